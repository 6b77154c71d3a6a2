"""Read the page of one leerling or parent: own case, own time, who comes; nothing of others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import PARTIJROLLEN, Betrokkene, Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.organisaties.models import Tafel
from tafel.overleggen.models import DICHT, Agendapunt, Overleg
from tafel.uitnodigingen.models import Tijdslot
from tafel.uitnodigingen.queries import laden
from tafel.uitnodigingen.queries.bellen import Bellen, belbaar
from tafel.uitnodigingen.queries.eerder import Nu, eerder, hoe_nu, is_begonnen, punt_kolommen
from tafel.uitnodigingen.rules.antwoorden import GEZIN
from tafel.uitnodigingen.rules.familie import beslist_zelf, komt_met_ouders
from tafel.uitnodigingen.rules.mandaat import Houder
from tafel.uitnodigingen.rules.regel import van_naar, vraag_opnieuw
from tafel.uitnodigingen.rules.slots import Vak
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
    nu: Nu | None = None  # how the invitation stands now: a meeting that moved shows its new day at once
    vervalt: dt.date | None = None  # the day of a talk that does not go on, of which the mail did not go yet

    @property
    def vak(self) -> Vak | None:
        """When and where the own part is."""
        return self.nu.vak if self.nu is not None else None

    @property
    def antwoord(self) -> str:
        """What they said about this moment."""
        return self.nu.antwoord if self.nu is not None else "open"

    @property
    def verzet(self) -> str:
        """That it moved, from when to when; "" when it did not, or when they answered after that."""
        if self.vak is None or self.nu is None or self.nu.was is None:
            return ""
        return f"Let op, dit is veranderd: {_punten(van_naar(self.nu.was, self.vak))}."

    @property
    def vraag(self) -> str:
        """The question once more, when they said something about another moment."""
        if self.vak is None or self.nu is None or self.nu.toen is None:
            return ""
        return _punten(vraag_opnieuw(self.nu.zei, self.nu.toen, self.vak, self.lezer.jij))

    @property
    def minuten(self) -> int:
        """How long the own part lasts."""
        if self.vak is None:
            return 0
        begin, eind = self.vak.begint_om, self.vak.eindigt_om
        return (eind.hour - begin.hour) * 60 + eind.minute - begin.minute


def _punten(zin: str) -> str:
    """Return a sentence with times as they stand on this page: 09.35."""
    return zin.replace(":", ".")


def bladzijde(casus: Casus, betrokkene: Betrokkene) -> Bladzijde:
    """Return the page of one person: at most five statements, whatever the number of people; one more while the mails
    about another day did not go.
    """
    rij = sessie.execute(
        sa.select(
            Tafel.naam, Tafel.heeft_mandaat, Tijdslot, Overleg, Gebruiker.naam.label("voorzitter"),
            *punt_kolommen(), *eerder(),
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
    begonnen = is_begonnen(rij)
    staat = hoe_nu([rij])[slot.id] if slot is not None else None
    vervalt: dt.date | None = None
    if slot is not None and not begonnen:
        if slot.afgezegd or slot.ingetrokken:
            slot = overleg = staat = None
        elif staat is not None and staat.vak is None:
            vervalt = slot.datum if slot.datum >= vandaag() else None
            slot = overleg = staat = None
    lezer = Lezer(
        jij=betrokkene.rol == "leerling", sector=casus.sector, ingeschreven=bool(casus.school),
        thuis_sinds=casus.thuis_sinds if casus.thuis_sinds and casus.thuis_sinds <= vandaag() else None,
        oorzaak=casus.oorzaak_soort, beslist_zelf=beslist_zelf(casus.geboortedatum, vandaag()),
        mandaat=rij.heeft_mandaat,
        jong=komt_met_ouders(casus.geboortedatum, overleg.datum if overleg is not None else vandaag()),
    )  # fmt: skip
    dag = staat.vak.datum if staat is not None and staat.vak is not None else None
    voorbij = dag is not None and overleg is not None and (dag < vandaag() or overleg.stand in DICHT)
    bel = belbaar([casus.id], rij.Overleg.voorzitter_id if rij.Overleg is not None else None)[casus.id]
    mensen = _mensen(casus, slot, overleg, lezer, rij.voorzitter or "", bel.onderzoeker)
    return Bladzijde(
        casus, betrokkene, lezer, rij.naam, slot, overleg, rij.voorzitter or "De voorzitter", begonnen,
        voorbij or (begonnen and rij.uitkomst is not None), mensen, bel.beste, staat, vervalt,
    )  # fmt: skip


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
    if lezer.jong and not lezer.jij and not any(rij.rol == "leerling" for rij in ander):
        gezin.insert(0, Mens(f"Uw kind ({casus.initialen})", "mag met u mee", False, ""))
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
        return Mens(rij.naam, teksten.wie_geld(functie), bool(over), over or "Geeft advies, beslist niet", komt_niet)
    functie, organisatie = (stoel.functie, stoel.organisatie) if stoel else ("", "")
    wat = teksten.wie_is(rij.rol, rij.naam, functie, organisatie, lezer)
    beslist, mag = teksten.mag_partij(
        bool(stoel and stoel.heeft_mandaat), stoel.mandaat if stoel else "", lezer.mandaat
    )
    return Mens(rij.naam, wat, beslist, mag, komt_niet)
