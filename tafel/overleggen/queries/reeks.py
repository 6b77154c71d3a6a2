"""Read what a series of meetings is planned with: the template, the holidays, the days that are taken."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from tafel.kern.db import sessie
from tafel.overleggen.models import Overleg, Overlegsjabloon, Schoolvakantie


def find_sjabloon(tafel_id: uuid.UUID) -> Overlegsjabloon | None:
    """Return how the meetings of this table usually are; None before the first series."""
    return sessie.scalar(sa.select(Overlegsjabloon).where(Overlegsjabloon.tafel_id == tafel_id))


def vorig_overleg(tafel_id: uuid.UUID) -> Overleg | None:
    """Return the latest meeting of this table that was not cancelled, with its pauses: how it usually goes."""
    vraag = sa.select(Overleg).where(Overleg.tafel_id == tafel_id, Overleg.stand != "geannuleerd")
    vraag = vraag.order_by(Overleg.datum.desc(), Overleg.begint_om.desc()).limit(1)
    return sessie.scalar(vraag.options(selectinload(Overleg.pauzes)))


def vakanties(tafel_id: uuid.UUID) -> Sequence[Schoolvakantie]:
    """Return the school holidays of this table, the first one first."""
    return sessie.scalars(
        sa.select(Schoolvakantie).where(Schoolvakantie.tafel_id == tafel_id).order_by(Schoolvakantie.van)
    ).all()


def dagen_met_overleg(tafel_id: uuid.UUID, van: dt.date, tot: dt.date) -> frozenset[dt.date]:
    """Return the days on which this table already meets."""
    vraag = sa.select(Overleg.datum).where(
        Overleg.tafel_id == tafel_id, Overleg.datum.between(van, tot), Overleg.stand != "geannuleerd"
    )
    return frozenset(sessie.scalars(vraag))
