"""The page stops at once: unknown, ended, taken back, shut out, 16, guessed too often, no talk (any more)."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa
import time_machine

from tafel.accounts.models import Inlogpoging
from tafel.casussen.models import Casus
from tafel.kern.db import sessie
from tafel.links.models import PersoonlijkeLink
from tafel.overleggen.models import Agendapunt
from tafel.toestemmingen.models import Gezagsouder
from tafel.uitnodigingen.models import Tijdslot
from tests.voor_u.wereld import Familie, open_

POSTS = ("", "/komt", "/komt-niet", "/meedoen", "/meenemen")


@pytest.fixture
def w(app):
    """Two cases, invited; w.ouders and w.leerling are addresses at the first."""
    with app.app_context():
        w = Familie()
        w.ouders, w.leerling = w.link("ouders"), w.link("leerling")
    return w


def test_onbekend_verlopen_ingetrokken_en_uitgesloten_zijn_dezelfde_404(w, app):
    client = open_(app, w.ouders)
    onbekend = client.get("/voor-u/bestaat-niet")
    assert onbekend.status_code == 404

    def weg():
        for pad in ("", *POSTS):
            antwoord = client.get(w.ouders) if not pad else client.post(w.ouders + pad)
            assert antwoord.status_code == 404, pad
        assert client.get(w.ouders).data == onbekend.data

    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=30), tick=False):
        assert client.get(w.ouders).data == onbekend.data
    with app.app_context():
        casus = sessie.get_one(Casus, w.cases[0].id)
        weging = {"reden": "Op verzoek.", "gewogen_door": "M. Weger", "sinds": dt.date(2026, 11, 1)}
        sessie.add_all([
            Gezagsouder(casus_id=casus.id, naam="A. Verzonnen"),
            Gezagsouder(casus_id=casus.id, naam="B. Verzonnen", staat="uitgesloten", **weging),
        ])  # fmt: skip
        sessie.commit()
        sessie.remove()
    weg()  # a seat of both parents: nobody can tell who reads
    with app.app_context():
        w.stoel(w.cases[0], "ouders").naam = "A. Verzonnen"
        sessie.commit()
        sessie.remove()
    assert client.get(w.ouders).status_code == 200  # the other parent still has the page
    with app.app_context():
        w.stoel(w.cases[0], "ouders").naam = "B. Verzonnen"
        sessie.commit()
        sessie.remove()
    weg()
    assert client.get(w.leerling).status_code == 200


def test_wie_niets_opent_leest_wat_nu_te_doen_en_niet_of_de_link_er_ooit_was(w, app, als):
    client = app.test_client()
    dicht = client.get("/voor-u/bestaat-niet")
    assert dicht.status_code == 404 and dicht.headers["Referrer-Policy"] == "no-referrer"
    assert "Bel wie u de brief of de mail stuurde." in dicht.text and "Naar vandaag" not in dicht.text
    assert client.get("/uitnodiging/bestaat-niet").data == dicht.data
    for woord in ("ingetrokken", "verlopen", "bestaat"):
        assert woord not in dicht.text.partition("<main")[2]
    stoel = w.stoel(w.cases[0], "ouders").id
    sessie.remove()
    als(w.vz).post(f"/casussen/{w.cases[0].nummer}/voor-u/{stoel}", data={"doe": "intrekken"})
    assert client.get(w.ouders).data == dicht.data


def test_herladen_na_een_fout_leidt_terug_naar_de_bladzijde(w, app):
    client = open_(app, w.leerling)
    assert client.post(w.leerling + "/meedoen", data={"tekst": "hoi"}).status_code == 422
    for pad in (w.leerling, "/voor-u/bestaat-niet"):
        for deel in POSTS[1:]:
            antwoord = client.get(pad + deel)
            assert antwoord.status_code == 303 and antwoord.location == pad
            assert antwoord.headers["Referrer-Policy"] == "no-referrer"
    assert w.slot("leerling").antwoord == "open" and w.slot("leerling").meedoen is None
    sessie.remove()


def test_op_de_16e_verjaardag_stopt_de_link_van_de_ouders_vanzelf(w, app):
    with app.app_context():
        jarig = w.overleg.datum
        sessie.execute(sa.update(Casus).values(geboortedatum=jarig.replace(year=jarig.year - 16)))
        sessie.commit()
        sessie.remove()
    client = app.test_client()
    assert client.get(w.ouders).status_code == 200
    with time_machine.travel(dt.datetime.combine(jarig, dt.time(8), dt.UTC), tick=False):
        assert client.get(w.ouders).status_code == 404
        assert client.get(w.leerling).status_code == 200


def test_ingetrokken_stopt_meteen(w, app):
    client = open_(app, w.ouders)
    sessie.execute(sa.update(PersoonlijkeLink).values(ingetrokken_op=dt.datetime.now(dt.UTC)))
    sessie.commit()
    sessie.remove()
    assert client.get(w.ouders).status_code == 404 and client.post(w.ouders + "/komt").status_code == 404


def test_wie_blijft_raden_moet_wachten_en_wie_klopt_telt_niet_mee(w, app):
    client = app.test_client()
    for _ in range(35):
        assert client.get(w.ouders).status_code == 200
    for _ in range(30):
        client.get("/voor-u/geraden")
    assert client.get("/voor-u/geraden").status_code == 429
    assert client.get(w.ouders).status_code == 429 and client.post(w.ouders).status_code == 429
    sessie.remove()
    assert sessie.scalar(sa.select(sa.func.count()).select_from(Inlogpoging)) >= 30
    sessie.remove()


def test_geen_dag_nog_en_na_afloop(w, app):
    client = open_(app, w.ouders)
    sessie.execute(sa.update(Tijdslot).values(afgezegd=True))
    sessie.commit()
    sessie.remove()
    tekst = client.get(w.ouders).text
    assert "De uitnodiging komt nog" in tekst and "Rob Fantasie" not in tekst and "Ik kom" not in tekst
    for pad in POSTS[1:]:
        assert client.post(w.ouders + pad, data={"meedoen": "praten"}).status_code == 422
    sessie.execute(sa.update(Tijdslot).values(afgezegd=False))
    sessie.execute(sa.update(Agendapunt).values(uitkomst="besloten", begonnen_op=dt.datetime.now(dt.UTC)))
    sessie.commit()
    sessie.remove()
    tekst = client.get(w.ouders).text
    assert "Het gesprek over school is geweest" in tekst and "een brief met wat er is afgesproken" in tekst
    assert 'action="' not in tekst
    assert client.post(w.ouders + "/komt").status_code == 422
