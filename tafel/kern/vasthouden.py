"""Hold on to what somebody typed when their session has ended: it is shown, and sent again after logging in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request

from tafel.kern.web import LEZEND

VOORVOEGSEL = "v:"
_NOOIT = ("csrf_token", "wachtwoord", "email", "terug", "pad")
Velden = list[tuple[str, str]]


def zelfde_herkomst() -> bool:
    """Tell whether this form came from a page of our own (a browser says so; silence is no)."""
    soort = request.headers.get("Sec-Fetch-Site")
    if soort is not None:
        return soort == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.host


def lokaal_pad(pad: str) -> bool:
    """Tell whether `pad` is an address within this application."""
    return pad.startswith("/") and not pad.startswith(("//", "/\\"))


def getypt() -> Velden:
    """Return the fields of the posted form, without credentials."""
    return [(naam, waarde) for naam, waarde in request.form.items(multi=True) if naam not in _NOOIT]


def vastgehouden() -> Velden:
    """Return the fields that the log-in form carries for later."""
    return [
        (naam.removeprefix(VOORVOEGSEL), waarde)
        for naam, waarde in request.form.items(multi=True)
        if naam.startswith(VOORVOEGSEL)
    ]


def leesbaar(velden: Iterable[tuple[str, str]]) -> list[str]:
    """Return the texts among `velden` that a person would miss: words, not numbers, codes or choices."""
    return [waarde for _, waarde in velden if len(waarde.strip()) > 12 and " " in waarde.strip()]


def houd_vast() -> Response | None:
    """Return the page that keeps what was typed; None when there is nothing to keep or it is not ours."""
    toon = current_app.extensions.get("vasthouden")
    if toon is None or request.method in LEZEND or not zelfde_herkomst() or not getypt():
        return None
    antwoord: Response = toon(request.path, getypt())
    return antwoord


def zet_vasthouden(app: Flask, toon: Callable[[str, Velden], Response]) -> None:
    """Register the page (of a subject above) that shows held text beside the log-in."""
    app.extensions["vasthouden"] = toon
