"""Forms of casussen. The aanmelding itself is read by tafel.criteria.formulier."""

from tafel.casussen.forms.aanmelding import Aanmeldformulier, Blokbeeld, lees_alles, lees_blok, lees_verzoek
from tafel.casussen.forms.instroom import BetrokkeneForm, InstroomForm, StoelForm, WisselForm, ZaakonderzoekerForm

__all__ = [
    "Aanmeldformulier",
    "BetrokkeneForm",
    "Blokbeeld",
    "InstroomForm",
    "StoelForm",
    "WisselForm",
    "ZaakonderzoekerForm",
    "lees_alles",
    "lees_blok",
    "lees_verzoek",
]
