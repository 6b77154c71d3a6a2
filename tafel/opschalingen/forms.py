"""The form of one talk, and the form of the thinking aid."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, FileField, RadioField, SelectField

from tafel.kern.eenmalig import EenmaligFormulier
from tafel.kern.forms import Aantal, Datum, Formulier, Tekst, _Omgezet
from tafel.opschalingen.rules.drempels import UITSLUITINGEN
from tafel.opschalingen.rules.gesprek import WIJZEN, ZINNEN, Invoer, antwoord, bleef_zonder
from tafel.opschalingen.rules.ladder import TREDEN


class GesprekForm(EenmaligFormulier):
    """Who was spoken to. What is required is for the rule."""

    organisatie = Tekst("Organisatie")
    trede = RadioField("Wie sprak u?", choices=TREDEN, default="leiding", validate_choice=False)
    naam = Tekst("Naam")
    functie = Tekst("Functie")
    datum = Datum("Wanneer?")
    wijze = SelectField("Hoe?", choices=WIJZEN, default="telefoon", validate_choice=False)
    zin = RadioField(
        "Wat was het antwoord?", choices={code: z.knop for code, z in ZINNEN.items()}, validate_choice=False
    )
    antwoord = Tekst("In uw woorden")
    zonder_resultaat = RadioField(
        "Bleef het zonder resultaat?", choices={"ja": "Ja", "nee": "Nee"}, validate_choice=False
    )

    bestand = FileField("Bewijs erbij")

    def invoer(self) -> Invoer:
        """Return what was filled in, with the answer of the tapped phrase."""
        zin = self.zin.data or ""
        keuze = {"ja": True, "nee": False}.get(self.zonder_resultaat.data or "")
        return Invoer(
            organisatie=self.organisatie.data or "",
            trede=self.trede.data or "",
            naam=self.naam.data or "",
            functie=self.functie.data or "",
            datum=self.datum.data,
            wijze=self.wijze.data or "",
            uitkomst=antwoord(zin, self.antwoord.data or ""),
            zonder_resultaat=bleef_zonder(zin, keuze),
        )


class Getal(Aantal):
    """A whole number from nought to 999; empty is nothing."""

    def __init__(self, label: str, **rest: Any) -> None:
        """Make the field."""
        super().__init__(label, van=0, tot=999, **rest)


class Telling(_Omgezet):
    """A number by halves: 2 or 1,5."""

    def toon(self, waarde: float) -> str:
        """Return 1,5."""
        return f"{waarde:g}".replace(".", ",")

    def lees(self, tekst: str) -> float:
        """Return the number, nought to 999."""
        heel, _, rest = tekst.replace(".", ",").partition(",")
        goed = heel.isascii() and heel.isdecimal() and len(heel) <= 3 and rest in ("", "0", "5", "00", "50")
        if not goed:
            raise ValueError("Vul een getal in, als 2 of 1,5.")
        return int(heel) + (0.5 if rest.startswith("5") else 0)


class DrempelForm(Formulier):
    """What one counts. Asked by GET: nothing is stored, and nothing says about whom it is."""

    class Meta:
        """No secret is needed to read."""

        csrf = False

    laat = Getal("Hoe vaak te laat?")
    spijbel = Telling("Hoeveel is er gemist?")
    eenheid = RadioField(
        "Waarin telt u?",
        choices={"dagdelen": "Dagdelen", "dagen": "Dagen", "uren": "Lesuren"},
        default="dagdelen",
        validate_choice=False,
    )
    meer_dagdelen = BooleanField("De uren liggen in meer dan één dagdeel")
    na_gesprek = BooleanField("Er was al een preventief gesprek")
    meldingen = Getal("Hoe vaak 1 of 2 dagen ziek gemeld, in 2 maanden?")
    aaneen = Getal("Hoeveel schooldagen achter elkaar ziek?")
    onduidelijk = BooleanField("Het is niet duidelijk waarom")
    verspreid = Getal("Hoeveel dagen ziek in de afgelopen maand, verspreid?")
    opvallend = BooleanField("Het valt op een andere manier op")
    uren = Getal("Hoeveel uur ongeoorloofd weg, in 4 lesweken achter elkaar?")


for _code, (_label, *_rest) in UITSLUITINGEN.items():
    setattr(DrempelForm, f"niet_{_code}", BooleanField(_label))
