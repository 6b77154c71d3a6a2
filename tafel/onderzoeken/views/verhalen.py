"""Write a story down, keep it while somebody types, say why one of them could not be heard."""

from __future__ import annotations

from typing import Any

from flask import Response, url_for
from sqlalchemy.orm.exc import StaleDataError

from tafel.casussen.models import Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import Conflict, Geweigerd, Weigering
from tafel.kern.web import answer, done, is_fragment, writes
from tafel.onderzoeken import queries, services
from tafel.onderzoeken.forms import ConceptForm, NietGehoordForm, VerhaalForm
from tafel.onderzoeken.views.blad import BLAD, BOTST, bp, toon
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak

FRAGMENT = "onderzoeken/_verhaal.html"


@bp.post("/casussen/<nummer>/onderzoek/verhaal/<van>")
@requires("onderzoek.bewerken", queries.met_van)
@writes
def bewaar_verhaal(casus: Casus, van: str, zaak: Zaak) -> Response:
    form = VerhaalForm(prefix=van)
    try:
        if not form.validate_on_submit():
            return toon(casus, zaak, 422, FRAGMENT, verhalen={van: form}, van=van)
        gezien = form.versie.data or ""
        services.bewaar_verhaal(wie(), casus, van, form.invoer(), bool(form.apart.data), gezien)
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return toon(casus, zaak, 422, FRAGMENT, verhalen={van: form}, van=van)
    except (Conflict, StaleDataError):
        sessie.rollback()
        form.toon([Weigering("gelijktijdig", BOTST)])
        staat = queries.verhalen(casus.id)[van].getypt
        return toon(casus, zaak, 409, FRAGMENT, verhalen={van: form}, botst={van: staat}, van=van)
    if is_fragment():
        return toon(casus, zaak, fragment=FRAGMENT, van=van)
    return done(url_for(BLAD, nummer=casus.nummer, _anchor=f"verhaal-{van}"))


@bp.post("/casussen/<nummer>/onderzoek/verhaal/<van>/concept")
@requires("onderzoek.bewerken", queries.met_van)
@writes
def bewaar_concept(casus: Casus, van: str, zaak: Zaak) -> Response:  # noqa: ARG001
    """Keep what is being typed; answer with the saved line and the new version, never with the field itself."""
    form = ConceptForm(prefix=van)
    if not is_fragment():
        return done(url_for(BLAD, nummer=casus.nummer, _anchor=f"verhaal-{van}"))
    if not form.validate_on_submit():
        return bewaard(422, fout=" ".join(str(fout) for fout in form.tekst.errors))
    try:
        rij = services.bewaar_concept(wie(), casus, van, form.tekst.data or "", form.versie.data or "")
    except (Conflict, StaleDataError):
        return bewaard(409, fout=BOTST)
    return bewaard(200, versies={van: rij.versie} if rij else {})


def bewaard(status: int, *, fout: str = "", versies: dict[str, int] | None = None) -> Response:
    """Answer while somebody types: the saved line, and the versions the page carries from now on."""
    context: dict[str, Any] = {"fout": fout, "versies": versies or {}, "vandaag": vandaag()}
    return answer("onderzoeken/_bewaard.html", status=status, **context)


@bp.post("/casussen/<nummer>/onderzoek/verhaal/<van>/niet-gehoord")
@requires("onderzoek.bewerken", queries.met_van)
@writes
def bewaar_niet_gehoord(casus: Casus, van: str, zaak: Zaak) -> Response:
    form = NietGehoordForm(prefix=f"{van}-niet")
    try:
        if not form.validate_on_submit():
            return toon(casus, zaak, 422, FRAGMENT, redenen={van: form}, van=van)
        services.bewaar_niet_gehoord(wie(), casus, van, form.reden.data or "")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return toon(casus, zaak, 422, FRAGMENT, redenen={van: form}, van=van)
    if is_fragment():
        return toon(casus, zaak, fragment=FRAGMENT, van=van)
    return done(url_for(BLAD, nummer=casus.nummer, _anchor=f"verhaal-{van}"))
