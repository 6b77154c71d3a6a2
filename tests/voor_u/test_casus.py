"""The chair: see who has a link, how a page looks, make, print and take back."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa

from tafel.kern.db import sessie
from tafel.links.models import PersoonlijkeLink
from tafel.logboek.models import Inzage, Logregel
from tests import bouw
from tests.voor_u.wereld import Familie


@pytest.fixture
def w(app):
    """Two cases, invited."""
    with app.app_context():
        w = Familie()
        w.nr = w.cases[0].nummer
        w.ouders, w.leerling = (w.stoel(w.cases[0], rol).id for rol in ("ouders", "leerling"))
        w.school = w.stoel(w.cases[0], "school").id
        w.basis = f"/casussen/{w.nr}/voor-u"
        sessie.remove()
    return w


def links(w, wie):
    sessie.remove()
    rijen = sessie.scalars(sa.select(PersoonlijkeLink).where(PersoonlijkeLink.betrokkene_id == wie)).all()
    sessie.remove()
    return rijen


def test_maken_drukken_gebruiken_en_intrekken(w, app, als):
    client = als(w.vz)
    antwoord = client.post(f"{w.basis}/{w.ouders}", data={"doe": "maak"})
    assert antwoord.status_code == 303 and antwoord.location.endswith(f"{w.ouders}/brief")
    papier = client.get(antwoord.location).text
    code = re.search(r"localhost/voor-u/([0-9a-z-]+)", papier)[1]
    assert len(code) == 19 and "http" not in papier.partition("<main")[2]
    assert app.test_client().get(f"/voor-u/{code.upper().replace('-', '')}").status_code == 200
    lijst = client.get(w.basis).text
    assert "Link werkt" in lijst and "Trek de link in" in lijst and "Zo ziet de leerling het" in lijst
    assert client.post(f"{w.basis}/{w.ouders}", data={"doe": "intrekken"}).status_code == 303
    assert app.test_client().get(f"/voor-u/{code}").status_code == 404
    assert client.get(f"{w.basis}/{w.ouders}/brief").status_code == 404
    assert "Ingetrokken op" in client.get(w.basis).text
    log = sessie.scalars(sa.select(Logregel.wat).where(Logregel.wat.like("link %")).order_by(Logregel.volgnummer)).all()
    assert log[-2:] == ["link gemaakt", "link ingetrokken"]
    assert "link op papier" in sessie.scalars(sa.select(Inzage.wat)).all()
    sessie.remove()


def test_een_voorbeeld_zonder_formulier(w, als):
    tekst = als(w.vz).get(f"{w.basis}/{w.leerling}").text
    assert "Zo ziet de leerling het." in tekst and "<form" not in tekst and "Wie beslist, en wie komen er?" in tekst


def test_wie_niets_mag_lezen_krijgt_geen_link(w, app, als):
    with app.app_context():
        w.cases[0].geboortedatum = w.cases[0].geboortedatum.replace(year=2018)
        sessie.merge(w.cases[0])
        sessie.commit()
        sessie.remove()
    client = als(w.vz)
    voor = len(links(w, w.leerling))
    antwoord = client.post(f"{w.basis}/{w.leerling}", data={"doe": "maak"})
    assert antwoord.status_code == 422 and "Jonger dan 12" in antwoord.text and 'role="alert"' in antwoord.text
    assert len(links(w, w.leerling)) == voor


def test_wie_dit_mag(w, als):
    for mens in (w.cv, w.rob):
        client = als(mens)
        assert client.get(w.basis).status_code in (403, 404)
        assert client.post(f"{w.basis}/{w.ouders}", data={"doe": "maak"}).status_code in (403, 404)
    buur = als(bouw.mens(bouw.tafel("TFF"), "voorzitter"))
    vreemd = als(w.vz).get("/casussen/2026-999/voor-u")
    for pad in (w.basis, f"{w.basis}/{w.ouders}", f"{w.basis}/{w.ouders}/brief"):
        assert buur.get(pad).status_code == 404 and buur.get(pad).data == buur.get("/casussen/2026-999/voor-u").data
    assert vreemd.status_code == 404
    assert als(None).get(w.basis).status_code == 303
    andere = f"/casussen/{w.cases[1].nummer}/voor-u/{w.ouders}"
    client = als(w.vz)
    assert client.get(andere).status_code == 404 and client.post(andere, data={"doe": "maak"}).status_code == 404
    assert client.get(f"{w.basis}/{w.school}").status_code == 404  # only leerling and ouders
    assert client.post(f"{w.basis}/{w.ouders}", data={"doe": "iets"}).status_code == 404


def test_een_voorzitter_die_partij_is_ziet_niets(w, app, als):
    with app.app_context():
        bouw.toegang(w.cases[0], w.vz, "partij")
        sessie.commit()
        sessie.remove()
    client = als(w.vz)
    assert client.get(w.basis).status_code in (403, 404)
    assert client.post(f"{w.basis}/{w.ouders}", data={"doe": "maak"}).status_code in (403, 404)
