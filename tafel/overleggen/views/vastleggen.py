"""Views that fix an agenda, show its versions, and cancel a meeting."""

from __future__ import annotations

from flask import Response, request, url_for

from tafel.kern.refusals import Geweigerd
from tafel.kern.web import answer, done, writes
from tafel.overleggen import queries, services
from tafel.overleggen.forms import AnnuleerForm
from tafel.overleggen.models import Overleg
from tafel.overleggen.queries import overleg_uit_url
from tafel.overleggen.views.agenda import klaar, toon
from tafel.overleggen.views.blad import bp
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak


@bp.post("/overleggen/<uuid:overleg_id>/vastleggen")
@requires("overleg.bewerken", overleg_uit_url)
@writes
def vastleggen(overleg: Overleg, zaak: Zaak) -> Response:
    """Fix the agenda as the next version; with the button "uitnodigen" go on to what will be sent to whom."""
    try:
        services.leg_agenda_vast(wie(), overleg)
    except Geweigerd as geweigerd:
        return toon(overleg, zaak, 422, geweigerd=geweigerd.weigeringen)
    if "uitnodigen" in request.form:  # this page belongs to a layer above: only its address is known here
        return done(url_for("uitnodigingen.uitnodigingen", overleg_id=overleg.id))
    return klaar(overleg, zaak, "#agenda", "De agenda staat vast.", wachtenden=True)


@bp.get("/overleggen/<uuid:overleg_id>/versies")
@requires("overleg.zien", overleg_uit_url)
def versies(overleg: Overleg, zaak: Zaak) -> Response:
    """Show the versions of an agenda and what differs between them."""
    return answer("overleggen/versies.html", overleg=overleg, zaak=zaak, versies=queries.versies(overleg))


def _annuleren(overleg: Overleg, zaak: Zaak, form: AnnuleerForm, status: int = 200) -> Response:
    punten = [punt for punt in queries.agenda(wie(), overleg) if punt.uitkomst is None]
    return answer("overleggen/annuleren.html", status=status, overleg=overleg, zaak=zaak, form=form, punten=punten)


@bp.get("/overleggen/<uuid:overleg_id>/annuleren")
@requires("overleg.bewerken", overleg_uit_url)
def annuleren(overleg: Overleg, zaak: Zaak) -> Response:
    """Ask why a meeting does not go on, and say what follows."""
    return _annuleren(overleg, zaak, AnnuleerForm(formdata=None, data={"versie": overleg.versie}))


@bp.post("/overleggen/<uuid:overleg_id>/annuleren")
@requires("overleg.bewerken", overleg_uit_url)
@writes
def annuleer(overleg: Overleg, zaak: Zaak) -> Response:
    """Cancel a meeting, with the reason."""
    form = AnnuleerForm()
    form.eis_versie(overleg.versie)
    try:
        if form.validate():
            services.annuleer(wie(), overleg, form.reden.data or "")
            return done(url_for("overleggen.overleg", overleg_id=overleg.id))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return _annuleren(overleg, zaak, form, 422)
