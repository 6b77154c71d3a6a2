"""How each requirement stands, and which of them changed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tafel.criteria.rules import Eis
from tafel.toetsen.rules.uitzondering import NOOIT_UITZONDERING

EISWOORDEN = {
    "voldaan": "in orde",
    "nog_niet": "nog niet",
    "nvt": "niet van toepassing",
    "uitgezonderd": "uitgezonderd",
}


@dataclass(frozen=True)
class Verandering:
    """One requirement whose status became another."""

    eis: str
    was: str
    werd: str


def eisstanden(eisen: Iterable[Eis], was: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return requirement -> status. What the chair excepted stays so until it is met, or does not apply.

    Never for leeftijd or plicht: what stands there as excepted counts as open.
    """
    uit = {}
    for eis in eisen:
        stand = {True: "voldaan", None: "nvt"}.get(eis.voldaan, "nog_niet")
        if stand == "nog_niet" and (was or {}).get(eis.code) == "uitgezonderd" and eis.code not in NOOIT_UITZONDERING:
            stand = "uitgezonderd"
        uit[eis.code] = stand
    return uit


def veranderd(was: Mapping[str, str] | None, nu: Mapping[str, str]) -> tuple[Verandering, ...]:
    """Return what flipped since `was`; nothing when the case was never looked at, or a requirement is new."""
    return tuple(
        Verandering(code, (was or {})[code], stand)
        for code, stand in nu.items()
        if code in (was or {}) and (was or {})[code] != stand
    )
