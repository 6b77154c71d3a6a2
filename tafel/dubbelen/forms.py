"""What people say about two cases."""

from __future__ import annotations

from wtforms import RadioField

from tafel.dubbelen.rules import SOORTWOORDEN
from tafel.kern.forms import Formulier, LangeTekst, Tekst, Verplicht


class BandForm(Formulier):
    """Another case by its number, what the two have with each other, and why."""

    ander = Tekst("Nummer van de andere casus", [Verplicht("Vul het nummer van de andere casus in, als 2026-012.")])
    soort = RadioField(
        "Wat hebben deze casussen met elkaar?", choices=dict(SOORTWOORDEN), validate_choice=False, default=None
    )
    reden = LangeTekst("Hoe weet u dat?")


class LosForm(Formulier):
    """Why two cases do not belong together, or why one is a double."""

    reden = LangeTekst("Waarom?")
