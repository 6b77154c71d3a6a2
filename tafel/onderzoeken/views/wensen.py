"""Write wishes down, correct or take back, and note calls."""

from __future__ import annotations

from flask import Response, request, url_for

from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url
from tafel.kern.refusals import Conflict, Geweigerd, Weigering
from tafel.kern.web import done, is_fragment, writes
from tafel.onderzoeken import queries, services
from tafel.onderzoeken.forms import BelForm, WensForm
from tafel.onderzoeken.models import Belnotitie, Wens
from tafel.onderzoeken.views.blad import BLAD, BOTST, bp, toon
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak

WENSEN, BELLEN = "onderzoeken/_wensen.html", "onderzoeken/_bellen.html"


def _terug(casus: Casus, zaak: Zaak, fragment: str, anker: str) -> Response:
    if is_fragment():
        return toon(casus, zaak, fragment=fragment)
    return done(url_for(BLAD, nummer=casus.nummer, _anchor=anker))


@bp.post("/casussen/<nummer>/onderzoek/wensen")
@requires("onderzoek.bewerken", casus_uit_url)
@writes
def noteer_wens(casus: Casus, zaak: Zaak) -> Response:
    form = WensForm(prefix="wens")
    try:
        if not form.validate_on_submit():
            return toon(casus, zaak, 422, WENSEN, wens=form)
        services.noteer_wens(wie(), casus, form.van.data or "", form.tekst.data or "", bool(form.apart.data))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return toon(casus, zaak, 422, WENSEN, wens=form)
    return _terug(casus, zaak, WENSEN, "wensen")


@bp.post("/casussen/<nummer>/onderzoek/wensen/<uuid:wens_id>")
@requires("onderzoek.bewerken", queries.met_wens)
@writes
def wijzig_wens(casus: Casus, wens: Wens, zaak: Zaak) -> Response:
    """Correct one wish, or take it back (the button "weg")."""
    form = WensForm(prefix=f"wens-{wens.nummer}")
    wens_id = wens.id
    try:
        form.eis_versie(wens.versie)
        if request.form.get("weg"):
            services.haal_wens_weg(wie(), casus, wens)
        elif not form.validate_on_submit():
            return toon(casus, zaak, 422, WENSEN, wenswijzig=(wens_id, form))
        else:
            services.wijzig_wens(wie(), casus, wens, form.tekst.data or "", bool(form.apart.data))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return toon(casus, zaak, 422, WENSEN, wenswijzig=(wens_id, form))
    except Conflict:
        form.toon([Weigering("gelijktijdig", BOTST)])
        return toon(casus, zaak, 409, WENSEN, wenswijzig=(wens_id, form))
    return _terug(casus, zaak, WENSEN, "wensen")


@bp.post("/casussen/<nummer>/onderzoek/bellen")
@requires("onderzoek.bewerken", casus_uit_url)
@writes
def noteer_gesprek(casus: Casus, zaak: Zaak) -> Response:
    """Note a call: the tapped quick line (the button "zin") is all that is needed beside the person."""
    form = BelForm(prefix="bel")
    try:
        if not form.validate_on_submit():
            return toon(casus, zaak, 422, BELLEN, bel=form)
        wat = form.gezegd(request.form.get("zin", ""))
        services.noteer_gesprek(wie(), casus, form.met_wie(), wat, form.wanneer(), not form.voor_tafel.data)
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return toon(casus, zaak, 422, BELLEN, bel=form)
    return _terug(casus, zaak, BELLEN, "bellen")


@bp.post("/casussen/<nummer>/onderzoek/bellen/<uuid:belnotitie_id>")
@requires("onderzoek.bewerken", queries.met_belnotitie)
@writes
def deel_belnotitie(casus: Casus, belnotitie: Belnotitie, zaak: Zaak) -> Response:
    """Let a call stand in the papers for the table, or not any more."""
    services.deel_belnotitie(wie(), casus, belnotitie, request.form.get("apart") == "ja")
    return _terug(casus, zaak, BELLEN, "bellen")
