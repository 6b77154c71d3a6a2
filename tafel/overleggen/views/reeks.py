"""Views of a series of meetings: fill in, see the days, plan; and the school holidays of the table."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from flask import Response, request, url_for
from werkzeug.datastructures import MultiDict

from tafel.kern.clock import vandaag
from tafel.kern.refusals import Geweigerd
from tafel.kern.web import answer, done, writes
from tafel.kern.werkdagen import maanden_later
from tafel.overleggen import services
from tafel.overleggen.forms import ReeksForm, RegioForm, VakantieForm, lees_id
from tafel.overleggen.queries import reeks as queries
from tafel.overleggen.rules.ritme import Datum, Ritme, Vakantie, plan, ritme_van
from tafel.overleggen.services import Reeks
from tafel.overleggen.views.blad import bp
from tafel.overleggen.views.plannen import kies_voorzitter, pauze_uit, zoals_meestal
from tafel.toegang.guard import requires, wie

HALF_JAAR, TWEE_JAAR = 6, 24
GEEN_ADRES = ("csrf_token", "versie")


def _tafel_id() -> uuid.UUID:
    tafel = wie().tafel
    assert tafel is not None
    return tafel.id


def _formulier(getypt: MultiDict[str, str] | None = None) -> ReeksForm:
    """Return the form, filled with how the meetings of this table usually are, or with what was typed."""
    tafel = wie().tafel
    assert tafel is not None
    sjabloon = queries.find_sjabloon(tafel.id)
    ritme = sjabloon or ritme_van(tafel.profiel)
    # who comes to plan a series of a table without a rhythm chooses one
    gekozen = sjabloon is not None and bool(sjabloon.plaats)
    soort = ritme.soort if gekozen or ritme.soort != "op_aanvraag" else None
    begin: dict[str, Any] = zoals_meestal(tafel, sjabloon) | {
        "soort": soort, "aantal": ritme.aantal or 3, "weekdag": str(ritme.weekdag),
        "vanaf": vandaag() + dt.timedelta(days=1), "tot": maanden_later(vandaag(), HALF_JAAR),
    }  # fmt: skip
    form = ReeksForm(data=begin) if getypt is None else ReeksForm(getypt, data=begin)
    kies_voorzitter(form)
    return form


def _reeks(form: ReeksForm) -> Reeks:
    w: dict[str, Any] = form.data
    sjabloon = queries.find_sjabloon(_tafel_id())
    return Reeks(
        Ritme(w["soort"], w["aantal"] or 0, int(w["weekdag"])), sjabloon.regio if sjabloon else "midden",
        w["begint_om"], w["eindigt_om"], w["plaats"], w["online"] or "", w["welkom_minuten"],
        lees_id(w["voorzitter_id"]), pauze_uit(form),
    )  # fmt: skip


def _dagen(form: ReeksForm, reeks: Reeks) -> list[Datum]:
    w: dict[str, Any] = form.data
    tot = min(w["tot"], maanden_later(vandaag(), TWEE_JAAR))
    vrij = [Vakantie(rij.naam, rij.van, rij.tot) for rij in queries.vakanties(_tafel_id())]
    return plan(reeks.ritme, w["vanaf"], tot, vrij)


def _pagina(form: ReeksForm, status: int = 200, **anders: Any) -> Response:
    beeld: dict[str, Any] = {"form": form, "dagen": None, "gekozen": (), "bezet": frozenset()}
    beeld["vakanties"] = [rij for rij in queries.vakanties(_tafel_id()) if rij.tot >= vandaag()]
    return answer("overleggen/reeks.html", status=status, **(beeld | anders))


@bp.get("/overleggen/reeks")
@requires("overleg.maken")
def reeks() -> Response:
    """Show the form for a series; with what was filled in also the days that follow from it."""
    if "soort" not in request.args:
        return _pagina(_formulier())
    form = _formulier(request.args)
    form.validate()
    if "csrf_token" in form:  # nothing is written here: the mark of a form is asked at planning
        form.csrf_token.errors = []
    if form.errors:
        return _pagina(form)
    reeks = _reeks(form)
    if reeks.ritme.soort == "op_aanvraag":
        return _pagina(form)
    dagen, bezet = _dagen_en_bezet(form, reeks)
    gekozen = [een.dag for een in dagen if een.dag not in bezet]
    return _pagina(form, dagen=dagen, gekozen=gekozen, bezet=bezet)


def _dagen_en_bezet(form: ReeksForm, reeks: Reeks) -> tuple[list[Datum], frozenset[dt.date]]:
    """Return the days that follow from the rhythm, and on which of those the table meets already."""
    dagen = _dagen(form, reeks)
    return dagen, queries.dagen_met_overleg(_tafel_id(), dagen[0].dag, dagen[-1].dag) if dagen else frozenset()


def _gevuld(form: ReeksForm) -> dict[str, str]:
    """Return what was filled in, for an address: going back there asks for nothing to be sent again."""
    return {naam: waarde for naam, waarde in request.form.items() if naam in form._fields and naam not in GEEN_ADRES}


@bp.post("/overleggen/reeks")
@requires("overleg.maken")
@writes
def plan_reeks() -> Response:
    """Show the days that follow from the rhythm; with the button "plan" plan those that are ticked."""
    form = _formulier()
    if not form.validate():
        return _pagina(form, 422)
    reeks = _reeks(form)
    if reeks.ritme.soort == "op_aanvraag":
        return _op_aanvraag(form, reeks)
    if "plan" not in request.form:
        return done(url_for("overleggen.reeks", **_gevuld(form), _anchor="dagen"))  # type: ignore[arg-type]
    dagen, bezet = _dagen_en_bezet(form, reeks)
    mogelijk = [een.dag for een in dagen if een.dag not in bezet]
    gevraagd = set(request.form.getlist("dagen"))
    gekozen = [dag for dag in mogelijk if dag.isoformat() in gevraagd]
    try:
        services.plan_reeks(wie(), reeks, gekozen)
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _pagina(form, 422, dagen=dagen, gekozen=gekozen, bezet=bezet)
    return done(url_for("overleggen.overleggen", gepland=len(gekozen), tot=max(gekozen).isoformat()) + "#gepland")


def _op_aanvraag(form: ReeksForm, reeks: Reeks) -> Response:
    """Keep how a table meets that has no rhythm; each meeting is planned by itself."""
    try:
        services.houd_op_aanvraag(wie(), reeks)
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _pagina(form, 422)
    return done(url_for("overleggen.nieuw"))


def _vakantiepagina(form: VakantieForm, regio: RegioForm, status: int = 200) -> Response:
    rijen = [rij for rij in queries.vakanties(_tafel_id()) if rij.tot >= vandaag()]
    return answer("overleggen/vakanties.html", status=status, form=form, regio=regio, rijen=rijen)


@bp.get("/overleggen/vakanties")
@requires("overleg.maken")
def vakanties() -> Response:
    """Show the school holidays in which no meeting is planned."""
    sjabloon = queries.find_sjabloon(_tafel_id())
    regio = RegioForm(formdata=None, regio=sjabloon.regio if sjabloon else "midden")
    return _vakantiepagina(VakantieForm(formdata=None), regio)


@bp.post("/overleggen/vakanties")
@requires("overleg.maken")
@writes
def voeg_vakantie_toe() -> Response:
    """Add one holiday."""
    form = VakantieForm()
    try:
        if form.validate():
            w: dict[str, Any] = form.data
            services.voeg_vakantie_toe(wie(), w["naam"], w["van"], w["tot"])
            return done(url_for("overleggen.vakanties"))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return _vakantiepagina(form, RegioForm(formdata=None, regio="midden"), 422)


@bp.post("/overleggen/vakanties/overnemen")
@requires("overleg.maken")
@writes
def neem_vakanties_over() -> Response:
    """Take over the official dates of a region."""
    regio = RegioForm()
    if not regio.validate():
        return _vakantiepagina(VakantieForm(formdata=None), regio, 422)
    services.neem_vakanties_over(wie(), str(regio.regio.data))
    return done(url_for("overleggen.vakanties"))


@bp.post("/overleggen/vakanties/<uuid:vakantie_id>/weg")
@requires("overleg.maken")
@writes
def haal_vakantie_weg(vakantie_id: uuid.UUID) -> Response:
    """Take one holiday away."""
    services.haal_vakantie_weg(wie(), vakantie_id)
    return done(url_for("overleggen.vakanties"))
