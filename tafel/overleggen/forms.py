"""Forms of meetings and agendas."""

from __future__ import annotations

import uuid

from wtforms import HiddenField, RadioField, SelectField

from tafel.casussen.rules import INTREKKEN
from tafel.kern.forms import Aantal, Datum, Formulier, LangeTekst, Tekst, Tijd, Verplicht


def lees_id(tekst: str | None) -> uuid.UUID | None:
    """Return the id a select sent, or None when it is none."""
    try:
        return uuid.UUID(tekst or "")
    except ValueError:
        return None


class OverlegForm(Formulier):
    """Day, time, place and chair of a meeting."""

    datum = Datum("Datum", [Verplicht("Vul de datum van het overleg in.")])
    begint_om = Tijd("Begint om", [Verplicht("Vul in hoe laat het overleg begint.")])
    eindigt_om = Tijd("Eindigt om", [Verplicht("Vul in hoe laat het overleg eindigt.")])
    plaats = Tekst("Plaats", [Verplicht("Vul in waar het overleg is.")])
    welkom_minuten = Aantal(
        "Minuten voor het welkom", [Verplicht("Vul de minuten voor het welkom in. 0 mag ook.")], van=0, tot=60
    )
    voorzitter_id = SelectField("Voorzitter", [Verplicht("Kies de voorzitter.")], validate_choice=False)


class ZetForm(Formulier):
    """The number of a case that must go on the agenda."""

    nummer = Tekst("Nummer van de casus", [Verplicht("Vul het nummer van de casus in, zoals 2026-041.")])


class VerplaatsForm(Formulier):
    """Where an item goes: eerder, later, or to a position."""

    naar = HiddenField()
    positie = Aantal("Naar plek", van=1, tot=999)


class MinutenForm(Formulier):
    """How long an item lasts."""

    minuten = Aantal("Minuten", [Verplicht("Vul 5 tot en met 240 minuten in.")], van=0, tot=9999)


class IntrekForm(Formulier):
    """Why a case is withdrawn."""

    soort = RadioField("Waarom trekt u de casus in?", choices=dict(INTREKKEN), validate_choice=False, default=None)
    reden = LangeTekst("Wat is er veranderd?")


class ErafForm(Formulier):
    """Why a case comes off the agenda."""

    reden = LangeTekst(
        "Waarom gaat deze casus van de agenda?", [Verplicht("Vul in waarom deze casus van de agenda gaat.")]
    )
