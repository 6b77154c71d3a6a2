"""Working days in the Netherlands: no Saturday, no Sunday, no official holiday."""

from __future__ import annotations

import datetime as dt
from functools import cache


@cache
def vrije_dagen(jaar: int) -> frozenset[dt.date]:
    """Return the official holidays of one year; Good Friday counts, 5 May only once in five years."""
    from holidays.countries.netherlands import Netherlands

    return frozenset(Netherlands(years=jaar))  # type: ignore[no-untyped-call]


def is_werkdag(dag: dt.date) -> bool:
    """Tell whether people work on `dag`."""
    return dag.weekday() < 5 and dag not in vrije_dagen(dag.year)


def werkdagen_verder(dag: dt.date, aantal: int) -> dt.date:
    """Return the day that is `aantal` working days after `dag`."""
    while aantal > 0:
        dag += dt.timedelta(days=1)
        aantal -= is_werkdag(dag)
    return dag
