"""Change what is kept about a check: the check at a moment, what flips, comments, exceptions, criteria. By verb."""

from tafel.toetsen.services.criteria import maak_versie
from tafel.toetsen.services.opmerken import voeg_opmerking_toe
from tafel.toetsen.services.uitzonderen import beslis_uitzondering, vraag_uitzondering, weiger_uitzondering
from tafel.toetsen.services.vastleggen import leg_toets_vast
from tafel.toetsen.services.volgen import volg_de_dag, volg_toets

__all__ = [
    "beslis_uitzondering",
    "leg_toets_vast",
    "maak_versie",
    "voeg_opmerking_toe",
    "volg_de_dag",
    "volg_toets",
    "vraag_uitzondering",
    "weiger_uitzondering",
]
