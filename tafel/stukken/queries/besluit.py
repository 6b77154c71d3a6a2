"""Gather what stands on paper: the decisions of a meeting, and what surrounds one decision."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.besluiten.models import Akkoord, Besluit, Besluitonderdeel, Kostenregel
from tafel.besluiten.queries import Besluitbeeld, beeld_van_besluit
from tafel.besluiten.rules import Regelfeiten, aanduiding, besluit_stand_in_woorden, onderdeel_stand
from tafel.casussen.models import Betrokkene, Casus, Casustoegang
from tafel.draaiboeken.models import Verslagregel
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.letters import zonder_naam
from tafel.opvolging.models import Opvolgmoment
from tafel.overleggen.models import DICHT, Agendapunt, Overleg
from tafel.overleggen.queries import PlanOpTafel, plan_op_tafel
from tafel.stukken.queries.blad import namen_van, organisaties_van


@dataclass(frozen=True)
class Wachtend:
    """A budget holder who has not answered yet."""

    naam: str
    antwoord_voor: dt.date | None


@dataclass(frozen=True)
class Regel:
    """One part on paper: who, what, when, how it stands, what it costs."""

    nummer: int
    wie: str
    wat: str
    wanneer: dt.date
    stand: str
    wacht_op: tuple[Wachtend, ...]
    kosten: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True)
class Uitkomst:
    """What the table decided on one item: its number and sentence, and the parts."""

    besluit_id: uuid.UUID
    nummer: str
    zin: str
    onderdelen: tuple[Regel, ...]

    @property
    def in_woorden(self) -> str:
        """Return one sentence on what holds and what is still open."""
        return besluit_stand_in_woorden("vastgesteld", [een.stand for een in self.onderdelen])


def besluiten_van_overleg(overleg_id: uuid.UUID) -> dict[uuid.UUID, Uitkomst]:
    """Return the settled decision of every item of a meeting, by agenda item. Three statements."""
    onderdelen = _onderdelen(overleg_id)
    besluiten = sessie.execute(
        sa.select(Besluit.id, Besluit.nummer, Besluit.zin, Besluit.agendapunt_id)
        .join(Agendapunt, Agendapunt.id == Besluit.agendapunt_id)
        .where(Agendapunt.overleg_id == overleg_id, Besluit.stand == "vastgesteld")
    )
    return {b.agendapunt_id: Uitkomst(b.id, b.nummer, b.zin, tuple(onderdelen[b.id])) for b in besluiten}


def toelichtingen(overleg_id: uuid.UUID) -> dict[uuid.UUID, str]:
    """Return why an item ended without decision, by agenda item. One statement."""
    rijen = sessie.execute(
        sa.select(Agendapunt.id, Agendapunt.toelichting).where(
            Agendapunt.overleg_id == overleg_id, Agendapunt.uitkomst.is_not(None), Agendapunt.toelichting != ""
        )
    )
    return {rij.id: rij.toelichting for rij in rijen}


@dataclass(frozen=True)
class Opgenomen:
    """One line that its writer took up in the report of a case, as it stands on paper."""

    tekst: str
    door: str


def verslag_van_overleg(overleg_id: uuid.UUID) -> dict[uuid.UUID, list[Opgenomen]]:
    """Return what was taken up in the report at this meeting, by case, oldest first. One statement.

    For who may see the case (docs/keuzes/0018). What is typed becomes paper: the name of the child becomes a letter.
    """
    rijen = sessie.execute(
        sa.select(Verslagregel.tekst, Gebruiker.naam, Casus)
        .join(Casus, Casus.id == Verslagregel.casus_id)
        .join(Gebruiker, Gebruiker.id == Verslagregel.door_id)
        .where(Verslagregel.overleg_id == overleg_id)
        .order_by(Verslagregel.op, Verslagregel.id)
    )
    uit: dict[uuid.UUID, list[Opgenomen]] = defaultdict(list)
    for tekst, door, casus in rijen:
        uit[casus.id].append(Opgenomen(zonder_naam(tekst, namen_van(casus), organisaties_van(casus, ())), door))
    return uit


def _onderdelen(overleg_id: uuid.UUID) -> dict[uuid.UUID, list[Regel]]:
    kosten = _kosten(overleg_id)
    rijen = sessie.execute(
        sa.select(
            Besluitonderdeel.id,
            Besluitonderdeel.besluit_id,
            Besluitonderdeel.persoon,
            Besluitonderdeel.wat,
            Besluitonderdeel.wanneer,
            Betrokkene.rol,
            Betrokkene.organisatie,
            Casus.initialen,
        )
        .join(Besluit, Besluit.id == Besluitonderdeel.besluit_id)
        .join(Agendapunt, Agendapunt.id == Besluit.agendapunt_id)
        .join(Betrokkene, Betrokkene.id == Besluitonderdeel.betrokkene_id)
        .join(Casus, Casus.id == Besluit.casus_id)
        .where(Agendapunt.overleg_id == overleg_id, Besluit.stand == "vastgesteld")
        .order_by(Besluitonderdeel.volgorde, Besluitonderdeel.id)
    )
    uit: dict[uuid.UUID, list[Regel]] = defaultdict(list)
    for rij in rijen:
        regels = kosten.get(rij.id, [])
        uit[rij.besluit_id].append(
            Regel(
                nummer=len(uit[rij.besluit_id]) + 1,
                wie=wie_op_papier(rij.rol, rij.persoon, rij.organisatie, rij.initialen),
                wat=rij.wat,
                wanneer=rij.wanneer,
                stand=onderdeel_stand([Regelfeiten(tuple(stand for stand, _ in regel.akkoorden)) for regel in regels]),
                wacht_op=tuple(wie for regel in regels for stand, wie in regel.akkoorden if stand == "open"),
                kosten=tuple((regel.kant, regel.bedrag) for regel in regels),
            )
        )
    return uit


@dataclass(frozen=True)
class _Kosten:
    kant: str
    bedrag: Decimal
    akkoorden: list[tuple[str, Wachtend]]


def _kosten(overleg_id: uuid.UUID) -> dict[uuid.UUID, list[_Kosten]]:
    """Return the cost lines per part, each with the agreements that decide on it."""
    rijen = sessie.execute(
        sa.select(
            Kostenregel.id,
            Kostenregel.onderdeel_id,
            Kostenregel.kant,
            Kostenregel.bedrag,
            Akkoord.stand,
            Akkoord.antwoord_voor,
            Gebruiker.naam,
        )
        .join(Besluitonderdeel, Besluitonderdeel.id == Kostenregel.onderdeel_id)
        .join(Besluit, Besluit.id == Besluitonderdeel.besluit_id)
        .join(Agendapunt, Agendapunt.id == Besluit.agendapunt_id)
        .outerjoin(Akkoord, sa.and_(Akkoord.kostenregel_id == Kostenregel.id, Akkoord.taak == "beslist"))
        .outerjoin(Gebruiker, Gebruiker.id == Akkoord.gebruiker_id)
        .where(Agendapunt.overleg_id == overleg_id, Besluit.stand == "vastgesteld")
        .order_by(Kostenregel.kant, Kostenregel.id, Gebruiker.naam)
    )
    regels: dict[uuid.UUID, _Kosten] = {}
    uit: dict[uuid.UUID, list[_Kosten]] = defaultdict(list)
    for rij in rijen:
        if rij.id not in regels:
            regels[rij.id] = _Kosten(rij.kant, rij.bedrag, [])
            uit[rij.onderdeel_id].append(regels[rij.id])
        if rij.stand is not None:
            regels[rij.id].akkoorden.append((rij.stand, Wachtend(rij.naam, rij.antwoord_voor)))
    return uit


def wie_op_papier(rol: str, persoon: str, organisatie: str, initialen: str) -> str:
    """Return who does something as paper says it: "Mirjam Voorbeeld, school"; of the family never a name."""
    if rol == "leerling":
        return initialen
    if rol == "ouders":
        return "Ouders"
    partij = aanduiding(rol, "", organisatie).removeprefix("het ").removeprefix("de ")
    return f"{persoon}, {partij}" if partij and partij != persoon else persoon


def overleg_van(casus_id: uuid.UUID) -> dt.date | None:
    """Return the day of the meeting on whose agenda a case waits."""
    return sessie.scalar(
        sa.select(Overleg.datum)
        .join(Agendapunt, Agendapunt.overleg_id == Overleg.id)
        .where(Agendapunt.casus_id == casus_id, Agendapunt.uitkomst.is_(None), Overleg.stand.not_in(DICHT))
        .limit(1)
    )


@dataclass(frozen=True)
class Besluitblad:
    """Everything on the sheet of one decision."""

    besluit: Besluitbeeld
    overleg_datum: dt.date
    momenten: tuple[dt.date, ...]
    volger: str | None
    plan: PlanOpTafel | None = None


def besluitblad(besluit_id: uuid.UUID) -> Besluitblad:
    """Return the sheet of a decision: the decision, the day it was heard, the plan then, the moments to look back.

    Six statements.
    """
    beeld = beeld_van_besluit(besluit_id)
    datum, plan = plan_op_tafel(beeld.agendapunt_id)
    momenten = sessie.scalars(
        sa.select(Opvolgmoment.gepland_op)
        .where(Opvolgmoment.besluit_id == besluit_id, Opvolgmoment.stand != "vervallen")
        .order_by(Opvolgmoment.gepland_op)
    )
    volger = sessie.scalar(
        sa.select(Gebruiker.naam)
        .join(Casustoegang, Casustoegang.gebruiker_id == Gebruiker.id)
        .where(
            Casustoegang.casus_id == beeld.casus_id,
            Casustoegang.rol == "zaakonderzoeker",
            Casustoegang.geldt(vandaag()),
        )
        .order_by(Casustoegang.van.desc())
        .limit(1)
    )
    return Besluitblad(beeld, datum, tuple(momenten), volger, plan)
