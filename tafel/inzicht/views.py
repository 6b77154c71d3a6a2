"""The figures of a table."""

from __future__ import annotations

from flask import Blueprint, Response

from tafel.inzicht.queries import tel
from tafel.inzicht.rules import DREMPEL, OORZAKEN, STANDEN, bevinding, scherm_af, vouw
from tafel.kern.clock import vandaag
from tafel.kern.web import answer
from tafel.toegang.guard import requires, wie

bp = Blueprint("inzicht", __name__)


@bp.get("/inzicht")
@requires("inzicht.zien")
def inzicht() -> Response:
    """Show the cases by state and by cause, small numbers screened."""
    standen, oorzaken = tel(wie())
    totaal = sum(standen.values())
    tabellen = []
    for titel, kolom, cellen, woorden in (
        ("Casussen naar stand", "Stand", standen, STANDEN),
        ("Waarom het vastzit", "Oorzaak", oorzaken, OORZAKEN),
    ):
        los, rest = vouw(scherm_af(cellen))
        tabellen.append((titel, kolom, [(woorden[naam], waarde) for naam, waarde in los.items()], rest))
    return answer(
        "inzicht/inzicht.html",
        kop=bevinding(oorzaken),
        tabellen=tabellen,
        totaal=totaal if totaal >= DREMPEL else None,
        vandaag=vandaag(),
    )
