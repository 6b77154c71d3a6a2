"""The form of an aanmelding. Its fields are read by tafel.criteria.formulier."""

from tafel.aanmeldingen.forms.aanmelding import OPGEVOUWEN, Aanmeldformulier, Blokbeeld
from tafel.aanmeldingen.forms.botsingen import botsing, door_wie, label_van, toon_waarde, waarden_van
from tafel.aanmeldingen.forms.lezen import Posted, lees_heel, lees_velden, lees_venster

__all__ = [
    "OPGEVOUWEN",
    "Aanmeldformulier",
    "Blokbeeld",
    "Posted",
    "botsing",
    "door_wie",
    "label_van",
    "lees_heel",
    "lees_velden",
    "lees_venster",
    "toon_waarde",
    "waarden_van",
]
