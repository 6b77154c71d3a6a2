"""Rules of sending: when a message is tried again and when we give up."""

from __future__ import annotations

import datetime as dt

HOOGSTENS_POGINGEN = 8
BEZIG = dt.timedelta(minutes=10)  # longer than any time-out of a mail server


def rust_na(pogingen: int) -> dt.timedelta:
    """Return how long a message rests after this many failed tries: 1, 2, 4 … minutes, at most two hours."""
    return dt.timedelta(minutes=min(2 ** max(pogingen - 1, 0), 120))
