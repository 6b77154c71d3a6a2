"""When a form may be kept, and what in it is not allowed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tafel.criteria.datums import in_woorden, uit_iso
from tafel.criteria.formulier import Velden, lees_boom
from tafel.formulieren.rules.schema import FORMULIEREN, TERUGKOPPELING, ZIEKTEVERZUIM
from tafel.kern.refusals import Weigering

LOOPT = ("concept", "ingediend", "aanvulling", "teruggegeven", "toegelaten", "opvolging")
# words that say why, not whether (R67); whole words only
_MEDISCH = re.compile(
    r"\b(?:diagnoses?|gediagnosticeerd\w*|medicatie|medicijn\w*|depressie\w*|depressief|autis\w+|ad(?:hd|d)"
    r"|angststoornis\w*|psychose\w*|eetstoornis\w*|anorexia|migraine|burn-?out|trauma\w*|ptss|suïcid\w*|suicid\w*"
    r"|zelfbeschadig\w*|klachtenbeeld|ziektebeeld)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Formulierfeiten:
    """What keeping a form is judged by. `brief_van`: the day of the letter that is typed over; None for the doctor."""

    soort: str
    stand: str  # of the case
    inhoud: Mapping[str, Any]
    vandaag: dt.date
    concept: bool
    overgetypt: bool
    brief_van: dt.date | None = None
    van_ander: bool = False  # somebody else has a concept of this form


def lees(soort: str, posted: Velden) -> tuple[dict[str, Any], list[Weigering]]:
    """Return the posted content of a form, and what could not be read, each at its field."""
    inhoud, fouten = lees_boom(FORMULIEREN[soort].boom, posted)
    return inhoud, [Weigering("veld", fout.melding, fout.veld) for fout in fouten]


def tegen_bewaren(f: Formulierfeiten) -> list[Weigering]:
    """Return every reason against keeping this form. A concept may miss things; it may not hold what is medical."""
    uit = []
    if f.stand not in LOOPT:
        uit.append(Weigering("stand", "Deze casus is klaar. Een formulier kan er niet meer bij."))
    if f.van_ander:
        uit.append(Weigering("van_ander", "Iemand anders werkt aan dit formulier. Spreek af wie het invult."))
    if f.soort == TERUGKOPPELING.code:
        uit += _medisch(f.inhoud)
    if f.concept:
        return uit
    uit += _datum(f.inhoud.get("datum"), "datum", f.vandaag)
    if f.soort == ZIEKTEVERZUIM.code:
        return uit + _ziekteverzuim(f.inhoud)
    return uit + _terugkoppeling(f)


def _ziekteverzuim(inhoud: Mapping[str, Any]) -> list[Weigering]:
    uit = []
    if inhoud.get("besproken") is not True:  # bijlage 3: discussed with the parents first
        uit.append(Weigering("niet_besproken", "Bespreek dit formulier eerst met de ouders.", "besproken"))
    if not inhoud.get("redenen"):
        uit.append(Weigering("geen_reden", "Kruis aan waarom u aanmeldt.", "redenen"))
    return uit


def _terugkoppeling(f: Formulierfeiten) -> list[Weigering]:
    uit = []
    if not f.inhoud.get("naam"):
        uit.append(Weigering("geen_naam", "Vul in wie het contact had.", "naam"))
    if not f.inhoud.get("conclusie"):
        uit.append(
            Weigering("geen_conclusie", "Kies of de leerling kan meedoen: volledig, deels of niet.", "conclusie")
        )
    elif f.inhoud["conclusie"] != "volledig" and not (f.inhoud.get("advies") or f.inhoud.get("afspraken")):
        zin = "Schrijf wat school dan doet: een advies of een afspraak."  # bijlage 6: see the advice below
        uit.append(Weigering("geen_advies", zin, "advies"))
    if f.inhoud.get("akkoord") is not True:
        uit.append(
            Weigering("geen_akkoord", "Deel dit pas als leerling en ouders het weten en goed vinden.", "akkoord")
        )
    if f.overgetypt:
        uit += _datum(f.brief_van.isoformat() if f.brief_van else None, "brief_van", f.vandaag)
    return uit


def _datum(iso: str | None, veld: str, vandaag: dt.date) -> list[Weigering]:
    dag = uit_iso(iso) if iso else None
    if dag is None:
        return [Weigering(f"geen_{veld}", "Vul de datum in.", veld)]
    if dag > vandaag:
        return [Weigering("toekomst", f"{in_woorden(dag)} is nog niet geweest. Vul vandaag of eerder in.", veld)]
    return []


def _medisch(inhoud: Mapping[str, Any]) -> list[Weigering]:
    """Return a reason for each text that says why instead of whether (R67)."""
    uit = []
    teksten = [("advies", inhoud.get("advies") or "")]
    for nr, rij in enumerate(inhoud.get("afspraken") or ()):
        teksten += [(f"afspraken-{nr}-{veld}", rij.get(veld) or "") for veld in ("wie", "wat")]
    for veld, tekst in teksten:
        if treffer := _MEDISCH.search(tekst):
            zin = f"“{treffer[0]}” is een medisch gegeven. Schrijf alleen wat school kan doen."
            uit.append(Weigering("medisch", zin, veld))
    return uit
