"""Forms of the live page. Each kind stands on the page at most once, with its own prefix for ids."""

from __future__ import annotations

from wtforms import HiddenField, RadioField, SelectField
from wtforms.validators import Optional

from tafel.aan_tafel.rules import ZONDER_BESLUIT
from tafel.besluiten.rules import FORMEELWOORDEN, KANTWOORDEN, SOORTWOORDEN
from tafel.kern.forms import Bedrag, Datum, Formulier, LangeTekst, Tekst, Verplicht


class KnopForm(Formulier):
    """A button with nothing but the version that was seen."""


class GehoordForm(Formulier):
    """What one person says, or why they are not heard."""

    hoe = HiddenField()
    inbreng = LangeTekst("Wat is er gezegd, in één zin?")
    reden = LangeTekst("Waarom is iemand er niet?")
    uitnodiging_1 = Datum("Eerste uitnodiging", [Optional()])
    uitnodiging_2 = Datum("Tweede uitnodiging", [Optional()])


class ZinForm(Formulier):
    """The decision in one sentence and the day on which the solution starts."""

    zin = LangeTekst("Het besluit in één zin", [Verplicht("Schrijf het besluit in één zin.")])
    start_oplossing = Datum("Begint op", [Optional()])


class OnderdeelForm(Formulier):
    """One part: who, what, when (R32)."""

    wat = Tekst("Wat", [Verplicht("Schrijf op wat er gebeurt, in één zin.")])
    betrokkene = SelectField(
        "Wie", [Verplicht("Kies welke partij dit doet.")], choices={"": "Kies een partij"}, validate_choice=False
    )
    persoon = Tekst("Persoon", [Verplicht("Vul in welke persoon dit doet.")])
    wanneer = Datum("Wanneer", [Verplicht("Vul in wanneer.")])
    soort = SelectField(
        "Soort",
        [Verplicht("Kies wat voor onderdeel dit is.")],
        choices={"": "Kies een soort", **SOORTWOORDEN},
        validate_choice=False,
    )
    formeel_besluit = SelectField("Formeel besluit", choices=FORMEELWOORDEN, default="nee")


class KostenForm(Formulier):
    """What a part costs, on one side (R33, R34)."""

    kant = SelectField(
        "Wie betaalt",
        [Verplicht("Kies wie dit betaalt.")],
        choices={"": "Kies een kant", **KANTWOORDEN},
        validate_choice=False,
    )
    bedrag = Bedrag("Bedrag", [Verplicht("Vul een bedrag in.")])
    grond = Tekst("Waarvoor", [Verplicht("Schrijf op waarvoor dit geld is.")])
    van = Datum("Van", [Verplicht("Vul in vanaf wanneer.")])
    tot = Datum("Tot en met", [Verplicht("Vul in tot wanneer.")])


class VerbindForm(Formulier):
    """Whether a party binds itself: yes, on condition, no (R36)."""

    antwoord = HiddenField()
    toelichting = Tekst("Welke voorwaarde, of waarom niet?")


class AfrondForm(Formulier):
    """An outcome without decision, with the explanation."""

    uitkomst = RadioField("Hoe eindigt deze casus?", choices=ZONDER_BESLUIT, validate_choice=False)
    toelichting = LangeTekst("Waarom? De partijen lezen dit.")
