"""Forms of the inquiry. Several stand on one page: each has a prefix of its own."""

from __future__ import annotations

import datetime as dt

from wtforms import BooleanField, RadioField
from wtforms.validators import Optional

from tafel.kern.clock import lokaal, moment_van, nu
from tafel.kern.forms import Datum, Formulier, LangeTekst, Tekst, Tijd, Verplicht
from tafel.onderzoeken.rules import BELZINNEN, VAN, VORMEN, Verhaalinvoer

APART = "Alleen voor voorbereiding"


class VerhaalForm(Formulier):
    """One story: the words, how it was heard, when it was read back, who corrected it."""

    tekst = LangeTekst("In hun eigen woorden")
    vorm = RadioField("Hoe hoorde u het?", choices=dict(VORMEN), validate_choice=False)
    gehoord_op = Datum("Wanneer?", [Optional()])
    voorgelezen_op = Datum("Voorgelezen op", [Optional()])
    bijgesteld_door = Tekst("Bijgesteld door")
    apart = BooleanField(APART)

    def invoer(self) -> Verhaalinvoer:
        """Return the story as it was typed."""
        return Verhaalinvoer(
            tekst=self.tekst.data or "",
            vorm=self.vorm.data or "",
            gehoord_op=self.gehoord_op.data,
            voorgelezen_op=self.voorgelezen_op.data,
            bijgesteld_door=self.bijgesteld_door.data or "",
        )


class ConceptForm(Formulier):
    """What is being typed of a story."""

    tekst = LangeTekst("In hun eigen woorden")


class NietGehoordForm(Formulier):
    """Why leerling or ouders could not be heard."""

    reden = Tekst("Waarom kon het niet?", [Verplicht("Schrijf waarom het niet kon.")])


class WensForm(Formulier):
    """One wish: whose, in their words."""

    van = RadioField("Van wie?", choices=dict(VAN), validate_choice=False)
    tekst = LangeTekst("Wat willen zij?")
    apart = BooleanField(APART)


class BelForm(Formulier):
    """A call in one line; a quick line is a button that notes it at once."""

    wie = RadioField("Met wie?", choices={}, validate_choice=False)
    ander = Tekst("Of typ een naam")
    wat = Tekst("Wat is er gezegd?")
    dag = Datum("Welke dag?", [Optional()])
    tijd = Tijd("Hoe laat?", [Optional()])
    voor_tafel = BooleanField("Dit mag ook in de papieren voor de tafel")

    def met_wie(self) -> str:
        """Return who was called: the typed name, else the tapped one."""
        return self.ander.data or self.wie.data or ""

    def gezegd(self, zin: str) -> str:
        """Return what was said: the quick line that was tapped, with what was typed after it."""
        return " ".join(deel for deel in (BELZINNEN.get(zin, ""), self.wat.data or "") if deel)

    def wanneer(self) -> dt.datetime | None:
        """Return the moment; None for now. With only a day: noon of an earlier day, now for today."""
        nu_ = lokaal(nu())
        if self.dag.data is None and self.tijd.data is None:
            return None
        dag = self.dag.data or nu_.date()
        if self.tijd.data is None and dag == nu_.date():
            return None
        return moment_van(dag, self.tijd.data or dt.time(12, 0))
