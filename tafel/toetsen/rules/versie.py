"""The criteria of a table, a version from a day on: may it be made, and what it says in words. Pure."""

from __future__ import annotations

import datetime as dt

from tafel.criteria.rules import TE_VERHARDEN, Criteria
from tafel.kern.format import datum_jaar
from tafel.kern.refusals import Weigering

MAX_REDEN = 1500
EISNAMEN = {
    "vierjarige": "een kind dat nog niet leerplichtig is",
    "eerdere_overleggen": "eerdere overleggen",
    "eerdere_poging": "een eerdere poging, en waarom die stopte",
    "toestemming_beide_ouders": "toestemming van alle ouders met gezag",
}


def keur_versie(
    nieuw: Criteria, laatste: Criteria, vanaf: dt.date, reden: str, *, dag: dt.date, laatste_vanaf: dt.date | None
) -> list[Weigering]:
    """Return the reasons against a new version: never back in time, with a reason, and something must change.

    laatste, laatste_vanaf: the version before it, also when that begins later; dag: today.
    """
    redenen = []
    if vanaf < dag:
        redenen.append(Weigering("vanaf_voorbij", "Kies vandaag of een latere dag.", "vanaf"))
    elif laatste_vanaf is not None and vanaf < laatste_vanaf:
        melding = f"De vorige versie begint op {datum_jaar(laatste_vanaf)}. Kies die dag of een latere."
        redenen.append(Weigering("vanaf_voor_vorige", melding, "vanaf"))
    if not reden.strip():
        redenen.append(Weigering("geen_reden", "Schrijf waarom de eisen anders worden.", "reden"))
    elif len(reden.strip()) > MAX_REDEN:
        redenen.append(Weigering("reden_te_lang", f"Gebruik hoogstens {MAX_REDEN} tekens.", "reden"))
    if nieuw == laatste:
        redenen.append(Weigering("niets_anders", "Er verandert niets. Pas eerst een eis aan."))
    return redenen


def in_woorden(criteria: Criteria, profiel: str) -> list[str]:
    """Return what a table asks, as sentences: the same order for every version."""
    zinnen = [_overleggen(criteria.overleggen), _pogingen(criteria.pogingen)]
    zinnen.append(_vierjarigen(mag=criteria.vierjarigen_mogen(profiel)))
    hard = [EISNAMEN[code] for code in TE_VERHARDEN if code in criteria.hard]
    zinnen.append(f"Ook hard: {'; '.join(hard)}." if hard else "Geen zachte eis is hard gemaakt.")
    return zinnen


def verschillen(oud: Criteria, nieuw: Criteria, profiel: str) -> list[str]:
    """Return what is different in `nieuw`, as sentences; empty when nothing is."""
    zinnen = []
    if oud.overleggen != nieuw.overleggen:
        zinnen.append(f"{_overleggen(nieuw.overleggen)} Dat was {oud.overleggen}.")
    if oud.pogingen != nieuw.pogingen:
        zinnen.append(f"{_pogingen(nieuw.pogingen)} Dat was {oud.pogingen}.")
    if oud.vierjarigen_mogen(profiel) != nieuw.vierjarigen_mogen(profiel):
        zinnen.append(_vierjarigen(mag=nieuw.vierjarigen_mogen(profiel)))
    for code in TE_VERHARDEN:
        if (code in nieuw.hard) != (code in oud.hard):
            naam = EISNAMEN[code][0].upper() + EISNAMEN[code][1:]
            zinnen.append(f"{naam}: {'is nu hard' if code in nieuw.hard else 'is weer zacht'}.")
    return zinnen


def _overleggen(aantal: int) -> str:
    return "Er is 1 eerder overleg nodig." if aantal == 1 else f"Er zijn {aantal} eerdere overleggen nodig."


def _pogingen(aantal: int) -> str:
    return "Er is 1 eerdere poging nodig." if aantal == 1 else f"Er zijn {aantal} eerdere pogingen nodig."


def _vierjarigen(*, mag: bool) -> str:
    if mag:
        return "Een kind dat nog niet leerplichtig is, mag op de agenda."
    return "Een kind dat nog niet leerplichtig is, staat op de lijst en niet op de agenda."
