"""Forms of documents."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import MultipleFileField, SelectField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from tafel.casussen.rules import GEZIN, HOORVOLGORDE, ROLWOORDEN
from tafel.documenten.rules import SOORTWOORDEN
from tafel.kern.eenmalig import EenmaligFormulier
from tafel.kern.forms import Formulier, Tekst, Verplicht


class Vakjes(SelectMultipleField):
    """Several choices, each with a box of its own."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form: object) -> None:
        """Leave an unknown choice to the rule, which says it in Dutch."""


class LezersForm(Formulier):
    """Which parties may read a document."""

    lezers = Vakjes("Wie mag dit nog meer lezen?", choices={})

    def bied_aan(self, rollen: Iterable[str]) -> None:
        """Offer the parties at the table, in hearing order; leerling and ouders hear it from a person."""
        aan_tafel = set(rollen) - GEZIN
        self.lezers.choices = {rol: ROLWOORDEN[rol] for rol in HOORVOLGORDE if rol in aan_tafel}


class DocumentForm(EenmaligFormulier, LezersForm):
    """One or more files, what they are, and who may read them."""

    soort = SelectField("Wat is het?", choices={"": "Kies", **SOORTWOORDEN}, validators=[Verplicht("Kies wat het is.")])
    omschrijving = Tekst("Omschrijving", [Verplicht("Zeg in een paar woorden wat dit is.")])
    bestand = MultipleFileField("Bestand")


class VersieForm(Formulier):
    """A newer version of a document."""

    bestand = MultipleFileField("Nieuwe versie")


class IntrekForm(Formulier):
    """Why a document is withdrawn."""

    reden = Tekst("Reden", [Verplicht("Zeg waarom u dit document intrekt.")])
