"""Change an aanmelding: begin it, keep it field by field, add to it, hand it in. By verb."""

from tafel.aanmeldingen.services.aanmelden import dien_in, leg_vast, maak_casus
from tafel.aanmeldingen.services.concepten import wis_concepten
from tafel.aanmeldingen.services.delen import bewaar_aanmelding, vervang_deel, voeg_rij_toe
from tafel.aanmeldingen.services.velden import bewaar_formulier, bewaar_velden, inhoud_van, wie_kort

__all__ = [
    "bewaar_aanmelding",
    "bewaar_formulier",
    "bewaar_velden",
    "dien_in",
    "inhoud_van",
    "leg_vast",
    "maak_casus",
    "vervang_deel",
    "voeg_rij_toe",
    "wie_kort",
    "wis_concepten",
]
