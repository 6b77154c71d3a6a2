"""Help, for everyone: how to do it per role, the word list, the Meldcode. Nothing of a case."""

from __future__ import annotations

from flask import Blueprint, Response
from markupsafe import Markup

from tafel.hulp import queries
from tafel.kern.web import answer
from tafel.toegang.guard import openbaar

bp = Blueprint("hulp", __name__)


@bp.get("/hulp")
@openbaar
def hulp() -> Response:
    """Show the handbook and the word list."""
    teksten = [Markup(een) for een in queries.per_rol()]
    return answer("hulp/hulp.html", teksten=teksten, woorden=queries.woorden_voor_mensen())


@bp.get("/hulp/meldcode")
@openbaar
def meldcode() -> Response:
    """Say what comes before the table when there are worries about safety (R22)."""
    return answer("hulp/meldcode.html", tekst=Markup(queries.tekst("meldcode")))
