"""What a case may become, who is at its table, and how long a child is at home. Pure."""

from tafel.casussen.rules.afloop import BESTEMMINGEN, INTREKKEN, tegen_intrekken, zonder_reden
from tafel.casussen.rules.mensen import (
    GEZIN,
    HOORVOLGORDE,
    MAX_KORT,
    ROLWOORDEN,
    Lidfeiten,
    Persoon,
    personen_uit,
    rol_van,
    tegen_koppelen,
    tegen_rol,
    tegen_stoel,
    tegen_wisselen,
)
from tafel.casussen.rules.stand import OVERGANGEN, STANDWOORDEN, Stap, kan_naar, tegen_overgang, volgende_stap
from tafel.casussen.rules.tijd import Thuis, thuis

__all__ = [
    "BESTEMMINGEN",
    "GEZIN",
    "HOORVOLGORDE",
    "INTREKKEN",
    "MAX_KORT",
    "OVERGANGEN",
    "ROLWOORDEN",
    "STANDWOORDEN",
    "Lidfeiten",
    "Persoon",
    "Stap",
    "Thuis",
    "kan_naar",
    "personen_uit",
    "rol_van",
    "tegen_intrekken",
    "tegen_koppelen",
    "tegen_overgang",
    "tegen_rol",
    "tegen_stoel",
    "tegen_wisselen",
    "thuis",
    "volgende_stap",
    "zonder_reden",
]
