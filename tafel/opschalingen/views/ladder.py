"""The ladder of one case, and a talk noted on it in twenty seconds."""

from __future__ import annotations

import uuid
from contextlib import ExitStack
from typing import Any

from flask import Response, request, url_for

from tafel.casussen.kader import casuskader, profiel
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_op_slot, casus_uit_url, instroombesluiten
from tafel.casussen.rules import tijdlijn, weken_sinds
from tafel.criteria.schema import veld_bij
from tafel.documenten.keuring.meldingen import HOOGSTENS
from tafel.documenten.queries import bij_alle
from tafel.documenten.services import keur
from tafel.kern.clock import lokaal, vandaag
from tafel.kern.db import begin_schrijven, sessie
from tafel.kern.refusals import Geweigerd, NietGevonden
from tafel.kern.web import answer, done, eigen_transactie, grote_invoer, writes
from tafel.logboek.services import noteer_inzage
from tafel.opschalingen import queries, services
from tafel.opschalingen.forms import GesprekForm
from tafel.opschalingen.models import Opschaling
from tafel.opschalingen.rules.gesprek import IN_DE_AANMELDING, ZINNEN, functie_van
from tafel.opschalingen.rules.ladder import TREDEN, schoolcontact
from tafel.opschalingen.views.blad import bp
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Actor, Zaak, mag


def toon_ladder(
    casus: Casus, zaak: Zaak, form: GesprekForm | None = None, status: int = 200, genoteerd: str = ""
) -> Response:
    """Show the ladder, the form of a talk, and everything that was tried."""
    beeld = queries.beeld(casus, profiel())
    open_ = next(iter(beeld.ladder.mist), None)
    opties = queries.organisaties(beeld.a)
    # a place in the list, not a name: the address of a page says nothing about whom it is
    plek = request.args.get("plek", "")
    gekozen = opties[int(plek[:3])] if plek.isdecimal() and plek.isascii() and int(plek[:3]) < len(opties) else ""
    voorkeur = gekozen or (open_.organisatie if open_ else (opties or [""])[0])
    return answer(
        "opschalingen/opschaling.html",
        status=status,
        **casuskader(casus, zaak, "opschalingen.opschaling"),
        **_ladder(casus, zaak, beeld),
        form=form or GesprekForm(formdata=None, organisatie=voorkeur, datum=vandaag()),
        opties=opties,
        bekenden=queries.bekenden(beeld.a, beeld.gesprekken),
        zinnen=ZINNEN,
        bijlagen=bij_alle(casus.id, [services.bij_gesprek(g.sleutel) for g in beeld.gesprekken]),
        genoteerd=genoteerd,
        in_aanmelding=casus.stand in IN_DE_AANMELDING,
        tijdlijn=tijdlijn(
            beeld.a,
            ingediend=lokaal(casus.ingediend_op).date() if casus.ingediend_op else None,
            besluiten=[(lokaal(b.op).date(), b.soort) for b in instroombesluiten(casus.id)],
            later=[(r.datum, r.organisatie, r.trede == "leiding", r.uitkomst) for r in beeld.later],
            gevoelig=True,
        ),
        oorzaak=veld_bij("stagnatie-oorzaak_soort").label_van(beeld.a.stagnatie.oorzaak_soort),
    )


def _ladder(casus: Casus, zaak: Zaak, beeld: queries.Beeld) -> dict[str, Any]:
    """Return what the ladder itself shows, on the page and as a fragment."""
    return {
        "a": beeld.a,
        "ladder": beeld.ladder,
        "treden": TREDEN,
        "noteert": mag(wie(), "opschaling.noteren", zaak),
        "schoolcontact": schoolcontact(beeld.a.onderwijs.sector),
        "weken": weken_sinds(beeld.a.stagnatie.wachtlijst_sinds, vandaag()),
        "overneembaar": casus.stand in IN_DE_AANMELDING,
    }


@bp.get("/casussen/<nummer>/opschaling")
@requires("opschaling.zien", casus_uit_url)
def opschaling(casus: Casus, zaak: Zaak) -> Response:
    antwoord = toon_ladder(casus, zaak, genoteerd=request.args.get("genoteerd", ""))
    noteer_inzage(wie(), casus.id, "opschaling", casuskader(casus, zaak, "")["waarom"])
    return antwoord


@bp.get("/casussen/<nummer>/opschaling/kort")
@requires("opschaling.zien", casus_uit_url)
def kort(casus: Casus, zaak: Zaak) -> Response:
    """Show the ladder in a few lines, under block 4 of the aanmelding."""
    beeld = queries.beeld(casus, profiel())
    return answer("opschalingen/_kort.html", casus=casus, zaak=zaak, **_ladder(casus, zaak, beeld))


@bp.post("/casussen/<nummer>/opschaling")
@requires("opschaling.noteren", casus_uit_url)
@grote_invoer(HOOGSTENS + 1024 * 1024)
@eigen_transactie
@writes
def noteer(casus: Casus, zaak: Zaak) -> Response:
    """Judge the file if there is one, then take the lock and store the talk with it, or neither."""
    form = GesprekForm()
    if not form.functie.data and form.naam.data:
        beeld = queries.beeld(casus, profiel())
        bekend = queries.bekenden(beeld.a, beeld.gesprekken)
        form.functie.data = functie_van(form.naam.data, form.organisatie.data or "", bekend)
    bestand = request.files.get("bestand")
    try:
        with ExitStack() as tot_het_eind:
            bijlage = tot_het_eind.enter_context(keur(bestand)) if bestand is not None and bestand.filename else None
            casus, zaak = _schrijvend(casus.nummer)
            if not form.validate():
                return toon_ladder(casus, zaak, form, 422)
            rij_id = form.rij_id(wie().id, casus.id, bestand.filename if bestand else "")
            sleutel = services.noteer_gesprek(wie(), casus, form.invoer(), bijlage, rij_id)
            url = url_for("opschalingen.opschaling", nummer=casus.nummer, genoteerd=sleutel, _anchor="ladder")
            return done(url)
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return toon_ladder(casus, zaak, form, 422)


def _schrijvend(nummer: str) -> tuple[Casus, Zaak]:
    """Take the write lock and load the case again: it may have changed while a file was judged."""
    sessie.rollback()
    begin_schrijven()
    dingen, zaak = casus_op_slot(wie(), nummer)
    if not mag(wie(), "opschaling.noteren", zaak):
        raise NietGevonden
    return dingen["casus"], zaak


def _met_opschaling(actor: Actor, nummer: str, opschaling_id: uuid.UUID) -> tuple[dict[str, Any], Zaak]:
    """Load the case and one talk that was noted later."""
    dingen, zaak = casus_uit_url(actor, nummer)
    return {**dingen, "rij": queries.get_opschaling(dingen["casus"].id, opschaling_id)}, zaak


@bp.post("/casussen/<nummer>/opschaling/<uuid:opschaling_id>/overnemen")
@requires("opschaling.noteren", _met_opschaling)
@writes
def overnemen(casus: Casus, rij: Opschaling, zaak: Zaak) -> Response:
    """Put a talk that was noted later in the aanmelding."""
    try:
        services.neem_over(wie(), casus, rij)
    except Geweigerd as geweigerd:
        form = GesprekForm(formdata=None, datum=vandaag())
        form.toon(geweigerd.weigeringen)
        return toon_ladder(casus, zaak, form, 422)
    return done(url_for("opschalingen.opschaling", nummer=casus.nummer, _anchor="ladder"))
