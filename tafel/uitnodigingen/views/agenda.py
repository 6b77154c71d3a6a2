"""Views of the calendar feed: the address for somebody's own calendar, and the feed itself."""

from __future__ import annotations

import datetime as dt

from flask import Response, request, url_for

from tafel.accounts.services import noteer_mis, te_vaak_mis
from tafel.berichten import kalender
from tafel.kern.clock import nu
from tafel.kern.errors import foutantwoord
from tafel.kern.forms import Formulier
from tafel.kern.refusals import NietGevonden
from tafel.kern.web import answer, done, writes
from tafel.overleggen.models import Overleg
from tafel.toegang.guard import openbaar, requires, wie
from tafel.uitnodigingen import services
from tafel.uitnodigingen.queries.link import feed, heeft_feed
from tafel.uitnodigingen.services.post import Huis, afspraak
from tafel.uitnodigingen.views.blad import bp

WAT = "agenda"


@bp.get("/ik/agenda")
@requires("eigen")
def instellen() -> Response:
    """Show whether my meetings flow into my own calendar."""
    sinds = heeft_feed(wie().id)
    return answer("uitnodigingen/agenda.html", form=Formulier(formdata=None), sinds=sinds, adres=None)


@bp.post("/ik/agenda")
@requires("eigen")
@writes
def maken() -> Response:
    """Make the address of my feed and show it once; the one before ends."""
    token = services.maak_feed(wie())
    adres = services.dit_huis().base_url + url_for("uitnodigingen.agendafeed", token=token)
    return answer("uitnodigingen/agenda.html", form=Formulier(formdata=None), sinds=nu(), adres=adres)


@bp.post("/ik/agenda/intrekken")
@requires("eigen")
@writes
def intrekken() -> Response:
    """Let the address of my feed end."""
    services.trek_feed_in(wie())
    return done(url_for("uitnodigingen.instellen"))


@bp.get("/agenda/<token>.ics")
@openbaar
def agendafeed(token: str) -> Response:
    """The feed of one person: case numbers, times, places. Unknown and taken back are the same 404."""
    adres = request.remote_addr or "?"
    if te_vaak_mis(WAT, adres):
        return foutantwoord(429)
    try:
        beeld = feed(token)
    except NietGevonden:
        noteer_mis(WAT, adres)
        raise
    huis = services.dit_huis()
    afspraken = [afspraak(huis, slot, nummer, nu_) for slot, nummer, nu_ in beeld.slots]
    afspraken += [_overleg(huis, overleg) for overleg in beeld.overleggen]
    antwoord = Response(kalender.feed(afspraken, beeld.naam), content_type="text/calendar; charset=utf-8")
    antwoord.headers["Content-Disposition"] = 'inline; filename="tafel.ics"'
    return antwoord


def _overleg(huis: Huis, overleg: Overleg) -> kalender.Afspraak:
    """Return a meeting as the one who chairs it sees it in the calendar."""
    return kalender.Afspraak(
        uid=f"{overleg.id}@{huis.naam}",
        volgnummer=overleg.versie,
        titel="Overleg voorzitten",
        begint=dt.datetime.combine(overleg.datum, overleg.begint_om),
        eindigt=dt.datetime.combine(overleg.datum, overleg.eindigt_om),
        gewijzigd_op=nu(),
        plaats=overleg.plaats,
        geannuleerd=overleg.stand == "geannuleerd",
    )
