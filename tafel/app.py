"""Compose the application: settings, database, security, subjects."""

from __future__ import annotations

import hashlib
import json
import logging
from functools import cache
from typing import Any

import jinja2
from flask import Flask, Response, request, url_for
from flask_login import current_user
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from tafel import modellen
from tafel.aan_tafel import views as aan_tafel
from tafel.aanmeldingen import views as aanmeldingen
from tafel.accounts import views as accounts
from tafel.beheer import views as beheer
from tafel.besluiten import views as besluiten
from tafel.casussen import views as casussen
from tafel.config import PROJECT, Instellingen, lees_instellingen
from tafel.documenten import views as documenten
from tafel.draaiboeken import views as draaiboeken
from tafel.dubbelen import views as dubbelen
from tafel.formulieren import views as formulieren
from tafel.hulp import views as hulp
from tafel.importeren import views as importeren
from tafel.instroom import views as instroom
from tafel.inzicht import views as inzicht
from tafel.kern import format as opmaak
from tafel.kern.db import controleer_engine, koppel, maak_engine
from tafel.kern.errors import zet_fouten
from tafel.kern.headers import zet_headers
from tafel.kern.vasthouden import zet_vasthouden
from tafel.kern.versleuteling import zet_sleutels
from tafel.kern.web import htmx, zet_transacties
from tafel.logboek import views as logboek
from tafel.onderzoeken import views as onderzoeken
from tafel.opschalingen import views as opschalingen
from tafel.opties import views as opties
from tafel.opvolging import views as opvolging
from tafel.overleggen import views as overleggen
from tafel.plannen import views as plannen
from tafel.stukken import views as stukken
from tafel.toegang.guard import controleer_views, openbaar, zet_toegang
from tafel.toegang.rules import mag
from tafel.toestemmingen import views as toestemmingen
from tafel.toetsen import views as toetsen
from tafel.uitnodigingen import views as uitnodigingen
from tafel.vandaag import views as vandaag
from tafel.voor_u import views as voor_u

STATIC = PROJECT / "static"
SUBJECTS = (
    vandaag,
    accounts,
    casussen,
    documenten,
    toestemmingen,
    toetsen,
    aanmeldingen,
    plannen,
    formulieren,
    opschalingen,
    dubbelen,
    instroom,
    importeren,
    onderzoeken,
    opties,
    overleggen,
    uitnodigingen,
    aan_tafel,
    besluiten,
    opvolging,
    draaiboeken,
    stukken,
    voor_u,
    beheer,
    hulp,
    inzicht,
    logboek,
)

# menu: name, endpoint, permission; each person sees what the policy lets them see
MENU = (
    ("Vandaag", "vandaag.vandaag", "eigen"),
    ("Instroom", "instroom.instroom", "instroom.zien"),
    ("Casussen", "casussen.casussen", "casus.lijst"),
    ("Overleggen", "overleggen.overleggen", "overleg.lijst"),
    ("Opvolging", "opvolging.opvolging", "opvolging.lijst"),
    ("Afspraken", "opvolging.acties", "actie.lijst"),
    ("Akkoord", "besluiten.akkoorden", "akkoord.lijst"),
    ("Aanbod", "opties.aanbod", "aanbod.zien"),
    ("Inzicht", "inzicht.inzicht", "inzicht.zien"),
    ("Logboek", "logboek.logboek", "logboek.zien"),
    ("Beheer", "beheer.beheer", "beheer.zien"),
)


