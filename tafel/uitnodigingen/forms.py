"""Forms of invitations: what is expected of a case, who comes along, an answer by link."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from wtforms import BooleanField, RadioField

from tafel.kern.forms import Bedrag, Datum, Formulier, LangeTekst, Tekst
from tafel.uitnodigingen.models import Tijdslot, Verwachting
from tafel.uitnodigingen.rules.antwoorden import Vervanger
from tafel.uitnodigingen.services import Invoer

NVT = ("school", "leerplicht", "jeugdhulp", "samenwerkingsverband")


class VerwachtingForm(Formulier):
    """What a meeting expects of one case."""

    jeugdhulp = Bedrag("Kosten jeugdhulp, tot")
    onderwijs = Bedrag("Kosten onderwijs, tot")
    plek = BooleanField("Er is een plek op een school nodig")
    nvt_school = Tekst("Waarom school er niet bij is")
    nvt_leerplicht = Tekst("Waarom leerplicht er niet bij is")
    nvt_jeugdhulp = Tekst("Waarom er geen hulpverlening bij is")
    nvt_samenwerkingsverband = Tekst("Waarom het samenwerkingsverband er niet bij is")

    @classmethod
    def van(cls, voor: str, rij: Verwachting | None) -> VerwachtingForm:
        """Return the form filled with what stands; `voor` makes its names unique on the page."""
        begin: dict[str, Any] = {"versie": rij.versie if rij else ""}
        if rij is not None:
            begin |= {"jeugdhulp": rij.kosten_jeugdhulp, "onderwijs": rij.kosten_onderwijs, "plek": rij.plek}
            begin |= {f"nvt_{soort}": reden for soort, reden in rij.nvt.items()}
        return cls(formdata=None, prefix=voor, data=begin)

    def invoer(self) -> Invoer:
        """Return what was filled in."""
        return Invoer(
            self.jeugdhulp.data,
            self.onderwijs.data,
            bool(self.plek.data),
            {soort: self[f"nvt_{soort}"].data or "" for soort in NVT},
        )


class ErbijForm(Formulier):
    """Somebody who comes along and is no party."""

    naam = Tekst("Naam")
    functie = Tekst("Functie")
    organisatie = Tekst("Organisatie")
    email = Tekst("E-mailadres")


class VervangerForm(Formulier):
    """Who comes instead."""

    vervanger_naam = Tekst("Naam van wie er komt")
    vervanger_functie = Tekst("Functie")
    vervanger_email = Tekst("E-mailadres")
    vervanger_mandaat = RadioField(
        "Mag deze persoon iets toezeggen?", choices={"ja": "Ja", "nee": "Nee"}, validate_choice=False, default="nee"
    )
    vervanger_tot = Bedrag("Tot welk bedrag? Leeg als er geen grens is")

    def vervanger(self) -> Vervanger:
        """Return who would come instead."""
        tot: Decimal | None = self.vervanger_tot.data
        return Vervanger(
            self.vervanger_naam.data or "",
            self.vervanger_functie.data or "",
            self.vervanger_email.data or "",
            self.vervanger_mandaat.data == "ja",
            tot,
        )


class AntwoordForm(VervangerForm):
    """An answer to one invitation."""

    reden = LangeTekst("Waarom kunt u niet?")


class InvallerForm(VervangerForm):
    """Who comes instead, from one day to another, as the chair heard it."""

    van = Datum("Van")
    tot = Datum("Tot en met")

    @classmethod
    def over(cls, slot: Tijdslot) -> InvallerForm:
        """Return the form filled with what was proposed, for the day of the invitation."""
        begin: dict[str, Any] = {"van": slot.datum, "tot": slot.datum}
        if slot.antwoord == "ander":
            velden = ("vervanger_naam", "vervanger_functie", "vervanger_email", "vervanger_tot")
            begin |= {veld: getattr(slot, veld) for veld in velden}
            begin["vervanger_mandaat"] = "ja" if slot.vervanger_mandaat else "nee"
        return cls(formdata=None, data=begin)
