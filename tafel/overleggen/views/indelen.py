"""Views that lay out an agenda: all that fits, in order, shorter, to the next meeting, fixed times and pauses."""

from __future__ import annotations

import uuid
from typing import Any

import sqlalchemy as sa
from flask import Response, request, url_for

from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.format import datum_zin, getal
from tafel.kern.refusals import Geweigerd, NietGevonden, Weigering
from tafel.kern.web import answer, done, writes
from tafel.overleggen import queries, services
from tafel.overleggen.forms import AdHocForm, PauzeForm, PuntForm, RuimteForm, lees_id
from tafel.overleggen.gedaan import Gedaan
from tafel.overleggen.models import Agendapunt, Overleg, Pauze
from tafel.overleggen.queries import overleg_uit_url, pauze_uit_url, punt_uit_url
from tafel.overleggen.views.agenda import klaar, punt_van, toon
from tafel.overleggen.views.blad import bp
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Actor, Zaak


@bp.post("/overleggen/<uuid:overleg_id>/agenda/alles")
@requires("overleg.bewerken", overleg_uit_url)
@writes
def alles(overleg: Overleg, zaak: Zaak) -> Response:
    """Put all that fits on the agenda, in the order of the rules."""
    try:
        nummers = services.zet_alles_erop(wie(), overleg)
    except Geweigerd as geweigerd:
        return toon(overleg, zaak, 422, geweigerd=geweigerd.weigeringen)
    melding = f"{getal(len(nummers), 'casus staat', 'casussen staan')} nu op de agenda."
    return klaar(overleg, zaak, "#agenda", melding, wachtenden=True, gedaan=Gedaan("gezet", tuple(nummers)))


@bp.post("/overleggen/<uuid:overleg_id>/agenda/alles/terug")
@requires("overleg.bewerken", overleg_uit_url)
@writes
def alles_terug(overleg: Overleg, zaak: Zaak) -> Response:
    """Take off again what came on with one button."""
    try:
        services.haal_alles_eraf(wie(), overleg, request.form.getlist("nummer"))
    except Geweigerd as geweigerd:
        return toon(overleg, zaak, 422, geweigerd=geweigerd.weigeringen)
    return klaar(overleg, zaak, "#agenda", "De casussen zijn weer van de agenda.", wachtenden=True)


@bp.post("/overleggen/<uuid:overleg_id>/agenda/volgorde")
@requires("overleg.bewerken", overleg_uit_url)
@writes
def volgorde(overleg: Overleg, zaak: Zaak) -> Response:
    """Put the items in the order of the rules."""
    try:
        was = tuple(een.nummer for een in queries.agenda(wie(), overleg) if een.open)
        anders = services.zet_in_volgorde(wie(), overleg)
    except Geweigerd as geweigerd:
        return toon(overleg, zaak, 422, geweigerd=geweigerd.weigeringen)
    melding = "De agenda staat in volgorde." if anders else "De volgorde klopte al."
    return klaar(overleg, zaak, "#agenda", melding, gedaan=Gedaan("was", was) if anders else None)


@bp.post("/overleggen/<uuid:overleg_id>/agenda/volgorde/terug")
@requires("overleg.bewerken", overleg_uit_url)
@writes
def volgorde_terug(overleg: Overleg, zaak: Zaak) -> Response:
    """Put the items back in the order they had."""
    try:
        services.zet_volgorde_terug(wie(), overleg, request.form.getlist("nummer"))
    except Geweigerd as geweigerd:
        return toon(overleg, zaak, 422, geweigerd=geweigerd.weigeringen)
    return klaar(overleg, zaak, "#agenda", "De volgorde is weer zoals die was.")


@bp.post("/overleggen/<uuid:overleg_id>/agenda/ruimte")
@requires("overleg.bewerken", overleg_uit_url)
@writes
def ruimte(overleg: Overleg, zaak: Zaak) -> Response:
    """Put a case that waits in empty minutes before a fixed point."""
    form = RuimteForm()
    try:
        if form.validate():
            waarden: dict[str, Any] = form.data
            punt = services.vul_ruimte(wie(), overleg, waarden["nummer"], waarden["om"])
            melding = f"Casus {waarden['nummer']} duurt {punt.minuten} minuten en staat in de vrije tijd."
            return klaar(overleg, zaak, f"#punt-{punt.id}", melding, wachtenden=True)
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    fouten = [Weigering("ruimte", zin) for zinnen in form.errors.values() for zin in zinnen]
    return toon(overleg, zaak, 422, geweigerd=fouten)


@bp.post("/overleggen/<uuid:overleg_id>/agenda/inkorten")
@requires("overleg.bewerken", overleg_uit_url)
@writes
def inkorten(overleg: Overleg, zaak: Zaak) -> Response:
    """Shorten the longest items until the agenda fits."""
    try:
        services.kort_agenda_in(wie(), overleg)
    except Geweigerd as geweigerd:
        return toon(overleg, zaak, 422, geweigerd=geweigerd.weigeringen)
    return klaar(overleg, zaak, "#agenda", "De agenda past weer.")


