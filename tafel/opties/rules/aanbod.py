"""What there is in the region: kinds, waiting times, and how old they are (S3, Alkmaar)."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from tafel.kern.refusals import Weigering

SOORTEN: Mapping[str, str] = {
    "onderwijs": "Onderwijs",
    "dagbesteding": "Dagbesteding",
    "ggz": "Ggz",
    "gezinshulp": "Hulp in het gezin",
    "preventie": "Preventie",
    "jongerenwerk": "Jongerenwerk",
    "sport": "Sport",
    "spel": "Spel",
    "cultuur": "Cultuur",
    "vervoer": "Vervoer",
}
MAANDEN = 3  # a waiting time of longer ago says little
LANGST = 260  # weeks


@dataclass(frozen=True)
class Aanbodinvoer:
    """One line of the map as it is typed."""

    naam: str
    soort: str
    waarvoor: str = ""
    plek: str = ""
    wachttijd_weken: int | None = None
    peildatum: dt.date | None = None
    contact: str = ""


def is_oud(peildatum: dt.date | None, vandaag: dt.date) -> bool:
    """Tell whether a waiting time was asked more than three months ago; without a date it is old."""
    if peildatum is None:
        return True
    maand = vandaag.month - MAANDEN
    jaar, maand = (vandaag.year, maand) if maand > 0 else (vandaag.year - 1, maand + 12)
    return peildatum < dt.date(jaar, maand, min(vandaag.day, calendar.monthrange(jaar, maand)[1]))


def wachtzin(weken: int | None) -> str:
    """Return the waiting time in words."""
    if weken is None:
        return "Wachttijd niet bekend"
    if weken == 0:
        return "Geen wachttijd"
    return "1 week" if weken == 1 else f"{weken} weken"


def tegen_aanbod(a: Aanbodinvoer, vandaag: dt.date) -> list[Weigering]:
    """Return the reasons against a line of the map: name, kind, and a waiting time with the day it was asked."""
    redenen = []
    if not a.naam.strip():
        redenen.append(Weigering("geen_naam", "Vul de naam in.", "naam"))
    if a.soort not in SOORTEN:
        redenen.append(Weigering("geen_soort", "Kies wat voor aanbod dit is.", "soort"))
    if a.wachttijd_weken is not None and not 0 <= a.wachttijd_weken <= LANGST:
        redenen.append(Weigering("wachttijd", f"Vul een getal in van 0 tot en met {LANGST}.", "wachttijd_weken"))
    if a.peildatum is None:
        if a.wachttijd_weken is not None:
            redenen.append(Weigering("geen_peildatum", "Vul in wanneer u dit hebt gevraagd.", "peildatum"))
    elif a.peildatum > vandaag:
        melding = "Deze dag is nog niet geweest. Vul vandaag of eerder in."
        redenen.append(Weigering("datum_later", melding, "peildatum"))
    return redenen
