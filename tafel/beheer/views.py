"""Views of beheer: the table, its people, their mandates. Never a case."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app, url_for

from tafel.beheer import queries, services
from tafel.beheer.forms import EindeForm, LidForm, MandaatForm, NieuweTafelForm, TafelForm
from tafel.kern.clock import vandaag
from tafel.kern.refusals import Geweigerd, NietGevonden
from tafel.kern.web import answer, done, writes
from tafel.organisaties.models import Mandaat, Tafel
from tafel.organisaties.profielen import PROFIELEN
from tafel.organisaties.rules import KANTWOORDEN, Periode
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak

bp = Blueprint("beheer", __name__)


def _tafel() -> Tafel:
    tafel = wie().tafel
    if tafel is None:
        raise NietGevonden
    return queries.find_tafel(tafel.id)


@bp.get("/beheer")
@requires("beheer.zien")
def beheer() -> Response:
    """Show the table of the beheerder with its people; without a table, the way to make the first."""
    actor = wie()
    if actor.tafel is None or not actor.is_een("beheerder"):
        return answer("beheer/leeg.html")
    tafel, mensen = queries.find_tafel(actor.tafel.id), queries.leden(actor.tafel.id)
    return answer(
        "beheer/beheer.html",
        tafel=tafel,
        profiel=PROFIELEN[tafel.profiel],
        leden=mensen,
        mist=queries.wat_ontbreekt(tafel, mensen),
        kanten=KANTWOORDEN,
        dag=vandaag(),
    )


@bp.get("/beheer/tafels/nieuw")
@requires("beheer.tafel_maken")
def nieuwe_tafel() -> Response:
    """Show the form for a new table."""
    return answer("beheer/nieuwe_tafel.html", form=NieuweTafelForm())


@bp.post("/beheer/tafels/nieuw")
@requires("beheer.tafel_maken")
@writes
def maak_tafel() -> Response:
    """Make a table; who makes it is its beheerder."""
    form = NieuweTafelForm()
    try:
        if not form.validate_on_submit():
            raise Geweigerd([])
        services.maak_tafel(wie(), form.code.data or "", form.naam.data or "", form.profiel.data or "")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return answer("beheer/nieuwe_tafel.html", status=422, form=form)
    return done(url_for("beheer.beheer"))


@bp.get("/beheer/instellingen")
@requires("beheer.bewerken")
def instellingen() -> Response:
    """Show the settings of the table."""
    tafel = _tafel()
    return _instelpagina(TafelForm(obj=tafel), tafel)


def _instelpagina(form: TafelForm, tafel: Tafel, status: int = 200) -> Response:
    return answer("beheer/instellingen.html", status=status, form=form, tafel=tafel, profiel=PROFIELEN[tafel.profiel])


@bp.post("/beheer/instellingen")
@requires("beheer.bewerken")
@writes
def wijzig_instellingen() -> Response:
    """Change the settings of the table."""
    tafel, form = _tafel(), TafelForm()
    form.eis_versie(tafel.versie)
    try:
        if not form.validate_on_submit():
            raise Geweigerd([])
        services.wijzig_tafel(
            wie(),
            tafel,
            services.Tafelwaarden(
                naam=form.naam.data or "",
                ritme=(form.ritme.data or "")[:100],
                geldregel=form.geldregel.data,
                nazorg_maanden=form.nazorg_maanden.data,
                minuten_per_casus=form.minuten_per_casus.data,
                doorzettingskracht=bool(form.doorzettingskracht.data),
                convenant=form.convenant.data or "",
                spoed_uren=form.spoed_uren.data or tafel.spoed_uren,
                antwoord_werkdagen=form.antwoord_werkdagen.data or tafel.antwoord_werkdagen,
                streef_werkdagen=form.streef_werkdagen.data or tafel.streef_werkdagen,
                uiterste_werkdagen=form.uiterste_werkdagen.data or tafel.uiterste_werkdagen,
            ),
        )
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _instelpagina(form, tafel, 422)
    return done(url_for("beheer.beheer"))


@bp.get("/beheer/leden/nieuw")
@requires("beheer.bewerken")
def nieuw_lid() -> Response:
    """Show the form for a new member."""
    return answer("beheer/nieuw_lid.html", form=LidForm(data={"van": vandaag()}))


@bp.post("/beheer/leden/nieuw")
@requires("beheer.bewerken")
@writes
def voeg_lid_toe() -> Response:
    """Add a member; for a new account the one-time link is shown here and never again."""
    form = LidForm()
    try:
        if not form.validate_on_submit():
            raise Geweigerd([])
        lid, code = services.voeg_lid_toe(
            wie(),
            services.NieuwLid(
                email=form.email.data or "",
                naam=form.naam.data or "",
                rol=form.rol.data,
                functie=form.functie.data or "",
                organisatie=form.organisatie.data or "",
                organisatie_soort=form.organisatie_soort.data or "",
                van=form.van.data,
                tot=form.tot.data,
            ),
        )
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return answer("beheer/nieuw_lid.html", status=422, form=form)
    if code is None:
        return done(url_for("beheer.lid", lid_id=lid.id))
    link = current_app.config["INSTELLINGEN"].base_url + url_for("accounts.wachtwoord", code=code)
    return answer("beheer/lid_gemaakt.html", link=link, lid_id=lid.id, naam=form.naam.data, email=form.email.data)


@bp.get("/beheer/leden/<uuid:lid_id>")
@requires("beheer.bewerken", queries.lid_lader)
def lid(lid: queries.Lid, **_: Zaak) -> Response:
    """Show one membership with its mandates."""
    return _lidpagina(lid)


def _lidpagina(lid: queries.Lid, status: int = 200, **forms: Any) -> Response:
    return answer(
        "beheer/lid.html",
        status=status,
        lid=lid,
        mandaten=queries.mandaten(lid.id),
        kanten=KANTWOORDEN,
        dag=vandaag(),
        mandaateinde=forms.get("mandaateinde"),
        einde=forms.get("einde") or EindeForm(formdata=None, data={"einde": vandaag()}),
        mandaat=forms.get("mandaat") or MandaatForm(formdata=None, data={"van": vandaag()}),
    )


@bp.post("/beheer/leden/<uuid:lid_id>/einde")
@requires("beheer.bewerken", queries.lid_lader)
@writes
def beeindig_lid(lid: queries.Lid, **_: Zaak) -> Response:
    """Let a membership end."""
    form = EindeForm()
    try:
        if not form.validate_on_submit():
            raise Geweigerd([])
        services.beeindig_lid(wie(), lid, form.einde.data)
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _lidpagina(lid, 422, einde=form)
    return done(url_for("beheer.beheer"))


@bp.post("/beheer/leden/<uuid:lid_id>/mandaten")
@requires("beheer.bewerken", queries.lid_lader)
@writes
def geef_mandaat(lid: queries.Lid, **_: Zaak) -> Response:
    """Give an akkoordgever a mandate."""
    form = MandaatForm()
    try:
        if not form.validate_on_submit():
            raise Geweigerd([])
        sector = form.sector.data if form.sector.data in ("po", "vo", "mbo") else None
        periode = Periode(form.van.data, form.tot.data)
        services.geef_mandaat(
            wie(), lid, form.kant.data, sector, form.waarvoor.data or "", form.bedrag_tot.data, periode
        )
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _lidpagina(lid, 422, mandaat=form)
    return done(url_for("beheer.lid", lid_id=lid.id))


@bp.post("/beheer/mandaten/<uuid:mandaat_id>/einde")
@requires("beheer.bewerken", queries.mandaat_lader)
@writes
def beeindig_mandaat(mandaat: Mandaat, **_: Zaak) -> Response:
    """Let a mandate end; it counts through its last day."""
    form = EindeForm()
    try:
        if not form.validate_on_submit():
            raise Geweigerd([])
        services.beeindig_mandaat(wie(), mandaat, form.einde.data)
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        gevonden, _zaak = queries.lid_lader(wie(), mandaat.lidmaatschap_id)
        return _lidpagina(gevonden["lid"], 422, mandaateinde=form)
    return done(url_for("beheer.lid", lid_id=mandaat.lidmaatschap_id))
