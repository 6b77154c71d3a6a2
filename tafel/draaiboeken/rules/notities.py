"""Notes for oneself: how long they stay, and what of them may go into the report."""

from __future__ import annotations

import datetime as dt

from tafel.kern.refusals import Weigering

MAX_NOTITIE = 10_000
BEWAARDAGEN = 14  # after the meeting closed or was cancelled


def verdwijnt_op(dicht_op: dt.date | None) -> dt.date | None:
    """Return the day on which the notes of a meeting go away; None while it is not closed or cancelled."""
    return dicht_op + dt.timedelta(days=BEWAARDAGEN) if dicht_op else None


def tegen_notitie(tekst: str) -> list[Weigering]:
    """Return the reasons against keeping a note: only its length. Empty is fine: then there is no note."""
    if len(tekst) > MAX_NOTITIE:
        return [Weigering("te_lang", "Gebruik hoogstens 10.000 tekens.", "tekst")]
    return []


def tegen_opnemen(tekst: str, heeft_casus: bool) -> list[Weigering]:
    """Return the reasons against taking a note up in the report: it is about a case, and there is something."""
    if not heeft_casus:
        return [Weigering("geen_casus", "Deze notitie hoort niet bij een casus. Zet de tekst bij de casus zelf.")]
    if not tekst.strip():
        return [Weigering("leeg", "Er is niets om op te nemen.", "tekst")]
    return tegen_notitie(tekst)
