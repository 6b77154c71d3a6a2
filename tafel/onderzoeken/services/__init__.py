"""Keep what is heard, and open the file after it. By verb."""

from tafel.onderzoeken.services.bellen import deel_belnotitie, noteer_gesprek
from tafel.onderzoeken.services.dossier import open_dossier
from tafel.onderzoeken.services.stukken import Stukinvoer, bewaar_stukken
from tafel.onderzoeken.services.verhalen import bewaar_concept, bewaar_niet_gehoord, bewaar_verhaal
from tafel.onderzoeken.services.wensen import beantwoord, haal_wens_weg, noteer_wens, wijzig_wens

__all__ = [
    "Stukinvoer",
    "beantwoord",
    "bewaar_concept",
    "bewaar_niet_gehoord",
    "bewaar_stukken",
    "bewaar_verhaal",
    "deel_belnotitie",
    "haal_wens_weg",
    "noteer_gesprek",
    "noteer_wens",
    "open_dossier",
    "wijzig_wens",
]
