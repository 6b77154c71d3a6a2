"""Who is here, and what each one says."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response, request

from tafel.aan_tafel.forms import GehoordForm
from tafel.aan_tafel.pagina import Keuze
from tafel.aan_tafel.queries import mensen_van, punt_uit_url
from tafel.aan_tafel.services import Gehoord, leg_gehoord_vast, zet_aanwezigheid
from tafel.aan_tafel.views.blad import bp, terug, toon
from tafel.casussen.models import Casus
from tafel.kern.refusals import Conflict, Geweigerd, NietGevonden
from tafel.kern.web import answer, is_fragment, writes
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak


@bp.post("/overleggen/<uuid:overleg_id>/aan-tafel/<uuid:punt_id>/aanwezig/<uuid:betrokkene_id>")
@requires("overleg.leiden", punt_uit_url)
@writes
def aanwezig(overleg: Overleg, punt: Agendapunt, casus: Casus, betrokkene_id: uuid.UUID, **_: Any) -> Response:
    """Record whether a person is here: one tap."""
    antwoord = request.form.get("aanwezig")
    if antwoord not in ("ja", "nee"):
        raise NietGevonden
    zet_aanwezigheid(wie(), overleg, punt, casus, betrokkene_id, antwoord == "ja")
    fase = "knelpunt" if request.args.get("fase") == "knelpunt" else "horen"
    if is_fragment():
        return _getikt(overleg, punt, casus, betrokkene_id, fase)
    return terug(overleg, punt, fase)


def _getikt(overleg: Overleg, punt: Agendapunt, casus: Casus, betrokkene_id: uuid.UUID, fase: str) -> Response:
    """Answer a tap with that one person and the count, so that what somebody types stays."""
    mensen = mensen_van(punt.id, casus.id, casus.initialen)
    return answer(
        "aan_tafel/_getikt.html",
        overleg=overleg,
        punt=punt,
        beeld={"mensen": mensen},
        mens=next(m for m in mensen if m.id == betrokkene_id),
        fase=fase,
        leidt=True,
        schrijft=False,
        spreekt=next((m for m in mensen if m.gehoord is None), None) if fase == "horen" else None,
        oob=True,
    )


@bp.post("/overleggen/<uuid:overleg_id>/aan-tafel/<uuid:punt_id>/gehoord/<uuid:betrokkene_id>")
@requires("overleg.leiden", punt_uit_url)
@writes
def gehoord(overleg: Overleg, punt: Agendapunt, casus: Casus, betrokkene_id: uuid.UUID, zaak: Zaak) -> Response:
    """Record what a person says, or why they are not heard; then the next one has the floor."""
    form = GehoordForm()
    keuze = Keuze(punt.id, "horen", str(betrokkene_id))
    if not form.validate_on_submit():
        return toon(overleg, zaak, keuze, {"gehoordform": form})
    invoer = Gehoord(
        form.hoe.data or "",
        form.inbreng.data or "",
        form.reden.data or "",
        form.uitnodiging_1.data,
        form.uitnodiging_2.data,
    )
    try:
        leg_gehoord_vast(wie(), overleg, punt, casus, betrokkene_id, invoer, gezien=lees_versie(form.versie.data))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return toon(overleg, zaak, keuze, {"gehoordform": form})
    except Conflict:
        form.versie.data = ""
        return toon(overleg, zaak, keuze, {"gehoordform": form, "twee_gehoord": True}, status=409)
    return terug(overleg, punt, "horen", "spreekt")


def lees_versie(tekst: str | None) -> int | None:
    """Return the version that was seen; None when it was not sent."""
    return int(tekst) if tekst and tekst.isascii() and tekst.isdecimal() and len(tekst) < 12 else None
