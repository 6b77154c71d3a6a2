"""Change documents: judge, store, replace, share, withdraw, check."""

from tafel.documenten.services.bewaren import bewaar, naam_zonder_kind, vervang
from tafel.documenten.services.controleren import Controle, kijk_na, leg_controle_vast
from tafel.documenten.services.keuren import Bestand, Gekeurd, keur
from tafel.documenten.services.wijzigen import deel_met, trek_in

__all__ = [
    "Bestand",
    "Controle",
    "Gekeurd",
    "bewaar",
    "deel_met",
    "keur",
    "kijk_na",
    "leg_controle_vast",
    "naam_zonder_kind",
    "trek_in",
    "vervang",
]
