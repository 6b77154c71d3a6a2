"""What every page behind a secret address does at its door; for the views of each subject with such a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from flask import Response, request

from tafel.accounts.services import noteer_mis, te_vaak_mis
from tafel.kern.refusals import NietGevonden
from tafel.kern.web import answer

T = TypeVar("T")


def achter_code(wat: str, zoek: Callable[[], T]) -> T | Response:
    """Return what `zoek` finds; who tries many codes of this kind (`wat`) must wait (429), also with a right one.

    Every miss counts and is the same 404, which says what to do now and not whether the link ever was there. One
    statement beside those of `zoek`.
    """
    adres = request.remote_addr or "?"
    if te_vaak_mis(wat, adres):
        return zonder_spoor(answer("links/dicht.html", status=429, wachten=True))
    try:
        return zoek()
    except NietGevonden:
        noteer_mis(wat, adres)
        return zonder_spoor(answer("links/dicht.html", status=404, wachten=False))


def zonder_spoor(antwoord: Response) -> Response:
    """Return the answer with no trace left elsewhere: its address goes to no other page."""
    antwoord.headers["Referrer-Policy"] = "no-referrer"
    return antwoord
