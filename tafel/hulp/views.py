"""Views of hulp."""

from __future__ import annotations

from flask import Blueprint, Response

from tafel.kern.web import answer
from tafel.toegang.guard import openbaar

bp = Blueprint("hulp", __name__)


@bp.get("/hulp")
@openbaar
def hulp() -> Response:
    """Show the handbook and the word list."""
    return answer("basis.html")


@bp.get("/hulp/meldcode")
@openbaar
def meldcode() -> Response:
    """Say what comes before the table when there are worries about safety (R22)."""
    return answer("basis.html")
