"""Every route declares who may use it, every write commits through @writes, and nothing is open by accident."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask

from tafel.toegang.guard import controleer_views
from tafel.toegang.rules import BELEID
from tests import bouw

OPENBAAR = {
    "static", "gezond", "security_txt", "hulp.hulp", "hulp.meldcode",
    "accounts.inloggen", "accounts.inloggen_met_wachtwoord", "accounts.inloggen_als_rol",
    "accounts.wachtwoord", "accounts.wachtwoord_kiezen",
    "uitnodigingen.uitnodiging", "uitnodigingen.antwoorden", "uitnodigingen.agendafeed",
    "voor_u.deur", "voor_u.openen", "voor_u.komt", "voor_u.komt_niet", "voor_u.meedoen", "voor_u.meenemen",
    "voor_u.terug", "uitnodigingen.in_agenda",
}  # fmt: skip
SCHRIJVEND = {"POST", "PUT", "PATCH", "DELETE"}


@pytest.fixture
def routes(app: Flask):
    """All rules but the static files."""
    return [regel for regel in app.url_map.iter_rules() if regel.endpoint != "static"]


def _vul_in(regel) -> str:
    """Return an address for a rule, with values that exist nowhere."""
    waarden = {}
    for naam in regel.arguments:
        soort = type(regel._converters[naam]).__name__
        waarden[naam] = (
            str(uuid.UUID(int=1)) if soort == "UUIDConverter" else ("1999-001" if soort != "IntegerConverter" else 1)
        )
    pad = regel.rule
    for naam, waarde in waarden.items():
        for stuk in (f"<{naam}>", f"<uuid:{naam}>", f"<int:{naam}>", f"<string:{naam}>", f"<path:{naam}>"):
            pad = pad.replace(stuk, str(waarde))
    return pad


def test_elke_route_noemt_zijn_recht(app):
    controleer_views(app)
    openbaar = {
        r.endpoint for r in app.url_map.iter_rules() if getattr(app.view_functions[r.endpoint], "_recht", "") is None
    }
    assert openbaar | {"static"} == OPENBAAR


def test_een_route_zonder_recht_wordt_geweigerd():
    kaal = Flask("kaal")
    kaal.add_url_rule("/open", "open", lambda: "open")
    with pytest.raises(RuntimeError, match="open"):
        controleer_views(kaal)


def test_elk_recht_wordt_gebruikt(app):
    gebruikt = {getattr(view, "_recht", None) for view in app.view_functions.values()}
    alleen_een_tab = {"formulier.lijst"}  # whether a tab is drawn; its page asks formulier.zien
    assert set(BELEID) - gebruikt == alleen_een_tab


def test_schrijven_gaat_door_writes_en_lezen_niet(app, routes):
    for regel in routes:
        schrijft = bool(regel.methods & SCHRIJVEND)
        assert not (schrijft and "GET" in regel.methods), f"{regel} reads and writes"
        assert getattr(app.view_functions[regel.endpoint], "_writes", False) is schrijft, regel


def test_zonder_inloggen_is_alles_dicht(app, routes):
    client = app.test_client()
    for regel in routes:
        if regel.endpoint in OPENBAAR:
            continue
        methode = "post" if regel.methods & SCHRIJVEND else "get"
        antwoord = getattr(client, methode)(_vul_in(regel))
        assert antwoord.status_code == 303, (regel, antwoord.status_code)
        assert antwoord.location.startswith("/inloggen"), regel


def test_wie_geen_rol_heeft_komt_nergens(app, als, routes):
    client = als(bouw.mens(bouw.tafel(), None))
    for regel in routes:
        if regel.endpoint in OPENBAAR or regel.endpoint.startswith("accounts.") or regel.endpoint == "vandaag.vandaag":
            continue
        if regel.rule.startswith("/ik/"):  # one's own settings
            continue
        methode = "post" if regel.methods & SCHRIJVEND else "get"
        antwoord = getattr(client, methode)(_vul_in(regel))
        assert antwoord.status_code in (403, 404), (regel, antwoord.status_code)


def test_csrf_ontbreekt_dan_geweigerd(app, als, routes):
    client = als(bouw.mens(bouw.tafel(), "voorzitter"))
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        for regel in routes:
            if regel.methods & SCHRIJVEND:
                antwoord = client.post(_vul_in(regel))
                assert antwoord.status_code == 400, (regel, antwoord.status_code)
                assert "verlopen" in antwoord.text
    finally:
        app.config["WTF_CSRF_ENABLED"] = False
