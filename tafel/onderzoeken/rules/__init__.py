"""The story first: what is asked, what the file waits for, what goes to the table. Pure."""

from tafel.onderzoeken.rules.stukken import KANTEN, STUKKEN, VELDEN, VELDSTUKKEN, Stuksoort, tegen_stuk
from tafel.onderzoeken.rules.verhaal import (
    GEHEEL,
    VAN,
    VORMEN,
    Gehoord,
    Verhaalinvoer,
    mist_voor_dossier,
    tegen_dossier,
    tegen_niet_gehoord,
    tegen_verhaal,
)
from tafel.onderzoeken.rules.wensen import ANTWOORDEN, BELZINNEN, KORT, tegen_antwoord, tegen_belnotitie, tegen_wens

__all__ = [
    "ANTWOORDEN",
    "BELZINNEN",
    "GEHEEL",
    "KANTEN",
    "KORT",
    "STUKKEN",
    "VAN",
    "VELDEN",
    "VELDSTUKKEN",
    "VORMEN",
    "Gehoord",
    "Stuksoort",
    "Verhaalinvoer",
    "mist_voor_dossier",
    "tegen_antwoord",
    "tegen_belnotitie",
    "tegen_dossier",
    "tegen_niet_gehoord",
    "tegen_stuk",
    "tegen_verhaal",
    "tegen_wens",
]
