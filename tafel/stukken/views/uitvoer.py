"""How a document leaves: as a PDF of the child process, or with ?als=html as a page that prints."""

from __future__ import annotations

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


def stuk(sjabloon: str, bestand: str, titel: str, terug: str, **context: Any) -> Response:
    """Answer a document: as PDF named `bestand`, or with ?als=html as a page. Without Pango the page says so (503)."""
    scherm = request.args.get("als") == "html"
    voor = gemaakt_voor()
    html = render_template(
        sjabloon,
        titel=titel,
        scherm=scherm,
        terug=terug,
        voet=f"{titel}. Gemaakt voor: {voor}.",
        naam=wie().tafel.naam if wie().tafel else "Tafel",  # type: ignore[union-attr]
        voor=voor,
        vandaag=vandaag(),
        **context,
    )
    sessie.rollback()  # no connection waits while the child works
    if scherm:
        return make_response(html)
    try:
        pdf = services.maak_pdf(html)
    except services.GeenPdf as geen:
        afdrukken = f"{request.path}?als=html"
        return answer("stukken/geen_pdf.html", status=503, uitleg=geen.uitleg, afdrukken=afdrukken, terug=terug)
    antwoord = make_response(pdf)
    antwoord.mimetype = "application/pdf"
    antwoord.headers["Content-Disposition"] = f'inline; filename="{bestand}"'
    return antwoord
