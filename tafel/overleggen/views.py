"""Views of overleggen."""

from __future__ import annotations

from flask import Blueprint, Response

from tafel.kern.web import answer
from tafel.toegang.guard import requires

bp = Blueprint("overleggen", __name__)


@bp.get("/overleggen")
@requires("overleg.lijst")
def overleggen() -> Response:
    """Show overleggen."""
    return answer("basis.html")
