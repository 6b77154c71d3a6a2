"""Read what belongs to an aanmelding: the drafts of one person."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

import sqlalchemy as sa

from tafel.aanmeldingen.models import Veldconcept
from tafel.kern.db import sessie


def concepten(casus_id: uuid.UUID, gebruiker_id: uuid.UUID) -> Sequence[Veldconcept]:
    """Return the drafts of one person for the fields of one case. Never those of anybody else."""
    return sessie.scalars(
        sa.select(Veldconcept)
        .where(Veldconcept.casus_id == casus_id, Veldconcept.gebruiker_id == gebruiker_id)
        .order_by(Veldconcept.veld)
    ).all()
