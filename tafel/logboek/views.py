"""The audit trail for the functionaris gegevensbescherming: changes, and who looked."""

from __future__ import annotations

from flask import Blueprint, Response, request

from tafel.kern.web import answer
from tafel.logboek import queries
from tafel.logboek.woorden import over_een_ander
from tafel.toegang.guard import requires, wie

bp = Blueprint("logboek", __name__)


@bp.get("/logboek")
@requires("logboek.zien")
def logboek() -> Response:
    """Show changes or (?soort=inzagen) views of the table, newest first, of one case with ?casus=."""
    soort = "inzagen" if request.args.get("soort") == "inzagen" else "wijzigingen"
    nummer, na = request.args.get("casus", "").strip()[:20], request.args.get("na", "")
    lees = queries.inzagen if soort == "inzagen" else queries.logregels
    regels, verder = lees(wie(), nummer, na)
    return answer(
        "logboek/logboek.html",
        soort=soort,
        regels=regels,
        verder=verder,
        nummer=nummer,
        eerste=not na,
        over_een_ander=over_een_ander,
    )
