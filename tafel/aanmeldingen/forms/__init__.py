"""The form of an aanmelding. Its fields are read by tafel.criteria.formulier."""

from tafel.aanmeldingen.forms.aanmelding import Aanmeldformulier, Blokbeeld, lees_alles, lees_blok, lees_verzoek

__all__ = ["Aanmeldformulier", "Blokbeeld", "lees_alles", "lees_blok", "lees_verzoek"]
