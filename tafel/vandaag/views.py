"""The start page: one per role, the first role first."""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from tafel.kern.clock import vandaag as dag
from tafel.kern.web import answer
from tafel.toegang.guard import requires, wie
from tafel.vandaag.paginas import PAGINAS, ZONDER_ROL
from tafel.vandaag.rules import ROLWOORDEN, rollen_op_volgorde

bp = Blueprint("vandaag", __name__)


@bp.get("/")
@requires("eigen")
def vandaag() -> Response:
    """Show the start page of this person's first role, or of ?rol= when they have it."""
    actor = wie()
    rollen = rollen_op_volgorde(actor.rollen) if actor.tafel else []
    gevraagd = request.args.get("rol", "")
    rol = gevraagd if gevraagd in rollen else next(iter(rollen), None)
    pagina = PAGINAS[rol](actor) if rol else ZONDER_ROL
    tabs = [(url_for("vandaag.vandaag", rol=een), ROLWOORDEN[een], een == rol) for een in rollen]
    return answer("vandaag/vandaag.html", pagina=pagina, tabs=tabs if len(tabs) > 1 else [], vandaag=dag())
