"""Views of the follow-up: the list, the year of one case, its moments and its end; promises."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request, url_for

from tafel.casussen.models import Casus
from tafel.criteria.rules.leeftijden import leeftijd
from tafel.kern.clock import vandaag
from tafel.kern.refusals import Geweigerd
from tafel.kern.web import answer, done, writes
from tafel.logboek.services import noteer_inzage
from tafel.opvolging import queries, services
from tafel.opvolging.forms import ActieForm, ExtraMomentForm, MomentForm, SluitForm, TerugForm
from tafel.opvolging.grafiek import teken_uren
from tafel.opvolging.models import Actie, Opvolgmoment
from tafel.opvolging.rules import MOMENTNAMEN, UITKOMSTEN
from tafel.opvolging.woorden import RUSTIG_NA, doezin, hoofdzin, laatzin, urenzin
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, mag, waarom

bp = Blueprint("opvolging", __name__)


@bp.get("/opvolging")
@requires("opvolging.lijst")
def opvolging() -> Response:
    """List the cases in follow-up: by their next moment, or (?zonder=1) those without one."""
    zonder, na = request.args.get("zonder") == "1", request.args.get("na", "")
    if zonder:
        regels, verder = queries.casussen_zonder_moment(wie(), na)
    else:
        regels, verder = queries.volgende_momenten(wie(), queries.lees_na(na))
    return answer(
        "opvolging/opvolging.html",
        regels=regels,
        verder=verder,
        zonder=zonder,
        eerste=not na,
        laat="" if zonder else laatzin(*queries.tel_te_laat(wie())),
        vandaag=vandaag(),
        namen=MOMENTNAMEN,
    )


@bp.get("/casussen/<nummer>/opvolging")
@requires("opvolging.zien", queries.casus_uit_url)
def casus(casus: Casus, zaak: Zaak) -> Response:
    """Show the year of one case."""
    actor, dag = wie(), vandaag()
    noteer_inzage(actor, casus.id, "opvolging", waarom(actor, zaak))
    jaar = queries.get_jaar(actor, casus)
    volgende = jaar.volgende and (jaar.volgende.soort, jaar.volgende.gepland_op)
    return answer(
        "opvolging/casus.html",
        casus=casus,
        zaak=zaak,
        jaar=jaar,
        acties=[(regel, _actieform(regel.id)) for regel in jaar.acties],
        grafiek=teken_uren(jaar.punten),
        kop=hoofdzin(casus.stand, volgende, jaar.om, dag),
        uren=urenzin(casus.initialen, [aantal for _, aantal in jaar.punten]),
        doe=doezin(casus.stand, volgende, jaar.om, dag),
        ver=volgende is not None and (volgende[1] - dag).days > RUSTIG_NA,
        jaren=leeftijd(casus.geboortedatum, dag) if casus.geboortedatum else None,
        vandaag=dag,
        namen=MOMENTNAMEN,
        uitkomsten=UITKOMSTEN,
        waarom=waarom(actor, zaak),
    )


def _naar_casus(casus: Casus) -> Response:
    return done(url_for("opvolging.casus", nummer=casus.nummer))


@bp.get("/casussen/<nummer>/opvolging/moment/<uuid:moment_id>")
@requires("opvolging.bijhouden", queries.moment_uit_url)
def moment(casus: Casus, moment: Opvolgmoment, **_: Any) -> Response:
    """Show the form that records one moment."""
    return _momentpagina(MomentForm(versie=moment.versie, gehouden_op=vandaag()), casus, moment)


def _momentpagina(form: MomentForm, casus: Casus, moment: Opvolgmoment, status: int = 200) -> Response:
    naam = MOMENTNAMEN[moment.soort]
    return answer(
        "opvolging/moment.html", status=status, form=form, casus=casus, moment=moment, naam=naam, vandaag=vandaag()
    )


@bp.post("/casussen/<nummer>/opvolging/moment/<uuid:moment_id>")
@requires("opvolging.bijhouden", queries.moment_uit_url)
@writes
def leg_moment_vast(casus: Casus, moment: Opvolgmoment, **_: Any) -> Response:
    """Record one moment."""
    form = MomentForm()
    form.eis_versie(moment.versie)
    if not form.validate_on_submit():
        return _momentpagina(form, casus, moment, 422)
    try:
        services.leg_moment_vast(
            wie(),
            moment,
            gehouden_op=form.gehouden_op.data,
            met_wie=form.met_wie.data or "",
            verslag=form.verslag.data or "",
            uren_per_week=form.uren_per_week.data,
        )
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _momentpagina(form, casus, moment, 422)
    return _naar_casus(casus)


@bp.get("/casussen/<nummer>/opvolging/plannen")
@requires("opvolging.bijhouden", queries.casus_uit_url)
def plannen(casus: Casus, **_: Any) -> Response:
    """Show the form for one more moment."""
    return answer("opvolging/plannen.html", form=ExtraMomentForm(versie=casus.versie), casus=casus)


@bp.post("/casussen/<nummer>/opvolging/plannen")
@requires("opvolging.bijhouden", queries.casus_uit_url)
@writes
def plan_extra_moment(casus: Casus, **_: Any) -> Response:
    """Plan one more moment."""
    form = ExtraMomentForm()
    if form.validate_on_submit():
        try:
            services.plan_extra_moment(wie(), casus, form.gepland_op.data)
            return _naar_casus(casus)
        except Geweigerd as geweigerd:
            form.toon(geweigerd.weigeringen)
    return answer("opvolging/plannen.html", status=422, form=form, casus=casus)


@bp.get("/casussen/<nummer>/opvolging/sluiten")
@requires("opvolging.bijhouden", queries.casus_uit_url)
def sluiten(casus: Casus, **_: Any) -> Response:
    """Show the form that closes the follow-up."""
    return _sluitpagina(SluitForm(versie=casus.versie), casus)


def _sluitpagina(form: SluitForm, casus: Casus, status: int = 200) -> Response:
    return answer("opvolging/sluiten.html", status=status, form=form, casus=casus, jaar=queries.get_jaar(wie(), casus))


@bp.post("/casussen/<nummer>/opvolging/sluiten")
@requires("opvolging.bijhouden", queries.casus_uit_url)
@writes
def sluit(casus: Casus, **_: Any) -> Response:
    """Close the follow-up."""
    form = SluitForm()
    form.eis_versie(casus.versie)
    if form.validate_on_submit():
        try:
            services.sluit_opvolging(wie(), casus, form.uitkomst.data or "", form.reden.data or "")
            return _naar_casus(casus)
        except Geweigerd as geweigerd:
            form.toon(geweigerd.weigeringen)
    return _sluitpagina(form, casus, 422)


@bp.get("/casussen/<nummer>/opvolging/terug")
@requires("opvolging.bijhouden", queries.casus_uit_url)
def terug(casus: Casus, **_: Any) -> Response:
    """Show the form that brings the case back to the table."""
    return answer("opvolging/terug.html", form=TerugForm(versie=casus.versie), casus=casus)


@bp.post("/casussen/<nummer>/opvolging/terug")
@requires("opvolging.bijhouden", queries.casus_uit_url)
@writes
def terug_naar_tafel(casus: Casus, **_: Any) -> Response:
    """Bring the case back to the table."""
    form = TerugForm()
    form.eis_versie(casus.versie)
    if form.validate_on_submit():
        try:
            services.terug_naar_tafel(wie(), casus, form.reden.data or "")
            return _naar_casus(casus)
        except Geweigerd as geweigerd:
            form.toon(geweigerd.weigeringen)
    return answer("opvolging/terug.html", status=422, form=form, casus=casus)


def _actieform(actie_id: Any, **waarden: Any) -> ActieForm:
    """Return the form of one promise; its prefix keeps the ids apart on a page with many."""
    return ActieForm(prefix=f"a{actie_id.hex[:8]}", **waarden)


def _bereiken() -> dict[str, str]:
    """Return the lists of promises that this person has, with their words."""
    bereiken = {"mij": "Van mij", "casussen": "Van mijn casussen"}
    return {**bereiken, "tafel": "Van de tafel"} if mag(wie(), "opvolging.lijst") else bereiken


@bp.get("/acties")
@requires("actie.lijst")
def acties() -> Response:
    """List promises: mine, of my cases, or of all cases I follow."""
    bereiken = _bereiken()
    van = request.args.get("van", "mij")
    van = van if van in bereiken else "mij"
    na = queries.lees_na(request.args.get("na", ""))
    regels, verder = queries.acties(wie(), van, na=na)
    return answer(
        "opvolging/acties.html",
        acties=[(regel, _actieform(regel.id)) for regel in regels],
        verder=verder,
        van=van,
        bereiken=bereiken,
        eerste=na is None,
        laat=sum(regel.toont == "te_laat" for regel in regels),
        vandaag=vandaag(),
    )


@bp.get("/acties/<uuid:actie_id>")
@requires("actie.afmelden", queries.actie_uit_url)
def actie(actie: Actie, casus: Casus, **_: Any) -> Response:
    """Show one promise with its two buttons (where the mail's link goes)."""
    return _actiepagina(actie, casus, _actieform(actie.id), 200)


def _actiepagina(actie: Actie, casus: Casus, form: ActieForm, status: int) -> Response:
    regel = next(een for een in queries.acties(wie(), casus_id=casus.id)[0] if een.id == actie.id)
    in_casus = request.form.get("plek") == "casus"
    return answer(
        "opvolging/actie.html",
        "opvolging/_actie.html",
        status=status,
        regel=regel,
        form=form,
        plek="casus" if in_casus else "lijst",
        open=True,
        vandaag=vandaag(),
    )


@bp.post("/acties/<uuid:actie_id>")
@requires("actie.afmelden", queries.actie_uit_url)
@writes
def meld_actie(actie: Actie, casus: Casus, **_: Any) -> Response:
    """Report one promise as done or as not working out."""
    form = _actieform(actie.id)
    form.eis_versie(actie.versie)
    if not form.validate_on_submit():
        return _actiepagina(actie, casus, form, 422)
    try:
        services.meld_actie(wie(), actie, form.uitkomst.data or "", form.resultaat.data or "")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _actiepagina(actie, casus, form, 422)
    in_casus = request.form.get("plek") == "casus"
    regel = next(een for een in queries.acties(wie(), casus_id=casus.id)[0] if een.id == actie.id)
    return done(
        url_for("opvolging.casus", nummer=casus.nummer) if in_casus else url_for("opvolging.acties"),
        "opvolging/_actie.html",
        regel=regel,
        form=form,
        plek="casus" if in_casus else "lijst",
        open=False,
        vandaag=vandaag(),
    )
