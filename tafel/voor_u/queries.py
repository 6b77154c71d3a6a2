"""Read the page of one leerling or parent: own case, own time, who comes; nothing of others."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import PARTIJROLLEN, Betrokkene, Casus, Casustoegang
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.links.models import PersoonlijkeLink
from tafel.links.queries import laatste_links, zoek
from tafel.organisaties.models import Tafel
from tafel.overleggen.models import DICHT, Agendapunt, Overleg
from tafel.toegang.rules import Actor, Zaak
from tafel.toestemmingen.queries import registerfeiten
from tafel.uitnodigingen.models import Tijdslot
from tafel.uitnodigingen.queries import laden
from tafel.uitnodigingen.rules.antwoorden import GEZIN
from tafel.uitnodigingen.rules.familie import DOEL, beslist_zelf, waarom_geen_bladzijde
from tafel.uitnodigingen.rules.mandaat import Houder
from tafel.voor_u.rules import teksten
from tafel.voor_u.rules.teksten import Lezer


@dataclass(frozen=True)
class Mens:
    """Somebody who comes: name, what they are, whether and what they may decide, or that they can't come."""

    naam: str
    wat: str
    beslist: bool
    mag: str
    komt_niet: bool = False


@dataclass(frozen=True)
class Bellen:
    """Whom to call."""

    naam: str
    telefoon: str
    vast: bool  # the zaakonderzoeker: stays for a year


@dataclass(frozen=True)
class Bladzijde:
    """Everything on the page of one person."""

    casus: Casus
    betrokkene: Betrokkene
    lezer: Lezer
    tafel: str
    slot: Tijdslot | None  # the invitation that holds; None: no day yet
    overleg: Overleg | None
    voorzitter: str
    begonnen: bool
    voorbij: bool
    mensen: tuple[Mens, ...]
    bel: Bellen | None

    @property
    def minuten(self) -> int:
        """How long the own part lasts."""
        if self.slot is None:
            return 0
        begin, eind = self.slot.begint_om, self.slot.eindigt_om
        return (eind.hour - begin.hour) * 60 + eind.minute - begin.minute


def open_code(code: str) -> tuple[PersoonlijkeLink, Casus, Betrokkene]:
    """Return what a code of a family opens now: link, case, person. Two statements.

    Raises NietGevonden also for somebody who may no longer read it: a parent who is shut out, a leerling of 16 who does
    not want it. That is asked each time, so it stops at once.
    """
    link, casus, betrokkene = zoek(code, DOEL)
    if casus.stand == "concept" or betrokkene.rol not in GEZIN or waarom_niet(casus, [betrokkene])[betrokkene.id]:
        raise NietGevonden
    return link, casus, betrokkene


def waarom_niet(casus: Casus, wie: Iterable[Betrokkene]) -> dict[uuid.UUID, str]:
    """Return of each person why they have no page today; "" when they have. One statement."""
    feiten = registerfeiten(casus)
    return {b.id: waarom_geen_bladzijde(feiten, [vandaag()], b.rol, b.naam) for b in wie}


def bladzijde(casus: Casus, betrokkene: Betrokkene) -> Bladzijde:
    """Return the page of one person: at most five statements, whatever the number of people."""
    rij = sessie.execute(
        sa.select(
            Tafel.naam, Tafel.heeft_mandaat, Tijdslot, Overleg, Gebruiker.naam.label("voorzitter"), Gebruiker.telefoon,
            Agendapunt.begonnen_op, Agendapunt.uitkomst,
        )
        .select_from(Tafel)
        .outerjoin(
            Tijdslot,
            sa.and_(
                Tijdslot.casus_id == casus.id, Tijdslot.stoel == f"b:{betrokkene.id}", Tijdslot.gestuurd_op.is_not(None)
            ),
        )
        .outerjoin(Overleg, Overleg.id == Tijdslot.overleg_id)
        .outerjoin(Gebruiker, Gebruiker.id == Overleg.voorzitter_id)
        .outerjoin(Agendapunt, sa.and_(Agendapunt.overleg_id == Overleg.id, Agendapunt.casus_id == casus.id))
        .where(Tafel.id == casus.tafel_id)
        .order_by(sa.or_(Tijdslot.afgezegd, Tijdslot.ingetrokken), Tijdslot.datum.desc())
        .limit(1)
    ).one()  # fmt: skip
    slot: Tijdslot | None = rij.Tijdslot
    overleg: Overleg | None = rij.Overleg
    begonnen = rij.begonnen_op is not None or rij.uitkomst is not None
    if slot is not None and (slot.afgezegd or slot.ingetrokken) and not begonnen:
        slot = overleg = None
    lezer = Lezer(
        jij=betrokkene.rol == "leerling", sector=casus.sector, ingeschreven=bool(casus.school),
        thuis_sinds=casus.thuis_sinds if casus.thuis_sinds and casus.thuis_sinds <= vandaag() else None,
        oorzaak=casus.oorzaak_soort, beslist_zelf=beslist_zelf(casus.geboortedatum, vandaag()),
        mandaat=rij.heeft_mandaat,
    )  # fmt: skip
    voorbij = slot is not None and overleg is not None and (slot.datum < vandaag() or overleg.stand in DICHT)
    bellen, onderzoeker = _bellen(casus.id)
    if rij.telefoon and not (bellen and bellen.telefoon):
        bellen = Bellen(rij.voorzitter, rij.telefoon, False)
    mensen = _mensen(casus, slot, overleg, lezer, rij.voorzitter or "", onderzoeker)
    return Bladzijde(
        casus, betrokkene, lezer, rij.naam, slot, overleg, rij.voorzitter or "De voorzitter", begonnen,
        voorbij or rij.uitkomst is not None, mensen, bellen,
    )  # fmt: skip


