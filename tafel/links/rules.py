"""How long a personal link works."""

from __future__ import annotations

import datetime as dt

DAGEN = 14


def verloopt(vandaag: dt.date, overleg: dt.date | None) -> dt.date:
    """Return the first day on which the link no longer opens: two weeks after today, or after the meeting if later.

    Short, because paper and mail get lost (11-quality B11); long enough to read afterwards what was done.
    """
    return max(vandaag, overleg or vandaag) + dt.timedelta(days=DAGEN)


def werkt(ingetrokken: bool, verloopt_op: dt.datetime, nu: dt.datetime) -> bool:
    """Tell whether a link opens at this moment."""
    return not ingetrokken and nu < verloopt_op
