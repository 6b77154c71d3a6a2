"""Refusals: why something is not allowed, in words, with the field it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Weigering:
    """One reason against: a code for tests, a Dutch sentence for people, and the field that mends it."""

    code: str
    melding: str
    veld: str | None = None


class Geweigerd(Exception):
    """A service refuses: carries all reasons. The view shows each at its field with status 422; nothing is stored."""

    def __init__(self, weigeringen: Sequence[Weigering]) -> None:
        """Keep the reasons; there is at least one."""
        super().__init__("; ".join(w.code for w in weigeringen))
        self.weigeringen = tuple(weigeringen)


class NietGevonden(Exception):
    """What was asked for does not exist for this person: always the same 404."""


class Conflict(Exception):
    """Somebody else changed the same thing in between: status 409, nothing stored."""


def weiger(*weigeringen: Weigering) -> None:
    """Raise Geweigerd when there is at least one reason."""
    if weigeringen:
        raise Geweigerd(weigeringen)
