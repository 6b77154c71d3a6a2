"""Views of opvolging."""

from __future__ import annotations

from flask import Blueprint, Response

from tafel.kern.web import answer
from tafel.toegang.guard import requires

bp = Blueprint("opvolging", __name__)


@bp.get("/opvolging")
@requires("opvolging.lijst")
def opvolging() -> Response:
    """Show opvolging."""
    return answer("basis.html")


@bp.get("/acties")
@requires("actie.lijst")
def acties() -> Response:
    """Show actions."""
    return answer("basis.html")
