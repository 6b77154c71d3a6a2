"""Read what belongs to an aanmelding: the drafts of one person, the organisations one may mean."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

import sqlalchemy as sa

from tafel.aanmeldingen.models import Veldconcept
from tafel.kern.db import sessie
from tafel.organisaties.models import Lidmaatschap, Organisatie


def concepten(casus_id: uuid.UUID, gebruiker_id: uuid.UUID) -> Sequence[Veldconcept]:
    """Return the drafts of one person for the fields of one case. Never those of anybody else."""
    return sessie.scalars(
        sa.select(Veldconcept)
        .where(Veldconcept.casus_id == casus_id, Veldconcept.gebruiker_id == gebruiker_id)
        .order_by(Veldconcept.veld)
    ).all()


def organisaties(tafel_id: uuid.UUID) -> Sequence[str]:
    """Return the names of the organisations whose people sit at this table."""
    leden = sa.select(Lidmaatschap.organisatie_id).where(Lidmaatschap.tafel_id == tafel_id)
    return sessie.scalars(sa.select(Organisatie.naam).where(Organisatie.id.in_(leden)).order_by(Organisatie.naam)).all()