def _bellen(casus_id: uuid.UUID) -> tuple[Bellen | None, str]:
    """Return whom to call, and the name of the zaakonderzoeker: the one who stays, if there is one with a telephone."""
    rijen = sessie.execute(
        sa.select(Gebruiker.naam, Gebruiker.telefoon, Casustoegang.rol)
        .join(Casustoegang, Casustoegang.gebruiker_id == Gebruiker.id)
        .where(
            Casustoegang.casus_id == casus_id, Casustoegang.geldt(vandaag()), Gebruiker.actief,
            Casustoegang.rol.in_(("zaakonderzoeker", "casusverantwoordelijke")),
        )
        .order_by(Casustoegang.rol.desc(), Casustoegang.van, Gebruiker.naam)
    ).all()  # fmt: skip
    onderzoeker = next((rij.naam for rij in rijen if rij.rol == "zaakonderzoeker"), "")
    beste = next((rij for rij in rijen if rij.telefoon), rijen[0] if rijen else None)
    return (Bellen(beste.naam, beste.telefoon, beste.rol == "zaakonderzoeker") if beste else None), onderzoeker


def _mensen(
    casus: Casus,
    slot: Tijdslot | None,
    overleg: Overleg | None,
    lezer: Lezer,
    voorzitter: str,
    onderzoeker: str,
) -> tuple[Mens, ...]:
    """Return who comes to this case: who is invited and was told, the chair, the zaakonderzoeker."""
    if slot is None or overleg is None:
        return ()
    ander = sessie.execute(
        sa.select(Tijdslot.stoel, Tijdslot.hoedanigheid, Tijdslot.rol, Tijdslot.naam, Tijdslot.antwoord).where(
            Tijdslot.overleg_id == overleg.id, Tijdslot.casus_id == casus.id, Tijdslot.id != slot.id,
            ~Tijdslot.afgezegd, ~Tijdslot.ingetrokken, Tijdslot.gestuurd_op.is_not(None),
        )
    ).all()  # fmt: skip
    op_stoel = {
        f"b:{rij.id}": rij
        for rij in sessie.execute(
            sa.select(
                Betrokkene.id, Betrokkene.functie, Betrokkene.organisatie, Betrokkene.mandaat, Betrokkene.heeft_mandaat
            ).where(Betrokkene.casus_id == casus.id)
        )
    }
    houders: dict[str, list[Houder]] = {}
    if any(rij.hoedanigheid == "geld" for rij in ander):
        for h in laden.leden(overleg).houders:
            houders.setdefault(f"g:{h.gebruiker_id}", []).append(h)
    gezin = [_familie(rij.rol, lezer, casus) for rij in ander if rij.rol in GEZIN]
    leiders = [Mens(voorzitter, "leidt het gesprek", False, "")] if voorzitter else []
    if onderzoeker and onderzoeker != voorzitter:
        hoort = f"hoort {'jouw' if lezer.jij else 'uw'} verhaal"
        leiders.append(Mens(onderzoeker, hoort, False, ""))
    rest = sorted(ander, key=lambda rij: PARTIJROLLEN.index(rij.rol) if rij.rol else len(PARTIJROLLEN))
    anderen = [
        _mens(rij, op_stoel.get(rij.stoel), houders.get(rij.stoel, []), lezer) for rij in rest if rij.rol not in GEZIN
    ]
    return (*gezin, *leiders, *anderen)


