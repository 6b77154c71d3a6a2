"""How a document leaves: as a PDF of the child process, or with ?als=html as a page that prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request

from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.web import answer
from tafel.stukken import services
from tafel.toegang.guard import wie

bp = Blueprint("stukken", __name__)


def gemaakt_voor() -> str:
    """Return for whom this copy was made."""
    actor = wie()
    return f"{actor.naam}, {actor.functie}" if actor.functie else actor.naam


def zet(
    sjabloon: str, titel: str, terug: str, *, scherm: bool, versies: Sequence[Mapping[str, Any]] = ({},), **context: Any
) -> list[str]:
    """Return a document as HTML in each version, roomy first (for a screen only the first)."""
    voor = gemaakt_voor()
    basis = {
        "titel": titel,
        "scherm": scherm,
        "terug": terug,
        "voet": f"{titel}. Gemaakt voor: {voor}.",
        "naam": wie().tafel.naam if wie().tafel else "Tafel",  # type: ignore[union-attr]
        "voor": voor,
        "vandaag": vandaag(),
        **context,
    }
    return [render_template(sjabloon, **basis, **versie) for versie in (versies[:1] if scherm else versies)]


def als_pdf(html: Sequence[str], bestand: str, *, bijlage: bool = False, wacht: float = services.WACHT) -> Response:
    """Answer the PDF of the first version that fits, named `bestand`. Raises GeenPdf."""
    sessie.rollback()  # no connection waits while the child works
    antwoord = make_response(services.maak_pdf(html, wacht=wacht))
    antwoord.mimetype = "application/pdf"
    antwoord.headers["Content-Disposition"] = f'{"attachment" if bijlage else "inline"}; filename="{bestand}"'
    return antwoord


def stuk(
    sjabloon: str,
    bestand: str,
    titel: str,
    terug: str,
    versies: Sequence[Mapping[str, Any]] = ({},),
    **context: Any,
) -> Response:
    """Answer a document: as PDF named `bestand`, or with ?als=html as a page. Without Pango the page says so (503)."""
    scherm = request.args.get("als") == "html"
    html = zet(sjabloon, titel, terug, scherm=scherm, versies=versies, **context)
    if scherm:
        sessie.rollback()
        return make_response(html[0])
    try:
        return als_pdf(html, bestand)
    except services.GeenPdf as geen:
        afdrukken = f"{request.path}?als=html"
        return answer("stukken/geen_pdf.html", status=503, uitleg=geen.uitleg, afdrukken=afdrukken, terug=terug)
