"""Days in the Netherlands: months later, and working days (no Saturday, no Sunday, no official holiday)."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import cache


def maanden_later(dag: dt.date, maanden: int) -> dt.date:
    """Return the day `maanden` calendar months later; clamped to the last of a month (31 jan + 3 = 30 apr)."""
    jaar, maand = divmod(dag.month - 1 + maanden, 12)
    jaar, maand = dag.year + jaar, maand + 1
    return dt.date(jaar, maand, min(dag.day, calendar.monthrange(jaar, maand)[1]))


@cache
def vrije_dagen(jaar: int) -> frozenset[dt.date]:
    """Return the official holidays of one year.

    Good Friday counts (Algemene termijnenwet, art. 3; schools are closed), 5 May only once in five years.
    """
    from holidays.countries.netherlands import Netherlands

    return frozenset(Netherlands(years=jaar))  # type: ignore[no-untyped-call]


def is_werkdag(dag: dt.date) -> bool:
    """Tell whether people work on `dag`."""
    return dag.weekday() < 5 and dag not in vrije_dagen(dag.year)


def werkdag_vanaf(dag: dt.date) -> dt.date:
    """Return `dag`, or the first working day after it."""
    while not is_werkdag(dag):
        dag += dt.timedelta(days=1)
    return dag


def werkdagen_verder(dag: dt.date, aantal: int) -> dt.date:
    """Return the day that is `aantal` working days after `dag`."""
    while aantal > 0:
        dag += dt.timedelta(days=1)
        aantal -= is_werkdag(dag)
    return dag