@bp.post("/overleggen/<uuid:overleg_id>/agenda/doorschuiven")
@requires("overleg.bewerken", overleg_uit_url)
@writes
def doorschuiven(overleg: Overleg, zaak: Zaak) -> Response:
    """Move items to the next planned meeting, or back to the waiting list."""
    ids = {een for een in map(lees_id, request.form.getlist("punt")) if een}
    punten = list(
        sessie.scalars(
            sa.select(Agendapunt)
            .where(Agendapunt.overleg_id == overleg.id, Agendapunt.id.in_(ids))
            .order_by(Agendapunt.volgorde)
        )
    )
    if not punten or len(punten) != len(ids):
        zin = "De agenda is intussen veranderd. Er is niets verschoven; hieronder ziet u hoe het nu is."
        return toon(overleg, zaak, 422, geweigerd=[Weigering("verouderd", zin)])
    try:
        naar = services.schuif_door(wie(), overleg, punten)
    except Geweigerd as geweigerd:
        return toon(overleg, zaak, 422, geweigerd=geweigerd.weigeringen)
    wat = getal(len(punten), "casus gaat", "casussen gaan")
    waar = f"naar {datum_zin(naar.datum, vandaag())}" if naar else "terug naar de wachtlijst"
    return klaar(overleg, zaak, "#agenda", f"{wat} {waar}.", wachtenden=True)


def _punt(overleg: Overleg, punt: Agendapunt, zaak: Zaak, form: PuntForm, status: int = 200) -> Response:
    rij = punt_van(overleg, punt)
    return answer("overleggen/punt.html", status=status, overleg=overleg, punt=rij, zaak=zaak, form=form)


@bp.get("/overleggen/<uuid:overleg_id>/agenda/<uuid:punt_id>/tijd")
@requires("overleg.bewerken", punt_uit_url)
def punt(overleg: Overleg, punt: Agendapunt, zaak: Zaak) -> Response:
    """Show the fixed time of an item and whether leerling or ouders come."""
    rij = punt_van(overleg, punt)
    form = PuntForm(formdata=None, data={"vast_om": rij.vast_om, "gezin_erbij": rij.gezin_erbij, "versie": punt.versie})
    return _punt(overleg, punt, zaak, form)


@bp.post("/overleggen/<uuid:overleg_id>/agenda/<uuid:punt_id>/tijd")
@requires("overleg.bewerken", punt_uit_url)
@writes
def zet_punt(overleg: Overleg, punt: Agendapunt, zaak: Zaak) -> Response:
    """Fix the time of an item, and say whether leerling or ouders come."""
    form = PuntForm()
    form.eis_versie(punt.versie)
    try:
        if form.validate():
            waarden: dict[str, Any] = form.data
            services.zet_punt(wie(), overleg, punt, waarden["vast_om"], waarden["gezin_erbij"])
            return done(url_for("overleggen.overleg", overleg_id=overleg.id, _anchor=f"punt-{punt.id}"))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return _punt(overleg, punt, zaak, form, 422)


@bp.post("/overleggen/<uuid:overleg_id>/pauzes")
@requires("overleg.bewerken", overleg_uit_url)
@writes
def pauze(overleg: Overleg, zaak: Zaak) -> Response:
    """Put a pause at a fixed time."""
    form = PauzeForm()
    try:
        if form.validate():
            waarden: dict[str, Any] = form.data
            services.voeg_pauze_toe(wie(), overleg, waarden["om"], waarden["duur"], waarden["titel"])
            return done(url_for("overleggen.overleg", overleg_id=overleg.id, _anchor="agenda"))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return toon(overleg, zaak, 422, pauzeform=form)


@bp.post("/overleggen/<uuid:overleg_id>/pauzes/<uuid:pauze_id>/weg")
@requires("overleg.bewerken", pauze_uit_url)
@writes
def pauze_weg(overleg: Overleg, pauze: Pauze, zaak: Zaak) -> Response:
    """Take a pause off the agenda."""
    try:
        services.haal_pauze_weg(wie(), overleg, pauze)
    except Geweigerd as geweigerd:
        return toon(overleg, zaak, 422, geweigerd=geweigerd.weigeringen)
    return klaar(overleg, zaak, "#agenda", "De pauze is eraf.")


def _met_nummer(actor: Actor, overleg_id: uuid.UUID, nummer: str, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Load the meeting of a URL, and keep the number of the case in it; raises NietGevonden."""
    dingen, zaak = overleg_uit_url(actor, overleg_id)
    return {**dingen, "nummer": nummer}, zaak


def _kandidaat(overleg: Overleg, nummer: str) -> queries.Kandidaat:
    """Return the case that waits with this number; raises NietGevonden."""
    rij = next((een for een in queries.voorraad(wie(), overleg) if een.nummer == nummer), None)
    if rij is None:
        raise NietGevonden
    return rij


@bp.get("/overleggen/<uuid:overleg_id>/ad-hoc/<nummer>")
@requires("overleg.bewerken", _met_nummer)
def ad_hoc(overleg: Overleg, zaak: Zaak, nummer: str) -> Response:
    """Ask why a case comes on now, and say what that means."""
    return _ad_hoc(overleg, zaak, nummer, AdHocForm(formdata=None))


def _ad_hoc(overleg: Overleg, zaak: Zaak, nummer: str, form: AdHocForm, status: int = 200) -> Response:
    wie_wacht = _kandidaat(overleg, nummer)
    return answer("overleggen/ad_hoc.html", status=status, overleg=overleg, zaak=zaak, casus=wie_wacht, form=form)


@bp.post("/overleggen/<uuid:overleg_id>/ad-hoc/<nummer>")
@requires("overleg.bewerken", _met_nummer)
@writes
def zet_ad_hoc(overleg: Overleg, zaak: Zaak, nummer: str) -> Response:
    """Put a case on an agenda that people know already, with the reason."""
    form = AdHocForm()
    _kandidaat(overleg, nummer)
    try:
        if form.validate():
            punt = services.zet_op_agenda(wie(), overleg, nummer, form.reden.data or "")
            return done(url_for("overleggen.overleg", overleg_id=overleg.id, _anchor=f"punt-{punt.id}"))
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return _ad_hoc(overleg, zaak, nummer, form, 422)