def create_app(instellingen: Instellingen | None = None, **config: Any) -> Flask:
    """Return the WSGI application for `instellingen` (default: from the environment).

    Raises InstellingFout when a setting is wrong, RuntimeError when the database or a view is not safe.
    """
    inst = instellingen or lees_instellingen()
    logging.getLogger("tafel").setLevel(logging.INFO)
    app = Flask(__name__, template_folder=str(PROJECT / "templates"), static_folder=str(STATIC))
    app.config.update(
        SECRET_KEY=inst.secret_key,
        DEMO=inst.demo,
        INSTELLINGEN=inst,
        MAX_CONTENT_LENGTH=2_000_000,
        MAX_FORM_MEMORY_SIZE=2_000_000,
        MAX_FORM_PARTS=2_000,
        SESSION_COOKIE_NAME="__Host-tafel" if inst.veilig else "tafel",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=inst.veilig,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
        **config,
    )
    if inst.veilig:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1)  # type: ignore[method-assign]

    engine = maak_engine(inst.database_url, pool_pre_ping=inst.database_url.startswith("postgresql"))
    onveilig = controleer_engine(engine)
    if onveilig:
        raise RuntimeError(" ".join(onveilig))
    koppel(engine)
    zet_sleutels(inst.sleutels)
    app.extensions["engine"] = engine

    zet_sjablonen(app)
    zet_headers(app, inst.veilig)
    zet_transacties(app)
    zet_fouten(app)
    zet_toegang(app)
    htmx.init_app(app)
    accounts.login_manager.init_app(app)
    CSRFProtect(app)
    for subject in SUBJECTS:
        app.register_blueprint(subject.bp)
    zet_vasthouden(app, accounts.toon_vastgehouden)
    zet_kern(app)
    controleer_views(app)
    return app


def zet_sjablonen(app: Flask) -> None:
    """Give templates the formats of Tafel; an unknown variable is an error."""
    app.jinja_env.undefined = jinja2.StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.add_extension("jinja2.ext.do")
    for naam in ("datum_kort", "datum_jaar", "datum_zin", "datum_vol", "tijd", "euro", "getal"):
        app.jinja_env.filters[naam] = getattr(opmaak, naam)
    app.jinja_env.filters["zonder_leeg"] = lambda d: {k: v for k, v in d.items() if v is not None}
    app.jinja_env.filters["voorletters"] = lambda naam: "".join(deel[0] for deel in naam.split()[:2]).upper()
    app.jinja_env.globals["vast"] = vast

    @app.context_processor
    def _menu() -> dict[str, Any]:
        return {"menu": menu}


@cache
def _merk(naam: str) -> str:
    """Return ten characters that change when the file changes."""
    if naam.startswith("derden/"):
        manifest = STATIC / "derden" / "manifest.json"
        if manifest.exists():
            return str(json.loads(manifest.read_text()).get(naam.removeprefix("derden/"), "0"))
    bestand = STATIC / naam
    return hashlib.sha256(bestand.read_bytes()).hexdigest()[:10] if bestand.exists() else "0"


def vast(naam: str) -> str:
    """Return the address of a file of our own, with its hash, so that a browser may keep it for a year."""
    return url_for("static", filename=naam, v=_merk(naam))


def menu() -> list[dict[str, Any]]:
    """Return the places this person may go to."""
    hier = request.endpoint or ""
    return [
        {"naam": naam, "url": url_for(endpoint), "hier": hier == endpoint}
        for naam, endpoint, recht in MENU
        if mag(current_user, recht)
    ]


def zet_kern(app: Flask) -> None:
    """Register what belongs to no subject: health, security.txt, how long files keep."""

    @app.get("/gezond")
    @openbaar
    def gezond() -> tuple[dict[str, str], int]:
        """Tell a monitor whether the database answers. No secrets."""
        try:
            with app.extensions["engine"].connect() as verbinding:
                verbinding.exec_driver_sql("SELECT 1")
        except Exception:
            return {"stand": "ziek", "database": "onbereikbaar"}, 503
        return {"stand": "gezond", "database": "bereikbaar"}, 200

    @app.get("/.well-known/security.txt")
    @openbaar
    def security_txt() -> Response:
        """Tell where a leak can be reported."""
        inst: Instellingen = app.config["INSTELLINGEN"]
        tekst = f"Contact: {inst.base_url}/hulp\nExpires: 2027-12-31T23:59:59Z\nPreferred-Languages: nl, en\n"
        return Response(tekst, mimetype="text/plain")

    def _bewaar(_naam: str | None) -> int | None:
        return 31_536_000 if "v" in request.args else 3600

    app.get_send_file_max_age = _bewaar  # type: ignore[assignment, method-assign]


__all__ = ["create_app", "modellen"]
