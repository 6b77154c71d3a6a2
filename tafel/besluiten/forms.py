"""Forms of besluiten."""

from __future__ import annotations

from wtforms import StringField

from tafel.kern.forms import Formulier, LangeTekst


class AkkoordForm(Formulier):
    """The answer of a budget holder: yes, or no with the reason. The two buttons carry the answer."""

    antwoord = StringField("Uw antwoord")
    reden = LangeTekst("Uw reden")
