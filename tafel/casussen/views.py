"""Views of casussen."""

from __future__ import annotations

from flask import Blueprint, Response

from tafel.kern.web import answer
from tafel.toegang.guard import requires

bp = Blueprint("casussen", __name__)


@bp.get("/casussen")
@requires("casus.lijst")
def casussen() -> Response:
    """Show casussen."""
    return answer("basis.html")


@bp.get("/instroom")
@requires("instroom.zien")
def instroom() -> Response:
    """Show what came in."""
    return answer("basis.html")
