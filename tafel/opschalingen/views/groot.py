"""A talk with a file that is larger than it may be: the sentence at the field, and what was typed is kept."""

from __future__ import annotations

from flask import Response, redirect, request, url_for
from werkzeug.exceptions import RequestEntityTooLarge

from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url
from tafel.documenten.invoer import begin_van_invoer
from tafel.documenten.keuring.meldingen import MELDINGEN
from tafel.kern.errors import foutantwoord
from tafel.kern.refusals import Weigering
from tafel.kern.web import anoniem
from tafel.opschalingen.forms import GesprekForm
from tafel.opschalingen.views.blad import bp
from tafel.opschalingen.views.ladder import toon_ladder
from tafel.toegang.guard import requires
from tafel.toegang.rules import Zaak


@bp.errorhandler(RequestEntityTooLarge)
def _te_groot(_: RequestEntityTooLarge) -> Response:
    """Show the form again. Comes before login and right were checked: the page does that itself."""
    if request.endpoint != "opschalingen.noteer":
        return foutantwoord(413)
    if anoniem():  # not one byte more is read for somebody who must log in first
        return redirect(url_for("accounts.inloggen"), 303)  # type: ignore[return-value]
    velden = begin_van_invoer(request.environ["wsgi.input"], request.content_type or "", request.content_length)

    @requires("opschaling.noteren", casus_uit_url)
    def pagina(casus: Casus, zaak: Zaak) -> Response:
        """Answer."""
        form = GesprekForm(formdata=velden)
        form.toon([Weigering("te_groot", MELDINGEN["te_groot"], "bestand")])
        return toon_ladder(casus, zaak, form, 413)

    antwoord: Response = pagina(**(request.view_args or {}))
    return antwoord
