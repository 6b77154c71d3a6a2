"""The plan that lies on the table: the version that was pinned when the meeting opened."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tafel.kern.db import sessie
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.plannen.models import Planversie
from tafel.plannen.rules.versies import KORT, is_heel

KOLOMMEN = (
    Planversie.nummer.label("plan_nummer"),
    Planversie.merk.label("plan_merk"),
    Planversie.inhoud.label("plan_inhoud"),
    Planversie.document_merk.label("plan_document_merk"),
)
"""What `uit_rij` needs, for a query that joins Planversie on Agendapunt.planversie_id."""


@dataclass(frozen=True)
class PlanOpTafel:
    """The pinned version: number, short fingerprint, content. `heel` is False when the stored text was changed."""

    nummer: int
    kort: str
    heel: bool
    inhoud: Mapping[str, Any]
    nieuwste: int | None = None  # the version that holds now, when that is a later one


def uit_rij(rij: Any) -> PlanOpTafel | None:
    """Return the pinned version out of a row with `KOLOMMEN`; None when nothing was pinned."""
    if rij.plan_nummer is None:
        return None
    heel = is_heel(rij.plan_inhoud, rij.plan_document_merk, rij.plan_merk)
    nieuwste = getattr(rij, "plan_nieuwste", None)
    later = nieuwste if nieuwste and nieuwste > rij.plan_nummer else None
    return PlanOpTafel(rij.plan_nummer, rij.plan_merk[:KORT], heel, rij.plan_inhoud, later)


def plan_op_tafel(punt_id: uuid.UUID) -> tuple[dt.date, PlanOpTafel | None]:
    """Return the day of the meeting of this item, and the plan that lay on its table (one statement)."""
    nu = sa.orm.aliased(Planversie)
    rij = sessie.execute(
        sa.select(Overleg.datum, nu.nummer.label("plan_nieuwste"), *KOLOMMEN)
        .join(Agendapunt, Agendapunt.overleg_id == Overleg.id)
        .outerjoin(Planversie, Planversie.id == Agendapunt.planversie_id)
        .outerjoin(nu, sa.and_(nu.casus_id == Agendapunt.casus_id, nu.stand == "definitief"))
        .where(Agendapunt.id == punt_id)
    ).one()
    return rij.datum, uit_rij(rij)
