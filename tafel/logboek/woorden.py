"""How the audit trail says it: about another person, for who reads along."""

from __future__ import annotations

# what was said to the person who looked -> the same about that person
_VERVANG = (
    ("U ziet deze casus omdat u ", "Omdat zij of hij "),
    ("U ziet dit omdat het aan u is gevraagd", "Omdat het aan haar of hem is gevraagd"),
    ("U ziet overleggen van ", "Omdat zij of hij overleggen ziet van "),
    (" voorzitter bent van ", " voorzitter is van "),
    (" bent.", " is."),
)


def over_een_ander(waarom: str) -> str:
    """Return the sentence "waarom ziet u dit" in the third person; one that is not known stays as it was stored."""
    for van, naar in _VERVANG:
        waarom = waarom.replace(van, naar)
    return waarom
