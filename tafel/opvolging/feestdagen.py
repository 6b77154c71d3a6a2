"""The holidays that a follow-up may meet: of its first year and the years after it."""

from __future__ import annotations

import datetime as dt
from functools import cache

from tafel.kern import werkdagen


@cache
def vrije_dagen(jaar: int) -> frozenset[dt.date]:
    """Return the official holidays of the four years from `jaar` on: a follow-up never lasts longer.

    Good Friday counts (Algemene termijnenwet, art. 3; schools are closed), 5 May only once in five years.
    """
    return frozenset().union(*(werkdagen.vrije_dagen(een) for een in range(jaar, jaar + 4)))
