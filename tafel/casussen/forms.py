"""Forms about the people of a case."""

from __future__ import annotations

from wtforms import BooleanField, SelectField

from tafel.casussen.rules import GEZIN, ROLWOORDEN
from tafel.kern.forms import Datum, Formulier, Tekst, Verplicht


class BetrokkeneForm(Formulier):
    """One person at the table: account, function, what they may promise."""

    gebruiker = SelectField("Account", choices={}, validate_choice=False)
    functie = Tekst("Functie")
    heeft_mandaat = BooleanField("Mag hier toezeggingen doen", default=True)
    mandaat = Tekst("Wat mag deze persoon toezeggen?")
    telefoon = Tekst("Telefoon")
    email = Tekst("E-mail")


class ContactForm(Formulier):
    """How leerling or ouders can be reached."""

    telefoon = Tekst("Telefoon")
    email = Tekst("E-mail")


class SteunpersoonForm(Formulier):
    """Whom leerling or ouders take along (R27)."""

    naam = Tekst("Naam")
    relatie = Tekst("Wie is dat?")
    telefoon = Tekst("Telefoon")
    email = Tekst("E-mail")


class StoelForm(Formulier):
    """One more person at the table."""

    rol = SelectField(
        "Namens wie?",
        choices={"": "Kies", **{code: woord for code, woord in ROLWOORDEN.items() if code not in GEZIN}},
        validate_choice=False,
    )
    naam = Tekst("Naam")
    organisatie = Tekst("Organisatie")


class ZaakonderzoekerForm(Formulier):
    """Who investigates."""

    zaakonderzoeker = SelectField("Zaakonderzoeker", choices={}, validate_choice=False)


class WisselForm(Formulier):
    """Another casusverantwoordelijke, from which day and why."""

    gebruiker = SelectField("Nieuwe casusverantwoordelijke", choices={}, validate_choice=False)
    datum = Datum("Vanaf welke dag?", [Verplicht("Vul een datum in.")])
    reden = Tekst("Waarom neemt iemand anders het over?", [Verplicht("Schrijf waarom iemand anders het overneemt.")])
