"""The same child twice: the warning beside the form, the page that puts two cases side by side, their links."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, url_for

from tafel.casussen.kader import casuskader, jaren
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url
from tafel.casussen.rules import STANDWOORDEN
from tafel.dubbelen import queries, rules
from tafel.dubbelen.forms import BandForm, LosForm
from tafel.dubbelen.models import Casusband
from tafel.dubbelen.services import koppel, maak_los, sluit_als_dubbel
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import Geweigerd, NietGevonden
from tafel.kern.web import answer, done, is_fragment, writes
from tafel.logboek.services import noteer_inzage
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Actor, Zaak, mag

bp = Blueprint("dubbelen", __name__)


def _voor_voorzitter(actor: Actor, nummer: str, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Load a case that came in, for who rules on it; raises NietGevonden for a draft or a chair who is a party."""
    dingen, zaak = casus_uit_url(actor, nummer)
    if not mag(actor, "instroom.beslissen", zaak):
        raise NietGevonden
    return dingen, zaak


def _lijstje(casus: Casus, zaak: Zaak) -> dict[str, Any]:
    """Return what each fragment shows: the cases that look alike, those that may only be hinted at, the links."""
    gevonden = queries.kandidaten(wie(), casus, zaak)
    return {
        "casus": casus,
        "zaak": zaak,
        "kandidaten": [een for een in gevonden if een.zegt == "noem"],
        "vaag": rules.VAAG if any(een.zegt == "vaag" for een in gevonden) else "",
        "banden": queries.banden(wie(), casus.id),
        "standwoorden": STANDWOORDEN,
        "soortwoorden": rules.SOORTWOORDEN,
        "vandaag": vandaag(),
    }


def _pagina(casus: Casus, zaak: Zaak, form: BandForm, los: LosForm, status: int = 200, bij: str = "") -> Response:
    """Draw the page of one case; `bij` is the link whose form was refused."""
    rest = _lijstje(casus, zaak) | casuskader(casus, zaak, "dubbelen.dubbelen")
    return answer(
        "dubbelen/dubbelen.html",
        status=status,
        **rest,
        kind=queries.kind_van(casus.aanmelding),
        jaren=jaren,
        form=form,
        los=los,
        bij=bij,
    )


@bp.get("/casussen/<nummer>/dubbelen")
@requires("dubbel.zien", casus_uit_url)
def dubbelen(casus: Casus, zaak: Zaak) -> Response:
    """Show what looks like this case: as a warning beside the form, or two and two on a page."""
    if is_fragment():
        return answer("dubbelen/_waarschuwing.html", **_lijstje(casus, zaak))
    antwoord = _pagina(casus, zaak, BandForm(formdata=None), LosForm(formdata=None))
    noteer_inzage(wie(), casus.id, "dubbelen", "U zag of dit kind al bekend is.")
    return antwoord


@bp.get("/instroom/<nummer>/dubbelen")
@requires("instroom.zien", _voor_voorzitter)
def bij_instroom(casus: Casus, zaak: Zaak) -> Response:
    """Show the chair beside the ruling what looks like this case."""
    if is_fragment():
        return answer("dubbelen/_kandidaten.html", **_lijstje(casus, zaak))
    return _pagina(casus, zaak, BandForm(formdata=None), LosForm(formdata=None))


@bp.get("/casussen/<nummer>/banden")
@requires("casus.zien", casus_uit_url)
def banden(casus: Casus, zaak: Zaak) -> Response:
    """Show the links of a case, each only to who may see the other case too."""
    rest: dict[str, Any] = {"banden": queries.banden(wie(), casus.id), "soortwoorden": rules.SOORTWOORDEN}
    kader = casuskader(casus, zaak, "")
    return answer("dubbelen/banden.html", "dubbelen/_banden.html", **kader, **rest, standwoorden=STANDWOORDEN)


@bp.post("/casussen/<nummer>/dubbelen")
@requires("dubbel.koppelen", casus_uit_url)
@writes
def leg_naast(casus: Casus, zaak: Zaak) -> Response:
    """Keep what somebody says of two cases."""
    form = BandForm()
    if form.validate_on_submit():
        try:
            koppel(wie(), casus, zaak, form.ander.data or "", form.soort.data or "", form.reden.data or "")
        except Geweigerd as geweigerd:
            form.toon(geweigerd.weigeringen)
        else:
            terug = url_for("dubbelen.dubbelen", nummer=casus.nummer)
            if not is_fragment():
                return done(terug)
            return done(terug, "dubbelen/_waarschuwing.html", **_lijstje(casus, zaak))
    sessie.rollback()
    return _pagina(casus, zaak, form, LosForm(formdata=None), 422)


@bp.post("/casussen/<nummer>/banden/<uuid:band_id>/los")
@requires("dubbel.koppelen", queries.band_uit_url)
@writes
def los(casus: Casus, band: Casusband, ander: Casus, zaak: Zaak) -> Response:
    """End a link."""
    form = LosForm()
    if form.validate_on_submit():
        try:
            maak_los(wie(), band, casus, ander, form.reden.data or "")
            return done(url_for("dubbelen.dubbelen", nummer=casus.nummer))
        except Geweigerd as geweigerd:
            form.toon(geweigerd.weigeringen)
    sessie.rollback()
    return _pagina(casus, zaak, BandForm(formdata=None), form, 422, f"los-{band.id}")


@bp.post("/casussen/<nummer>/banden/<uuid:band_id>/sluit")
@requires("dubbel.sluiten", queries.band_uit_url)
@writes
def sluit(casus: Casus, band: Casusband, ander: Casus, zaak: Zaak) -> Response:
    """Close this case because the other one is about the same child."""
    form = LosForm()
    if form.validate_on_submit():
        try:
            sluit_als_dubbel(wie(), band, casus, ander, form.reden.data or "")
            return done(url_for("casussen.casus", nummer=casus.nummer))
        except Geweigerd as geweigerd:
            form.toon(geweigerd.weigeringen)
    sessie.rollback()
    return _pagina(casus, zaak, BandForm(formdata=None), form, 422, f"sluit-{band.id}")
