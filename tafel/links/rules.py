"""How long a personal link works, and the short code that somebody types over from paper."""

from __future__ import annotations

import datetime as dt
import hmac

DAGEN = 14


def verloopt(vandaag: dt.date, overleg: dt.date | None) -> dt.date:
    """Return the first day on which the link no longer opens: two weeks after today, or after the meeting if later.

    Short, because paper and mail get lost (11-quality B11); long enough to read afterwards what was done.
    """
    return max(vandaag, overleg or vandaag) + dt.timedelta(days=DAGEN)


def werkt(ingetrokken: bool, verloopt_op: dt.datetime, nu: dt.datetime) -> bool:
    """Tell whether a link opens at this moment."""
    return not ingetrokken and nu < verloopt_op


LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"  # without i, l, o and u: they are misread or make words
LENGTE, GROEP = 16, 4
_LEESFOUT = str.maketrans({"i": "1", "l": "1", "o": "0", "-": "", " ": ""})


def korte_code(geheim: str, zout: str) -> str:
    """Return the code for paper: 16 letters and digits (80 bits) in groups of four, from salt and key.

    Guessing is stopped at the door: tafel.links.kader.
    """
    merk = int.from_bytes(hmac.new(geheim.encode(), f"kort:{zout}".encode(), "sha256").digest()[:10])
    tekens = "".join(LETTERS[(merk >> (5 * plek)) & 31] for plek in range(LENGTE))
    return "-".join(tekens[plek : plek + GROEP] for plek in range(0, LENGTE, GROEP))


def zoals_getypt(code: str) -> str:
    """Return what somebody typed in the form of a short code: capitals, hyphens and look-alikes do not matter."""
    kaal = code.casefold().translate(_LEESFOUT)
    return "-".join(kaal[plek : plek + GROEP] for plek in range(0, len(kaal), GROEP))
