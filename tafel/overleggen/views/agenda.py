"""Views of one agenda: cases on it, their order and length, off it."""

from __future__ import annotations

from typing import Any

from flask import Response, request, url_for

from tafel.kern.forms import Formulier
from tafel.kern.refusals import Geweigerd, NietGevonden
from tafel.kern.web import answer, done, is_fragment, writes
from tafel.overleggen import queries, rules, services
from tafel.overleggen.forms import ErafForm, MinutenForm, VerplaatsForm, ZetForm
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.overleggen.queries import overleg_uit_url, punt_uit_url
from tafel.overleggen.views.blad import bp
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak


def _agenda(overleg: Overleg, zaak: Zaak, wachtenden: bool = True, **anders: Any) -> dict[str, Any]:
    """Return everything the page of one meeting shows; a fragment reads no more than what it draws again."""
    punten = queries.agenda(wie(), overleg)
    duur = [rules.telt(punt.minuten, punt.begonnen, punt.uitkomst) for punt in punten]
    tijden = rules.tijden(overleg.begint_om, overleg.eindigt_om, overleg.welkom_minuten, duur)
    los = [punt for punt in punten if punt.open]
    kort = rules.kort_in([punt.minuten for punt in los], tijden.te_vol) if tijden.te_vol else None
    plek = rules.kortst_thuis([punt.thuis_sinds for punt in los]) if tijden.te_vol and len(punten) > 1 else None
    context: dict[str, Any] = {
        "overleg": overleg,
        "zaak": zaak,
        "kop": None if is_fragment() else queries.kop(overleg),
        "rijen": list(zip(punten, tijden.punten, strict=True)),
        "tijden": tijden,
        "korter": [(los[i], minuten) for i, minuten in kort.items()] if kort else None,
        "eraf": los[plek] if plek is not None else None,
        "wachtenden": queries.wachtenden(overleg.tafel_id) if wachtenden and overleg.stand != "gesloten" else None,
        "woord": rules.UITKOMSTWOORD,
        "zetform": ZetForm(formdata=None),
        "fout": None,
        "melding": None,
        "geweigerd": (),
    }
    return context | anders


def _toon(overleg: Overleg, zaak: Zaak, status: int = 200, **anders: Any) -> Response:
    beeld = _agenda(overleg, zaak, not is_fragment(), **anders)
    return answer("overleggen/overleg.html", "overleggen/_agenda.html", status, **beeld)


def _klaar(overleg: Overleg, zaak: Zaak, anker: str, melding: str, wachtenden: bool = False) -> Response:
    """Answer a change: the new agenda for htmx (with who waits, if that changed), else back to the row."""
    url = url_for("overleggen.overleg", overleg_id=overleg.id) + anker
    if not is_fragment():
        return done(url)
    return done(url, "overleggen/_agenda.html", **_agenda(overleg, zaak, wachtenden, melding=melding))


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
            melding = f"Casus {form.nummer.data} staat op de agenda."
            return _klaar(overleg, zaak, f"#punt-{punt.id}", melding, wachtenden=True)
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
            return _klaar(overleg, zaak, "#agenda", "De casus is van de agenda.", wachtenden=True)
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return _eraf(overleg, punt, zaak, form, 422)
