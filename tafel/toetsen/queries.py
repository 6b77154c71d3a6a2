"""Read the check of a case: as it is today, and as it was stored."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tafel.casussen.models import Toets
from tafel.criteria.feiten import feiten_uit
from tafel.criteria.keuzes import criteria_profiel
from tafel.criteria.rules import Toetsuitslag, toets
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie


def toets_van(casus: Any, profiel: str, dag: dt.date | None = None) -> Toetsuitslag:
    """Return the check of a case (or a row with its aanmelding) at a table of `profiel`, on `dag` (today)."""
    return toets(feiten_uit(casus.aanmelding, dag or vandaag(), criteria_profiel(profiel)))


def toetsen(casus_id: uuid.UUID) -> Sequence[Toets]:
    """Return the stored checks of a case, newest first."""
    return sessie.scalars(sa.select(Toets).where(Toets.casus_id == casus_id).order_by(Toets.op.desc())).all()
