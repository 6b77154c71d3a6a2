"""Headers, errors as page or fragment, the same 404 for everyone, health."""

from __future__ import annotations

import io
import logging

import pytest
from flask import Flask

from tafel.kern.errors import zet_fouten
from tafel.kern.refusals import Conflict, Geweigerd, NietGevonden, Weigering
from tests import bouw


def test_headers_op_elk_antwoord(app, als):
    client = als(bouw.mens(bouw.tafel(), "voorzitter"))
    for pad in ("/", "/bestaat-niet", "/gezond"):
        kop = client.get(pad).headers
        assert "script-src 'self';" in kop["Content-Security-Policy"]
        assert "unsafe" not in kop["Content-Security-Policy"]
        assert kop["X-Content-Type-Options"] == "nosniff"
        assert kop["Cache-Control"] == "no-store"
        assert "HX-Request" in kop["Vary"]


def test_vaste_bestanden_blijven_een_jaar(app):
    with app.test_client().get("/static/tafel.css?v=1") as antwoord:
        assert "max-age=31536000" in antwoord.headers["Cache-Control"]


def test_gezond(app):
    antwoord = app.test_client().get("/gezond")
    assert antwoord.status_code == 200
    assert antwoord.json == {"stand": "gezond", "database": "bereikbaar"}


def test_security_txt(app):
    assert app.test_client().get("/.well-known/security.txt").text.startswith("Contact: ")


def test_fragment_krijgt_een_stuk_en_geen_bladzijde(app, als):
    client = als(bouw.mens(bouw.tafel(), "voorzitter"))
    bladzijde = client.get("/bestaat-niet")
    stuk = client.get("/bestaat-niet", headers={"HX-Request": "true"})
    assert bladzijde.status_code == stuk.status_code == 404
    assert "<html" in bladzijde.text and "<html" not in stuk.text


def test_verlopen_sessie_stuurt_htmx_naar_de_inlogpagina(app):
    antwoord = app.test_client().get("/casussen", headers={"HX-Request": "true", "HX-Current-URL": "/casussen"})
    assert antwoord.status_code == 204
    assert antwoord.headers["HX-Redirect"].startswith("/inloggen")


@pytest.mark.parametrize(
    "fout, status",
    [
        (NietGevonden(), 404),
        (Conflict(), 409),
        (Geweigerd([Weigering("x", "Eerst dit.")]), 422),
        (ValueError("Sam Verzonnen"), 500),
    ],
)
def test_fout_wordt_een_bladzijde_zonder_naam(app, als, monkeypatch, caplog, fout, status):
    client = als(bouw.mens(bouw.tafel(), "voorzitter"))

    def stuk(**_):
        raise fout

    monkeypatch.setitem(app.view_functions, "gezond", stuk)
    monkeypatch.setattr(app, "testing", False)
    with caplog.at_level(logging.INFO):
        antwoord = client.get("/gezond")
    assert antwoord.status_code == status
    assert "Verzonnen" not in antwoord.text + caplog.text
    assert "Traceback" not in antwoord.text
    if status in (409, 500):
        kenmerk = antwoord.text.split("kenmerk ")[1][:8]
        assert kenmerk in caplog.text
    if status == 422:
        assert "Eerst dit." in antwoord.text


def test_zet_fouten_is_voor_elke_soort_een():
    app = Flask("kaal")
    zet_fouten(app)
    assert {NietGevonden, Geweigerd, Conflict, Exception} <= set(app.error_handler_spec[None][None])


@pytest.mark.parametrize("terug", ["//elders.nl", "https://elders.nl", "/\\elders.nl", "elders"])
def test_na_inloggen_nooit_naar_een_ander_adres(app, terug):
    from tafel.kern.db import sessie
    from tests.accounts.test_views import met_wachtwoord

    met_wachtwoord()
    sessie.commit()
    data = {"email": "hans@voorbeeld.test", "wachtwoord": "een lange zin als wachtwoord", "terug": terug}
    assert app.test_client().post("/inloggen", data=data).location == "/"


class _Stroom(io.RawIOBase):
    """A body without an end that tells how much of it was read."""

    gelezen = 0

    def readable(self):
        return True

    def readinto(self, plek):
        self.gelezen += len(plek)
        plek[:] = b"x" * len(plek)
        return len(plek)


@pytest.mark.parametrize(
    "pad", ["/inloggen", "/casussen/2026-001/documenten", "/casussen/2026-001/opschaling", "/importeren", "/uitloggen"]
)
@pytest.mark.parametrize("soort", ["multipart/form-data; boundary=abc", "application/x-www-form-urlencoded"])
def test_wie_niet_is_ingelogd_stuurt_ons_geen_grote_invoer(app, pad, soort):
    stroom = _Stroom()
    koppen = {"wsgi.input": stroom, "CONTENT_LENGTH": "150000000", "CONTENT_TYPE": soort}
    antwoord = app.test_client().post(pad, headers={"Sec-Fetch-Site": "same-origin"}, environ_overrides=koppen)
    assert antwoord.status_code in (303, 413)
    assert stroom.gelezen < 1_100_000
