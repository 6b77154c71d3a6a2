"""How long a child is at home, and terms in working days with days that do not count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from tafel.kern.werkdagen import is_werkdag, maanden_later

SIGNAAL_MAANDEN = 2  # R46, choice of Tafel


@dataclass(frozen=True)
class Thuis:
    """How long a child is at home: the day it began, days since then, and a sentence about the three months (R45)."""

    sinds: dt.date
    dagen: int
    zin: str
    soort: str = "stil"  # "let" from two months on, "fout" from three (R46); always with the words beside it


def thuis(sinds: dt.date | None, vandaag: dt.date) -> Thuis | None:
    """Return the days at home up to `vandaag`; None when not (yet) at home."""
    if sinds is None or sinds > vandaag:
        return None
    over = (maanden_later(sinds, 3) - vandaag).days
    soort = "fout" if over <= 0 else "let" if maanden_later(sinds, SIGNAAL_MAANDEN) <= vandaag else "stil"
    if over > 0:
        zin = f"Over {over} {'dag' if over == 1 else 'dagen'} is het drie maanden."
    elif over == 0:
        zin = "Vandaag is het drie maanden."
    else:
        zin = "Dat is langer dan drie maanden."
    return Thuis(sinds, (vandaag - sinds).days, zin, soort)


@dataclass(frozen=True)
class Pauze:
    """Days that do not count for a term: from `van`; on `tot` they count again."""

    van: dt.date
    tot: dt.date

    def raakt(self, dag: dt.date) -> bool:
        """Tell whether `dag` does not count."""
        return self.van <= dag < self.tot


def termijn(begin: dt.date, werkdagen: int, pauzes: Iterable[Pauze] = ()) -> dt.date:
    """Return the day that is `werkdagen` working days after `begin`; days within a pause do not count."""
    rust, dag = list(pauzes), begin
    while werkdagen > 0:
        dag += dt.timedelta(days=1)
        werkdagen -= is_werkdag(dag) and not any(pauze.raakt(dag) for pauze in rust)
    return dag


def lesweken(sinds: dt.date, vandaag: dt.date) -> int:
    """Return how many weeks with at least one working day lie between (V11): weeks without one do not count.

    School holidays differ per region and are not known here, so this is an upper bound.
    """
    maandag = sinds - dt.timedelta(days=sinds.weekday())
    weken = 0
    while maandag <= vandaag:
        dagen = (maandag + dt.timedelta(days=nr) for nr in range(5))
        weken += any(sinds <= dag <= vandaag and is_werkdag(dag) for dag in dagen)
        maandag += dt.timedelta(weeks=1)
    return weken
