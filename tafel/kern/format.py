"""How dates, times, money and names look on a Dutch screen."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tafel.kern.clock import lokaal

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
VAST = "\u00a0"


def _dag(waarde: dt.date | dt.datetime) -> dt.date:
    return lokaal(waarde).date() if isinstance(waarde, dt.datetime) else waarde


def datum_kort(waarde: dt.date | dt.datetime | None, vandaag: dt.date | None = None) -> str:
    """Return "ma 30 nov" (for tables), or "". With `vandaag` also the year, when it is another one."""
    if waarde is None:
        return ""
    dag = _dag(waarde)
    jaar = f" {dag.year}" if vandaag and dag.year != vandaag.year else ""
    return f"{DAGEN[dag.weekday()][:2]} {dag.day} {_KORT[dag.month - 1]}{jaar}"


def datum_jaar(waarde: dt.date | dt.datetime | None) -> str:
    """Return "30 nov 2026" (for tables that span years), or ""."""
    if waarde is None:
        return ""
    dag = _dag(waarde)
    return f"{dag.day} {_KORT[dag.month - 1]} {dag.year}"


def datum_zin(waarde: dt.date | dt.datetime | None, vandaag: dt.date | None = None) -> str:
    """Return "maandag 30 november" (for sentences), or "". With `vandaag` also the year, when it is another one."""
    if waarde is None:
        return ""
    dag = _dag(waarde)
    jaar = f" {dag.year}" if vandaag and dag.year != vandaag.year else ""
    return f"{DAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]}{jaar}"


def datum_vol(waarde: dt.date | dt.datetime | None) -> str:
    """Return "maandag 30 november 2026", or ""."""
    return "" if waarde is None else f"{datum_zin(waarde)} {_dag(waarde).year}"


def tijd(waarde: dt.time | dt.datetime | None) -> str:
    """Return "10:15", or ""."""
    if waarde is None:
        return ""
    return (lokaal(waarde) if isinstance(waarde, dt.datetime) else waarde).strftime("%H:%M")


def euro(bedrag: Decimal | None) -> str:
    """Return "€ 4.320" or "€ 4.320,50"; never ",00"."""
    if bedrag is None:
        return ""
    heel = f"{bedrag:,.2f}".replace(",", "#").replace(".", ",").replace("#", ".")
    return f"€{VAST}{heel.removesuffix(',00')}"


def getal(aantal: int, enkel: str, meer: str) -> str:
    """Return "1 dag" or "3 dagen"; 0 to 12 stay figures so that tables align."""
    return f"{aantal} {enkel if aantal == 1 else meer}"


def initialen(voornaam: str | None, achternaam: str | None) -> str:
    """Return "S.V.": the letters that stand for a child on every screen; "?" when nothing is known."""
    letters = [_eerste_letter(deel).upper() for deel in (voornaam or "", _hoofddeel(achternaam or ""))]
    return ".".join(filter(None, letters)) + "." if any(letters) else "?"


def _eerste_letter(deel: str) -> str:
    """Return the first letter of a part of a name, past an apostrophe; "" when there is none."""
    return next((teken for teken in deel if teken.isalpha()), "")


def _hoofddeel(achternaam: str) -> str:
    """Return the surname without its prefixes: "van den Droomwal" shortens under D, "van 't Droomhof" under D too."""
    delen = achternaam.split()
    hoofd = [deel for deel in delen if not _eerste_letter(deel).islower()]
    return hoofd[0] if hoofd else (delen[-1] if delen else "")
