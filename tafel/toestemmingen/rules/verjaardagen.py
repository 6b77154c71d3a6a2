"""The birthdays on which somebody else decides (12, 16, 18), and what changes, in words. Pure.

Source: R65, R66, V26 (protocol 's-Hertogenbosch, bijlage 4).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from tafel.criteria.rules import verjaardag
from tafel.toestemmingen.rules.tabel import GRENZEN

VOORAF = dt.timedelta(days=30)

VERANDERT: Mapping[int, str] = {
    12: "Dan vraagt u de leerling wat die vindt van delen. Over hulp beslissen leerling en ouders dan samen.",
    16: "Dan beslist de leerling. De toestemming van de ouders telt niet meer voor wat u daarna deelt.",
    18: "Dan is de leerling volwassen. Ouders hebben geen gezag meer. Bied een overdracht naar het Doorstroompunt aan.",
}


@dataclass(frozen=True)
class Grens:
    """A birthday that changes who decides."""

    leeftijd: int
    dag: dt.date

    @property
    def verandert(self) -> str:
        """Return what changes on that day."""
        return VERANDERT[self.leeftijd]


def volgende_grens(geboren: dt.date | None, dag: dt.date) -> Grens | None:
    """Return the next birthday after `dag` that changes who decides; None when there is none."""
    if geboren is None:
        return None
    grenzen = (Grens(leeftijd, verjaardag(geboren, leeftijd)) for leeftijd in GRENZEN)
    return next((grens for grens in grenzen if grens.dag > dag), None)


def aan_te_kondigen(geboren: dt.date | None, dag: dt.date) -> list[tuple[Grens, str]]:
    """Return the birthdays to announce on `dag`: "vooraf" in the 30 days before, "op_de_dag" then and 30 days after.

    The days after are there for a machine that stood still; who announces keeps what was said before.
    """
    uit: list[tuple[Grens, str]] = []
    for leeftijd in GRENZEN if geboren else ():
        grens = Grens(leeftijd, verjaardag(geboren, leeftijd))  # type: ignore[arg-type]
        if dag < grens.dag <= dag + VOORAF:
            uit.append((grens, "vooraf"))
        elif grens.dag <= dag < grens.dag + VOORAF:
            uit.append((grens, "op_de_dag"))
    return uit
