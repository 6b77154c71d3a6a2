"""The decision at the table: its sentence, its parts, what they cost, and who binds themselves."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from flask import Response, request
from sqlalchemy.orm.exc import StaleDataError

from tafel.aan_tafel.forms import KnopForm, KostenForm, OnderdeelForm, VerbindForm, ZinForm
from tafel.aan_tafel.pagina import Keuze
from tafel.aan_tafel.queries import (
    commitment_versie,
    get_kostenregel,
    get_mens,
    get_onderdeel,
    punt_uit_url,
)
from tafel.aan_tafel.services import begin_punt
from tafel.aan_tafel.views.blad import bp, terug, toon, toon_gelijktijdig
from tafel.aan_tafel.views.horen import lees_versie
from tafel.besluiten.models import Besluit
from tafel.besluiten.rules import PERIODE, redenen_tegen_dag
from tafel.besluiten.services import (
    Kosteninvoer,
    Onderdeelinvoer,
    begin_besluit,
    bewaar_zin,
    verbind,
    verwijder_kosten,
    verwijder_onderdeel,
    voeg_kosten_toe,
    voeg_onderdeel_toe,
    wijzig_onderdeel,
)
from tafel.casussen.models import Casus
from tafel.kern.clock import vandaag
from tafel.kern.forms import Formulier
from tafel.kern.refusals import Conflict, Geweigerd, Weigering
from tafel.kern.web import answer, is_fragment, writes
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak


def _schrijf(
    overleg: Overleg, zaak: Zaak, keuze: Keuze, naam: str, form: Formulier, doe: Callable[[], Any]
) -> Response | None:
    """Do it when the form is right; return the page with the sentences when the form or the rule refuses."""
    if form.validate_on_submit():
        try:
            doe()
            return None
        except Geweigerd as geweigerd:
            form.toon(geweigerd.weigeringen)
        except (Conflict, StaleDataError):
            if naam == "zinform":
                form.versie.data = ""
                return toon(overleg, zaak, keuze, {naam: form, "twee_zinnen": True}, status=409)
            return toon_gelijktijdig(overleg, zaak, keuze, naam, form)
    else:  # the days are judged too, so that everything is said at once
        form.toon(_tegen_dagen(form, overleg))
    return toon(overleg, zaak, keuze, {naam: form})


def _tegen_dagen(form: Formulier, overleg: Overleg) -> list[Weigering]:
    """Return what is wrong with the days of a form that was refused before the rules saw it."""
    if isinstance(form, OnderdeelForm):
        return redenen_tegen_dag(form.wanneer.data, overleg.datum, "wanneer")
    if isinstance(form, ZinForm):
        return redenen_tegen_dag(form.start_oplossing.data, overleg.datum, "start_oplossing")
    if isinstance(form, KostenForm) and form.van.data and form.tot.data and form.tot.data < form.van.data:
        return [PERIODE]
    return []


@bp.post("/overleggen/<uuid:overleg_id>/aan-tafel/<uuid:punt_id>/zin")
@requires("overleg.leiden", punt_uit_url)
@writes
def zin(overleg: Overleg, punt: Agendapunt, casus: Casus, zaak: Zaak) -> Response:
    """Keep the sentence of the decision and the day on which the solution starts."""
    form = ZinForm()

    def doe() -> Besluit:
        begin_punt(wie(), overleg, punt, casus)
        besluit = begin_besluit(wie(), punt)
        zin, start, gezien = form.zin.data or "", form.start_oplossing.data, lees_versie(form.versie.data)
        if (zin, start) == (besluit.zin, besluit.start_oplossing):  # the very same twice is one change
            return besluit
        if zin == besluit.zin and besluit.start_oplossing is None:  # a day with the same sentence takes nothing away
            return bewaar_zin(wie(), besluit, zin, start)
        if not gezien and besluit.zin:  # this page showed no sentence yet; somebody wrote one since
            raise Conflict
        return bewaar_zin(wie(), besluit, zin, start, gezien)

    if is_fragment():
        return _zinstand(form, doe)
    return _schrijf(overleg, zaak, Keuze(punt.id, "besluit"), "zinform", form, doe) or terug(overleg, punt, "besluit")


def _zinstand(form: ZinForm, doe: Callable[[], Besluit]) -> Response:
    """Keep the sentence while somebody types on: answer with whether it is kept, and the version it now has."""
    besluit, fragment = None, "aan_tafel/_zinstand.html"
    if form.validate_on_submit():
        try:
            besluit = doe()
            form.versie.data = str(besluit.versie)
        except Geweigerd as geweigerd:
            form.toon(geweigerd.weigeringen)
        except (Conflict, StaleDataError):
            return answer(fragment, status=409, zinform=form, besluit=None, gelijktijdig=True)
    return answer(fragment, status=422 if form.errors else 200, zinform=form, besluit=besluit)


@bp.post("/overleggen/<uuid:overleg_id>/aan-tafel/<uuid:punt_id>/onderdelen")
@requires("overleg.leiden", punt_uit_url)
@writes
def onderdeel(overleg: Overleg, punt: Agendapunt, casus: Casus, zaak: Zaak) -> Response:
    """Add a part: who, what, when."""
    form = OnderdeelForm()

    def doe() -> None:
        begin_punt(wie(), overleg, punt, casus)
        voeg_onderdeel_toe(wie(), begin_besluit(wie(), punt), _invoer(form))

    anders = _schrijf(overleg, zaak, Keuze(punt.id, "besluit"), "deelform", form, doe)
    return anders or terug(overleg, punt, "besluit", "onderdeel")


@bp.post("/overleggen/<uuid:overleg_id>/aan-tafel/<uuid:punt_id>/onderdelen/<uuid:deel_id>")
@requires("overleg.leiden", punt_uit_url)
@writes
def wijzig(overleg: Overleg, punt: Agendapunt, casus: Casus, deel_id: uuid.UUID, zaak: Zaak) -> Response:
    """Change a part; who carries it is asked again."""
    form = OnderdeelForm()
    rij = get_onderdeel(punt.id, deel_id)

    def doe() -> None:
        begin_punt(wie(), overleg, punt, casus)
        wijzig_onderdeel(wie(), rij, _invoer(form), lees_versie(form.versie.data))

    keuze = Keuze(punt.id, "besluit", deel=str(deel_id))
    return _schrijf(overleg, zaak, keuze, "deelform", form, doe) or terug(overleg, punt, "besluit")


@bp.post("/overleggen/<uuid:overleg_id>/aan-tafel/<uuid:punt_id>/onderdelen/<uuid:deel_id>/weg")
@requires("overleg.leiden", punt_uit_url)
@writes
def onderdeel_weg(overleg: Overleg, punt: Agendapunt, casus: Casus, deel_id: uuid.UUID, zaak: Zaak) -> Response:
    """Take a part off, with its money; one that changed since it was seen stays, and is shown."""
    rij, form = get_onderdeel(punt.id, deel_id), OnderdeelForm()
    try:
        form.eis_versie(rij.versie)
    except Conflict:
        return toon_gelijktijdig(overleg, zaak, Keuze(punt.id, "besluit", deel=str(deel_id)), "deelform", form)
    begin_punt(wie(), overleg, punt, casus)
    verwijder_onderdeel(wie(), rij)
    return terug(overleg, punt, "besluit")


@bp.post("/overleggen/<uuid:overleg_id>/aan-tafel/<uuid:punt_id>/onderdelen/<uuid:deel_id>/kosten")
@requires("overleg.leiden", punt_uit_url)
@writes
def kosten(overleg: Overleg, punt: Agendapunt, casus: Casus, deel_id: uuid.UUID, zaak: Zaak) -> Response:
    """Add costs to a part; the right budget holder is asked after settling."""
    form = KostenForm()
    rij = get_onderdeel(punt.id, deel_id)

    def doe() -> None:
        begin_punt(wie(), overleg, punt, casus)
        van, tot = form.van.data or vandaag(), form.tot.data or vandaag()
        invoer = Kosteninvoer(form.kant.data or "", form.bedrag.data or Decimal(0), form.grond.data or "", van, tot)
        voeg_kosten_toe(wie(), rij, invoer)

    keuze = Keuze(punt.id, "besluit", kosten=str(deel_id))
    return _schrijf(overleg, zaak, keuze, "kostenform", form, doe) or terug(overleg, punt, "besluit")


@bp.post("/overleggen/<uuid:overleg_id>/aan-tafel/<uuid:punt_id>/kosten/<uuid:kosten_id>/weg")
@requires("overleg.leiden", punt_uit_url)
@writes
def kosten_weg(overleg: Overleg, punt: Agendapunt, casus: Casus, kosten_id: uuid.UUID, **_: Any) -> Response:
    """Take a cost line off."""
    rij = get_kostenregel(punt.id, kosten_id)
    KnopForm().eis_versie(rij.versie)
    begin_punt(wie(), overleg, punt, casus)
    verwijder_kosten(wie(), rij)
    return terug(overleg, punt, "besluit")


@bp.post("/overleggen/<uuid:overleg_id>/aan-tafel/<uuid:punt_id>/verbind/<uuid:betrokkene_id>")
@requires("overleg.leiden", punt_uit_url)
@writes
def verbind_partij(overleg: Overleg, punt: Agendapunt, casus: Casus, betrokkene_id: uuid.UUID, zaak: Zaak) -> Response:
    """Record yes, on condition, or no of one party."""
    form = VerbindForm()
    mens = get_mens(casus.id, betrokkene_id)
    antwoord = request.form.get("antwoord", "")

    def doe() -> None:
        begin_punt(wie(), overleg, punt, casus)
        form.eis_versie(commitment_versie(punt.id, mens.id))
        verbind(wie(), begin_besluit(wie(), punt), mens, antwoord, form.toelichting.data or "")

    keuze = Keuze(punt.id, "besluit", str(betrokkene_id))
    return _schrijf(overleg, zaak, keuze, "verbindform", form, doe) or terug(overleg, punt, "besluit")


def _invoer(form: OnderdeelForm) -> Onderdeelinvoer:
    """Return the part as typed; a party that is no id counts as not chosen."""
    try:
        betrokkene = uuid.UUID(form.betrokkene.data or "")
    except ValueError:
        betrokkene = None
    return Onderdeelinvoer(
        form.soort.data or "",
        betrokkene,
        form.persoon.data or "",
        form.wat.data or "",
        form.wanneer.data,
        form.formeel_besluit.data or "nee",
    )
