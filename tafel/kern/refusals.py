"""Refusals: why something is not allowed, in words, with the field it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


class NogDicht(Exception):
    """This person hears the story first (V19): status 403 in calm words, with the way to `pad`."""

    def __init__(self, pad: str) -> None:
        """Keep where the story is written down."""
        super().__init__(pad)
        self.pad = pad


class Conflict(Exception):
    """Somebody else changed the same thing in between: status 409, nothing stored."""


def weiger(*weigeringen: Weigering) -> None:
    """Raise Geweigerd when there is at least one reason."""
    if weigeringen:
        raise Geweigerd(weigeringen)


# name of a database constraint -> the refusal that a service gives for the same thing; filled by the subjects
_GRENZEN: dict[str, Weigering] = {}


def bij_grenzen(grenzen: Mapping[str, Weigering]) -> None:
    """Say in which words the database refuses: a race past a service ends in the same sentence, not in an error."""
    _GRENZEN.update(grenzen)


def grens(naam: str | None) -> Weigering | None:
    """Return the refusal that belongs to a constraint, or None."""
    return _GRENZEN.get(naam or "")
