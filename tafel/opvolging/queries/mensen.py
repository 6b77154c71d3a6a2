"""Who follows a case and must be told."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection

import sqlalchemy as sa

from tafel.casussen.models import Casus, Casustoegang
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.organisaties.models import Lidmaatschap


def voorzitters_van(casussen: Collection[uuid.UUID]) -> dict[uuid.UUID, list[uuid.UUID]]:
    """Return per case the chairs of its table who are no party in it (R25)."""
    dag = vandaag()
    partij = sa.exists().where(
        Casustoegang.casus_id == Casus.id,
        Casustoegang.gebruiker_id == Lidmaatschap.gebruiker_id,
        Casustoegang.rol == "partij",
        Casustoegang.geldt(dag),
    )
    rijen = sessie.execute(
        sa.select(Casus.id, Lidmaatschap.gebruiker_id)
        .join(Lidmaatschap, Lidmaatschap.tafel_id == Casus.tafel_id)
        .where(
            Casus.id.in_(casussen),
            Lidmaatschap.rol == "voorzitter",
            Lidmaatschap.geldt(dag),
            ~partij,
        )
        .distinct()
    ).all()
    return _per_casus(rijen)


def volgers_van(casussen: Collection[uuid.UUID]) -> dict[uuid.UUID, list[uuid.UUID]]:
    """Return per case its zaakonderzoekers; where there is none, the chairs of the table."""
    rijen = sessie.execute(
        sa.select(Casustoegang.casus_id, Casustoegang.gebruiker_id)
        .where(
            Casustoegang.casus_id.in_(casussen),
            Casustoegang.rol == "zaakonderzoeker",
            Casustoegang.geldt(vandaag()),
        )
        .distinct()
    ).all()
    per_casus = _per_casus(rijen)
    zonder = [een for een in casussen if een not in per_casus]
    if zonder:
        per_casus.update(voorzitters_van(zonder))
    return per_casus


def volgers(casus_id: uuid.UUID) -> list[uuid.UUID]:
    """Return who follows one case: its zaakonderzoekers, or else the chairs."""
    return volgers_van([casus_id]).get(casus_id, [])


def _per_casus(rijen: object) -> dict[uuid.UUID, list[uuid.UUID]]:
    per_casus: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for casus_id, gebruiker_id in rijen:  # type: ignore[attr-defined]
        per_casus[casus_id].append(gebruiker_id)
    return dict(per_casus)
