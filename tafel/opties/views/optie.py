"""Write one option down, change it, take it away."""

from __future__ import annotations

from flask import Response, request, url_for

from tafel.casussen.kader import casuskader
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url
from tafel.kern.db import sessie
from tafel.kern.refusals import Conflict, Geweigerd
from tafel.kern.web import answer, done, writes
from tafel.logboek.services import noteer_inzage
from tafel.opties import queries, services
from tafel.opties.forms import OptieForm, lees_id
from tafel.opties.models import Optie
from tafel.opties.views.blad import BLAD, BOTST, bp
from tafel.opties.views.pagina import toon
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak, waarom

TEKSTEN = ("naam", "onderwijs", "zorg", "vervoer", "kosten", "nodig", "plek", "ja_zegt", "reeel_waarom")


def _pagina(casus: Casus, zaak: Zaak, form: OptieForm, optie: Optie | None, status: int = 200) -> Response:
    """Show the form of one option; after a conflict (409) with what stands now where that is something else."""
    if status >= 400:
        sessie.rollback()
    nu = {}
    if optie is not None and status == 409:
        nu = {form[veld].label.text: getattr(optie, veld) for veld in TEKSTEN}
        nu = {naam: tekst for veld, (naam, tekst) in zip(TEKSTEN, nu.items(), strict=True) if tekst != form[veld].data}
    keuzes = queries.aanbodkeuzes(casus.tafel_id)
    if optie is not None and optie.aanbod_id and str(optie.aanbod_id) not in keuzes:
        keuzes[str(optie.aanbod_id)] = "Staat niet meer op de kaart"
    form.aanbod.choices = {"": "Niet van de kaart", **keuzes}
    form.versie.data = str(optie.versie) if optie else ""
    return answer("opties/optie.html", status=status, **casuskader(casus, zaak, BLAD), form=form, optie=optie, nu=nu)


@bp.get("/casussen/<nummer>/opties/nieuw")
@requires("optie.bewerken", casus_uit_url)
def nieuw(casus: Casus, zaak: Zaak) -> Response:
    form = OptieForm(formdata=None, kans="", reeel="", aanbod=request.args.get("aanbod", ""))
    return _pagina(casus, zaak, form, None)


@bp.post("/casussen/<nummer>/opties/nieuw")
@requires("optie.bewerken", casus_uit_url)
@writes
def voeg_toe(casus: Casus, zaak: Zaak) -> Response:
    form = OptieForm()
    try:
        if not form.validate_on_submit():
            return _pagina(casus, zaak, form, None, 422)
        rij = services.voeg_toe(wie(), casus, form.invoer(), lees_id(form.aanbod.data))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _pagina(casus, zaak, form, None, 422)
    return done(url_for(BLAD, nummer=casus.nummer, _anchor=f"optie-{rij.id}"))


@bp.get("/casussen/<nummer>/opties/<uuid:optie_id>")
@requires("optie.bewerken", queries.met_optie)
def optie(casus: Casus, optie: Optie, zaak: Zaak) -> Response:
    form = OptieForm(formdata=None, obj=optie, aanbod=str(optie.aanbod_id or ""))
    form.reeel.data = "" if optie.reeel is None else "ja" if optie.reeel else "nee"
    form.kans.data = optie.kans or ""
    antwoord = _pagina(casus, zaak, form, optie)
    noteer_inzage(wie(), casus.id, "optie", waarom(wie(), zaak))
    return antwoord


@bp.post("/casussen/<nummer>/opties/<uuid:optie_id>")
@requires("optie.bewerken", queries.met_optie)
@writes
def wijzig(casus: Casus, optie: Optie, zaak: Zaak) -> Response:
    form = OptieForm()
    try:
        if not form.validate_on_submit():
            return _pagina(casus, zaak, form, optie, 422)
        form.eis_versie(optie.versie)
        services.wijzig(wie(), casus, optie, form.invoer(), lees_id(form.aanbod.data))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _pagina(casus, zaak, form, optie, 422)
    except Conflict:
        form.toon([BOTST])
        return _pagina(casus, zaak, form, optie, 409)
    return done(url_for(BLAD, nummer=casus.nummer, _anchor=f"optie-{optie.id}"))


@bp.post("/casussen/<nummer>/opties/<uuid:optie_id>/weg")
@requires("optie.bewerken", queries.met_optie)
@writes
def haal_weg(casus: Casus, optie: Optie, zaak: Zaak) -> Response:
    try:
        services.haal_weg(wie(), casus, optie)
    except Geweigerd as geweigerd:
        return toon(casus, zaak, 422, weigeringen=geweigerd.weigeringen)
    return done(url_for(BLAD, nummer=casus.nummer))
