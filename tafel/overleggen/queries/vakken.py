"""The computed times of a meeting: one answer for the agenda, the invitations, the paper and the table."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import sqlalchemy as sa

from tafel.kern.db import sessie
from tafel.overleggen.models import Agendapunt, Overleg, Pauze
from tafel.overleggen.rules.dagindeling import Blok, Dag, deel_in, punt_als_blok


class MetDuur(Protocol):
    """An item as any screen knows it: whose it is, how long, when fixed, how far."""

    @property
    def id(self) -> uuid.UUID:
        """Return the key of the item."""

    @property
    def minuten(self) -> int:
        """Return how long it lasts."""

    @property
    def vast_om(self) -> dt.time | None:
        """Return its fixed time, if it has one."""

    @property
    def uitkomst(self) -> str | None:
        """Return its outcome, if it has one."""


def pauzes_van(overleg: Overleg) -> Sequence[Pauze]:
    """Return the pauses of a meeting, by the clock. No statement when the meeting was loaded with them."""
    if "pauzes" not in sa.inspect(overleg).unloaded:
        return overleg.pauzes
    return sessie.scalars(sa.select(Pauze).where(Pauze.overleg_id == overleg.id).order_by(Pauze.om)).all()


def _begonnen(punt: Any) -> bool:
    return bool(punt.begonnen) if hasattr(punt, "begonnen") else punt.begonnen_op is not None


def blokken(punten: Iterable[MetDuur], pauzes: Iterable[Pauze]) -> list[Blok]:
    """Return what takes time: items in their order without those that left the agenda, and the pauses."""
    van_punten = [punt_als_blok(str(p.id), p.minuten, _begonnen(p), p.uitkomst, p.vast_om) for p in punten]
    return [
        *(blok for blok in van_punten if blok is not None),
        *(Blok(str(een.id), een.minuten, een.om, "pauze") for een in pauzes),
    ]


def dag_van(overleg: Overleg, punten: Iterable[MetDuur], pauzes: Iterable[Pauze] | None = None) -> Dag:
    """Return the computed day of a meeting with these items (in order of volgorde)."""
    vrij = pauzes_van(overleg) if pauzes is None else pauzes
    return deel_in(overleg.begint_om, overleg.eindigt_om, overleg.welkom_minuten, blokken(punten, vrij))


def tijden_van(dag: Dag) -> dict[uuid.UUID, tuple[dt.time, dt.time]]:
    """Return from when to when each item and each pause lasts, by its id."""
    return {uuid.UUID(vak.sleutel): (vak.begint, vak.eindigt) for vak in dag.vakken}


def vakken(overleg: Overleg) -> dict[uuid.UUID, tuple[dt.time, dt.time]]:
    """Return agendapunt id -> (begint, eindigt) of a meeting. One statement, and one for the pauses if not loaded.

    An item that left the agenda before it began (withdrawn, not reached) is not in it.
    """
    punten = sessie.execute(
        sa.select(Agendapunt.id, Agendapunt.minuten, Agendapunt.vast_om, Agendapunt.begonnen_op, Agendapunt.uitkomst)
        .where(Agendapunt.overleg_id == overleg.id)
        .order_by(Agendapunt.volgorde, Agendapunt.id)
    ).all()
    tijden = tijden_van(dag_van(overleg, punten))
    return {punt.id: tijden[punt.id] for punt in punten if punt.id in tijden}


@dataclass(frozen=True)
class Regel:
    """One row of an agenda, by the clock: the welcome, an item, a pause, empty minutes, or the end.

    `uitloop`: minutes by which something fixed begins late. An item that left the agenda has no time.
    """

    soort: Literal["welkom", "punt", "pauze", "ruimte", "einde"]
    om: dt.time | None
    minuten: int = 0
    punt: Any = None
    pauze: Pauze | None = None
    uitloop: int = 0


def regels(
    overleg: Overleg, punten: Sequence[MetDuur], pauzes: Sequence[Pauze] | None = None
) -> tuple[list[Regel], Dag]:
    """Return the rows of an agenda by the clock, and the day they make. Items that left the agenda come last."""
    vrij = pauzes_van(overleg) if pauzes is None else pauzes
    dag = dag_van(overleg, punten, vrij)
    van_punt, van_pauze = {str(punt.id): punt for punt in punten}, {str(een.id): een for een in vrij}
    uit = [Regel("ruimte", om, minuten) for om, minuten in dag.ruimtes]
    for vak in dag.vakken:
        punt, pauze = van_punt.get(vak.sleutel), van_pauze.get(vak.sleutel)
        minuten = punt.minuten if punt else pauze.minuten if pauze else 0
        uit.append(Regel("punt" if punt else "pauze", vak.begint, minuten, punt, pauze, vak.uitloop))
    uit.sort(key=lambda regel: (regel.om or overleg.begint_om, regel.soort == "ruimte"))
    welkom = [Regel("welkom", overleg.begint_om, overleg.welkom_minuten)] if overleg.welkom_minuten else []
    in_tijd = {vak.sleutel for vak in dag.vakken}
    weg = [Regel("punt", None, 0, punt) for punt in punten if str(punt.id) not in in_tijd]
    return [*welkom, *uit, Regel("einde", dag.eindigt), *weg], dag
