"""Forms of notes for oneself."""

from __future__ import annotations

from tafel.kern.forms import Formulier, LangeTekst


class NotitieForm(Formulier):
    """A note about a case or about the meeting."""

    tekst = LangeTekst("Mijn notitie")


class OpnemenForm(Formulier):
    """The words that go into the report."""

    tekst = LangeTekst("Dit komt in het verslag")
