"""Forms of options, answers to wishes and the map."""

from __future__ import annotations

import uuid

from wtforms import RadioField, SelectField
from wtforms.validators import Optional

from tafel.kern.forms import Aantal, Bedrag, Datum, Formulier, LangeTekst, Tekst
from tafel.onderzoeken.rules import ANTWOORDEN
from tafel.opties.rules import KANSEN, SOORTEN, Aanbodinvoer, Optieinvoer
from tafel.opties.rules.aanbod import LANGST

_REEEL = {"ja": True, "nee": False}


def lees_id(tekst: str | None) -> uuid.UUID | None:
    """Return the id that was chosen; None for nothing, an id of nothing for something that is no id."""
    if not tekst:
        return None
    try:
        return uuid.UUID(tekst)
    except ValueError:
        return uuid.UUID(int=0)


class OptieForm(Formulier):
    """One option."""

    naam = Tekst("Hoe heet deze optie?")
    aanbod = SelectField("Van de kaart", choices={}, validate_choice=False)
    onderwijs = LangeTekst("Onderwijs")
    zorg = LangeTekst("Zorg")
    vervoer = LangeTekst("Vervoer")
    kosten = LangeTekst("Kosten")
    bedrag = Bedrag("Bedrag, als u het weet", [Optional()])
    kans = RadioField("Kans dat het lukt", choices={"": "Nog niet te zeggen", **KANSEN}, validate_choice=False)
    nodig = LangeTekst("Wat is ervoor nodig?")
    plek = Tekst("Welke plek is er?")
    plek_vanaf = Datum("Vanaf wanneer?", [Optional()])
    ja_zegt = Tekst("Wie zegt ja?")
    reeel = RadioField("Is dit reëel?", choices={"": "Nog uitzoeken", "ja": "Ja", "nee": "Nee"}, validate_choice=False)
    reeel_waarom = LangeTekst("Maak de zin af: dit kan wel of niet, omdat …")

    def invoer(self) -> Optieinvoer:
        """Return the option as it was typed."""
        teksten = ("naam", "onderwijs", "zorg", "vervoer", "kosten", "nodig", "plek", "ja_zegt", "reeel_waarom")
        return Optieinvoer(
            **{naam: self[naam].data or "" for naam in teksten},
            bedrag=self.bedrag.data,
            kans=self.kans.data or None,
            plek_vanaf=self.plek_vanaf.data,
            reeel=_REEEL.get(self.reeel.data or ""),
        )


class KiesForm(Formulier):
    """What became of an option."""

    omdat = LangeTekst("Dit kan nu niet, omdat …")


class AntwoordForm(Formulier):
    """The answer to one wish."""

    antwoord = RadioField("Kan het?", choices=dict(ANTWOORDEN), validate_choice=False)
    waarom = LangeTekst("Waarom?")
    optie = SelectField("Met welke optie?", choices={}, validate_choice=False)


class AanbodForm(Formulier):
    """One line of the map."""

    naam = Tekst("Naam")
    soort = SelectField("Wat is het?", choices={"": "Kies", **SOORTEN}, validate_choice=False)
    waarvoor = LangeTekst("Voor wie, en waarbij helpt het?")
    plek = Tekst("Waar?")
    wachttijd_weken = Aantal("Wachttijd in weken", [Optional()], van=0, tot=LANGST)
    peildatum = Datum("Gevraagd op", [Optional()])
    contact = Tekst("Wie belt u?")

    def invoer(self) -> Aanbodinvoer:
        """Return the line as it was typed."""
        teksten = ("naam", "soort", "waarvoor", "plek", "contact")
        return Aanbodinvoer(
            **{naam: self[naam].data or "" for naam in teksten},
            wachttijd_weken=self.wachttijd_weken.data,
            peildatum=self.peildatum.data,
        )
