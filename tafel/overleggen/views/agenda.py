"""Views of one agenda: cases on it, their order and length, off it."""

from __future__ import annotations

from typing import Any

from flask import Response, request, url_for

from tafel.kern.forms import Formulier
from tafel.kern.refusals import Geweigerd, NietGevonden
from tafel.kern.web import answer, done, is_fragment, writes
from tafel.overleggen import queries, services
from tafel.overleggen.forms import ErafForm, MinutenForm, VerplaatsForm, ZetForm
from tafel.overleggen.gedaan import Gedaan, uit_adres
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.overleggen.pagina import stel_samen
from tafel.overleggen.queries import overleg_uit_url, punt_uit_url
from tafel.overleggen.views.blad import bp
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak


def toon(overleg: Overleg, zaak: Zaak, status: int = 200, **anders: Any) -> Response:
    """Answer with the page of a meeting, or with its agenda for htmx."""
    beeld = stel_samen(wie(), overleg, zaak, not is_fragment(), **anders)
    return answer("overleggen/overleg.html", "overleggen/_agenda.html", status, **beeld)


def klaar(
    overleg: Overleg, zaak: Zaak, anker: str, melding: str, wachtenden: bool = False, gedaan: Gedaan | None = None
) -> Response:
    """Answer a change: the new agenda for htmx (with who waits, if that changed), else back to the row.

    gedaan: what a button did at once, to say so on the page with a way back.
    """
    adres: dict[str, Any] = gedaan.adres if gedaan else {}
    url = url_for("overleggen.overleg", overleg_id=overleg.id, **adres) + anker
    if not is_fragment():
        return done(url)
    beeld = stel_samen(wie(), overleg, zaak, wachtenden, gedaan, melding=melding)
    antwoord = done(url, "overleggen/_agenda.html", **beeld)
    antwoord.headers["HX-Trigger"] = "agenda-veranderd"  # for what else on the page tells about this agenda
    return antwoord


@bp.get("/overleggen/<uuid:overleg_id>")
@requires("overleg.zien", overleg_uit_url)
def overleg(overleg: Overleg, zaak: Zaak) -> Response:
    """Show the agenda of a meeting, and the cases that wait for one."""
    return toon(overleg, zaak, gedaan=uit_adres(request.args))


@bp.post("/overleggen/<uuid:overleg_id>/agenda")
@requires("overleg.bewerken", overleg_uit_url)
@writes
def zetten(overleg: Overleg, zaak: Zaak) -> Response:
    """Put a case on the agenda."""
    form = ZetForm()
    try:
        if form.validate():
            punt = services.zet_op_agenda(wie(), overleg, form.nummer.data or "")
            melding = f"Casus {form.nummer.data} staat op de agenda."
            return klaar(overleg, zaak, f"#punt-{punt.id}", melding, wachtenden=True)
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return toon(overleg, zaak, 422, zetform=form)


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
        return toon(overleg, zaak, 422, fout=_fout(punt, form, "positie"))
    return klaar(overleg, zaak, f"#punt-{punt.id}", f"Staat nu op plek {plek}.")


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
            return klaar(overleg, zaak, f"#punt-{punt.id}", f"Duurt nu {punt.minuten} minuten.")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return toon(overleg, zaak, 422, fout=_fout(punt, form, "minuten"))


def punt_van(overleg: Overleg, punt: Agendapunt) -> queries.Punt:
    """Return an item as a screen shows it; raises NietGevonden."""
    rij = next((een for een in queries.agenda(wie(), overleg) if een.id == punt.id), None)
    if rij is None:
        raise NietGevonden
    return rij


def _eraf(overleg: Overleg, punt: Agendapunt, zaak: Zaak, form: ErafForm, status: int = 200) -> Response:
    rij = punt_van(overleg, punt)
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
            services.haal_van_agenda(wie(), overleg, punt, form.reden.data or "", form.daarna.data != "klaar")
            return klaar(overleg, zaak, "#agenda", "De casus is van de agenda.", wachtenden=True)
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return _eraf(overleg, punt, zaak, form, 422)
