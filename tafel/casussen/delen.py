"""May this case be shared with a party? Asked here; answered by the register of consent, which lies in a higher layer.

One port, not a signal: exactly one answer, from `tafel.toestemmingen.services`, and without it nothing is shared.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from tafel.casussen.models import Betrokkene, Casus


@dataclass(frozen=True)
class Deelstand:
    """The answer for one party: may it be shared today, from which day not any more, and what stands in the way."""

    mag: bool
    stopt_op: dt.date | None = None
    waarom: str = ""


Deelvraag = Callable[[Casus, Betrokkene], Deelstand]
_antwoord: list[Deelvraag] = []


def antwoord_met(vraag: Deelvraag) -> None:
    """Say who answers (the register of consent, when it is loaded)."""
    _antwoord[:] = [vraag]


def deelstand(casus: Casus, betrokkene: Betrokkene) -> Deelstand:
    """Return whether `casus` may be shared with this party today; raises RuntimeError when nobody can answer."""
    if not _antwoord:
        raise RuntimeError("the register of consent (tafel.toestemmingen.services) is not loaded")
    return _antwoord[0](casus, betrokkene)
