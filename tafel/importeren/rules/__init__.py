"""Which column is which field, and what a row of a list says about a child. Pure."""

from tafel.importeren.rules.kolommen import (
    NIET_IN_LIJST,
    VELDEN,
    Importveld,
    is_bsn,
    kies_kolommen,
    tegen_kolommen,
    vind_koprij,
)
from tafel.importeren.rules.rijen import MEEST, Melding, Rijbeeld, lees_rij, tegen_vastleggen

__all__ = [
    "MEEST",
    "NIET_IN_LIJST",
    "VELDEN",
    "Importveld",
    "Melding",
    "Rijbeeld",
    "is_bsn",
    "kies_kolommen",
    "lees_rij",
    "tegen_kolommen",
    "tegen_vastleggen",
    "vind_koprij",
]
