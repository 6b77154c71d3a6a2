"""Days on which nobody in the Netherlands works: the official holidays."""

from __future__ import annotations

import datetime as dt
from functools import cache

from holidays.countries.netherlands import Netherlands


@cache
def vrije_dagen(jaar: int) -> frozenset[dt.date]:
    """Return the official holidays of the four years from `jaar` on: a follow-up never lasts longer.

    Good Friday counts (Algemene termijnenwet, art. 3; schools are closed), 5 May only once in five years.
    """
    return frozenset(Netherlands(years=range(jaar, jaar + 4)))  # type: ignore[no-untyped-call]
