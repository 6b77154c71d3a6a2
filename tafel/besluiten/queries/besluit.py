"""Read a decision: the whole picture in three statements, by agenda item, by id, by URL, per case."""

from __future__ import annotations

import uuid
from typing import Any

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.besluiten.models import Akkoord, Besluit, Besluitonderdeel, Commitment, Kostenregel
from tafel.besluiten.queries.beelden import Akkoordbeeld, Besluitbeeld, Kostenbeeld, Onderdeelbeeld, Partijbeeld
from tafel.besluiten.rules import Partijfeit, aanduiding
from tafel.casussen.models import Betrokkene, Casus, Casustoegang
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.organisaties.models import Tafel
from tafel.overleggen.models import Agendapunt, Deelname, Overleg
from tafel.toegang.rules import Actor, Zaak
from tafel.uitnodigingen.queries.laden import zit_bij


def besluit_van_punt(punt_id: uuid.UUID) -> Besluitbeeld | None:
    """Return the decision of an agenda item, or None when nobody began one. Three statements."""
    return _beeld(Besluit.agendapunt_id == punt_id)


def beeld_van_besluit(besluit_id: uuid.UUID) -> Besluitbeeld:
    """Return the picture of a decision that exists. Three statements."""
    beeld = _beeld(Besluit.id == besluit_id)
    if beeld is None:
        raise NietGevonden
    return beeld


def _beeld(welke: sa.ColumnElement[bool]) -> Besluitbeeld | None:
    rijen = sessie.execute(
        sa.select(
            Besluit.id,
            Besluit.versie,
            Besluit.tafel_id,
            Tafel.heeft_mandaat,
            Tafel.geldregel,
            Besluit.casus_id,
            Casus.nummer.label("casusnummer"),
            Casus.initialen,
            Casus.sector,
            Casus.school,
            Besluit.agendapunt_id,
            Overleg.id.label("overleg_id"),
            Overleg.stand.label("overleg_stand"),
            Besluit.nummer,
            Besluit.stand,
            Besluit.zin,
            Besluit.start_oplossing,
            Besluit.vastgesteld_op,
            Gebruiker.naam.label("vastgesteld_door"),
            Besluitonderdeel.id.label("onderdeel_id"),
            Besluitonderdeel.versie.label("onderdeel_versie"),
            Besluitonderdeel.soort,
            Besluitonderdeel.betrokkene_id,
            Besluitonderdeel.persoon,
            Besluitonderdeel.wat,
            Besluitonderdeel.wanneer,
            Besluitonderdeel.formeel_besluit,
        )
        .join(Casus, Casus.id == Besluit.casus_id)
        .join(Tafel, Tafel.id == Besluit.tafel_id)
        .join(Agendapunt, Agendapunt.id == Besluit.agendapunt_id)
        .join(Overleg, Overleg.id == Agendapunt.overleg_id)
        .outerjoin(Gebruiker, Gebruiker.id == Besluit.vastgesteld_door_id)
        .outerjoin(Besluitonderdeel, Besluitonderdeel.besluit_id == Besluit.id)
        .where(welke)
        .order_by(Besluitonderdeel.volgorde, Besluitonderdeel.id)
    ).all()
    if not rijen:
        return None
    kop = rijen[0]
    partijen = _partijen(kop)
    wie = {partij.id: partij for partij in partijen}
    kosten = _kosten(kop.id) if kop.onderdeel_id else {}
    onderdelen = [
        _onderdeel(nr, rij, wie.get(rij.betrokkene_id), kosten.get(rij.onderdeel_id, ()))
        for nr, rij in enumerate((rij for rij in rijen if rij.onderdeel_id), start=1)
    ]
    return Besluitbeeld(
        id=kop.id,
        versie=kop.versie,
        tafel_id=kop.tafel_id,
        tafel_heeft_mandaat=kop.heeft_mandaat,
        geldregel=kop.geldregel,
        casus_id=kop.casus_id,
        casusnummer=kop.casusnummer,
        initialen=kop.initialen,
        sector=kop.sector,
        school=bool(kop.school),
        agendapunt_id=kop.agendapunt_id,
        overleg_id=kop.overleg_id,
        overleg_bezig=kop.overleg_stand == "bezig",
        nummer=kop.nummer,
        stand=kop.stand,
        zin=kop.zin,
        start_oplossing=kop.start_oplossing,
        vastgesteld_op=kop.vastgesteld_op,
        vastgesteld_door=kop.vastgesteld_door or "",
        onderdelen=tuple(onderdelen),
        partijen=partijen,
    )


