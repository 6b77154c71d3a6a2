"""The times that follow from the agenda, its order, and what solves an agenda that is too full."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from tafel.kern.refusals import Weigering

MINUTEN_MIN, MINUTEN_MAX = 5, 240
# below this a case is not shortened by a proposal: everyone must still be heard (R31)
MINUTEN_VOORSTEL = 20

Soort = TypeVar("Soort")
Naar = Literal["eerder", "later"]


@dataclass(frozen=True)
class Tijdvak:
    """From when to when."""

    begint: dt.time
    eindigt: dt.time


@dataclass(frozen=True)
class Tijden:
    """The computed times of a meeting: welcome, every item, the end, and how many minutes it runs over."""

    welkom: Tijdvak | None
    punten: tuple[Tijdvak, ...]
    eindigt: dt.time
    te_vol: int
    over: int


def _minuut(tijd: dt.time) -> int:
    return tijd.hour * 60 + tijd.minute


def _tijd(minuut: int) -> dt.time:
    return dt.time(minuut // 60 % 24, minuut % 60)


def tijden(begint_om: dt.time, eindigt_om: dt.time, welkom_minuten: int, minuten: Sequence[int]) -> Tijden:
    """Return the times that follow from the start and the length of each item.

    `te_vol` is how many minutes the agenda runs past `eindigt_om` (0 when it fits), `over` how many are left.
    """
    wijzer = _minuut(begint_om)
    welkom = Tijdvak(_tijd(wijzer), _tijd(wijzer + welkom_minuten)) if welkom_minuten else None
    wijzer += welkom_minuten
    vakken = []
    for duur in minuten:
        vakken.append(Tijdvak(_tijd(wijzer), _tijd(wijzer + duur)))
        wijzer += duur
    verschil = wijzer - _minuut(eindigt_om)
    return Tijden(welkom, tuple(vakken), _tijd(wijzer), max(0, verschil), max(0, -verschil))


def kort_in(minuten: Sequence[int], te_vol: int) -> dict[int, int] | None:
    """Return place -> new minutes that together give back `te_vol`: the longest item first, five minutes at a time.

    No item goes below 20 minutes; None when that does not solve it.
    """
    nieuw, nog = list(minuten), te_vol
    while nog > 0:
        plek = max(range(len(nieuw)), key=lambda i: (nieuw[i], -i), default=None)
        if plek is None or nieuw[plek] <= MINUTEN_VOORSTEL:
            return None
        stap = min(5, nog, nieuw[plek] - MINUTEN_VOORSTEL)
        nieuw[plek] -= stap
        nog -= stap
    return {plek: nieuw[plek] for plek, oud in enumerate(minuten) if nieuw[plek] != oud}


def kortst_thuis(thuis_sinds: Sequence[dt.date | None]) -> int | None:
    """Return the place of the child who is at home the shortest (not at home: shortest of all); None without items."""
    if not thuis_sinds:
        return None
    return max(range(len(thuis_sinds)), key=lambda i: (thuis_sinds[i] is None, thuis_sinds[i] or dt.date.min, i))


def schuif(volgorde: Sequence[Soort], wat: Soort, naar: Naar | int) -> list[Soort]:
    """Return the order with `wat` one place earlier or later, or at position `naar` (the first is 1).

    Past an end it stays where it is; a position past an end is that end.
    """
    rest = [een for een in volgorde if een != wat]
    plek = list(volgorde).index(wat)
    if naar == "eerder":
        plek -= 1
    elif naar == "later":
        plek += 1
    else:
        plek = naar - 1
    plek = min(max(plek, 0), len(rest))
    return [*rest[:plek], wat, *rest[plek:]]


def keur_positie(positie: int | None, aantal: int) -> list[Weigering]:
    """Return why an item cannot go to `positie`; the first is 1."""
    if positie is None or not 1 <= positie <= aantal:
        return [Weigering("positie", f"Kies een plek van 1 tot en met {aantal}.", "positie")]
    return []


def keur_minuten(minuten: int | None) -> list[Weigering]:
    """Return why an item cannot last so long: 5 to 240 minutes."""
    if minuten is None or not MINUTEN_MIN <= minuten <= MINUTEN_MAX:
        return [Weigering("minuten", f"Vul {MINUTEN_MIN} tot en met {MINUTEN_MAX} minuten in.", "minuten")]
    return []
