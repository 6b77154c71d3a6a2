"""One request: one transaction, one view for page and fragment."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask, Response, current_app, make_response, redirect, render_template, request, session
from flask.typing import ResponseReturnValue
from flask_htmx import HTMX

from tafel.kern.db import begin_schrijven, sessie

htmx = HTMX()
LEZEND = frozenset({"GET", "HEAD", "OPTIONS"})
ANONIEM = 1_000_000
"""How many bytes are taken from somebody who is not logged in; also room for text that was held on to."""


def is_fragment() -> bool:
    """Tell whether htmx asks for a piece of the page (and not for a whole page from its history)."""
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def writes(view: Callable[..., ResponseReturnValue]) -> Callable[..., Response]:
    """Commit when the answer of `view` is below 400; roll back otherwise."""

    @wraps(view)
    def schrijf(*args: Any, **kwargs: Any) -> Response:
        antwoord = make_response(view(*args, **kwargs))
        if antwoord.status_code < 400:
            sessie.commit()
        else:
            sessie.rollback()
        return antwoord

    schrijf._writes = True  # type: ignore[attr-defined]
    return schrijf


def eigen_transactie(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a writing view that takes the write lock itself, later (log in: hashing first, lock after)."""
    view._eigen_transactie = True  # type: ignore[attr-defined]
    return view


def grote_invoer(hoogstens: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Mark a view that takes a larger request than others (a file): at most `hoogstens` bytes."""

    def merk(view: Callable[..., Any]) -> Callable[..., Any]:
        view._hoogstens = hoogstens  # type: ignore[attr-defined]
        return view

    return merk


def answer(page: str, fragment: str | None = None, status: int = 200, **context: Any) -> Response:
    """Render `fragment` for htmx and `page` for a browser, with the same variables."""
    naam = fragment if fragment and is_fragment() else page
    return make_response(render_template(naam, **context), status)


def done(url: str, fragment: str | None = None, **context: Any) -> Response:
    """Answer a successful write: the fragment for htmx, else go to `url` (303)."""
    if is_fragment():
        if fragment:
            return make_response(render_template(fragment, **context))
        return Response(status=204, headers={"HX-Redirect": url})
    return make_response(redirect(url, 303))


def anoniem() -> bool:
    """Tell, without asking the database, that nobody can be logged in: the signed cookie names no session."""
    return "_user_id" not in session


def zet_transacties(app: Flask) -> None:
    """Open and close the session of each request on `app`."""

    @app.before_request
    def _open() -> None:
        view = app.view_functions.get(request.endpoint or "")
        if (meer := getattr(view, "_hoogstens", None)) is not None:
            request.max_content_length = meer  # before anything reads the body
        if anoniem():
            request.max_content_length = min(request.max_content_length or ANONIEM, ANONIEM)
        if request.method in LEZEND or request.endpoint in (None, "static"):
            return
        if not getattr(view, "_eigen_transactie", False):
            begin_schrijven()

    @app.teardown_request
    def _sluit(_: BaseException | None) -> None:
        vuil = bool(sessie.new or sessie.dirty or sessie.deleted) if sessie.registry.has() else False
        sessie.remove()
        if vuil and current_app.testing and _ is None and request.method in LEZEND:
            raise RuntimeError(f"{request.method} {request.endpoint} left changes that were not committed")