def _onderdeel(nr: int, rij: Any, partij: Partijbeeld | None, kosten: tuple[Kostenbeeld, ...]) -> Onderdeelbeeld:
    """Return one part; a leerling who carries it is named by initials."""
    rol = partij.rol if partij else "anders"
    return Onderdeelbeeld(
        id=rij.onderdeel_id,
        versie=rij.onderdeel_versie,
        nummer=nr,
        soort=rij.soort,
        betrokkene_id=rij.betrokkene_id,
        rol=rol,
        partij=aanduiding(rol, "", partij.feit.organisatie).removeprefix("het ").removeprefix("de ") if partij else "",
        persoon=partij.naam if partij and rol == "leerling" else rij.persoon,
        wat=rij.wat,
        wanneer=rij.wanneer,
        formeel_besluit=rij.formeel_besluit,
        kosten=kosten,
    )


def _kosten(besluit_id: uuid.UUID) -> dict[uuid.UUID, tuple[Kostenbeeld, ...]]:
    """Return the cost lines of a decision per part, each with its budget holders."""
    rijen = sessie.execute(
        sa.select(Kostenregel, Akkoord, Gebruiker.naam)
        .join(Besluitonderdeel, Besluitonderdeel.id == Kostenregel.onderdeel_id)
        .outerjoin(Akkoord, Akkoord.kostenregel_id == Kostenregel.id)
        .outerjoin(Gebruiker, Gebruiker.id == Akkoord.gebruiker_id)
        .where(Besluitonderdeel.besluit_id == besluit_id)
        .order_by(Kostenregel.kant, Kostenregel.van, Kostenregel.id, Akkoord.taak, Gebruiker.naam)
    ).all()
    regels: dict[uuid.UUID, Kostenregel] = {}
    akkoorden: dict[uuid.UUID, list[Akkoordbeeld]] = {}
    for regel, akkoord, naam in rijen:
        regels[regel.id] = regel
        if akkoord is not None:
            akkoorden.setdefault(regel.id, []).append(_akkoord(akkoord, naam))
    uit: dict[uuid.UUID, tuple[Kostenbeeld, ...]] = {}
    for regel in regels.values():
        beeld = Kostenbeeld(
            id=regel.id,
            versie=regel.versie,
            kant=regel.kant,
            bedrag=regel.bedrag,
            grond=regel.grond,
            van=regel.van,
            tot=regel.tot,
            gevraagd_door_id=regel.gevraagd_door_id,
            akkoorden=tuple(akkoorden.get(regel.id, ())),
        )
        uit[regel.onderdeel_id] = (*uit.get(regel.onderdeel_id, ()), beeld)
    return uit


def _akkoord(rij: Akkoord, naam: str) -> Akkoordbeeld:
    return Akkoordbeeld(
        id=rij.id,
        gebruiker_id=rij.gebruiker_id,
        naam=naam,
        functie=rij.functie,
        taak=rij.taak,
        stand=rij.stand,
        reden=rij.reden,
        gevraagd_op=rij.gevraagd_op,
        antwoord_voor=rij.antwoord_voor,
        beslist_op=rij.beslist_op,
    )


