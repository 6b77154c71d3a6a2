"""Gather what stands on paper: decisions of a meeting, one A4 per case, what is still to arrange, bundles."""

from tafel.stukken.queries.besluit import (
    Besluitblad,
    Regel,
    Uitkomst,
    Wachtend,
    besluitblad,
    besluiten_van_overleg,
    overleg_van,
    toelichtingen,
    verslag_van_overleg,
    wie_op_papier,
)

__all__ = [
    "Besluitblad",
    "Regel",
    "Uitkomst",
    "Wachtend",
    "besluitblad",
    "besluiten_van_overleg",
    "overleg_van",
    "toelichtingen",
    "verslag_van_overleg",
    "wie_op_papier",
]
