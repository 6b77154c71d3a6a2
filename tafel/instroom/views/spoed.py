"""The casusverantwoordelijke asks for spoed, and who follows the case sees how that stands."""

from __future__ import annotations

from flask import Response, url_for

from tafel.casussen.kader import casuskader, naam_in
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url
from tafel.instroom import queries, rules, services
from tafel.instroom.forms import SpoedForm
from tafel.instroom.pagina import spoedteken
from tafel.instroom.views.blad import bp
from tafel.kern.db import sessie
from tafel.kern.refusals import Geweigerd
from tafel.kern.web import answer, done, writes
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak


def _pagina(casus: Casus, zaak: Zaak, form: SpoedForm, status: int = 200) -> Response:
    spoed = queries.find_spoed(casus.id)
    termijnen = queries.termijnen_van(casus.tafel_id)
    return answer(
        "instroom/spoed.html",
        status=status,
        **casuskader(casus, zaak, "instroom.spoed_vragen"),
        spoed=spoed,
        teken=spoedteken(spoed.stand, spoed.gevraagd_op, casus.ingediend_op, termijnen, spoed.gewenst_op)
        if spoed
        else None,
        uren=termijnen.spoed_uren,
        noemt=naam_in(casus, spoed.reden, spoed.waarom_nu) if spoed and spoed.stand == "gevraagd" else "",
        form=form,
    )


@bp.get("/casussen/<nummer>/spoed")
@requires("casus.spoed", casus_uit_url)
def spoed_vragen(casus: Casus, zaak: Zaak) -> Response:
    """Show the form, or how the request stands."""
    return _pagina(casus, zaak, SpoedForm(formdata=None))


@bp.post("/casussen/<nummer>/spoed")
@requires("casus.spoed", casus_uit_url)
@writes
def vraag_spoed(casus: Casus, zaak: Zaak) -> Response:
    """Ask for spoed."""
    form = SpoedForm()
    try:
        if form.validate_on_submit():
            vraag = rules.Spoedvraag(form.reden.data or "", form.waarom_nu.data or "", form.gewenst_op.data)
            services.vraag_spoed(wie(), casus, vraag)
            return done(url_for("instroom.spoed_vragen", nummer=casus.nummer))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    sessie.rollback()
    return _pagina(casus, zaak, form, 422)


@bp.get("/casussen/<nummer>/spoed/stand")
@requires("casus.aanmelding", casus_uit_url)
def spoedstand(casus: Casus, zaak: Zaak) -> Response:
    """Show how spoed stands with its days: a piece of the page of a case, or a page."""
    return answer(
        "instroom/spoedstand.html",
        "instroom/_spoedstand.html",
        **casuskader(casus, zaak, ""),
        spoed=queries.find_spoed(casus.id),
    )
