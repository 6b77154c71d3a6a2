"""The line of hours per week: from reported figures to places in a drawing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

LINKS, RECHTS, BOVEN, ONDER = 34, 506, 24, 160


@dataclass(frozen=True)
class Punt:
    """One figure: its day, its hours and where it stands."""

    dag: dt.date
    uren: int
    x: int
    y: int


@dataclass(frozen=True)
class Grafiek:
    """A line chart of 540 by 186: the points, the path through them, the levels (hours, y)."""

    punten: tuple[Punt, ...]
    pad: str
    lijnen: tuple[tuple[int, int], ...]


def teken_uren(gemeten: Sequence[tuple[dt.date, int]]) -> Grafiek | None:
    """Return the chart of (day, hours) in the order of days; None with fewer than two figures: a point is no line."""
    if len(gemeten) < 2:
        return None
    stap = max(2, -(-max(uren for _, uren in gemeten) // 4))
    top = stap * 4
    eerste, laatste = gemeten[0][0], gemeten[-1][0]
    dagen = max((laatste - eerste).days, 1)

    def _x(dag: dt.date) -> int:
        return LINKS + 6 + round((dag - eerste).days / dagen * (RECHTS - LINKS - 6))

    def _y(uren: int) -> int:
        return ONDER - round(uren / top * (ONDER - BOVEN))

    punten = tuple(Punt(dag, uren, _x(dag), _y(uren)) for dag, uren in gemeten)
    pad = "M" + "L".join(f"{p.x} {p.y}" for p in punten)
    return Grafiek(punten, pad, tuple((waarde, _y(waarde)) for waarde in range(0, top + 1, stap)))
