"""Moving an item by hand, and how long it may last."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, TypeVar

from tafel.kern.refusals import Weigering

MINUTEN_MIN, MINUTEN_MAX = 5, 240
# below this a case is not shortened by a proposal: everyone must still be heard (R31)
MINUTEN_VOORSTEL = 20

Soort = TypeVar("Soort")
Naar = Literal["eerder", "later"]


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


def schuif_los(volgorde: Sequence[Soort], ligt_vast: Collection[Soort], wat: Soort, naar: Naar | int) -> list[Soort]:
    """Return the order with `wat` moved among the items that are free to move; those in `ligt_vast` keep their place.

    A position counts all items, as people see them; `wat` itself must be free.
    """
    los = [een for een in volgorde if een not in ligt_vast]
    if isinstance(naar, int):
        rest = [een for een in volgorde if een != wat]
        naar = 1 + sum(een not in ligt_vast for een in rest[: naar - 1])
    nieuw = iter(schuif(los, wat, naar))
    return [een if een in ligt_vast else next(nieuw) for een in volgorde]


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
