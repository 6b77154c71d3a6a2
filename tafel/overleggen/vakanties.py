"""The school holidays of the Netherlands, as a well-kept library has them from the ministry's regulations."""

from __future__ import annotations

import datetime as dt
from functools import cache

from tafel.overleggen.rules.ritme import Vakantie

REGIOS = {"noord": "Noord", "midden": "Midden", "zuid": "Zuid"}


@cache
def _dagen(regio: str, jaren: tuple[int, ...]) -> tuple[tuple[dt.date, str], ...]:
    from holidays.countries.netherlands import Netherlands

    vrij = Netherlands(years=jaren, subdiv=REGIOS[regio], categories=("school",), language="nl")  # type: ignore[no-untyped-call]
    return tuple(sorted((dag, naam) for dag, naam in vrij.items()))


def officiele_vakanties(regio: str, dag: dt.date) -> list[Vakantie]:
    """Return the school holidays of a region that end on or after `dag`, until the end of the next school year.

    Christmas, May and summer are binding; autumn and spring are advice, so a table may change them.
    Regeling vaststelling schoolvakanties 2025-2030.
    """
    eind = dt.date(dag.year + (2 if dag.month >= 8 else 1), 9, 15)
    vakanties: list[Vakantie] = []
    for een, naam in _dagen(regio, tuple(range(dag.year, eind.year + 1))):
        vorige = vakanties[-1] if vakanties else None
        if vorige and vorige.naam == naam.lower() and (een - vorige.tot).days == 1:
            vakanties[-1] = Vakantie(vorige.naam, vorige.van, een)
        else:
            vakanties.append(Vakantie(naam.lower(), een, een))
    return [vakantie for vakantie in vakanties if vakantie.tot >= dag and vakantie.van <= eind]
