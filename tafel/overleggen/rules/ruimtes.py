"""Empty minutes before a fixed point: which case fits there, from the list of who waits or from later on the agenda."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tafel.kern.refusals import Weigering
from tafel.overleggen.rules.indelen import MINUTEN_VOORSTEL


@dataclass(frozen=True)
class Later:
    """An item that is free to move and comes after the empty minutes."""

    sleutel: str
    minuten: int


@dataclass(frozen=True)
class Vulling:
    """What fits in empty minutes: a case that waits (`nummer`), for how long, or a later item (`sleutel`) as it is.

    plek: the place on the agenda that it gets.
    """

    minuten: int
    plek: int
    nummer: str = ""
    sleutel: str = ""


def vul_ruimte(vrij: int, gewoon: int, wachtend: Sequence[str], later: Sequence[Later], plek: int) -> Vulling | None:
    """Return what fits in `vrij` empty minutes, of which the next item has place `plek`; None when nothing does.

    A later item that is short enough goes before one that waits: it is on the agenda already. Who waits gets the usual
    length of the table, or what is free when that is less; never under the 20 minutes in which everyone can still be
    heard (R31). wachtend: numbers, most pressing first.
    """
    for een in later:
        if een.minuten <= vrij:
            return Vulling(een.minuten, plek, sleutel=een.sleutel)
    minuten = min(vrij, gewoon)
    if wachtend and minuten >= MINUTEN_VOORSTEL:
        return Vulling(minuten, plek, nummer=wachtend[0])
    return None


def keur_ruimte(om: dt.time | None, ruimtes: Sequence[tuple[dt.time, int]]) -> list[Weigering]:
    """Return why nothing can be put there: these minutes are not empty (any more), or too few."""
    minuten = dict(ruimtes).get(om) if om is not None else None
    if minuten is None or minuten < MINUTEN_VOORSTEL:
        return [Weigering("geen_ruimte", "De agenda is intussen veranderd. Deze tijd is niet meer vrij.")]
    return []
