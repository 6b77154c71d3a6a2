"""The year of one case: its moments, its promises, where it stands."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tafel.besluiten.models import Besluit
from tafel.casussen.models import Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.opvolging.models import Opvolgmoment
from tafel.opvolging.queries.lijsten import ActieRegel, acties
from tafel.opvolging.rules import jaar_om
from tafel.organisaties.models import Tafel
from tafel.toegang.rules import Actor


@dataclass(frozen=True)
class Jaar:
    """What the page of one follow-up shows: `baan` is the year after the last decision, `eerder` what was before."""

    baan: list[Any]
    eerder: list[Any]
    acties: list[ActieRegel]
    maanden: int
    besluit_nummer: str | None
    om: bool

    @property
    def volgende(self) -> Any | None:
        """The first moment that still has to be held."""
        return next((een for een in self.baan if een.stand == "gepland"), None)

    @property
    def gehouden(self) -> list[Any]:
        """The moments of this year that were held, in the order of their day."""
        return sorted((een for een in self.baan if een.stand == "gehouden"), key=lambda een: een.gehouden_op)

    @property
    def punten(self) -> list[tuple[dt.date, int]]:
        """The hours per week that were reported, by day."""
        return [(een.gehouden_op, een.uren_per_week) for een in self.gehouden if een.uren_per_week is not None]


def get_jaar(actor: Actor, casus: Casus) -> Jaar:
    """Return the follow-up of `casus`: three statements."""
    rijen = sessie.execute(
        sa.select(
            Opvolgmoment.id, Opvolgmoment.besluit_id, Opvolgmoment.soort, Opvolgmoment.gepland_op, Opvolgmoment.stand,
            Opvolgmoment.gehouden_op, Opvolgmoment.met_wie, Opvolgmoment.verslag, Opvolgmoment.uren_per_week,
            Besluit.nummer, Besluit.vastgesteld_op,
        )
        .join(Besluit, Besluit.id == Opvolgmoment.besluit_id)
        .where(Opvolgmoment.casus_id == casus.id)
        .order_by(Besluit.vastgesteld_op, Besluit.volgnummer, Opvolgmoment.gepland_op, Opvolgmoment.id)
    ).all()  # fmt: skip
    laatste: uuid.UUID | None = rijen[-1].besluit_id if rijen else None
    maanden = sessie.scalars(sa.select(Tafel.nazorg_maanden).where(Tafel.id == casus.tafel_id)).one()
    return Jaar(
        baan=[een for een in rijen if een.besluit_id == laatste and een.stand != "vervallen"],
        eerder=[een for een in rijen if een.besluit_id != laatste and een.stand == "gehouden"],
        acties=acties(actor, casus_id=casus.id)[0],
        maanden=maanden,
        besluit_nummer=rijen[-1].nummer if rijen else None,
        om=jaar_om(casus.start_oplossing, maanden, vandaag()),
    )
