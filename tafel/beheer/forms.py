"""Forms of beheer: a table, a member, a mandate, an end."""

from __future__ import annotations

from wtforms import BooleanField, RadioField, SelectField
from wtforms.validators import AnyOf, Optional

from tafel.kern.forms import Aantal, Bedrag, Datum, Formulier, Tekst, Verplicht
from tafel.organisaties.profielen import PROFIELEN
from tafel.organisaties.rules import KANTWOORDEN, ROLWOORDEN, SOORTWOORDEN

GELDREGELS = {
    "eigen": "Wie aan de kant van de kosten tekent, beslist. De andere kant kijkt mee.",
    "beiden": "Beide kanten beslissen altijd samen.",
}


class TafelForm(Formulier):
    """The settings of a table."""

    naam = Tekst("Naam van de tafel", [Verplicht("Vul de naam van de tafel in.")])
    ritme = Tekst("Hoe vaak komt de tafel samen?", [Verplicht("Vul in hoe vaak de tafel samenkomt.")])
    geldregel = RadioField(
        "Wie beslist over geld?",
        [AnyOf(GELDREGELS, message="Kies wie over geld beslist.")],
        choices=GELDREGELS,
        validate_choice=False,
    )
    nazorg_maanden = Aantal("Maanden volgen na een besluit", [Verplicht("Vul een getal in.")], van=1, tot=24)
    minuten_per_casus = Aantal("Minuten per casus", [Verplicht("Vul een getal in.")], van=5, tot=240)
    spoed_uren = Aantal("Uren om op een spoedvraag te antwoorden", [Optional()], van=1, tot=336)
    antwoord_werkdagen = Aantal("Werkdagen om een aanmelding te beantwoorden", [Optional()], van=1, tot=60)
    streef_werkdagen = Aantal("Streefdatum: werkdagen na het indienen", [Optional()], van=1, tot=250)
    uiterste_werkdagen = Aantal("Uiterste datum: werkdagen na het indienen", [Optional()], van=1, tot=250)
    doorzettingskracht = BooleanField("Deze tafel heeft doorzettingskracht")
    convenant = Tekst("In welk convenant staat dat?")


class NieuweTafelForm(Formulier):
    """A new table."""

    naam = Tekst("Naam van de tafel", [Verplicht("Vul de naam van de tafel in.")])
    code = Tekst("Korte code", [Verplicht("Vul een korte code in.")])
    profiel = RadioField(
        "Wat voor tafel is het?",
        [Verplicht("Kies wat voor tafel het is.")],
        choices={een.code: f"{een.naam}. {een.uitleg}" for een in PROFIELEN.values()},
        validate_choice=False,
    )


class LidForm(Formulier):
    """A person who gets a role at the table."""

    email = Tekst("E-mailadres", [Verplicht("Vul het e-mailadres in.")], render_kw={"type": "email"})
    naam = Tekst("Naam")
    rol = SelectField(
        "Rol", [Verplicht("Kies een rol.")], choices={"": "Kies een rol", **ROLWOORDEN}, validate_choice=False
    )
    functie = Tekst("Functie")
    organisatie = Tekst("Organisatie")
    organisatie_soort = SelectField(
        "Soort organisatie", choices={"": "Kies een soort", **SOORTWOORDEN}, validate_choice=False
    )
    van = Datum("Eerste dag", [Verplicht("Vul de eerste dag in.")])
    tot = Datum("Laatste dag", [Optional()])


class MandaatForm(Formulier):
    """What an akkoordgever may promise."""

    kant = SelectField(
        "Voor welke kosten?", [Verplicht("Kies voor welke kosten.")], choices={"": "Kies een kant", **KANTWOORDEN},
        validate_choice=False,
    )  # fmt: skip
    sector = SelectField(
        "Sector", choices={"": "Alle sectoren", "po": "po", "vo": "vo", "mbo": "mbo"}, validate_choice=False
    )
    waarvoor = Tekst("Waarvoor?")
    bedrag_tot = Bedrag("Tot welk bedrag?", [Optional()])
    van = Datum("Eerste dag", [Verplicht("Vul de eerste dag in.")])
    tot = Datum("Laatste dag", [Optional()])


class EindeForm(Formulier):
    """The last day of something."""

    einde = Datum("Laatste dag", [Verplicht("Vul de laatste dag in.")])