def _familie(rol: str, lezer: Lezer, casus: Casus) -> Mens:
    """Return another of the family: no name, no address."""
    if rol == "leerling":
        return Mens(f"Uw kind ({casus.initialen})", "en u", False, "")
    if lezer.jij:
        return Mens("Je ouders", "of wie voor je zorgt", False, "")
    return Mens("Een andere ouder", "of wie voor uw kind zorgt", False, "")


def _mens(rij: Any, stoel: Any, houders: Sequence[Houder], lezer: Lezer) -> Mens:
    komt_niet = rij.antwoord == "kan_niet"
    if rij.hoedanigheid == "leiding":
        return Mens(rij.naam, "leidinggevende, komt meedenken", False, "Geeft advies, beslist niet", komt_niet)
    if rij.hoedanigheid == "geld":
        functie = houders[0].functie if houders else ""
        over = teksten.mag_geld(houders[0]) if houders and lezer.mandaat else ""
        return Mens(rij.naam, functie or "gaat over geld", bool(over), over or "Geeft advies, beslist niet", komt_niet)
    functie, organisatie = (stoel.functie, stoel.organisatie) if stoel else ("", "")
    wat = teksten.wie_is(rij.rol, rij.naam, functie, organisatie, lezer)
    beslist, mag = teksten.mag_partij(
        bool(stoel and stoel.heeft_mandaat), stoel.mandaat if stoel else "", lezer.mandaat
    )
    return Mens(rij.naam, wat, beslist, mag, komt_niet)


# --- for who chairs ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Familielid:
    """One of the family in the list of the chair: whether they may have a page, and their last link."""

    betrokkene: Betrokkene
    waarom_niet: str
    link: PersoonlijkeLink | None
    zei: Tijdslot | None = None  # the newest invitation, with what they said on their page


def familie(casus: Casus) -> list[Familielid]:
    """Return leerling and ouders of a case with their links and what they said. Four statements."""
    wie = sessie.scalars(
        sa.select(Betrokkene)
        .where(Betrokkene.casus_id == casus.id, Betrokkene.rol.in_(sorted(GEZIN)))
        .order_by(Betrokkene.volgorde)
    ).all()
    redenen = waarom_niet(casus, wie) if wie else {}
    links = laatste_links([b.id for b in wie], DOEL)
    zei = {
        slot.stoel: slot
        for slot in sessie.scalars(
            sa.select(Tijdslot)
            .where(Tijdslot.casus_id == casus.id, Tijdslot.rol.in_(sorted(GEZIN)))
            .order_by(Tijdslot.datum, Tijdslot.gestuurd_op)
        )
    }
    return [Familielid(b, redenen[b.id], links.get(b.id), zei.get(f"b:{b.id}")) for b in wie]


def overlegdag(casus_id: uuid.UUID) -> Any:
    """Return the day of the meeting whose agenda this case is on, or None. One statement."""
    return sessie.scalar(
        sa.select(Overleg.datum)
        .join(Agendapunt, Agendapunt.overleg_id == Overleg.id)
        .where(Agendapunt.casus_id == casus_id, Agendapunt.uitkomst.is_(None), Overleg.stand.not_in(DICHT))
    )


def familielid_uit_url(actor: Actor, nummer: str, betrokkene_id: uuid.UUID, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Load a case and one of its family: {"casus", "betrokkene"}; raises NietGevonden for others. One statement."""
    rijen = sessie.execute(
        sa.select(Casus, Betrokkene, Casustoegang.rol_op(vandaag()))
        .join(Betrokkene, Betrokkene.casus_id == Casus.id)
        .outerjoin(
            Casustoegang,
            sa.and_(
                Casustoegang.casus_id == Casus.id, Casustoegang.gebruiker_id == actor.id, Casustoegang.geldt(vandaag())
            ),
        )
        .where(
            Casus.tafel_id == (actor.tafel.id if actor.tafel else None), Casus.nummer == nummer,
            Betrokkene.id == betrokkene_id, Betrokkene.rol.in_(sorted(GEZIN)),
        )
    ).all()  # fmt: skip
    if not rijen:
        raise NietGevonden
    casus: Casus = rijen[0][0]
    rollen = frozenset(rij[2] for rij in rijen if rij[2])
    return {"casus": casus, "betrokkene": rijen[0][1]}, Zaak(casus.tafel_id, rollen, casus.stand)
