"""Forms of the follow-up."""

from __future__ import annotations

from wtforms import RadioField, StringField

from tafel.kern.forms import Aantal, Datum, Formulier, LangeTekst, Tekst, Verplicht
from tafel.opvolging.rules import MEEST_UREN, UITKOMSTEN


class MomentForm(Formulier):
    """What came out of looking back."""

    gehouden_op = Datum("Op welke dag was het gesprek?", [Verplicht("Vul in op welke dag het gesprek was.")])
    met_wie = Tekst("Wie hebt u gesproken?", [Verplicht("Vul in wie u hebt gesproken.")])
    uren_per_week = Aantal("Uren op school per week", van=0, tot=MEEST_UREN)
    verslag = LangeTekst("Hoe gaat het?", [Verplicht("Schrijf in een paar zinnen hoe het gaat.")])


class ExtraMomentForm(Formulier):
    """One more moment to look back."""

    gepland_op = Datum("Op welke dag kijkt u terug?", [Verplicht("Vul een dag in.")])


class SluitForm(Formulier):
    """The end of the follow-up."""

    uitkomst = RadioField("Hoe is het afgelopen?", choices=UITKOMSTEN, validate_choice=False)
    reden = LangeTekst("Waarom sluit u nu?")


class TerugForm(Formulier):
    """Why the table has to look again."""

    reden = LangeTekst(
        "Waarom moet de tafel er opnieuw naar kijken?",
        [Verplicht("Schrijf waarom de tafel er opnieuw naar moet kijken.")],
    )


class ActieForm(Formulier):
    """Report one promise: which of the two buttons was pressed, with one sentence."""

    uitkomst = StringField("Uitkomst")
    resultaat = Tekst("In één zin")
