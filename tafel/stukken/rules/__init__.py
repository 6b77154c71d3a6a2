"""Judge what stands on paper: how long a text may be, what belongs on one A4, what is still to arrange. Pure."""

from tafel.stukken.rules.blad import (
    MATEN,
    PARTIJ,
    VOLLEDIG,
    Blad,
    Bladfeiten,
    Kant,
    Komt,
    Leesrecht,
    Maat,
    Optiefeiten,
    Planfeiten,
    Verwachtfeiten,
    Wensfeiten,
    stel_samen,
)
from tafel.stukken.rules.bundel import Deelfeiten, waarom_geen_stukken
from tafel.stukken.rules.klaar import Gastfeiten, Klaarfeiten, Klaarpunt, Mens, Stand, klaarpunten, stand_van
from tafel.stukken.rules.knip import ZIE_CASUS, breedte, knip, knip_regel, zonder_naam

__all__ = [
    "MATEN",
    "PARTIJ",
    "VOLLEDIG",
    "ZIE_CASUS",
    "Blad",
    "Bladfeiten",
    "Deelfeiten",
    "Gastfeiten",
    "Kant",
    "Klaarfeiten",
    "Klaarpunt",
    "Komt",
    "Leesrecht",
    "Maat",
    "Mens",
    "Optiefeiten",
    "Planfeiten",
    "Stand",
    "Verwachtfeiten",
    "Wensfeiten",
    "breedte",
    "klaarpunten",
    "knip",
    "knip_regel",
    "stand_van",
    "stel_samen",
    "waarom_geen_stukken",
    "zonder_naam",
]
