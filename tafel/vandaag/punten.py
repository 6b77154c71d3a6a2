"""Read which cases of somebody are on today's agenda, each with its own computed time."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from tafel.casussen.models import Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.opvolging.queries.zicht import heeft_rol
from tafel.overleggen.models import DICHT, Agendapunt, Overleg
from tafel.overleggen.queries import dag_van, tijden_van
from tafel.toegang.rules import Actor


@dataclass(frozen=True)
class Tafelpunt:
    """One case on today's agenda: when it begins (None: it does not come up any more) and where."""

    nummer: str
    initialen: str
    begint_om: dt.time | None
    plaats: str


def mijn_punten_vandaag(actor: Actor, hoogstens: int) -> list[Tafelpunt]:
    """Return the cases of `actor` (as zaakonderzoeker) on today's agenda, by the clock, each with its own time.

    One statement: the items of others come along, because the times follow from all of them.
    """
    tafel_id = actor.tafel.id if actor.tafel else None
    rijen = (
        sessie.execute(
            sa.select(
                Overleg, Agendapunt.id, Agendapunt.minuten, Agendapunt.vast_om, Agendapunt.begonnen_op,
                Agendapunt.uitkomst, Casus.nummer, Casus.initialen,
                heeft_rol(actor, "zaakonderzoeker", "zonder_dossier").label("mijn"),
            )
            .options(joinedload(Overleg.pauzes))
            .join(Agendapunt, Agendapunt.overleg_id == Overleg.id)
            .join(Casus, Casus.id == Agendapunt.casus_id)
            .where(Overleg.tafel_id == tafel_id, Overleg.datum == vandaag(), Overleg.stand.not_in(DICHT))
            .order_by(Overleg.begint_om, Overleg.id, Agendapunt.volgorde, Agendapunt.id)
        )
        .unique()
        .all()
    )  # fmt: skip
    uit: list[Tafelpunt] = []
    for _, groep in itertools.groupby(rijen, key=lambda rij: rij.Overleg.id):
        punten = list(groep)
        tijden = tijden_van(dag_van(punten[0].Overleg, punten))
        for rij in punten:
            if rij.mijn:
                om = tijden[rij.id][0] if rij.id in tijden else None
                uit.append(Tafelpunt(rij.nummer, rij.initialen, om, rij.Overleg.plaats))
    return sorted(uit, key=lambda een: een.begint_om or dt.time.max)[:hoogstens]
