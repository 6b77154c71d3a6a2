"""Change cases: the people, the number, withdrawing. By verb."""

from tafel.casussen.services.indienen import leg_indiening_vast
from tafel.casussen.services.intrekken import trek_in
from tafel.casussen.services.mensen import (
    koppel_betrokkene,
    wissel_casusverantwoordelijke,
    zet_betrokkenen,
    zet_contact,
    zet_steunpersoon,
    zet_stoel_bij,
)
from tafel.casussen.services.nummers import volgend_nummer
from tafel.casussen.services.onderzoeker import wijs_zaakonderzoeker_aan, zet_dossier_open

__all__ = [
    "koppel_betrokkene",
    "leg_indiening_vast",
    "trek_in",
    "volgend_nummer",
    "wijs_zaakonderzoeker_aan",
    "wissel_casusverantwoordelijke",
    "zet_betrokkenen",
    "zet_contact",
    "zet_dossier_open",
    "zet_steunpersoon",
    "zet_stoel_bij",
]
