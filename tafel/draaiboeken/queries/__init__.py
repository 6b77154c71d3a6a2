"""Read the script of a meeting, and the notes of one person."""

from tafel.draaiboeken.queries.draaiboek import Draaiboek, Gesloten, Hoofdstuk, draaiboek
from tafel.draaiboeken.queries.notities import (
    ALGEMEEN,
    Notitiebeeld,
    Plek,
    Verslag,
    aantal_op,
    eigen_plekken,
    met_notitie,
    met_plek,
    notitie_van,
    notities_uit_url,
    open_tekst,
    plek_van_casus,
    verslag,
)

__all__ = [
    "ALGEMEEN",
    "Draaiboek",
    "Gesloten",
    "Hoofdstuk",
    "Notitiebeeld",
    "Plek",
    "Verslag",
    "aantal_op",
    "draaiboek",
    "eigen_plekken",
    "met_notitie",
    "met_plek",
    "notitie_van",
    "notities_uit_url",
    "open_tekst",
    "plek_van_casus",
    "verslag",
]
