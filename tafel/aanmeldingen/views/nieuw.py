"""Begin an aanmelding."""

from __future__ import annotations

from flask import Response, url_for

from tafel.aanmeldingen.services import maak_casus
from tafel.aanmeldingen.views.blad import bp
from tafel.kern.forms import Formulier
from tafel.kern.web import answer, done, writes
from tafel.toegang.guard import requires, wie


@bp.get("/casussen/nieuw")
@requires("casus.maken")
def nieuw() -> Response:
    return answer("aanmeldingen/nieuw.html", form=Formulier())


@bp.post("/casussen/nieuw")
@requires("casus.maken")
@writes
def maak_nieuw() -> Response:
    casus = maak_casus(wie())
    return done(url_for("aanmeldingen.aanmelden", nummer=casus.nummer))
