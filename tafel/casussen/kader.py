"""What every page of one case shows around its own content; for the views of each subject with such a page."""

from __future__ import annotations

from typing import Any

from tafel.casussen.models import Casus
from tafel.criteria.rules import leeftijd
from tafel.kern.clock import vandaag
from tafel.kern.namen import noemt
from tafel.toegang.guard import wie
from tafel.toegang.rules import Zaak, waarom


def profiel() -> str:
    """Return the profile of the table of who asks."""
    tafel = wie().tafel
    return tafel.profiel if tafel else "doorbraakoverleg"


def naam_in(casus: Casus, *teksten: str) -> str:
    """Return the name of the pupil that stands in one of these texts where none should; "" when there is none."""
    leerling = (casus.aanmelding or {}).get("leerling") or {}
    return noemt(" ".join(teksten), leerling.get("voornaam"), leerling.get("achternaam"))


def jaren(casus: Any) -> int | None:
    """Return the age today; None without a date of birth, or with one that is still to come."""
    oud = leeftijd(casus.geboortedatum, vandaag()) if casus.geboortedatum else None
    return oud if oud is not None and oud >= 0 else None


def kopregel(casus: Any) -> str:
    """Return "2026-041 · S.V., 13 jaar"; "2026-041, nog geen naam" before a name is there."""
    if casus.initialen in ("", "?"):
        return f"{casus.nummer}, nog geen naam"
    oud = jaren(casus)
    return f"{casus.nummer} · {casus.initialen}" + (f", {oud} jaar" if oud is not None else "")


def casuskader(casus: Casus, zaak: Zaak, hier: str) -> dict[str, Any]:
    """Return what every page of one case shows around its own content; `hier` is the endpoint of the page (tabs)."""
    return {
        "casus": casus,
        "zaak": zaak,
        "kopregel": kopregel(casus),
        "hier": hier,
        "waarom": waarom(wie(), zaak),
    }
