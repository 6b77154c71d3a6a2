"""The requirements of one case: how they stand, what proves them, exceptions, and the criteria of a table. Pure."""

from tafel.toetsen.rules.bewijs import STUKKEN, Bewijs, bewijs_bij
from tafel.toetsen.rules.eisen import CODES, MAX_VRAAG, alle_eisen, open_eisen, vraag_eis
from tafel.toetsen.rules.stand import EISWOORDEN, Verandering, eisstanden, veranderd
from tafel.toetsen.rules.strook import Groep, Strook, groepen, maak_strook
from tafel.toetsen.rules.uitzondering import (
    NOOIT_UITZONDERING,
    tegen_toestaan,
    tegen_vragen,
    tegen_weigeren,
)
from tafel.toetsen.rules.versie import in_woorden, keur_versie, verschillen

__all__ = [
    "CODES",
    "EISWOORDEN",
    "MAX_VRAAG",
    "NOOIT_UITZONDERING",
    "STUKKEN",
    "Bewijs",
    "Groep",
    "Strook",
    "Verandering",
    "alle_eisen",
    "bewijs_bij",
    "eisstanden",
    "groepen",
    "in_woorden",
    "keur_versie",
    "maak_strook",
    "open_eisen",
    "tegen_toestaan",
    "tegen_vragen",
    "tegen_weigeren",
    "veranderd",
    "verschillen",
    "vraag_eis",
]
