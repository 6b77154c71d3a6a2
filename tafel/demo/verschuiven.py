"""Move an aanmelding of the demo in time: every date lies right relative to another day, the outcome stays the same."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tafel.criteria.bestand import lees_bestand
from tafel.criteria.datums import MAANDEN, in_woorden, uit_iso
from tafel.criteria.feiten import feiten_uit
from tafel.criteria.rules import Toetsuitslag, leeftijd, toets

MAP = Path(__file__).parent / "casussen"
_GESCHREVEN = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MAANDEN)})( \d{{4}})?\b")
ZOEK = 800  # days around the moved date of birth in which a fitting one is looked for


def lees(nummer: str, dag: dt.date, *, profiel: str = "", map_: Path = MAP) -> tuple[dict[str, Any], Toetsuitslag]:
    """Return the demo document whose file name starts with `nummer`, moved to `dag`, and its check on that day.

    `profiel` is the kind of table at which it is used (default: that of the file). Moved by whole weeks: a Monday
    stays a Monday.
    """
    [pad] = map_.glob(f"{nummer}-*.yaml")
    peildatum, van_bestand, document = _gelezen(pad)
    profiel = profiel or van_bestand
    doel = toets(feiten_uit(document, peildatum, profiel))
    nieuw = verschuif(document, peildatum, dag)
    nieuw["leerling"]["geboortedatum"] = _geboren(document, nieuw, peildatum, dag, profiel).isoformat()
    uitslag = toets(feiten_uit(nieuw, dag, profiel))
    if _oordeel(uitslag) != _oordeel(doel):  # a test walks more than a year of days
        raise RuntimeError(f"{pad.name}: no date of birth keeps the outcome on {dag}")
    return nieuw, uitslag


@cache
def _gelezen(pad: Path) -> tuple[dt.date, str, dict[str, Any]]:
    return lees_bestand(pad)


def verschuif(document: dict[str, Any], van: dt.date, naar: dt.date) -> dict[str, Any]:
    """Return a copy with all dates, also those written in a text, moved by the whole weeks between two days."""
    dagen = dt.timedelta(days=(naar - van).days // 7 * 7)

    def een(waarde: Any) -> Any:
        if isinstance(waarde, dict):
            return {sleutel: een(deel) for sleutel, deel in waarde.items()}
        if isinstance(waarde, list):
            return [een(deel) for deel in waarde]
        if not isinstance(waarde, str):
            return waarde
        if datum := uit_iso(waarde):
            return (datum + dagen).isoformat()
        return _GESCHREVEN.sub(lambda m: _geschreven(m, van, dagen), waarde)

    kopie: dict[str, Any] = een(document)
    kopie["leerling"]["geboortedatum"] = document["leerling"]["geboortedatum"]
    return kopie


def _geschreven(m: re.Match[str], van: dt.date, dagen: dt.timedelta) -> str:
    """Move one date in a sentence; without a year the one nearest to the day of the file is meant."""
    maand = MAANDEN.index(m[2]) + 1
    jaren = [int(m[3])] if m[3] else [van.year - 1, van.year, van.year + 1]
    nieuw = min((dt.date(jaar, maand, int(m[1])) for jaar in jaren), key=lambda d: abs(d - van)) + dagen
    return in_woorden(nieuw) if m[3] else f"{nieuw.day} {MAANDEN[nieuw.month - 1]}"


def _oordeel(uitslag: Toetsuitslag) -> tuple[Any, ...]:
    return uitslag.uitkomst, tuple((eis.code, eis.voldaan) for eis in uitslag.eisen)


def _geboren(oud: dict[str, Any], nieuw: dict[str, Any], van: dt.date, dag: dt.date, profiel: str) -> dt.date:
    """Return the date of birth nearest to the moved one with the same age, verdicts and, if possible, plichtstatus."""
    geboren = dt.date.fromisoformat(oud["leerling"]["geboortedatum"])
    doel = toets(feiten_uit(oud, van, profiel))
    jaren = leeftijd(geboren, van)
    terugval = None
    for kandidaat in _rondom(geboren + (dag - van)):
        if leeftijd(kandidaat, dag) != jaren:
            continue
        leerling = {**nieuw["leerling"], "geboortedatum": kandidaat.isoformat()}
        uitslag = toets(feiten_uit({**nieuw, "leerling": leerling}, dag, profiel))
        if _oordeel(uitslag) != _oordeel(doel):
            continue
        if uitslag.plichtstatus == doel.plichtstatus:
            return kandidaat
        terugval = terugval or kandidaat
    return terugval or geboren + (dag - van)


def _rondom(dag: dt.date) -> Iterator[dt.date]:
    yield dag
    for verschil in range(1, ZOEK):
        yield dag - dt.timedelta(days=verschil)
        yield dag + dt.timedelta(days=verschil)
