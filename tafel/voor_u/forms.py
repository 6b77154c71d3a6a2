"""Forms of the family page."""

from __future__ import annotations

from wtforms import RadioField

from tafel.kern.forms import Formulier, LangeTekst, Tekst
from tafel.voor_u.rules.teksten import MEEDOEN_NIET, MEEDOEN_U


class MeedoenForm(Formulier):
    """How somebody takes part."""

    meedoen = RadioField("Ik kies", choices=MEEDOEN_U, validate_choice=False)
    tekst = LangeTekst("Wilt u er iets bij schrijven?")


class MeenemenForm(Formulier):
    """Whom somebody brings."""

    naam = Tekst("Wie komt er mee?")


class NietForm(Formulier):
    """Why somebody does not come, and how they take part all the same; neither has to be filled in."""

    reden = LangeTekst("Waarom lukt het niet?")
    meedoen = RadioField("Wilt u wel iets laten horen?", choices=MEEDOEN_NIET, validate_choice=False)
