"""Dates as people write them: parsing for form and file, and Dutch words for messages."""

import re
from datetime import date

MAANDEN = ("januari", "februari", "maart", "april", "mei", "juni", "juli",
           "augustus", "september", "oktober", "november", "december")  # fmt: skip
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_CIJFERS = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_KORT_JAAR = re.compile(r"[0-9]{1,2}[-/. ]([0-9]{1,2}|[a-z]{3,9})[-/. ][0-9]{2}")
_WOORDEN = re.compile(r"([0-9]{1,2})\s+([a-z]{3,9})\.?\s+([0-9]{4})")
_VOORBEELD = "Vul een datum in als 21-11-2026."
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2199


class DatumFout(ValueError):
    """What a person wrote is not a date; str() is the Dutch message."""


def in_woorden(dag: date) -> str:
    """The date in Dutch words, as "21 november 2026"."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def uit_iso(tekst: str) -> date | None:
    """The date of exactly `jjjj-mm-dd`, or None when it is written otherwise or does not exist."""
    delen = _ISO.fullmatch(tekst)
    if not delen:
        return None
    try:
        return date(int(delen[1]), int(delen[2]), int(delen[3]))
    except ValueError:
        return None


def bestaat_niet(jaar: int, maand: int, dag: int) -> str:
    """The Dutch start of a sentence about a date that is not in the calendar, as "30 februari 2026 bestaat niet"."""
    if 1 <= maand <= 12:
        return f"{dag} {MAANDEN[maand - 1]} {jaar} bestaat niet"
    return f"Maand {maand} bestaat niet"


def lees_datum(tekst: str) -> date:
    """The date a person wrote as 2026-11-21, 21-11-2026 or 21 november 2026; raises DatumFout with a Dutch message."""
    tekst = tekst.strip().lower()
    jaar, maand, dag = _delen(tekst)
    try:
        datum = date(jaar, maand, dag)
    except ValueError:
        raise DatumFout(f"{bestaat_niet(jaar, maand, dag)}. {_VOORBEELD}") from None
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise DatumFout(f"Het jaar {jaar} klopt niet. {_VOORBEELD}")
    return datum


def _delen(tekst: str) -> tuple[int, int, int]:
    if delen := _ISO.fullmatch(tekst):
        return int(delen[1]), int(delen[2]), int(delen[3])
    if delen := _CIJFERS.fullmatch(tekst):
        return int(delen[3]), int(delen[2]), int(delen[1])
    if delen := _WOORDEN.fullmatch(tekst):
        return int(delen[3]), _maand(delen[2]), int(delen[1])
    if _KORT_JAAR.fullmatch(tekst):
        raise DatumFout("Schrijf het jaar met vier cijfers, als 21-11-2026.")
    raise DatumFout(f"Dit is geen datum. {_VOORBEELD}")


def _maand(woord: str) -> int:
    woord = "maart" if woord == "mrt" else woord
    for nummer, maand in enumerate(MAANDEN, start=1):
        if woord in (maand, maand[:3]) or (maand == "september" and woord == "sept"):
            return nummer
    raise DatumFout(f"Deze maand kennen we niet. {_VOORBEELD}")
