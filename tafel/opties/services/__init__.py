"""Change options, what became of them, answers to wishes, and the map. By verb."""

from tafel.opties.services.aanbod import stop_aanbod, wijzig_aanbod, zet_op_kaart
from tafel.opties.services.kiezen import beantwoord_wens, kies
from tafel.opties.services.opties import haal_weg, verplaats, voeg_toe, wijzig

__all__ = [
    "beantwoord_wens",
    "haal_weg",
    "kies",
    "stop_aanbod",
    "verplaats",
    "voeg_toe",
    "wijzig",
    "wijzig_aanbod",
    "zet_op_kaart",
]
