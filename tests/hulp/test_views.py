"""Help is for everyone, works without a login and holds nothing of a case."""

from __future__ import annotations

import re
from pathlib import Path

from tafel.hulp.queries import per_rol
from tafel.kern.db import sessie
from tests import bouw
from tests.tellen import statements


def test_hulp_zonder_inloggen(app):
    antwoord = app.test_client().get("/hulp")
    tekst = antwoord.get_data(as_text=True)
    assert antwoord.status_code == 200
    assert tekst.count("hulptekst") == 8
    assert "onder voorbehoud" in tekst
    assert "<script>" not in tekst


def test_de_woordenlijst_is_nederlands_en_heeft_geen_code_woorden(app):
    tekst = app.test_client().get("/hulp").get_data(as_text=True)
    lijst = tekst[tekst.index('id="woorden"') :]
    rijen = re.findall(r'<tr><th scope="row">([^<]+)</th><td>([^<]+)</td></tr>', lijst)
    woorden = [woord for woord, _ in rijen]
    assert len(rijen) > 200 and not [woord for woord in woorden if "_" in woord]
    assert not [zin for _, zin in rijen if "_" in zin]
    assert "12 maanden" in woorden and "e-mail" in woorden and "niet besproken" in woorden
    assert len({woord.casefold() for woord in woorden}) == len(woorden)
    assert "Engels" not in lijst and "agenda item" not in lijst


def test_elke_tekst_van_een_rol_wijst_naar_een_bladzijde_die_bestaat(app):
    for naam, tekst in zip(["ouders", *"1234567"], per_rol(), strict=True):
        paden = re.findall(r'href="(/[^"?]*)', tekst)
        assert paden or naam == "ouders", naam
        for pad in paden:
            assert app.url_map.bind("").match(pad, method="GET")


def test_de_knoppen_in_de_teksten_bestaan(app):
    schermen = "".join(pad.read_text() for pad in Path("templates").rglob("*.html"))
    schermen += "".join(pad.read_text() for pad in Path("tafel/vandaag/paginas").glob("*.py"))
    for knop in (
        "Meld een leerling aan",
        "Dien in",
        "Kijk wat nu kan",
        "Noteer het gesprek",
        "Ja, akkoord",
        "Nee, want",
    ):
        assert any(knop in tekst for tekst in per_rol()), knop
        assert knop in schermen


def test_de_meldcode_zegt_wie_u_belt(app):
    tekst = app.test_client().get("/hulp/meldcode").get_data(as_text=True)
    for stuk in ('href="tel:112"', 'href="tel:08002000"', "gratis, dag en nacht", "Wacht dan niet op de tafel"):
        assert stuk in tekst


def test_er_staat_niets_van_een_casus_in_en_er_is_geen_database_nodig(app, als):
    tafel = bouw.tafel()
    cv = bouw.mens(tafel, "casusverantwoordelijke")
    casus = bouw.casus(tafel, cv, "opvolging")
    sessie.commit()
    client = als(cv)
    for pad in ("/hulp", "/hulp/meldcode"):
        assert casus.nummer not in client.get(pad).get_data(as_text=True)
        with statements(app) as gezien:
            app.test_client().get(pad)
        assert gezien == []
