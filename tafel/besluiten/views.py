"""Views of besluiten."""

from __future__ import annotations

from flask import Blueprint, Response

from tafel.kern.web import answer
from tafel.toegang.guard import requires

bp = Blueprint("besluiten", __name__)


@bp.get("/akkoord")
@requires("akkoord.lijst")
def akkoorden() -> Response:
    """Show akkoorden."""
    return answer("basis.html")
