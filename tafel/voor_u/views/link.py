"""Views by link: leerling and ouders, on a phone and without account. A GET changes nothing and opens nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Response, make_response, redirect, session, url_for

from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.forms import Formulier
from tafel.kern.refusals import Geweigerd
from tafel.kern.web import answer, done, writes
from tafel.links.kader import achter_code, zonder_spoor
from tafel.toegang.guard import openbaar
from tafel.uitnodigingen.services import dit_huis, geef_antwoord, volg
from tafel.voor_u import services
from tafel.voor_u.forms import MeedoenForm, MeenemenForm, NietForm
from tafel.voor_u.queries import Bladzijde, bladzijde, open_code
from tafel.voor_u.rules.deur import MEEST, blijft_open, is_open
from tafel.voor_u.views.blad import bp, toon

WAT = "voor-u"
GEEN_REDEN = "Zei niet waarom."  # a family owes nobody a reason


def _deur(view: Callable[..., Response]) -> Callable[..., Response]:
    """Give the view what the code opens; an unknown code is a 404, too many of them a 429. No trace in other places."""

    @wraps(view)
    def door(code: str) -> Response:
        gevonden = achter_code(WAT, lambda: open_code(code))
        if isinstance(gevonden, Response):
            return gevonden
        return zonder_spoor(view(code, *gevonden))

    return door


def _staat_open(link_id: str) -> bool:
    """Tell whether this browser opened the page a while ago (the button, and later what proves who it is)."""
    return is_open(session.get(WAT, {}), link_id, nu().timestamp())


@bp.get("/voor-u/<code>")
@openbaar
@_deur
def deur(code: str, link: Any, casus: Any, betrokkene: Any) -> Response:
    """Show one button; behind it the page of one person. What reads mail by itself sees nothing of the case."""
    if not _staat_open(str(link.id)):
        return answer("voor_u/deur.html", code=code, jij=betrokkene.rol == "leerling")
    return toon(bladzijde(casus, betrokkene), code)


@bp.post("/voor-u/<code>")
@openbaar
@writes
@_deur
def openen(code: str, link: Any, casus: Any, betrokkene: Any) -> Response:
    """Open the page in this browser for a while. Here a second step can ask who it is, before anything shows."""
    session[WAT] = blijft_open(session.get(WAT, {}), str(link.id), nu().timestamp(), MEEST)
    services.noteer_geopend(casus, betrokkene)
    return done(url_for("voor_u.deur", code=code))


@bp.get("/voor-u/<code>/<wat>")
@openbaar
def terug(code: str, **_: str) -> Response:
    """Lead who reloads the answer to a form, or goes back to it, to the page: nothing is looked up or changed."""
    return zonder_spoor(make_response(redirect(url_for("voor_u.deur", code=code), 303)))


def _bewaar(code: str, link: Any, casus: Any, betrokkene: Any, form: Formulier, doe: Callable[[Bladzijde], None],
            anker: str) -> Response:  # fmt: skip
    """Do one thing for who opened the page, and go back to its place; refused: the same page with the sentence."""
    if not _staat_open(str(link.id)):
        return make_response(redirect(url_for("voor_u.deur", code=code), 303))
    b = bladzijde(casus, betrokkene)
    try:
        if form.validate():
            if b.nu is not None and b.nu.achter and b.slot is not None and b.overleg is not None:
                volg(b.overleg, b.slot, dit_huis())  # the page shows the new day already: mail and calendar follow now
            doe(b)
            return done(url_for("voor_u.deur", code=code) + f"#{anker}")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    sessie.rollback()
    _, casus, betrokkene = open_code(code)
    return toon(bladzijde(casus, betrokkene), code, 422, form)


def _kan(b: Bladzijde) -> bool:
    """Tell whether something can still be said about the talk."""
    return b.slot is not None and not b.begonnen and not b.voorbij


@bp.post("/voor-u/<code>/komt")
@openbaar
@writes
@_deur
def komt(code: str, link: Any, casus: Any, betrokkene: Any) -> Response:
    """Say that I come."""
    form = Formulier()

    def doe(b: Bladzijde) -> None:
        if b.slot is None or b.overleg is None:
            services.te_laat()
        else:
            geef_antwoord(b.overleg, b.slot, b.begonnen, "komt")

    return _bewaar(code, link, casus, betrokkene, form, doe, "wanneer")


@bp.post("/voor-u/<code>/komt-niet")
@openbaar
@writes
@_deur
def komt_niet(code: str, link: Any, casus: Any, betrokkene: Any) -> Response:
    """Say that I don't come, why, and how I take part all the same."""
    form = NietForm()

    def doe(b: Bladzijde) -> None:
        if b.slot is None or b.overleg is None:
            services.te_laat()
        else:
            reden = form.reden.data or GEEN_REDEN
            services.kom_niet(casus, b.overleg, b.slot, b.begonnen, reden, form.meedoen.data or "")

    return _bewaar(code, link, casus, betrokkene, form, doe, "wanneer")


@bp.post("/voor-u/<code>/meedoen")
@openbaar
@writes
@_deur
def meedoen(code: str, link: Any, casus: Any, betrokkene: Any) -> Response:
    """Choose how I take part."""
    form = MeedoenForm()

    def doe(b: Bladzijde) -> None:
        if b.slot is None:
            services.te_laat()
        else:
            services.kies_meedoen(casus, b.slot, _kan(b), form.meedoen.data or "", form.tekst.data or "")

    return _bewaar(code, link, casus, betrokkene, form, doe, "meedoen")


@bp.post("/voor-u/<code>/meenemen")
@openbaar
@writes
@_deur
def meenemen(code: str, link: Any, casus: Any, betrokkene: Any) -> Response:
    """Say whom I bring."""
    form = MeenemenForm()

    def doe(b: Bladzijde) -> None:
        if b.slot is None:
            services.te_laat()
        else:
            services.neem_mee(casus, b.slot, _kan(b), form.naam.data or "")

    return _bewaar(code, link, casus, betrokkene, form, doe, "mee")
