"""The figures of a table."""

from __future__ import annotations

from flask import Blueprint, Response

from tafel.criteria.rules import EISEN
from tafel.inzicht.queries import tel, tel_uitzonderingen
from tafel.inzicht.rules import DREMPEL, OORZAKEN, STANDEN, bevinding, scherm_af, tel_af, vouw
from tafel.kern.clock import vandaag
from tafel.kern.web import answer
from tafel.toegang.guard import requires, wie

bp = Blueprint("inzicht", __name__)
JAREN = 3


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
        uitzonderingen=_uitzonderingen(),
        totaal=totaal if totaal >= DREMPEL else None,
        vandaag=vandaag(),
    )


def _uitzonderingen() -> list[tuple[int, list[tuple[str, str, str, str]], str]]:
    """Return the last years with exceptions, newest first: the lines by name of the requirement, and the rest."""
    namen = {eis.code: eis.naam for eis in EISEN}
    uit = []
    for jaar, aantallen in sorted(tel_uitzonderingen(wie()).items(), reverse=True)[:JAREN]:
        regels, rest = tel_af(aantallen)
        uit.append((jaar, [(namen.get(eis, eis), alle, ja, nee) for eis, alle, ja, nee in regels], rest))
    return uit
