"""When the pauses and the end of a meeting really are, by the agenda."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tafel.overleggen.models import Overleg
from tafel.overleggen.rules.dagindeling import Blok, Dag, deel_in


@dataclass(frozen=True)
class Pauzetijd:
    """A pause as the agenda has it: when it really begins."""

    om: dt.time
    minuten: int
    titel: str


def dag_van_items(overleg: Overleg, items: Sequence[Any]) -> Dag:
    """Return the meeting as the agenda shows it: the items at their times, and the pauses round them."""
    vast = [
        Blok(str(item.punt_id), _tot(item.vak.eindigt_om) - _tot(item.vak.begint_om), item.vak.begint_om)
        for item in items
    ]
    vrij = [Blok(str(een.id), een.minuten, een.om, "pauze") for een in overleg.pauzes]
    return deel_in(overleg.begint_om, overleg.eindigt_om, overleg.welkom_minuten, [*vast, *vrij])


def _tot(om: dt.time) -> int:
    return om.hour * 60 + om.minute


def pauzetijden(overleg: Overleg, dag: Dag) -> tuple[Pauzetijd, ...]:
    """Return the pauses of a meeting, each at the time at which it really begins."""
    begint = {vak.sleutel: vak.begint for vak in dag.vakken}
    return tuple(Pauzetijd(begint[str(een.id)], een.minuten, een.titel) for een in overleg.pauzes)
