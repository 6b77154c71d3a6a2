"""Withdraw a case: here and not with the other pages of a case, because it may wait on an agenda."""

from __future__ import annotations

from flask import Response, url_for

from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url
from tafel.kern.refusals import Geweigerd
from tafel.kern.web import answer, done, writes
from tafel.overleggen import services
from tafel.overleggen.forms import IntrekForm
from tafel.overleggen.views.blad import bp
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak


def _pagina(casus: Casus, zaak: Zaak, form: IntrekForm, status: int = 200) -> Response:
    form.versie.data = str(casus.versie)
    return answer("overleggen/intrekken.html", status=status, form=form, casus=casus, zaak=zaak)


@bp.get("/casussen/<nummer>/intrekken")
@requires("casus.intrekken", casus_uit_url)
def intrekken(casus: Casus, zaak: Zaak) -> Response:
    """Ask why a case is withdrawn; say at once when it can't be now."""
    form = IntrekForm(formdata=None)
    form.toon(services.tegen_van_tafel(casus))
    return _pagina(casus, zaak, form)


@bp.post("/casussen/<nummer>/intrekken")
@requires("casus.intrekken", casus_uit_url)
@writes
def trek_casus_in(casus: Casus, zaak: Zaak) -> Response:
    """Withdraw a case."""
    form = IntrekForm()
    form.eis_versie(casus.versie)
    if not form.validate_on_submit():
        return _pagina(casus, zaak, form, 422)
    try:
        soort, reden = form.soort.data or "", form.reden.data or ""
        if soort == "opgelost_voor_tafel":
            reden = form.werkte.data or reden
        services.trek_casus_in(wie(), casus, soort, reden)
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _pagina(casus, zaak, form, 422)
    return done(url_for("casussen.casus", nummer=casus.nummer))
