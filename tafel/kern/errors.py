"""Errors become a page or a fragment with a reference number; never a stack trace, never a name."""

from __future__ import annotations

import logging
import secrets
from typing import Any

from flask import Flask, Response, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from tafel.kern.db import geschonden, sessie
from tafel.kern.refusals import Conflict, Geweigerd, NietGevonden, NogDicht, grens
from tafel.kern.vasthouden import houd_vast
from tafel.kern.web import is_fragment

log = logging.getLogger("tafel")

WOORDEN = {
    400: ("Dit verzoek klopt niet", "Ga terug en probeer het opnieuw."),
    401: ("U bent uitgelogd", "Laat dit venster open. Log in een ander venster in en druk daarna op Bewaar."),
    403: ("Dat mag hier niet", "Uw rol mag dit niet doen. Vraag het de voorzitter van uw tafel."),
    404: ("Deze bladzijde is er niet", "Zij bestaat niet, of is niet voor u. Kijk of het adres klopt."),
    405: ("Dat kan hier niet", "Ga terug en gebruik de knop op de bladzijde."),
    409: (
        "Twee mensen schreven tegelijk",
        "Er is niets weg. Ga terug, laad de bladzijde opnieuw en doe uw wijziging nog een keer.",
    ),
    413: ("Dit is te groot", "Maak de tekst of het bestand kleiner en probeer het opnieuw."),
    422: ("Dit kan nog niet", "Lees wat er in de weg zit."),
    429: ("Even wachten", "U heeft het te vaak achter elkaar geprobeerd. Wacht een paar minuten."),
    500: ("Er ging iets mis bij ons", "Wat u al had bewaard is er nog. Probeer het zo nog een keer."),
    503: (
        "De database is even niet bereikbaar",
        "Wat u al had bewaard is er nog. Probeer het over een minuut opnieuw.",
    ),
}


def foutantwoord(status: int, **extra: Any) -> Response:
    """Return the error page or fragment for `status`; `extra` may hold titel, uitleg, weigeringen, kenmerk, verder.

    `verder` is the way on: address and words.
    """
    sessie.rollback()
    titel, uitleg = WOORDEN.get(status, WOORDEN[500 if status >= 500 else 400])
    context: dict[str, Any] = {"status": status, "titel": titel, "uitleg": uitleg, "kenmerk": None, "weigeringen": ()}
    context["verder"] = None
    context.update(extra)
    naam = "kern/_fout.html" if is_fragment() else "kern/fout.html"
    return make_response(render_template(naam, **context), status)


def zet_fouten(app: Flask) -> None:
    """Register one handler per kind of error on `app`."""

    @app.errorhandler(CSRFError)
    def _csrf(_: CSRFError) -> Response:
        bewaard = None if is_fragment() else houd_vast()
        return bewaard or foutantwoord(
            400,
            titel="Deze bladzijde was verlopen",
            uitleg="Er is niets gewijzigd. Typte u iets? Laat dit venster open en log in een ander venster in.",
        )

    @app.errorhandler(NietGevonden)
    def _niet_gevonden(_: NietGevonden) -> Response:
        return foutantwoord(404)

    @app.errorhandler(NogDicht)
    def _nog_dicht(fout: NogDicht) -> Response:
        return foutantwoord(
            403,
            titel="Hoor eerst het verhaal",
            uitleg="Daarna gaat het dossier open.",
            verder=(fout.pad, "Schrijf het verhaal op"),
        )

    @app.errorhandler(Geweigerd)
    def _geweigerd(fout: Geweigerd) -> Response:
        return foutantwoord(422, weigeringen=fout.weigeringen)

    @app.errorhandler(Conflict)
    @app.errorhandler(StaleDataError)
    def _conflict(fout: Exception) -> Response:
        kenmerk = secrets.token_hex(4)
        log.warning("conflict %s bij %s: %s", kenmerk, request.endpoint, type(fout).__name__)
        return foutantwoord(409, kenmerk=kenmerk)

    @app.errorhandler(IntegrityError)
    def _grens(fout: IntegrityError) -> Response:
        weigering = grens(geschonden(fout))
        return foutantwoord(422, weigeringen=(weigering,)) if weigering else _conflict(fout)

    @app.errorhandler(OperationalError)
    def _database(fout: OperationalError) -> Response:
        kenmerk = secrets.token_hex(4)
        log.error("database %s bij %s: %s", kenmerk, request.endpoint, type(fout.orig).__name__)
        return foutantwoord(503, kenmerk=kenmerk)

    @app.errorhandler(HTTPException)
    def _http(fout: HTTPException) -> Response:
        if fout.response is not None:
            return fout.response  # type: ignore[return-value]
        return foutantwoord(fout.code or 500)

    @app.errorhandler(Exception)
    def _onverwacht(fout: Exception) -> Response:
        if app.testing:
            raise fout
        kenmerk = secrets.token_hex(4)
        # the message of an exception can hold a name; the log gets its type and place only
        regel = fout.__traceback__
        while regel is not None and regel.tb_next is not None:
            regel = regel.tb_next
        plek = f"{regel.tb_frame.f_code.co_filename}:{regel.tb_lineno}" if regel else "?"
        log.error("fout %s bij %s: %s op %s", kenmerk, request.endpoint, type(fout).__name__, plek)
        return foutantwoord(500, kenmerk=kenmerk)
