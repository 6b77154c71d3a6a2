"""The chair rules on a case: admission, spoed, an addition, the terms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, request, url_for

from tafel.casussen.models import Casus
from tafel.instroom import queries, services
from tafel.instroom.forms import AanvulForm, BelofteForm, InstroomForm, OpschortForm, SpoedantwoordForm
from tafel.instroom.models import Spoedverzoek
from tafel.instroom.pagina import Formulieren, pagina
from tafel.instroom.views.blad import bp
from tafel.kern.db import sessie
from tafel.kern.forms import Formulier
from tafel.kern.refusals import Geweigerd, NietGevonden
from tafel.kern.web import done, writes
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak


def _doe(
    casus: Casus, zaak: Zaak, rest: dict[str, Any], form: Formulier, doe: Callable[[], object], **welke: Any
) -> Response:
    """Do one thing with a form that came in; answer with the case, or with the same page and what is in the way."""
    try:
        if form.validate_on_submit():
            doe()
            return done(url_for("instroom.instroom_casus", nummer=casus.nummer))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    sessie.rollback()  # the page tells what is stored, not what was tried
    return pagina(casus, zaak, **rest, forms=Formulieren(**welke), status=422)


@bp.post("/instroom/<nummer>")
@requires("instroom.beslissen", queries.instroom_uit_url)
@writes
def beslis(casus: Casus, zaak: Zaak, **rest: Any) -> Response:
    """Rule on a case. A case that was ruled on in between is answered with what was ruled, not with an error page."""
    form = InstroomForm()
    if casus.stand == "ingediend":
        form.eis_versie(casus.versie)
    return _doe(casus, zaak, rest, form, lambda: _beslis(casus, form), besluit=form)


def _beslis(casus: Casus, form: InstroomForm) -> None:
    actor, reden, mist = wie(), form.reden.data or "", form.mist.data or []
    match request.form.get("besluit", ""):
        case "toelaten":
            services.laat_toe(actor, casus, reden)
        case "uitzondering":
            services.laat_toe_met_uitzondering(actor, casus, reden)
        case "geen_uitzondering":
            services.weiger_uitzondering(actor, casus, reden)
        case "aanvulling":
            services.vraag_aanvulling(actor, casus, mist, reden, form.termijn.data)
        case "teruggeven":
            services.geef_terug(actor, casus, mist, reden)
        case "doorverwijzen":
            services.verwijs_door(actor, casus, form.naar.data or "", reden, form.waarheen.data or "")
        case _:
            raise NietGevonden


@bp.post("/instroom/<nummer>/spoed")
@requires("instroom.beslissen", queries.instroom_uit_url)
@writes
def spoed(casus: Casus, zaak: Zaak, **rest: Any) -> Response:
    """Grant or refuse spoed; with one button also admit."""
    verzoek: Spoedverzoek | None = rest["spoed"]
    if verzoek is None:
        raise NietGevonden
    form, keuze = SpoedantwoordForm(), request.form.get("besluit", "")
    if verzoek.stand == "gevraagd":
        form.eis_versie(verzoek.versie)
    if keuze not in ("toekennen", "toekennen_toelaten", "weigeren"):
        raise NietGevonden

    def doe() -> None:
        services.beslis_spoed(wie(), casus, verzoek, keuze != "weigeren", form.spoedreden.data or "")
        if keuze == "toekennen_toelaten":
            services.laat_toe(wie(), casus, form.spoedreden.data or "")

    return _doe(casus, zaak, rest, form, doe, spoed=form)


@bp.post("/instroom/<nummer>/aanvulling")
@requires("instroom.beslissen", queries.instroom_uit_url)
@writes
def aanvulling(casus: Casus, zaak: Zaak, **rest: Any) -> Response:
    """Give more time for an addition, or close the case that did not get it."""
    form = AanvulForm()

    def doe() -> None:
        if request.form.get("besluit") == "sluiten":
            services.sluit_zonder_aanvulling(wie(), casus, form.reden.data or "")
        else:
            services.geef_meer_tijd(wie(), casus, form.termijn.data, form.reden.data or "")

    return _doe(casus, zaak, rest, form, doe, aanvul=form)


@bp.post("/instroom/<nummer>/belofte")
@requires("instroom.beslissen", queries.instroom_uit_url)
@writes
def belofte(casus: Casus, zaak: Zaak, **rest: Any) -> Response:
    """Keep the day promised to the family."""
    form = BelofteForm()
    return _doe(casus, zaak, rest, form, lambda: services.beloof(wie(), casus, form.beloofd_op.data), belofte=form)


@bp.post("/instroom/<nummer>/opschorten")
@requires("instroom.beslissen", queries.instroom_uit_url)
@writes
def opschorten(casus: Casus, zaak: Zaak, **rest: Any) -> Response:
    """Let the time of a case stand still, or count again from today."""
    form = OpschortForm()

    def doe() -> None:
        if request.form.get("besluit") == "hervatten":
            services.hervat(wie(), casus)
        else:
            services.schort_op(wie(), casus, form.van.data, form.tot.data, form.reden.data or "")

    return _doe(casus, zaak, rest, form, doe, opschort=form)
