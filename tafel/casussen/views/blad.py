"""The blueprint of casussen, and what its pages share."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, url_for

from tafel.casussen.models import Casus
from tafel.criteria.rules import leeftijd
from tafel.kern.clock import vandaag
from tafel.toegang.guard import wie
from tafel.toegang.rules import Zaak, mag, waarom

bp = Blueprint("casussen", __name__)


def profiel() -> str:
    """Return the profile of the table of who asks."""
    tafel = wie().tafel
    return tafel.profiel if tafel else "doorbraakoverleg"


def jaren(casus: Any) -> int | None:
    """Return the age today; None without a date of birth."""
    return leeftijd(casus.geboortedatum, vandaag()) if casus.geboortedatum else None


def kopregel(casus: Any) -> str:
    """Return "2026-041 · S.V., 13 jaar"."""
    oud = jaren(casus)
    return f"{casus.nummer} · {casus.initialen}" + (f", {oud} jaar" if oud is not None else "")


def tabs(casus: Casus, zaak: Zaak, hier: str) -> list[dict[str, Any]]:
    """Return the pages of one case that this person may open; pages of other subjects when they exist."""
    actor = wie()
    mogelijk = (
        ("Op één A4", "casussen.casus", "casus.zien"),
        ("Aanmelding", "casussen.aanmelden", "casus.aanmelding"),
        ("Toets", "casussen.toets", "casus.aanmelding"),
        ("Mensen", "casussen.mensen", "casus.mensen"),
        ("Opvolging", "opvolging.casus", "opvolging.zien"),
    )
    return [
        {"naam": naam, "url": url_for(endpoint, nummer=casus.nummer), "hier": endpoint == hier}
        for naam, endpoint, recht in mogelijk
        if endpoint in current_app.view_functions
        and mag(actor, recht, zaak)
        and (endpoint != "opvolging.casus" or zaak.stand in ("opvolging", "afgesloten"))
    ]


def casuskader(casus: Casus, zaak: Zaak, hier: str) -> dict[str, Any]:
    """Return what every page of one case shows around its own content."""
    return {
        "casus": casus,
        "zaak": zaak,
        "kopregel": kopregel(casus),
        "tabs": tabs(casus, zaak, hier),
        "waarom": waarom(wie(), zaak),
    }
