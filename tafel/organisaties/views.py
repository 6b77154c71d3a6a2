"""Views of organisaties."""

from __future__ import annotations

from flask import Blueprint, Response

from tafel.kern.web import answer
from tafel.toegang.guard import requires

bp = Blueprint("organisaties", __name__)


@bp.get("/beheer")
@requires("beheer.zien")
def beheer() -> Response:
    """Show beheer."""
    return answer("basis.html")
