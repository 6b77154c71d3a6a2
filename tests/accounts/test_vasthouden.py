"""A session that ended loses no text: it is shown, kept through the log-in, and sent by one press."""

from __future__ import annotations

import html
import re

import pytest
import sqlalchemy as sa

from tafel.accounts.models import Sessie
from tafel.casussen.models import Casus
from tafel.kern.db import sessie
from tests import bouw
from tests.accounts.test_views import GEHEIM

EIGEN = {"Sec-Fetch-Site": "same-origin"}
ZIN = "Hoe kan deze leerling weer naar <b>school</b>, vóór de zomer?"


@pytest.fixture
def mirjam(app):
    """A casusverantwoordelijke with a password and a draft; returns (account, number of the case)."""
    from tafel.accounts.services import hash_wachtwoord

    tafel = bouw.tafel()
    wie = bouw.mens(tafel, "casusverantwoordelijke", email="hans@voorbeeld.test")
    wie.wachtwoord = hash_wachtwoord(GEHEIM)
    nummer = bouw.casus(tafel, wie).nummer
    sessie.commit()
    return wie, nummer


def _velden(tekst: str) -> dict[str, str]:
    """Return the fields of the form with held text, as a browser would send them."""
    paren = re.findall(r'<textarea name="([^"]+)" hidden[^>]*>\n(.*?)</textarea>', tekst, re.S)
    return {naam: html.unescape(waarde) for naam, waarde in paren}


def _eindig_sessies() -> None:
    sessie.execute(sa.delete(Sessie))
    sessie.commit()


def test_wat_getypt_is_gaat_mee_door_het_inloggen(als, mirjam):
    wie, nummer = mirjam
    client = als(wie)
    _eindig_sessies()
    pad = f"/casussen/{nummer}/aanmelden"
    antwoord = client.post(pad, data={"heel": "ja", "versie": "1", "vraag": ZIN}, headers=EIGEN)
    assert antwoord.status_code == 401
    assert "U bent uitgelogd" in antwoord.text and "<b>school</b>" not in antwoord.text
    vast = _velden(antwoord.text)
    assert vast["v:vraag"] == ZIN

    fout = client.post("/inloggen", data={**vast, "pad": pad, "email": wie.email, "wachtwoord": "verkeerd"})
    assert fout.status_code == 422 and _velden(fout.text)["v:vraag"] == ZIN  # a wrong password loses nothing either
    goed = client.post("/inloggen", data={**vast, "pad": pad, "email": wie.email, "wachtwoord": GEHEIM})
    assert goed.status_code == 200 and f'action="{pad}"' in goed.text
    assert sessie.scalar(sa.select(Casus.vraag)) != ZIN  # nothing is stored without a press
    sessie.remove()
    assert client.post(pad, data=_velden(goed.text)).status_code == 303
    assert sessie.scalar(sa.select(Casus.vraag)) == ZIN


def test_een_verlopen_bladzijde_van_wie_weer_is_ingelogd(app, als, mirjam):
    wie, nummer = mirjam
    client = als(wie)
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        data = {"heel": "ja", "versie": "1", "vraag": ZIN, "csrf_token": "van gisteren"}
        antwoord = client.post(f"/casussen/{nummer}/aanmelden", data=data, headers=EIGEN)
        assert antwoord.status_code == 400
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', antwoord.text).group(1)
        alsnog = client.post(f"/casussen/{nummer}/aanmelden", data={**_velden(antwoord.text), "csrf_token": token})
        assert alsnog.status_code == 303
    finally:
        app.config["WTF_CSRF_ENABLED"] = False


@pytest.mark.parametrize("kop", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elders.nl"}])
def test_een_formulier_van_elders_wordt_niet_vastgehouden(als, mirjam, kop):
    wie, nummer = mirjam
    client = als(wie)
    _eindig_sessies()
    antwoord = client.post(f"/casussen/{nummer}/aanmelden", data={"vraag": ZIN}, headers=kop)
    assert antwoord.status_code == 303
    assert "school" not in antwoord.text


def test_na_het_inloggen_nooit_naar_een_ander_adres(als, mirjam):
    wie, _ = mirjam
    client = als(None)
    data = {"v:vraag": ZIN, "pad": "//elders.nl/x", "email": wie.email, "wachtwoord": GEHEIM}
    assert client.post("/inloggen", data=data).status_code == 303


def test_bewaren_terwijl_men_typt_zegt_dat_men_is_uitgelogd(als, mirjam):
    wie, nummer = mirjam
    client = als(wie)
    _eindig_sessies()
    antwoord = client.post(
        f"/casussen/{nummer}/aanmelden/velden", data={"vraag": ZIN}, headers={**EIGEN, "HX-Request": "true"}
    )
    assert antwoord.status_code == 401
    assert "HX-Redirect" not in antwoord.headers  # the page with the typed text stays
    assert "uitgelogd" in antwoord.text
