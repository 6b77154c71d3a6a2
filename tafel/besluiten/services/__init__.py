"""Change decisions: word, add, price, bind, settle; and answer requests for agreement."""

from tafel.besluiten.rules import GRENZEN
from tafel.besluiten.services.akkoord import beslis_akkoord
from tafel.besluiten.services.concept import begin_besluit, bewaar_zin
from tafel.besluiten.services.kosten import Kosteninvoer, verwijder_kosten, voeg_kosten_toe
from tafel.besluiten.services.onderdelen import (
    Gevolg,
    Onderdeelinvoer,
    verwijder_onderdeel,
    voeg_onderdeel_toe,
    wijzig_onderdeel,
)
from tafel.besluiten.services.vaststellen import stel_vast
from tafel.besluiten.services.verbinden import verbind
from tafel.kern.refusals import bij_grenzen

bij_grenzen(GRENZEN)

__all__ = [
    "Gevolg",
    "Kosteninvoer",
    "Onderdeelinvoer",
    "begin_besluit",
    "beslis_akkoord",
    "bewaar_zin",
    "stel_vast",
    "verbind",
    "verwijder_kosten",
    "verwijder_onderdeel",
    "voeg_kosten_toe",
    "voeg_onderdeel_toe",
    "wijzig_onderdeel",
]
