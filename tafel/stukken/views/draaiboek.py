"""The script of a meeting on paper, for who leads it. Notes for oneself are never on it."""

from __future__ import annotations

from flask import Response, url_for

from tafel.draaiboeken.queries import draaiboek
from tafel.draaiboeken.rules import overal_gelijk
from tafel.logboek.services import noteer_inzage
from tafel.overleggen.models import Overleg
from tafel.overleggen.queries import overleg_uit_url
from tafel.stukken.views.uitvoer import bp, stuk
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, waarom


@bp.get("/overleggen/<uuid:overleg_id>/draaiboek.pdf")
@requires("overleg.leiden", overleg_uit_url)
def draaiboek_pdf(overleg: Overleg, **_: Zaak) -> Response:
    """The script, by the clock. Opening it is noted per case."""
    boek = draaiboek(wie(), overleg)
    for hoofdstuk in boek.hoofdstukken:
        noteer_inzage(wie(), hoofdstuk.casus_id, "draaiboek", waarom(wie(), Zaak(overleg.tafel_id)))
    return stuk(
        "stukken/draaiboek.html",
        f"draaiboek-{overleg.datum.isoformat()}.pdf",
        f"Draaiboek {overleg.datum.isoformat()}",
        url_for("draaiboeken.draaiboek", overleg_id=overleg.id),
        overleg=overleg,
        boek=boek,
        overal=overal_gelijk([hoofdstuk.script for hoofdstuk in boek.hoofdstukken]),
    )
