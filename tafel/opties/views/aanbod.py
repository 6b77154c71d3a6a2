"""The map: what there is in the region, with waiting times and their date."""

from __future__ import annotations

from flask import Response, request, url_for

from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import Conflict, Geweigerd, NietGevonden
from tafel.kern.web import answer, done, writes
from tafel.opties import queries, rules, services
from tafel.opties.forms import AanbodForm
from tafel.opties.models import Aanbod
from tafel.opties.views.blad import BOTST, bp
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak


@bp.get("/aanbod")
@requires("aanbod.zien")
def aanbod() -> Response:
    """Show the map, by kind, a page at a time."""
    tafel, soort = wie().tafel, request.args.get("soort", "")
    if tafel is None or (soort and soort not in rules.SOORTEN):
        raise NietGevonden
    na = request.args.get("na", "")[:200].replace("\x00", "")
    rijen = queries.aanbod(tafel.id, soort, na)
    pagina = rijen[: queries.PER_PAGINA]
    return answer(
        "opties/aanbod.html",
        regels=pagina,
        volgende=pagina[-1].rij.naam if len(rijen) > len(pagina) else None,
        eerste=not na,
        soort=soort,
        soorten=rules.SOORTEN,
    )


def _form(form: AanbodForm, rij: Aanbod | None, status: int = 200) -> Response:
    if status >= 400:
        sessie.rollback()
    form.versie.data = str(rij.versie) if rij else ""
    return answer("opties/aanbodregel.html", status=status, form=form, rij=rij)


@bp.get("/aanbod/nieuw")
@requires("aanbod.maken")
def nieuw_aanbod() -> Response:
    return _form(AanbodForm(formdata=None, peildatum=vandaag()), None)


@bp.post("/aanbod/nieuw")
@requires("aanbod.maken")
@writes
def zet_op_kaart() -> Response:
    form = AanbodForm()
    try:
        if not form.validate_on_submit():
            return _form(form, None, 422)
        rij = services.zet_op_kaart(wie(), form.invoer())
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _form(form, None, 422)
    return done(url_for("opties.aanbod", soort=rij.soort, _anchor=f"aanbod-{rij.id}"))


@bp.get("/aanbod/<uuid:aanbod_id>")
@requires("aanbod.bewerken", queries.aanbod_uit_url)
def aanbodregel(aanbod: Aanbod, zaak: Zaak) -> Response:  # noqa: ARG001
    return _form(AanbodForm(formdata=None, obj=aanbod), aanbod)


@bp.post("/aanbod/<uuid:aanbod_id>")
@requires("aanbod.bewerken", queries.aanbod_uit_url)
@writes
def wijzig_aanbod(aanbod: Aanbod, zaak: Zaak) -> Response:  # noqa: ARG001
    form = AanbodForm()
    try:
        form.eis_versie(aanbod.versie)
        if not form.validate_on_submit():
            return _form(form, aanbod, 422)
        services.wijzig_aanbod(wie(), aanbod, form.invoer())
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _form(form, aanbod, 422)
    except Conflict:
        form.toon([BOTST])
        return _form(form, aanbod, 409)
    return done(url_for("opties.aanbod", _anchor=f"aanbod-{aanbod.id}"))


@bp.post("/aanbod/<uuid:aanbod_id>/stop")
@requires("aanbod.bewerken", queries.aanbod_uit_url)
@writes
def stop_aanbod(aanbod: Aanbod, zaak: Zaak) -> Response:  # noqa: ARG001
    services.stop_aanbod(wie(), aanbod)
    return done(url_for("opties.aanbod"))
