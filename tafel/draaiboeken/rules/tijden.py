"""Share the minutes of a case over its phases and of hearing over its speakers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

# minutes of a case of 45, after the script minute by minute (05-practice): half of it is listening
GEWICHT: Mapping[str, int] = {
    "welkom": 3, "horen": 20, "knelpunt": 2, "opties": 8, "besluit": 7, "afspraken": 3, "afronden": 2,
}  # fmt: skip
SPREEKTIJD: Mapping[str, int] = {"leerling": 7, "ouders": 8}  # anyone else
ANDEREN = 6


def verdeel(minuten: int, gewichten: Sequence[int]) -> list[int]:
    """Return whole minutes per weight, together exactly `minuten`; what is left over goes to the largest remainder."""
    totaal = sum(gewichten)
    if not totaal:
        return [0 for _ in gewichten]
    uit = [minuten * gewicht // totaal for gewicht in gewichten]
    rest = sorted(range(len(gewichten)), key=lambda nr: (-(minuten * gewichten[nr] % totaal), nr))
    for nr in rest[: minuten - sum(uit)]:
        uit[nr] += 1
    return uit


def fasetijden(begint: dt.time, minuten: int) -> dict[str, tuple[dt.time, int]]:
    """Return phase -> (from when, how many minutes) of a case."""
    uit = {}
    om = begint
    for fase, duur in zip(GEWICHT, verdeel(minuten, list(GEWICHT.values())), strict=True):
        uit[fase] = (om, duur)
        om = plus(om, duur)
    return uit


def spreektijden(minuten: int, rollen: Sequence[str]) -> list[int]:
    """Return how many minutes each speaker has, in the order of hearing."""
    return verdeel(minuten, [SPREEKTIJD.get(rol, ANDEREN) for rol in rollen])


def plus(om: dt.time, minuten: int) -> dt.time:
    """Return the clock time so many minutes later."""
    return (dt.datetime.combine(dt.date(2000, 1, 1), om) + dt.timedelta(minutes=minuten)).time()
