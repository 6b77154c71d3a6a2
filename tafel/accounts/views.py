"""Log in by steps, log out, who am I."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Blueprint, Response, current_app, g, redirect, request, session, url_for
from flask_login import LoginManager, current_user, login_user, logout_user

from tafel.accounts import demo, rules
from tafel.accounts.forms import InlogForm, LeegForm, TelefoonForm, WachtwoordForm
from tafel.accounts.queries import find_actor
from tafel.accounts.rules import Inlogger, volgende_stap
from tafel.accounts.services import (
    controleer_wachtwoord,
    kies_tafel,
    log_uit,
    open_sessie,
    stel_wachtwoord_in,
    telefoon_van,
    zet_telefoon,
)
from tafel.kern.db import begin_schrijven, sessie
from tafel.kern.refusals import Geweigerd, NietGevonden
from tafel.kern.vasthouden import Velden, leesbaar, lokaal_pad, vastgehouden
from tafel.kern.web import answer, done, eigen_transactie, writes
from tafel.toegang.guard import openbaar, requires, wie

bp = Blueprint("accounts", __name__)
login_manager = LoginManager()
login_manager.session_protection = None
login_manager.user_loader(find_actor)


class _Houder:
    """What flask-login keeps in the cookie: the random token of the session, nothing else."""

    is_active = True

    def __init__(self, token: str) -> None:
        self.token = token

    def get_id(self) -> str:
        """Return the token."""
        return self.token


def _binnen(token: str, terug: str | None) -> Response:
    """Give the browser a fresh session and go on; text that was held is shown, ready to be sent."""
    session.clear()
    g.pop("csrf_token", None)  # belonged to the session before
    login_user(_Houder(token))
    pad = request.form.get("pad", "")
    if lokaal_pad(pad) and vastgehouden():
        sessie.flush()
        g._login_user = find_actor(token)  # flask-login's place for who asks: from here on the person, not the token
        return _alsnog(pad, vastgehouden())
    doel = terug if terug and lokaal_pad(terug) else url_for("vandaag.vandaag")
    return redirect(doel, 303)  # type: ignore[return-value]


def _alsnog(pad: str, velden: Velden) -> Response:
    """Show held text to somebody who is logged in, with one button that sends it."""
    return answer(
        "accounts/alsnog.html", form=LeegForm(formdata=None), pad=pad, velden=velden, teksten=leesbaar(velden)
    )


def toon_vastgehouden(pad: str, velden: Velden) -> Response:
    """Show what was typed when the session had ended: with the log-in, or with a button when logged in again."""
    if current_user.is_authenticated:
        antwoord = _alsnog(pad, velden)
        antwoord.status_code = 400
        return antwoord
    return _inlogpagina(InlogForm(formdata=None), 401, pad=pad, velden=velden)


@bp.get("/inloggen")
@openbaar
def inloggen() -> Response:
    """Show the log-in page; in the demo also one button per role."""
    if current_user.is_authenticated:
        return redirect(url_for("vandaag.vandaag"), 303)  # type: ignore[return-value]
    return _inlogpagina(InlogForm())


def _inlogpagina(form: InlogForm, status: int = 200, pad: str = "", velden: Velden | None = None) -> Response:
    groepen = demo.groepen() if current_app.config["DEMO"] else []
    terug = request.values.get("terug", "")
    velden = vastgehouden() if velden is None else velden
    vast: dict[str, Any] = {"pad": pad or request.form.get("pad", ""), "velden": velden, "teksten": leesbaar(velden)}
    bewaard = request.method == "GET" and request.args.get("wachtwoord") == "bewaard"
    return answer(
        "accounts/inloggen.html", status=status, form=form, groepen=groepen, terug=terug, bewaard=bewaard, **vast
    )


@bp.post("/inloggen")
@openbaar
@eigen_transactie
@writes
def inloggen_met_wachtwoord() -> Response:
    """First step: e-mail and password."""
    form = InlogForm()
    if not form.validate_on_submit():
        return _inlogpagina(form, 422)
    try:
        inlogger = controleer_wachtwoord(form.email.data or "", form.wachtwoord.data or "", request.remote_addr or "?")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        wacht = any(w.code == "inloggen_wacht" for w in geweigerd.weigeringen)
        return _inlogpagina(form, 429 if wacht else 422)
    return _verder(inlogger)


def _verder(inlogger: Inlogger) -> Response:
    """Open the session when every step has been passed; else go to the next one, with what is passed in the cookie."""
    stap = volgende_stap(inlogger, rules.STAPPEN)
    if stap is None:
        return _binnen(open_sessie(inlogger.id, inlogger.naam), request.form.get("terug"))
    session.clear()
    session["inlogger"] = {"id": str(inlogger.id), "naam": inlogger.naam, "gedaan": list(inlogger.gedaan)}
    return redirect(url_for(stap.endpoint), 303)  # type: ignore[return-value]


@bp.post("/inloggen/demo")
@openbaar
@eigen_transactie
@writes
def inloggen_als_rol() -> Response:
    """Enter the demo in one role, without password. Does not exist outside the demo."""
    if not current_app.config["DEMO"]:
        raise NietGevonden
    gebruiker = demo.find_gebruiker(request.form.get("email", ""))
    sessie.rollback()
    if gebruiker is None:
        raise NietGevonden
    begin_schrijven()
    return _binnen(open_sessie(gebruiker.id, gebruiker.naam), request.form.get("terug"))


@bp.post("/uitloggen")
@requires("eigen")
@writes
def uitloggen() -> Response:
    """End the session on the server and empty the browser's."""
    log_uit(wie())
    logout_user()
    session.clear()
    antwoord = done(url_for("accounts.inloggen"))
    antwoord.headers["Clear-Site-Data"] = '"cache", "storage"'
    return antwoord


