"""Logging in by steps: no session before the last one."""

from __future__ import annotations

import uuid

import sqlalchemy as sa

from tafel.accounts import rules
from tafel.accounts.models import Sessie
from tafel.accounts.rules import STAPPEN, Inlogger, Stap, volgende_stap
from tafel.kern.db import sessie
from tests.accounts.test_views import GEHEIM, met_wachtwoord

WIE = Inlogger(uuid.uuid4(), "Hans Jacobs")
TWEEDE = Stap("tweede", "hulp.hulp", lambda _: True)


def test_de_volgorde_van_de_stappen():
    assert volgende_stap(WIE, STAPPEN) == STAPPEN[0]
    assert volgende_stap(WIE.na("wachtwoord"), STAPPEN) is None
    assert volgende_stap(WIE.na("wachtwoord"), (*STAPPEN, TWEEDE)) == TWEEDE
    assert volgende_stap(WIE.na("wachtwoord").na("tweede"), (*STAPPEN, TWEEDE)) is None


def test_een_stap_die_voor_deze_persoon_niet_nodig_is_wordt_overgeslagen():
    anders = Stap("tweede", "hulp.hulp", lambda inlogger: inlogger.naam != "Hans Jacobs")
    assert volgende_stap(WIE.na("wachtwoord"), (*STAPPEN, anders)) is None


def test_na_een_stap_van_twee_is_er_nog_geen_sessie(app, monkeypatch):
    monkeypatch.setattr(rules, "STAPPEN", (*STAPPEN, TWEEDE))
    met_wachtwoord()
    client = app.test_client()
    antwoord = client.post("/inloggen", data={"email": "hans@voorbeeld.test", "wachtwoord": GEHEIM})
    assert (antwoord.status_code, antwoord.location) == (303, "/hulp")
    assert client.get("/").location == "/inloggen"
    assert sessie.scalar(sa.select(sa.func.count()).select_from(Sessie)) == 0
