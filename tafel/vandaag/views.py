"""Views of vandaag."""

from __future__ import annotations

from flask import Blueprint, Response

from tafel.kern.web import answer
from tafel.toegang.guard import requires

bp = Blueprint("vandaag", __name__)


@bp.get("/")
@requires("eigen")
def vandaag() -> Response:
    """Show vandaag."""
    return answer("basis.html")


@bp.get("/inzicht")
@requires("inzicht.zien")
def inzicht() -> Response:
    """Show figures."""
    return answer("basis.html")


@bp.get("/logboek")
@requires("logboek.zien")
def logboek() -> Response:
    """Show the audit trail."""
    return answer("basis.html")
