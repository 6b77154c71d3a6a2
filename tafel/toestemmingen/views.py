"""Consent of one case: who decides today, with whom may be shared, and the register behind it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Blueprint, Response, url_for

from tafel.casussen import queries as casussen
from tafel.casussen.kader import casuskader
from tafel.casussen.models import Casus
from tafel.criteria.keuzes import GEVRAAGD, GEZAGSBRONNEN
from tafel.kern.clock import vandaag
from tafel.kern.db import MetId
from tafel.kern.eenmalig import EenmaligFormulier, staat_er_al
from tafel.kern.forms import Formulier
from tafel.kern.refusals import Geweigerd
from tafel.kern.web import answer, done, writes
from tafel.logboek.services import noteer_inzage
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak
from tafel.toestemmingen import beeld, queries, rules, services
from tafel.toestemmingen.forms import (
    WAAROVER,
    GrondslagForm,
    IntrekForm,
    NieuweOuderForm,
    OuderForm,
    UitspraakForm,
    WilsonbekwaamForm,
)
from tafel.toestemmingen.models import Gezagsouder, Grondslag, Toestemming, Wilsonbekwaamheid

bp = Blueprint("toestemmingen", __name__)
PAD = "/casussen/<nummer>/toestemming"


def _pagina(casus: Casus, zaak: Zaak, status: int = 200, **forms: Any) -> Response:
    """Show the page, with at most one form that was refused (`forms`: its name, and `bij` = the row it is about)."""
    register = queries.registerbeeld(casus)
    mensen = casussen.betrokkenen(casus.id)
    gezag, gezegd = queries.ouders(casus.id), queries.toestemmingen(casus.id)
    uitspraak = forms.get("uitspraak") or UitspraakForm(formdata=None, op=vandaag())
    grondslag = forms.get("grondslag") or GrondslagForm(formdata=None, van=vandaag())
    ontvangers = services.ontvangers_uit(mensen)
    uitspraak.ontvanger.choices = grondslag.ontvanger.choices = ontvangers
    uitspraak.door.choices = {
        "": "Kies",
        "leerling": "De leerling",
        **{f"ouder:{ouder.id}": ouder.naam for ouder in gezag},
        "vertegenwoordiger": rules.WIEWOORDEN["vertegenwoordiger"],
        "verstrekker": rules.WIEWOORDEN["verstrekker"],
    }
    kader = casuskader(casus, zaak, "toestemmingen.toestemming")
    bij = forms.get("bij")
    antwoord = answer(
        "toestemmingen/toestemming.html",
        status=status,
        **kader,
        beeld=beeld.maak_beeld(casus, register.feiten, mensen, vandaag()),
        uitspraken=[
            (rij, _bij_rij(forms["intrek"] if rij.id == bij else IntrekForm(formdata=None, op=vandaag()), rij))
            for rij in gezegd
        ],
        grondslagen=[(rij, _bij_rij(Formulier(formdata=None), rij)) for rij in queries.grondslagen(casus.id)],
        ouders=[
            (rij, _bij_rij(forms["ouder"] if rij.id == bij else OuderForm(formdata=None, obj=rij), rij))
            for rij in gezag
        ],
        telt_niet={
            rij.id: zin
            for rij in gezegd
            if rij.door == "ouder" and (zin := rules.naam_die_niet_telt(rij.naam, [een.naam for een in gezag]))
        },
        wilsonbekwaam=register.wilsonbekwaam,
        steunpersoon=register.steunpersoon,
        uitspraak=uitspraak,
        grondslag=_met_ids(grondslag, "grond"),
        nieuwe_ouder=_met_ids(
            forms.get("nieuwe_ouder") or NieuweOuderForm(formdata=None, gezag_datum=vandaag()), "nieuw"
        ),
        wils=_met_ids(forms.get("wils") or WilsonbekwaamForm(formdata=None), "wils"),
        bij=bij,
        einde=Formulier(formdata=None),
        waarover=WAAROVER,
        gronden=rules.GRONDEN,
        soorten=rules.SOORTWOORDEN,
        ter_zaken=rules.TER_ZAKEN,
        wiewoorden={**rules.WIEWOORDEN, "leerling": beeld.wie_woord(casus)},
        gevraagd={w.code: w.label for w in GEVRAAGD},
        bronnen={w.code: w.label for w in GEZAGSBRONNEN},
        vandaag=vandaag(),
    )
    if status == 200:
        noteer_inzage(wie(), casus.id, "toestemming", kader["waarom"])
    return antwoord


def _met_ids(form: Any, achter: str) -> Any:
    """Return the form with ids of its own: several forms with the same names stand on this page."""
    for veld in form:
        veld.id = f"{veld.name}-{achter}"
    return form


def _bij_rij(form: Any, rij: Any) -> Any:
    """Return the form that belongs to one row, with the version that is shown."""
    form.versie.data = str(rij.versie)
    return _met_ids(form, rij.id.hex[:8])


@bp.get(PAD)
@requires("toestemming.zien", casussen.casus_uit_url)
def toestemming(casus: Casus, zaak: Zaak) -> Response:
    """The page: who decides, with whom may be shared, the register."""
    return _pagina(casus, zaak)


@bp.get(f"{PAD}/wie-beslist")
@requires("toestemming.zien", casussen.casus_uit_url)
def wie_beslist(casus: Casus, **_: Zaak) -> Response:
    """The line under block 6 of the aanmelding: who decides now, and what still has to be asked."""
    overname = rules.uit_document(casus.aanmelding or {}, vandaag())
    _groep, zin, algemeen = beeld.beslisregel(casus, overname.feiten(casus.geboortedatum), vandaag())
    gezegd = [(een.bron, een.uitspraak.naam) for een in overname.regels if een.uitspraak.door == "ouder"]
    return answer(
        "toestemmingen/_wiebeslist.html",
        casus=casus,
        zin=zin,
        oordeel=algemeen,
        tellen_niet=rules.namen_die_niet_tellen(gezegd, overname.ouders),
    )


def _bewaar(
    casus: Casus, zaak: Zaak, form: Formulier, naam: str, doe: Callable[[], Any], anker: str, bij: Any = None
) -> Response:
    """Validate, do, and go back to the page; a refusal shows the page with the form as it was typed."""
    try:
        if form.validate():
            doe()
            return done(url_for("toestemmingen.toestemming", nummer=casus.nummer, _anchor=anker))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return _pagina(casus, zaak, 422, **{naam: form, "bij": bij})


def _eenmaal(
    model: type[MetId], form: EenmaligFormulier, casus: Casus, doe: Callable[[uuid.UUID], Any]
) -> Callable[[], Any]:
    """Return what adds the row of this form, and does nothing when it was sent before."""

    def _doe() -> None:
        if not staat_er_al(model, rij_id := form.rij_id(wie().id, casus.id)):
            doe(rij_id)

    return _doe


@bp.post(PAD)
@requires("toestemming.vastleggen", casussen.casus_op_slot)
@writes
def leg_vast(casus: Casus, zaak: Zaak) -> Response:
    """Record what somebody said."""
    form = UitspraakForm()
    doe = _eenmaal(
        Toestemming, form, casus, lambda rij_id: services.leg_vast(wie(), casus, _invoer(casus, form), rij_id)
    )
    return _bewaar(casus, zaak, form, "uitspraak", doe, "gezegd")


def _invoer(casus: Casus, form: UitspraakForm) -> rules.Uitspraakinvoer:
    door, _, id_ = (form.door.data or "").partition(":")
    naam = form.naam.data or ""
    if door == "ouder":
        naam = next((ouder.naam for ouder in queries.ouders(casus.id) if str(ouder.id) == id_), "")
    doel, _, soort = (form.waarover.data or "").partition("-")
    return rules.Uitspraakinvoer(
        door, naam, soort, doel, form.antwoord.data or "", form.op.data, form.ontvanger.data or "", form.tot.data,
        form.hoe.data or "",
    )  # fmt: skip


@bp.post(f"{PAD}/<uuid:toestemming_id>/intrekken")
@requires("toestemming.vastleggen", queries.rij_uit_url)
@writes
def trek_in(casus: Casus, rij: Toestemming, zaak: Zaak) -> Response:
    """Withdraw a statement, at once."""
    form = IntrekForm()
    form.eis_versie(rij.versie)
    doe = partial(services.trek_in, wie(), casus, rij)
    return _bewaar(casus, zaak, form, "intrek", lambda: doe(form.op.data, form.door.data or ""), "gezegd", rij.id)


@bp.post(f"{PAD}/grondslag")
@requires("toestemming.vastleggen", casussen.casus_op_slot)
@writes
def leg_grondslag_vast(casus: Casus, zaak: Zaak) -> Response:
    """Record a ground other than consent."""
    form = GrondslagForm()

    def _doe(rij_id: uuid.UUID) -> None:
        invoer = rules.Grondslaginvoer(
            form.grond.data or "", form.soort.data or "", form.noodzaak.data or "", form.proportionaliteit.data or "",
            form.subsidiariteit.data or "", form.gewogen_door.data or "", form.van.data, form.ontvanger.data or "",
            form.tot.data,
        )  # fmt: skip
        services.leg_grondslag_vast(wie(), casus, invoer, rij_id)

    return _bewaar(casus, zaak, form, "grondslag", _eenmaal(Grondslag, form, casus, _doe), "grondslagen")


@bp.post(f"{PAD}/grondslag/<uuid:grondslag_id>/beeindigen")
@requires("toestemming.vastleggen", queries.rij_uit_url)
@writes
def beeindig_grondslag(casus: Casus, rij: Grondslag, **_: Zaak) -> Response:
    """End a ground."""
    form = Formulier()
    form.eis_versie(rij.versie)
    services.beeindig_grondslag(wie(), casus, rij)
    return done(url_for("toestemmingen.toestemming", nummer=casus.nummer, _anchor="grondslagen"))


@bp.post(f"{PAD}/ouder")
@requires("toestemming.vastleggen", casussen.casus_op_slot)
@writes
def voeg_ouder_toe(casus: Casus, zaak: Zaak) -> Response:
    """Add a parent with gezag."""
    form = NieuweOuderForm()
    doe = partial(services.voeg_ouder_toe, wie(), casus)
    return _bewaar(
        casus, zaak, form, "nieuwe_ouder",
        lambda: doe(form.naam.data or "", form.gezag_bron.data or "", form.gezag_datum.data), "ouders",
    )  # fmt: skip


@bp.post(f"{PAD}/ouder/<uuid:ouder_id>")
@requires("toestemming.vastleggen", queries.rij_uit_url)
@writes
def zet_ouderstaat(casus: Casus, rij: Gezagsouder, zaak: Zaak) -> Response:
    """Say how it stands with a parent."""
    form = OuderForm()
    form.eis_versie(rij.versie)
    doe = partial(services.zet_ouderstaat, wie(), casus, rij)
    return _bewaar(
        casus, zaak, form, "ouder",
        lambda: doe(form.staat.data or "", form.reden.data or "", form.gewogen_door.data or ""), "ouders", rij.id,
    )  # fmt: skip


@bp.post(f"{PAD}/wilsonbekwaam")
@requires("toestemming.vastleggen", casussen.casus_op_slot)
@writes
def stel_wilsonbekwaam_vast(casus: Casus, zaak: Zaak) -> Response:
    """Record that the pupil cannot decide this."""
    form = WilsonbekwaamForm()
    return _bewaar(
        casus, zaak, form, "wils", _eenmaal(Wilsonbekwaamheid, form, casus, partial(_wils, casus, form)),
        "wilsonbekwaam",
    )  # fmt: skip


def _wils(casus: Casus, form: WilsonbekwaamForm, rij_id: uuid.UUID) -> None:
    services.stel_wilsonbekwaam_vast(
        wie(), casus, form.vastgesteld_door.data or "", form.datum.data, form.ter_zake.data or "", rij_id
    )


@bp.post(f"{PAD}/wilsonbekwaam/<uuid:wils_id>/beeindigen")
@requires("toestemming.vastleggen", queries.rij_uit_url)
@writes
def beeindig_wilsonbekwaam(casus: Casus, rij: Wilsonbekwaamheid, **_: Zaak) -> Response:
    """Say that it no longer holds."""
    services.beeindig_wilsonbekwaam(wie(), casus, rij)
    return done(url_for("toestemmingen.toestemming", nummer=casus.nummer, _anchor="wilsonbekwaam"))
