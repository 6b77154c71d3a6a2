"""The page of the inquiry, its paper, and opening the file."""

from __future__ import annotations

from flask import Response, request, url_for

from tafel.casussen.kader import casuskader
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url
from tafel.kern.clock import vandaag
from tafel.kern.refusals import Geweigerd
from tafel.kern.web import answer, done, writes
from tafel.logboek.services import noteer_inzage
from tafel.onderzoeken import queries, services
from tafel.onderzoeken.views.blad import BLAD, WOORDEN, bp, toon
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, waarom


@bp.get("/casussen/<nummer>/onderzoek")
@requires("onderzoek.zien", casus_uit_url)
def onderzoek(casus: Casus, zaak: Zaak) -> Response:
    antwoord = toon(casus, zaak)
    noteer_inzage(wie(), casus.id, "onderzoek", waarom(wie(), zaak))
    return antwoord


@bp.get("/casussen/<nummer>/onderzoek/blad")
@requires("onderzoek.zien", casus_uit_url)
def blad(casus: Casus, zaak: Zaak) -> Response:
    """Show the inquiry on one or two A4, as it may lie on the table; ?alles=ja for who prepares."""
    alles = request.args.get("alles") == "ja"
    antwoord = answer(
        "onderzoeken/blad.html",
        **casuskader(casus, zaak, BLAD),
        t=queries.voor_tafel(casus.id, alles=alles),
        alles=alles,
        woorden=WOORDEN,
        vandaag=vandaag(),
    )
    noteer_inzage(wie(), casus.id, "onderzoek op papier", waarom(wie(), zaak))
    return antwoord


@bp.post("/casussen/<nummer>/onderzoek/dossier")
@requires("onderzoek.dossier", casus_uit_url)
@writes
def open_dossier(casus: Casus, zaak: Zaak) -> Response:
    try:
        services.open_dossier(wie(), casus)
    except Geweigerd as geweigerd:
        return toon(casus, zaak, 422, weigeringen=geweigerd.weigeringen)
    return done(url_for("casussen.casus", nummer=casus.nummer))
