"""Forms of the register of consent."""

from __future__ import annotations

from wtforms import RadioField, SelectField

from tafel.criteria.keuzes import GEVRAAGD, GEZAGSBRONNEN
from tafel.kern.eenmalig import EenmaligFormulier
from tafel.kern.forms import Datum, Formulier, LangeTekst, Tekst
from tafel.toestemmingen.rules import GRONDEN, SOORTWOORDEN, TER_ZAKEN

KIES = {"": "Kies"}
WAAROVER = {
    "delen-onderwijs": "De aanmelding en gegevens over school delen",
    "delen-hulpverlening": "Gegevens over hulp delen",
    "delen-medisch": "De conclusie van de jeugdarts delen",
    "delen-ouder": "Gegevens over een ouder zelf delen",
    "hulp-hulpverlening": "Hulp geven",
    "informeren-onderwijs": "De ouders iets vertellen",
    "informeren-hulpverlening": "De ouders iets vertellen over de hulp",
}
"""Purpose and kind of data in one question, as people ask it."""


class UitspraakForm(EenmaligFormulier):
    """What somebody said: who, yes or no, about what, for whom, since when, how it was asked."""

    door = SelectField("Wie zei dit?", choices={}, validate_choice=False)
    naam = Tekst("Naam")
    waarover = SelectField("Waarover?", choices={**KIES, **WAAROVER}, validate_choice=False)
    ontvanger = SelectField("Voor wie geldt het?", choices={}, validate_choice=False)
    antwoord = RadioField("Wat was het antwoord?", choices={"ja": "Ja", "nee": "Nee"}, validate_choice=False)
    op = Datum("Op welke dag?")
    tot = Datum("Tot en met welke dag?")
    hoe = SelectField(
        "Hoe vroeg u het?", choices={**KIES, **{w.code: w.label for w in GEVRAAGD}}, validate_choice=False
    )


class IntrekForm(Formulier):
    """A withdrawal: since when, and who said so."""

    op = Datum("Vanaf welke dag?")
    door = Tekst("Wie trok het in?")


class GrondslagForm(EenmaligFormulier):
    """A ground other than consent, weighed in words (G04)."""

    grond = SelectField("Waarom mag delen zonder toestemming?", choices={**KIES, **GRONDEN}, validate_choice=False)
    soort = SelectField("Welke gegevens?", choices={**KIES, **SOORTWOORDEN}, validate_choice=False)
    ontvanger = SelectField("Met wie?", choices={}, validate_choice=False)
    noodzaak = LangeTekst("Waarom is dit nodig?")
    proportionaliteit = LangeTekst("Waarom is het niet meer dan nodig?")
    subsidiariteit = LangeTekst("Waarom kan het niet met minder?")
    gewogen_door = Tekst("Wie heeft dit afgewogen?")
    van = Datum("Vanaf welke dag?")
    tot = Datum("Tot en met welke dag?")


class OuderForm(Formulier):
    """How it stands with one parent."""

    staat = SelectField(
        "Hoe staat het met deze ouder?",
        choices={
            "aanwezig": "Te bereiken",
            "onbereikbaar": "Niet te bereiken",
            "uitgesloten": "Krijgt niets te horen, op verzoek van de leerling",
        },
        validate_choice=False,
    )
    reden = LangeTekst("Waarom? Schrijf de afweging.")
    gewogen_door = Tekst("Wie heeft dit afgewogen?")


class NieuweOuderForm(Formulier):
    """Another parent with gezag."""

    naam = Tekst("Naam")
    gezag_bron = SelectField(
        "Waar zag u wie het gezag heeft?",
        choices={**KIES, **{w.code: w.label for w in GEZAGSBRONNEN}},
        validate_choice=False,
    )
    gezag_datum = Datum("Op welke dag keek u dat na?")


class WilsonbekwaamForm(EenmaligFormulier):
    """Somebody found that the pupil cannot decide this."""

    vastgesteld_door = Tekst("Wie stelde dit vast?")
    datum = Datum("Op welke dag?")
    ter_zake = SelectField("Waarover gaat het?", choices={**KIES, **TER_ZAKEN}, validate_choice=False)
