"""Change cases: the aanmelding, the chair's ruling on admission, the people. By verb."""

from tafel.casussen.services.aanmelden import bewaar_aanmelding, dien_in, leg_vast, maak_casus, trek_in
from tafel.casussen.services.instroom import geef_terug, laat_toe, laat_toe_met_uitzondering, verwijs_door
from tafel.casussen.services.mensen import (
    koppel_betrokkene,
    wijs_zaakonderzoeker_aan,
    wissel_casusverantwoordelijke,
    zet_betrokkenen,
    zet_stoel_bij,
)
from tafel.casussen.services.nummers import volgend_nummer

__all__ = [
    "bewaar_aanmelding",
    "dien_in",
    "geef_terug",
    "koppel_betrokkene",
    "laat_toe",
    "laat_toe_met_uitzondering",
    "leg_vast",
    "maak_casus",
    "trek_in",
    "verwijs_door",
    "volgend_nummer",
    "wijs_zaakonderzoeker_aan",
    "wissel_casusverantwoordelijke",
    "zet_betrokkenen",
    "zet_stoel_bij",
]
