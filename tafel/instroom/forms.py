"""What people fill in about a case on its way to the table."""

from __future__ import annotations

from wtforms import SelectField, SelectMultipleField
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from tafel.casussen.rules import BESTEMMINGEN
from tafel.kern.forms import Datum, Formulier, LangeTekst, Tekst


class _Vinkjes(SelectMultipleField):
    """Tick boxes, one per requirement."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class InstroomForm(Formulier):
    """What the chair rules: the reason, what misses, until when, where else."""

    reden = LangeTekst("Waarom beslist u dit?")
    mist = _Vinkjes("Wat mist er?", choices=[], validate_choice=False)
    termijn = Datum("Aanvullen vóór of op", [Optional()])
    naar = SelectField(
        "Waar past deze casus beter?", choices={"": "Kies een plek", **BESTEMMINGEN}, validate_choice=False
    )
    waarheen = Tekst("Welke tafel of organisatie?")


class SpoedantwoordForm(Formulier):
    """Why spoed is granted or refused."""

    spoedreden = LangeTekst("Waarom wel of geen spoed?")


class AanvulForm(Formulier):
    """More time for an addition, or the end of it."""

    termijn = Datum("Meer tijd, tot en met", [Optional()])
    reden = LangeTekst("Waarom?")


class BelofteForm(Formulier):
    """The day promised to the family."""

    beloofd_op = Datum("Aan leerling en ouders beloofd vóór of op", [Optional()])


class OpschortForm(Formulier):
    """Days that do not count, and why."""

    van = Datum("De tijd staat stil vanaf", [Optional()])
    tot = Datum("Telt weer vanaf", [Optional()])
    reden = LangeTekst("Waarom staat de tijd stil?")


class BriefForm(Formulier):
    """A letter as the chair reads it over."""

    tekst = LangeTekst("De brief")


class SpoedForm(Formulier):
    """Why a case must go first."""

    reden = LangeTekst("Wat is er aan de hand?")
    waarom_nu = LangeTekst("Waarom kan dit niet wachten tot het volgende overleg?")
    gewenst_op = Datum("Vóór welke dag is een antwoord van de tafel nodig?", [Optional()])