@bp.get("/ik")
@requires("eigen")
def ik() -> Response:
    """Show who I am, at which table, and the way out; on a phone also the menu."""
    return _ik(TelefoonForm(formdata=None, telefoon=telefoon_van(wie())))


def _ik(telefoon: TelefoonForm, status: int = 200) -> Response:
    bewaard = request.method == "GET" and "bewaard" in request.args
    return answer("accounts/ik.html", status=status, form=LeegForm(formdata=None), nummer=telefoon, bewaard=bewaard)


@bp.post("/ik/telefoon")
@requires("eigen")
@writes
def telefoon() -> Response:
    """Keep my own number."""
    form = TelefoonForm()
    try:
        if form.validate():
            zet_telefoon(wie(), form.telefoon.data or "")
            return done(url_for("accounts.ik", bewaard=1) + "#telefoon-bij")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
    return _ik(form, 422)


@bp.post("/ik/tafel")
@requires("eigen")
@writes
def ander_tafel() -> Response:
    """Work at another of my tables."""
    try:
        tafel_id = uuid.UUID(request.form.get("tafel", ""))
    except ValueError:
        raise NietGevonden from None
    kies_tafel(wie(), tafel_id)
    return done(url_for("vandaag.vandaag"))


@bp.get("/wachtwoord/<code>")
@openbaar
def wachtwoord(code: str) -> Response:
    """Show the page where a new person chooses a password."""
    return answer("accounts/wachtwoord.html", form=WachtwoordForm(), code=code)


@bp.post("/wachtwoord/<code>")
@openbaar
@writes
def wachtwoord_kiezen(code: str) -> Response:
    """Set the password; the code is used up. Nobody is logged in by a link: that takes the password, at the door."""
    form = WachtwoordForm()
    if not form.validate_on_submit():
        return answer("accounts/wachtwoord.html", status=422, form=form, code=code)
    try:
        stel_wachtwoord_in(code, form.wachtwoord.data or "")
    except Geweigerd as geweigerd:
        form.toon(geweigerd.weigeringen)
        return answer("accounts/wachtwoord.html", status=422, form=form, code=code)
    return done(url_for("accounts.inloggen", wachtwoord="bewaard"))
