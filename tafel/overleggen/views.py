"""Views of meetings and agendas."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import Blueprint, Response, request, url_for

from tafel.kern.clock import vandaag
from tafel.kern.forms import Formulier
from tafel.kern.refusals import Geweigerd, NietGevonden
from tafel.kern.web import answer, done, is_fragment, writes
from tafel.overleggen import queries, rules, services
from tafel.overleggen.forms import ErafForm, MinutenForm, OverlegForm, VerplaatsForm, ZetForm, lees_id
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.overleggen.queries import overleg_uit_url, punt_uit_url
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak

bp = Blueprint("overleggen", __name__)


# --- list and planning -----------------------------------------------------------------------------------------------


@bp.get("/overleggen")
@requires("overleg.lijst")
def overleggen() -> Response:
    """Show the coming and the past meetings."""
    komend = queries.overleggen(wie(), komend=True, na=request.args.get("komend_na", ""))
    voorbij = queries.overleggen(wie(), komend=False, na=request.args.get("voorbij_na", ""))
    verder = bool(request.args.get("komend_na") or request.args.get("voorbij_na"))
    return answer("overleggen/overleggen.html", komend=komend, voorbij=voorbij, verder=verder, vandaag=vandaag())


def _formulier(overleg: Overleg | None = None) -> OverlegForm:
    """Return the form of a meeting, filled with what stands or with a sensible start."""
    begin: dict[str, Any] = {"begint_om": dt.time(9, 30), "eindigt_om": dt.time(12), "welkom_minuten": 5}
    if overleg is not None:
        begin = {
            veld: getattr(overleg, veld) for veld in ("datum", "begint_om", "eindigt_om", "plaats", "welkom_minuten")
        }
        begin |= {"voorzitter_id": str(overleg.voorzitter_id), "versie": overleg.versie}
    form = OverlegForm(data=begin)
    tafel = wie().tafel
    op = overleg.datum if overleg is not None and overleg.datum < vandaag() else vandaag()
    leden = queries.voorzitters(tafel.id, op) if tafel else {}
    form.voorzitter_id.choices = {str(lid.id): _naam(lid) for lid in leden.values()}
    if overleg is None and len(leden) > 1:
        form.voorzitter_id.choices = {"": "Kies de voorzitter", **form.voorzitter_id.choices}
    return form


def _naam(lid: Any) -> str:
    return f"{lid.naam}, {lid.functie}" if lid.functie else str(lid.naam)


def _plan(form: OverlegForm) -> services.Plan:
    waarden: dict[str, Any] = form.data
    return services.Plan(
        datum=waarden["datum"],
        begint_om=waarden["begint_om"],
        eindigt_om=waarden["eindigt_om"],
        plaats=waarden["plaats"],
        welkom_minuten=waarden["welkom_minuten"],
        voorzitter_id=lees_id(waarden["voorzitter_id"]),
    )


@bp.get("/overleggen/nieuw")
@requires("overleg.maken")
def nieuw() -> Response:
    """Show the form for a new meeting."""
    return answer("overleggen/nieuw.html", form=_formulier())


@bp.post("/overleggen/nieuw")
@requires("overleg.maken")
@writes
def plannen() -> Response:
    """Plan a meeting; go on to its empty agenda."""
    form = _formulier()
    try:
        if form.validate():
            overleg = services.plan_overleg(wie(), _plan(form))
            return done(url_for("overleggen.overleg", overleg_id=overleg.id))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return answer("overleggen/nieuw.html", status=422, form=form)


@bp.get("/overleggen/<uuid:overleg_id>/wijzigen")
@requires("overleg.bewerken", overleg_uit_url)
def wijzigen(overleg: Overleg, zaak: Zaak) -> Response:
    """Show the form to change a meeting."""
    return answer("overleggen/wijzigen.html", form=_formulier(overleg), overleg=overleg, zaak=zaak)


@bp.post("/overleggen/<uuid:overleg_id>/wijzigen")
@requires("overleg.bewerken", overleg_uit_url)
@writes
def wijzigen_bewaren(overleg: Overleg, zaak: Zaak) -> Response:
    """Change a meeting."""
    form = _formulier(overleg)
    form.eis_versie(overleg.versie)
    try:
        if form.validate():
            services.wijzig_overleg(wie(), overleg, _plan(form))
            return done(url_for("overleggen.overleg", overleg_id=overleg.id))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return answer("overleggen/wijzigen.html", status=422, form=form, overleg=overleg, zaak=zaak)


# --- the agenda ------------------------------------------------------------------------------------------------------


def _agenda(overleg: Overleg, zaak: Zaak, **anders: Any) -> dict[str, Any]:
    """Return everything the page of one meeting shows."""
    punten = queries.agenda(wie(), overleg)
    tijden = rules.tijden(
        overleg.begint_om, overleg.eindigt_om, overleg.welkom_minuten, [punt.minuten for punt in punten]
    )
    los = [punt for punt in punten if punt.open]
    kort = rules.kort_in([punt.minuten for punt in los], tijden.te_vol) if tijden.te_vol else None
    plek = rules.kortst_thuis([punt.thuis_sinds for punt in los]) if tijden.te_vol and len(punten) > 1 else None
    context: dict[str, Any] = {
        "overleg": overleg,
        "zaak": zaak,
        "kop": queries.kop(overleg),
        "rijen": list(zip(punten, tijden.punten, strict=True)),
        "tijden": tijden,
        "korter": [(los[i], minuten) for i, minuten in kort.items()] if kort else None,
        "eraf": los[plek] if plek is not None else None,
        "wachtenden": queries.wachtenden(overleg.tafel_id) if overleg.stand != "gesloten" else [],
        "woord": rules.UITKOMSTWOORD,
        "zetform": ZetForm(formdata=None),
        "fout": None,
        "melding": None,
        "geweigerd": (),
    }
    return context | anders


def _toon(overleg: Overleg, zaak: Zaak, status: int = 200, **anders: Any) -> Response:
    return answer("overleggen/overleg.html", "overleggen/_agenda.html", status, **_agenda(overleg, zaak, **anders))


def _klaar(overleg: Overleg, zaak: Zaak, anker: str, melding: str) -> Response:
    """Answer a change of the agenda: the new agenda for htmx, else back to the changed row."""
    url = url_for("overleggen.overleg", overleg_id=overleg.id) + anker
    if not is_fragment():
        return done(url)
    return done(url, "overleggen/_agenda.html", **_agenda(overleg, zaak, melding=melding))


@bp.get("/overleggen/<uuid:overleg_id>")
@requires("overleg.zien", overleg_uit_url)
def overleg(overleg: Overleg, zaak: Zaak) -> Response:
    """Show the agenda of a meeting, and the cases that wait for one."""
    return _toon(overleg, zaak)


@bp.post("/overleggen/<uuid:overleg_id>/agenda")
@requires("overleg.bewerken", overleg_uit_url)
@writes
def zetten(overleg: Overleg, zaak: Zaak) -> Response:
    """Put a case on the agenda."""
    form = ZetForm()
    try:
        if form.validate():
            punt = services.zet_op_agenda(wie(), overleg, form.nummer.data or "")
            return _klaar(overleg, zaak, f"#punt-{punt.id}", f"Casus {form.nummer.data} staat op de agenda.")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return _toon(overleg, zaak, 422, zetform=form)


@bp.post("/overleggen/<uuid:overleg_id>/agenda/inkorten")
@requires("overleg.bewerken", overleg_uit_url)
@writes
def inkorten(overleg: Overleg, zaak: Zaak) -> Response:
    """Shorten the longest items until the agenda fits."""
    try:
        services.kort_agenda_in(wie(), overleg)
    except Geweigerd as geweigerd:
        return _toon(overleg, zaak, 422, geweigerd=geweigerd.weigeringen)
    return _klaar(overleg, zaak, "#agenda", "De agenda past weer.")


@bp.post("/overleggen/<uuid:overleg_id>/agenda/<uuid:punt_id>/verplaats")
@requires("overleg.bewerken", punt_uit_url)
@writes
def verplaatsen(overleg: Overleg, punt: Agendapunt, zaak: Zaak) -> Response:
    """Move an item earlier, later or to a position."""
    form = VerplaatsForm()
    waarden: dict[str, Any] = form.data
    naar = waarden["naar"] if waarden["naar"] in ("eerder", "later") else waarden["positie"] or 0
    try:
        plek = services.verplaats(wie(), overleg, punt, naar)
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return _toon(overleg, zaak, 422, fout=_fout(punt, form, "positie"))
    return _klaar(overleg, zaak, f"#punt-{punt.id}", f"Staat nu op plek {plek}.")


def _fout(punt: Agendapunt, form: Formulier, veld: str) -> dict[str, Any]:
    """Return what is wrong at one row: which item, which field, what was typed, the sentences."""
    zinnen = [str(zin) for zin in form[veld].errors] + form.los
    return {"punt": punt.id, "veld": veld, "getypt": request.form.get(veld, ""), "zinnen": zinnen}


@bp.post("/overleggen/<uuid:overleg_id>/agenda/<uuid:punt_id>/minuten")
@requires("overleg.bewerken", punt_uit_url)
@writes
def minuten(overleg: Overleg, punt: Agendapunt, zaak: Zaak) -> Response:
    """Give an item another length; all times after it follow."""
    form = MinutenForm()
    form.eis_versie(punt.versie)
    try:
        if form.validate():
            waarden: dict[str, Any] = form.data
            services.zet_minuten(wie(), overleg, punt, waarden["minuten"])
            return _klaar(overleg, zaak, f"#punt-{punt.id}", f"Duurt nu {punt.minuten} minuten.")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return _toon(overleg, zaak, 422, fout=_fout(punt, form, "minuten"))


def _eraf(overleg: Overleg, punt: Agendapunt, zaak: Zaak, form: ErafForm, status: int = 200) -> Response:
    rij = next((een for een in queries.agenda(wie(), overleg) if een.id == punt.id), None)
    if rij is None:
        raise NietGevonden
    return answer("overleggen/eraf.html", status=status, overleg=overleg, punt=rij, zaak=zaak, form=form)


@bp.get("/overleggen/<uuid:overleg_id>/agenda/<uuid:punt_id>/eraf")
@requires("overleg.bewerken", punt_uit_url)
def eraf(overleg: Overleg, punt: Agendapunt, zaak: Zaak) -> Response:
    """Ask why a case comes off the agenda."""
    return _eraf(overleg, punt, zaak, ErafForm(formdata=None))


@bp.post("/overleggen/<uuid:overleg_id>/agenda/<uuid:punt_id>/eraf")
@requires("overleg.bewerken", punt_uit_url)
@writes
def afhalen(overleg: Overleg, punt: Agendapunt, zaak: Zaak) -> Response:
    """Take a case off the agenda, with the reason."""
    form = ErafForm()
    try:
        if form.validate():
            services.haal_van_agenda(wie(), overleg, punt, form.reden.data or "")
            return _klaar(overleg, zaak, "#agenda", "De casus is van de agenda.")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return _eraf(overleg, punt, zaak, form, 422)
