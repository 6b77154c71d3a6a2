"""Logging in and out."""

from __future__ import annotations

from tafel.accounts.models import Gebruiker
from tafel.accounts.services import hash_wachtwoord
from tafel.kern.db import sessie
from tests import bouw


def _met_wachtwoord(wachtwoord: str = "een lange zin als wachtwoord") -> Gebruiker:
    gebruiker = bouw.mens(bouw.tafel(), "voorzitter", email="hans@voorbeeld.test")
    gebruiker.wachtwoord = hash_wachtwoord(wachtwoord)
    sessie.commit()
    return gebruiker


def test_inloggen_en_uitloggen(app):
    _met_wachtwoord()
    client = app.test_client()
    assert client.get("/").status_code == 303
    antwoord = client.post("/inloggen", data={"email": "Hans@voorbeeld.test", "wachtwoord": "een lange zin als wachtwoord"})
    assert (antwoord.status_code, antwoord.location) == (303, "/")
    assert client.get("/").status_code == 200
    client.post("/uitloggen")
    assert client.get("/").status_code == 303


def test_na_uitloggen_is_het_oude_koekje_niets_waard(app):
    _met_wachtwoord()
    client = app.test_client()
    client.post("/inloggen", data={"email": "hans@voorbeeld.test", "wachtwoord": "een lange zin als wachtwoord"})
    koekje = client.get_cookie("tafel").value
    client.post("/uitloggen")
    client.set_cookie("tafel", koekje)
    assert client.get("/").status_code == 303
