"""Options side by side, the sentence for the letter, and what there is in the region. Pure."""

from tafel.opties.rules.aanbod import SOORTEN, Aanbodinvoer, is_oud, tegen_aanbod, wachtzin
from tafel.opties.rules.optie import (
    HOOGSTENS,
    KANSEN,
    STANDEN,
    TEN_MINSTE,
    Optieinvoer,
    briefzin,
    redenzin,
    tegen_erbij,
    tegen_kiezen,
    tegen_optie,
    telzin,
    verplaatst,
)

__all__ = [
    "HOOGSTENS",
    "KANSEN",
    "SOORTEN",
    "STANDEN",
    "TEN_MINSTE",
    "Aanbodinvoer",
    "Optieinvoer",
    "briefzin",
    "is_oud",
    "redenzin",
    "tegen_aanbod",
    "tegen_erbij",
    "tegen_kiezen",
    "tegen_optie",
    "telzin",
    "verplaatst",
    "wachtzin",
]
