"""Forms of meetings and agendas."""

from __future__ import annotations

import re
import uuid
from typing import Any

from wtforms import BooleanField, Field, HiddenField, RadioField, SelectField
from wtforms.validators import AnyOf, Length, StopValidation, ValidationError

from tafel.casussen.rules import INTREKKEN
from tafel.kern.forms import Aantal, Datum, Formulier, LangeTekst, Tekst, Tijd, Verplicht
from tafel.overleggen.vakanties import REGIOS

_WEBADRES = re.compile(r"https://[^\s<>\"']{4,390}")


def lees_id(tekst: str | None) -> uuid.UUID | None:
    """Return the id a select sent, or None when it is none."""
    try:
        return uuid.UUID(tekst or "")
    except ValueError:
        return None


class Weblink(Tekst):
    """An address that begins with https://; empty is fine."""

    def pre_validate(self, form: object) -> None:
        """Refuse anything else: it becomes a link that people follow."""
        if self.data and not _WEBADRES.fullmatch(self.data):
            raise ValidationError("Plak het hele adres, dat begint met https://")


class OverlegForm(Formulier):
    """Day, time, place and chair of a meeting."""

    datum = Datum("Datum", [Verplicht("Vul de datum van het overleg in.")])
    begint_om = Tijd("Begint om", [Verplicht("Vul in hoe laat het overleg begint.")])
    eindigt_om = Tijd("Eindigt om", [Verplicht("Vul in hoe laat het overleg eindigt.")])
    plaats = Tekst("Plaats", [Verplicht("Vul in waar het overleg is.")])
    online = Weblink("Link om online mee te doen")
    welkom_minuten = Aantal(
        "Minuten voor het welkom", [Verplicht("Vul de minuten voor het welkom in. 0 mag ook.")], van=0, tot=60
    )
    voorzitter_id = SelectField("Voorzitter", [Verplicht("Kies de voorzitter.")], validate_choice=False)


class NieuwForm(OverlegForm):
    """A meeting to plan: also the pause it usually has."""

    pauze_om = Tijd("Pauze om")
    pauze_minuten = Aantal("Minuten pauze", van=0, tot=999)

    def validate_pauze_minuten(self, veld: Aantal) -> None:
        """Ask how long when there is a pause."""
        if self.pauze_om.data is not None and veld.data is None and not veld.errors:
            raise ValidationError("Vul in hoeveel minuten de pauze duurt.")


RITMES = {
    "weken": "Om de zoveel weken",
    "per_jaar": "Een vast aantal keren per jaar",
    "op_aanvraag": "Alleen op aanvraag",
}
WEEKDAGEN = {"0": "maandag", "1": "dinsdag", "2": "woensdag", "3": "donderdag", "4": "vrijdag"}


class _BijReeks(Verplicht):
    """Required, unless the table meets on request."""

    def __call__(self, form: Any, field: Field) -> None:
        """Ask nothing of a table without a rhythm."""
        if form.soort.data == "op_aanvraag":
            field.errors = []
            raise StopValidation
        super().__call__(form, field)


class ReeksForm(NieuwForm):
    """A series: how often, on which weekday, from when until when; each meeting the same time, place and chair."""

    datum = None  # type: ignore[assignment]
    soort = RadioField(
        "Hoe vaak komt de tafel samen?",
        [AnyOf(RITMES, message="Kies hoe vaak de tafel samenkomt.")],
        choices=RITMES,
        validate_choice=False,
    )
    aantal = Aantal("Aantal weken, of aantal keren per jaar", [_BijReeks("Vul een getal in.")], van=1, tot=52)
    weekdag = SelectField(
        "Op welke dag?", [AnyOf(WEEKDAGEN, message="Kies een dag.")], choices=WEEKDAGEN, validate_choice=False
    )
    vanaf = Datum("Vanaf", [_BijReeks("Vul de eerste dag in.")])
    tot = Datum("Tot en met", [_BijReeks("Vul de laatste dag in.")])


class VakantieForm(Formulier):
    """One school holiday."""

    naam = Tekst("Welke vakantie?", [Verplicht("Vul in welke vakantie het is.")])
    van = Datum("Eerste dag", [Verplicht("Vul de eerste dag in.")])
    tot = Datum("Laatste dag", [Verplicht("Vul de laatste dag in.")])


class RegioForm(Formulier):
    """The region of the schools."""

    regio = SelectField(
        "Regio van de scholen", [AnyOf(REGIOS, message="Kies een regio.")], choices=REGIOS, validate_choice=False
    )


class ZetForm(Formulier):
    """The number of a case that must go on the agenda."""

    nummer = Tekst("Nummer van de casus", [Verplicht("Vul het nummer van de casus in, zoals 2026-041.")])


class RuimteForm(ZetForm):
    """The number of a case that must go in empty minutes, and when those begin."""

    om = Tijd("Vanaf", [Verplicht("De agenda is intussen veranderd. Deze tijd is niet meer vrij.")])


class VerplaatsForm(Formulier):
    """Where an item goes: eerder, later, or to a position."""

    naar = HiddenField()
    positie = Aantal("Naar plek", van=1, tot=999)


class MinutenForm(Formulier):
    """How long an item lasts."""

    minuten = Aantal("Minuten", [Verplicht("Vul 5 tot en met 240 minuten in.")], van=5, tot=240)


class IntrekForm(Formulier):
    """Why a case is withdrawn."""

    soort = RadioField("Waarom trekt u de casus in?", choices=dict(INTREKKEN), validate_choice=False, default=None)
    werkte = LangeTekst("Wat werkte?")
    reden = LangeTekst("Wat is er veranderd?")


class AdHocForm(Formulier):
    """Why a case comes on after the agenda was fixed."""

    reden = LangeTekst("Waarom komt deze casus er nu bij?")


class PauzeForm(Formulier):
    """A pause at a fixed time."""

    om = Tijd("Begint om", [Verplicht("Vul in hoe laat de pauze begint.")])
    duur = Aantal("Minuten", [Verplicht("Vul in hoeveel minuten.")], van=0, tot=999, default=10)
    titel = Tekst(
        "Wat staat er op de agenda?", [Length(max=80, message="Gebruik hoogstens 80 tekens.")], default="Pauze"
    )


class PuntForm(Formulier):
    """A fixed time for one case, and whether leerling or ouders come."""

    vast_om = Tijd("Vaste tijd")
    gezin_erbij = BooleanField("Leerling of ouders zijn erbij")


class AnnuleerForm(Formulier):
    """Why a meeting does not go on."""

    reden = LangeTekst("Waarom gaat het overleg niet door?", [Verplicht("Vul in waarom het overleg niet doorgaat.")])


BLIJFT = {"wacht": "Wacht op een volgend overleg", "klaar": "Hoeft niet meer op tafel. De opvolging gaat door."}


class ErafForm(Formulier):
    """Why a case comes off the agenda; of a case in follow-up also whether it still has to come to the table."""

    daarna = RadioField("En daarna?", choices=BLIJFT, validate_choice=False, default="wacht")
    reden = LangeTekst(
        "Waarom gaat deze casus van de agenda?", [Verplicht("Vul in waarom deze casus van de agenda gaat.")]
    )
