"""Documents of a case: the list with the form to add, one document, its bytes, share, replace, withdraw."""

from __future__ import annotations

from flask import Response, redirect, request, url_for
from werkzeug.exceptions import RequestEntityTooLarge

from tafel.documenten.invoer import begin_van_invoer
from tafel.documenten.views.blad import te_groot_versie
from tafel.documenten.views.lijst import te_groot_lijst
from tafel.documenten.views.samen import bp
from tafel.kern.errors import foutantwoord
from tafel.kern.web import anoniem

__all__ = ["bp"]


@bp.errorhandler(RequestEntityTooLarge)
def _te_groot(_: RequestEntityTooLarge) -> Response:
    """Show the form again with what was typed. Comes before login and right were checked: the page does that itself."""
    if request.endpoint not in ("documenten.voeg_toe", "documenten.vervang"):
        return foutantwoord(413)
    if anoniem():  # not one byte more is read for somebody who must log in first
        return redirect(url_for("accounts.inloggen"), 303)  # type: ignore[return-value]
    velden = begin_van_invoer(request.environ["wsgi.input"], request.content_type or "", request.content_length)
    toon = te_groot_lijst if request.endpoint == "documenten.voeg_toe" else te_groot_versie
    antwoord: Response = toon(velden=velden, **(request.view_args or {}))
    return antwoord
