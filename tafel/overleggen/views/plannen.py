"""Views of meetings: the list, planning, changing."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from flask import Response, request, url_for

from tafel.kern.clock import vandaag
from tafel.kern.refusals import Geweigerd
from tafel.kern.web import answer, done, writes
from tafel.overleggen import queries, services
from tafel.overleggen.forms import NieuwForm, OverlegForm, lees_id
from tafel.overleggen.models import Overleg, Overlegsjabloon
from tafel.overleggen.queries import overleg_uit_url
from tafel.overleggen.queries.reeks import find_sjabloon, vorig_overleg
from tafel.overleggen.services.reeks import BEGINT_OM, EINDIGT_OM
from tafel.overleggen.views.blad import bp
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import TafelKeuze, Zaak, mag


@bp.get("/overleggen")
@requires("overleg.lijst")
def overleggen() -> Response:
    """Show the coming and the past meetings."""
    komend = queries.overleggen(wie(), komend=True, na=request.args.get("komend_na", ""))
    voorbij = queries.overleggen(wie(), komend=False, na=request.args.get("voorbij_na", ""))
    verder = bool(request.args.get("komend_na") or request.args.get("voorbij_na"))
    los = queries.zonder_agenda(wie()) if mag(wie(), "overleg.maken") and not verder else []
    return answer(
        "overleggen/overleggen.html",
        komend=komend,
        voorbij=voorbij,
        verder=verder,
        vandaag=vandaag(),
        los=los,
        gepland=_gepland(),
    )


def _gepland() -> tuple[int, dt.date] | None:
    """Return how many meetings were just planned as a series and the last day, as the address says; None else."""
    aantal, tot = request.args.get("gepland", ""), request.args.get("tot", "")
    try:
        laatste = dt.date.fromisoformat(tot)
    except ValueError:
        return None
    return (int(aantal), laatste) if aantal.isascii() and aantal.isdecimal() and 0 < len(aantal) < 4 else None


def _formulier(overleg: Overleg) -> OverlegForm:
    """Return the form of a meeting, filled with what stands."""
    begin = {
        veld: getattr(overleg, veld)
        for veld in ("datum", "begint_om", "eindigt_om", "plaats", "online", "welkom_minuten")
    }
    begin |= {"voorzitter_id": str(overleg.voorzitter_id), "versie": overleg.versie}
    form = OverlegForm(data=begin)
    kies_voorzitter(form, overleg)
    return form


def _nieuw_formulier() -> NieuwForm:
    """Return the form of a new meeting, filled with how this table usually meets."""
    tafel = wie().tafel
    assert tafel is not None
    form = NieuwForm(data=zoals_meestal(tafel, find_sjabloon(tafel.id)))
    kies_voorzitter(form)
    return form


def zoals_meestal(tafel: TafelKeuze, sjabloon: Overlegsjabloon | None) -> dict[str, Any]:
    """Return what a new meeting of a table starts with: its template, else its latest meeting; with the pause."""
    begin: dict[str, Any] = {"begint_om": BEGINT_OM, "eindigt_om": EINDIGT_OM, "welkom_minuten": 5}
    vorig = vorig_overleg(tafel.id)
    for bron in (vorig, sjabloon if sjabloon and sjabloon.plaats else None):
        if bron is not None:
            velden = ("begint_om", "eindigt_om", "plaats", "online", "welkom_minuten")
            begin |= {veld: getattr(bron, veld) for veld in velden}
    if vorig is not None and vorig.pauzes:
        begin |= {"pauze_om": vorig.pauzes[0].om, "pauze_minuten": vorig.pauzes[0].minuten}
    return begin


def pauze_uit(form: NieuwForm) -> services.Pauzeplan | None:
    """Return the pause that was filled in, if any."""
    waarden: dict[str, Any] = form.data
    om = waarden["pauze_om"]
    return services.Pauzeplan(om, waarden["pauze_minuten"]) if om is not None else None


def kies_voorzitter(form: OverlegForm, overleg: Overleg | None = None) -> None:
    """Let the form offer the chairs of this table."""
    tafel = wie().tafel
    op = overleg.datum if overleg is not None and overleg.datum < vandaag() else vandaag()
    leden = queries.voorzitters(tafel.id, op) if tafel else {}
    form.voorzitter_id.choices = {str(lid.id): _naam(lid) for lid in leden.values()}
    if overleg is None and len(leden) > 1:
        form.voorzitter_id.choices = {"": "Kies de voorzitter", **form.voorzitter_id.choices}
        if form.voorzitter_id.raw_data is None and wie().id in leden:  # who plans usually chairs
            form.voorzitter_id.data = str(wie().id)


def _naam(lid: Any) -> str:
    return f"{lid.naam}, {lid.functie}" if lid.functie else str(lid.naam)


def _klopt(form: OverlegForm, overleg: Overleg | None = None) -> bool:
    """Tell whether the form can be read; if not, its fields also say at once what the rules have against the rest."""
    if form.validate():
        return True
    redenen = services.tegen_plan(wie(), form.data, lees_id(form.voorzitter_id.data), overleg)
    form.toon(reden for reden in redenen if not (reden.veld and form[reden.veld].errors))
    return False


def _plan(form: OverlegForm) -> services.Plan:
    waarden: dict[str, Any] = form.data
    return services.Plan(
        datum=waarden["datum"],
        begint_om=waarden["begint_om"],
        eindigt_om=waarden["eindigt_om"],
        plaats=waarden["plaats"],
        welkom_minuten=waarden["welkom_minuten"],
        voorzitter_id=lees_id(waarden["voorzitter_id"]),
        online=waarden["online"] or "",
    )


@bp.get("/overleggen/nieuw")
@requires("overleg.maken")
def nieuw() -> Response:
    """Show the form for a new meeting."""
    return answer("overleggen/nieuw.html", form=_nieuw_formulier())


@bp.post("/overleggen/nieuw")
@requires("overleg.maken")
@writes
def plannen() -> Response:
    """Plan a meeting; go on to its empty agenda."""
    form = _nieuw_formulier()
    try:
        if _klopt(form):
            overleg = services.plan_overleg(wie(), _plan(form), pauze_uit(form))
            return done(url_for("overleggen.overleg", overleg_id=overleg.id))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return answer("overleggen/nieuw.html", status=422, form=form)


@bp.get("/overleggen/<uuid:overleg_id>/wijzigen")
@requires("overleg.bewerken", overleg_uit_url)
def wijzigen(overleg: Overleg, zaak: Zaak) -> Response:
    """Show the form to change a meeting."""
    return _wijzigen(overleg, zaak, _formulier(overleg), None)


def _wijzigen(
    overleg: Overleg, zaak: Zaak, form: OverlegForm, mee: frozenset[uuid.UUID] | None, status: int = 200
) -> Response:
    """Answer the form to change a meeting; `mee` = which cases go along to another day (None: all)."""
    punten = [punt for punt in queries.agenda(wie(), overleg) if punt.open]
    gekozen = {punt.id for punt in punten if mee is None or punt.id in mee}
    return answer(
        "overleggen/wijzigen.html", status=status, form=form, overleg=overleg, zaak=zaak, punten=punten, mee=gekozen
    )


def _mee() -> frozenset[uuid.UUID] | None:
    """Return which cases go along to another day; None when the form did not ask."""
    if "mee_gevraagd" not in request.form:
        return None
    return frozenset(een for een in map(lees_id, request.form.getlist("mee")) if een)


@bp.post("/overleggen/<uuid:overleg_id>/wijzigen")
@requires("overleg.bewerken", overleg_uit_url)
@writes
def wijzigen_bewaren(overleg: Overleg, zaak: Zaak) -> Response:
    """Change a meeting."""
    form = _formulier(overleg)
    form.eis_versie(overleg.versie)
    try:
        if _klopt(form, overleg):
            services.wijzig_overleg(wie(), overleg, _plan(form), _mee())
            return done(url_for("overleggen.overleg", overleg_id=overleg.id))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return _wijzigen(overleg, zaak, form, _mee(), 422)
