"""The clock: times are kept in UTC, days are days in the Netherlands."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def nu() -> dt.datetime:
    """Return the present moment, aware, in UTC."""
    return dt.datetime.now(dt.UTC)


def vandaag() -> dt.date:
    """Return today's date in the Netherlands."""
    return nu().astimezone(AMSTERDAM).date()


def lokaal(moment: dt.datetime) -> dt.datetime:
    """Return an aware moment as Dutch wall clock time."""
    return moment.astimezone(AMSTERDAM)


def moment_van(datum: dt.date, tijd: dt.time) -> dt.datetime:
    """Return the UTC moment of a Dutch date and wall clock time.

    An hour that does not exist (change to summer time) counts as one hour later; one that exists twice as the first.
    """
    return dt.datetime.combine(datum, tijd, AMSTERDAM).astimezone(dt.UTC)