def _partijen(kop: Any) -> tuple[Partijbeeld, ...]:
    """Return everybody in the case in their order: heard or not at this item, and their answer to this decision."""
    rijen = sessie.execute(
        sa.select(Betrokkene, Deelname, Commitment)
        .outerjoin(
            Deelname, sa.and_(Deelname.betrokkene_id == Betrokkene.id, Deelname.agendapunt_id == kop.agendapunt_id)
        )
        .outerjoin(Commitment, sa.and_(Commitment.betrokkene_id == Betrokkene.id, Commitment.besluit_id == kop.id))
        .where(Betrokkene.casus_id == kop.casus_id, zit_bij(kop.agendapunt_id))
        .order_by(Betrokkene.volgorde)
    ).all()
    return tuple(_partij(mens, hier, antwoord, kop.initialen) for mens, hier, antwoord in rijen)


def _partij(mens: Betrokkene, hier: Deelname | None, antwoord: Commitment | None, initialen: str) -> Partijbeeld:
    telt = antwoord is not None and antwoord.vervallen_op is None
    feit = Partijfeit(
        id=mens.id,
        rol=mens.rol,
        naam=initialen if mens.rol == "leerling" else mens.naam,
        organisatie=mens.organisatie,
        heeft_mandaat=mens.heeft_mandaat,
        gehoord=hier.gehoord if hier else None,
        inbreng=hier.inbreng if hier else "",
        reden=hier.reden if hier else "",
        uitnodiging_1=hier.uitnodiging_1 if hier else None,
        uitnodiging_2=hier.uitnodiging_2 if hier else None,
        antwoord=antwoord.antwoord if antwoord and telt else None,
    )
    return Partijbeeld(
        feit=feit,
        versie=antwoord.versie if antwoord else 0,
        functie=mens.functie,
        gebruiker_id=mens.gebruiker_id,
        toelichting=antwoord.toelichting if antwoord else "",
        op=antwoord.op if antwoord else None,
        eerder=antwoord.antwoord if antwoord and not telt else None,
    )


def besluit_uit_url(actor: Actor, nummer: str) -> tuple[dict[str, Any], Zaak]:
    """Load a settled decision for one person, in one statement: {"besluit": Besluit} and what the policy must know.

    `eigen` is true when an agreement on it is addressed to this person. Raise NietGevonden for an unknown number, and
    for one of another table.
    """
    dag = vandaag()
    aan_mij = (
        sa.select(Akkoord.id)
        .join(Kostenregel, Kostenregel.id == Akkoord.kostenregel_id)
        .join(Besluitonderdeel, Besluitonderdeel.id == Kostenregel.onderdeel_id)
        .where(Besluitonderdeel.besluit_id == Besluit.id, Akkoord.gebruiker_id == actor.id)
        .exists()
    )
    rijen = sessie.execute(
        sa.select(Besluit, Casus.stand, Casustoegang.rol_op(dag).label("rol"), aan_mij.label("eigen"))
        .join(Casus, Casus.id == Besluit.casus_id)
        .outerjoin(
            Casustoegang,
            sa.and_(
                Casustoegang.casus_id == Casus.id,
                Casustoegang.gebruiker_id == actor.id,
                Casustoegang.geldt(dag),
            ),
        )
        .where(Besluit.nummer == nummer, Besluit.tafel_id == (actor.tafel.id if actor.tafel else None))
    ).all()
    if not rijen:
        raise NietGevonden
    besluit, stand, _, eigen = rijen[0]
    rollen = frozenset(rij.rol for rij in rijen if rij.rol)
    return {"besluit": besluit}, Zaak(besluit.tafel_id, rollen, stand, bool(eigen))


def besluiten_van_casus(casus_id: uuid.UUID) -> list[sa.Row[Any]]:
    """Return the settled decisions of a case, newest first: id, nummer, zin, stand, vastgesteld_op. One statement."""
    return list(
        sessie.execute(
            sa.select(Besluit.id, Besluit.nummer, Besluit.zin, Besluit.stand, Besluit.vastgesteld_op)
            .where(Besluit.casus_id == casus_id, Besluit.stand != "concept")
            .order_by(Besluit.vastgesteld_op.desc())
        )
    )
