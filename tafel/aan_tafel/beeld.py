"""What the live page shows, as plain values: agenda, people, decision. Made by queries, read by views and templates."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tafel.casussen.rules import GEZIN, ROLWOORDEN
from tafel.overleggen.queries import PlanOpTafel


@dataclass(frozen=True)
class Punt:
    """One item of the agenda. `leesbaar`: this person may read the case behind it."""

    id: uuid.UUID
    casus_id: uuid.UUID
    nummer: str
    initialen: str
    volgorde: int
    minuten: int
    versie: int
    begonnen_op: dt.datetime | None
    uitkomst: str | None
    toelichting: str
    casus_stand: str
    leesbaar: bool
    zelf_partij: bool
    geopend_in_log: bool
    klaar_op: dt.datetime | None = None
    begint: dt.time = dt.time(0)
    vast_om: dt.time | None = None


@dataclass(frozen=True)
class Mens:
    """One person at the table with what they said and whether they bind themselves."""

    id: uuid.UUID
    volgorde: int
    rol: str
    naam: str
    organisatie: str
    functie: str
    mandaat: str
    heeft_mandaat: bool
    deelname_versie: int | None
    aanwezig: bool | None
    gehoord: str | None
    inbreng: str
    reden: str
    uitnodiging_1: dt.date | None
    uitnodiging_2: dt.date | None
    antwoord: str | None
    toelichting: str
    commitment_versie: int | None
    vervallen_op: dt.datetime | None = None
    wie: str = ""

    @property
    def eigen(self) -> bool:
        """Tell whether these are the words of the family (plum)."""
        return self.rol in GEZIN

    @property
    def rolnaam(self) -> str:
        """Return the word for the role."""
        return ROLWOORDEN[self.rol]


@dataclass(frozen=True)
class Budgethouder:
    """Who is asked to agree with one cost line, and what they said."""

    gebruiker_id: uuid.UUID
    naam: str
    taak: str
    stand: str


@dataclass(frozen=True)
class Kosten:
    """One cost line of a part."""

    id: uuid.UUID
    versie: int
    kant: str
    bedrag: Decimal
    grond: str
    van: dt.date
    tot: dt.date
    gevraagd: list[Budgethouder] = field(default_factory=list)

    @property
    def beslissers(self) -> list[Budgethouder]:
        """Return who has to agree."""
        return [wie for wie in self.gevraagd if wie.taak == "beslist"]


@dataclass(frozen=True)
class Deel:
    """One part of the decision with its costs."""

    id: uuid.UUID
    versie: int
    volgorde: int
    soort: str
    betrokkene_id: uuid.UUID
    persoon: str
    wat: str
    wanneer: dt.date
    formeel_besluit: str
    kosten: list[Kosten] = field(default_factory=list)


@dataclass(frozen=True)
class Besluitbeeld:
    """The decision of an item, draft or settled."""

    id: uuid.UUID
    versie: int
    nummer: str | None
    stand: str
    zin: str
    start_oplossing: dt.date | None
    delen: Sequence[Deel]


@dataclass(frozen=True)
class Casusbeeld:
    """What of the case is on the table."""

    vraag: str
    geboortedatum: dt.date | None
    sector: str | None
    school: str | None
    thuis_sinds: dt.date | None
    aanmelding: dict[str, Any]
    tafelcode: str
    tafel_heeft_mandaat: bool
    plan: PlanOpTafel | None = None  # the version that was pinned when the meeting opened


@dataclass(frozen=True)
class Tafelbeeld:
    """One item at the table: the case, its people, its decision."""

    punt: Punt
    casus: Casusbeeld
    mensen: Sequence[Mens]
    besluit: Besluitbeeld | None

    @property
    def gehoord(self) -> int:
        """Return how many people have been heard, or got the opportunity."""
        return sum(m.gehoord is not None for m in self.mensen)

    @property
    def niet_gehoord(self) -> list[Mens]:
        """Return who still has to be heard, in order."""
        return [m for m in self.mensen if m.gehoord is None]

    @property
    def zonder_antwoord(self) -> list[Mens]:
        """Return who has not said yet whether they bind themselves, in order."""
        return [m for m in self.mensen if m.antwoord is None]

    def mens(self, sleutel: str | uuid.UUID | None) -> Mens | None:
        """Return the person with this id, or None."""
        return next((m for m in self.mensen if str(m.id) == str(sleutel)), None)

    def deel(self, sleutel: str | uuid.UUID | None) -> Deel | None:
        """Return the part with this id, or None."""
        delen = self.besluit.delen if self.besluit else ()
        return next((d for d in delen if str(d.id) == str(sleutel)), None)
