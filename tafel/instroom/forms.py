"""What the chair fills in about a case that came in."""

from __future__ import annotations

from wtforms import SelectField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from tafel.casussen.rules import BESTEMMINGEN
from tafel.kern.forms import Formulier, LangeTekst


class _Vinkjes(SelectMultipleField):
    """Tick boxes, one per requirement."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class InstroomForm(Formulier):
    """What the chair rules: the reason, what misses, where else."""

    reden = LangeTekst("Waarom beslist u dit?")
    mist = _Vinkjes("Wat mist er?", choices=[], validate_choice=False)
    naar = SelectField(
        "Waar past deze casus beter?", choices={"": "Kies een plek", **BESTEMMINGEN}, validate_choice=False
    )
