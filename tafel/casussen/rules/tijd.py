"""How long a child is at home."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tafel.kern.werkdagen import maanden_later


@dataclass(frozen=True)
class Thuis:
    """How long a child is at home: the day it began, days since then, and a sentence about the three months (R45)."""

    sinds: dt.date
    dagen: int
    zin: str


def thuis(sinds: dt.date | None, vandaag: dt.date) -> Thuis | None:
    """Return the days at home up to `vandaag`; None when not (yet) at home."""
    if sinds is None or sinds > vandaag:
        return None
    over = (maanden_later(sinds, 3) - vandaag).days
    if over > 0:
        zin = f"Over {over} {'dag' if over == 1 else 'dagen'} is het drie maanden."
    elif over == 0:
        zin = "Vandaag is het drie maanden."
    else:
        zin = "Dat is langer dan drie maanden."
    return Thuis(sinds, (vandaag - sinds).days, zin)
