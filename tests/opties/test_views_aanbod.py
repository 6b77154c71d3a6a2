"""The map of the region: who keeps it, filters, pages, and how old a waiting time is."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.opties.models import Aanbod
from tests import bouw
from tests.casussen.hulp import lees, tel
from tests.opties.hulp import aanbod, casus_met_wensen, optie
from tests.tellen import statements

GOED = {"naam": "Judoclub", "soort": "sport", "waarvoor": "Kleine groep.", "wachttijd_weken": "0",
        "peildatum": "2026-11-20", "plek": "De Wolk", "contact": "06 0000 0001"}  # fmt: skip


def test_op_de_kaart_zetten_wijzigen_en_stoppen(app, als, tafel):
    client = als(tafel.onderzoeker)
    assert "Hier staat nog niets" in client.get("/aanbod").text
    assert client.post("/aanbod/nieuw", data=GOED).status_code == 303
    rij = lees(sa.select(Aanbod))
    lijst = client.get("/aanbod").text
    assert "Judoclub" in lijst and "Geen wachttijd" in lijst and "De Wolk" in lijst
    pad = f"/aanbod/{rij.id}"
    assert client.get(pad).status_code == 200
    assert client.post(pad, data={**GOED, "wachttijd_weken": "4", "versie": str(rij.versie)}).status_code == 303
    botst = client.post(pad, data={**GOED, "contact": "MIJNLOKET", "versie": str(rij.versie)})
    assert (botst.status_code, "MIJNLOKET" in botst.text) == (409, True)
    assert client.post(f"{pad}/stop").status_code == 303
    assert "Judoclub" not in client.get("/aanbod").text


@pytest.mark.parametrize(
    "anders, zin",
    [
        ({"naam": ""}, "Vul de naam in."),
        ({"soort": ""}, "Kies wat voor aanbod dit is."),
        ({"wachttijd_weken": "veel"}, "Vul een heel getal in van 0 tot en met 260."),
        ({"wachttijd_weken": "3", "peildatum": ""}, "Vul in wanneer u dit hebt gevraagd."),
        ({"peildatum": "2031-01-01"}, "Deze dag is nog niet geweest."),
        ({"naam": "Bestaat al"}, "Dit staat al op de kaart."),
    ],
)
def test_een_regel_wordt_geweigerd(app, als, tafel, anders, zin):
    aanbod(tafel, "Bestaat al")
    antwoord = als(tafel.onderzoeker).post("/aanbod/nieuw", data={**GOED, **anders})
    assert antwoord.status_code == 422
    assert zin in antwoord.text and "Kleine groep." in antwoord.text
    assert tel(Aanbod) == 1


def test_filter_en_bladzijden(app, als, tafel):
    for nr in range(26):
        aanbod(tafel, f"Club {nr:02d}")
    aanbod(tafel, "Atelier", "cultuur")
    client = als(tafel.voorzitter)
    eerste = client.get("/aanbod?soort=sport").text
    assert "Club 24" in eerste and "Club 25" not in eerste and "Atelier" not in eerste
    assert "Club 25" in client.get("/aanbod?soort=sport&na=Club 24").text
    assert "Atelier" in client.get("/aanbod?soort=cultuur").text
    assert client.get("/aanbod?soort=tovenarij").status_code == 404
    with statements(app) as gezien:
        client.get("/aanbod")
    assert len(gezien) <= 5, gezien


def test_na_drie_maanden_is_een_wachttijd_oud(app, als, tafel):
    plek = aanbod(tafel, "Praktijk", "ggz", wachttijd_weken=14, peildatum=vandaag() - dt.timedelta(days=100))
    aanbod(tafel, "Vers", "sport")
    client = als(tafel.onderzoeker)
    lijst = client.get("/aanbod").text
    assert lijst.count("Vraag de wachttijd na") == 1
    nummer = casus_met_wensen(tafel)
    optie(nummer, aanbod_id=plek)
    assert "Oud, vraag opnieuw" in client.get(f"/casussen/{nummer}/opties").text


def test_een_optie_houdt_wat_van_de_kaart_is(app, als, tafel):
    plek = aanbod(tafel, "Praktijk", "ggz")
    client = als(tafel.onderzoeker)
    nummer = casus_met_wensen(tafel)
    een = optie(nummer, aanbod_id=plek)
    client.post(f"/aanbod/{plek}/stop")
    assert "Praktijk" in client.get(f"/casussen/{nummer}/opties").text
    assert "Staat niet meer op de kaart" in client.get(f"/casussen/{nummer}/opties/{een}").text


@pytest.mark.parametrize("wie, ziet, zet", [("cv", 200, 403), ("voorzitter", 200, 403), ("partij", 403, 403)])
def test_wie_leest_en_wie_schrijft(app, als, tafel, wie, ziet, zet):
    plek = aanbod(tafel)
    client = als(getattr(tafel, wie))
    assert client.get("/aanbod").status_code == ziet
    assert client.post("/aanbod/nieuw", data=GOED).status_code == zet
    assert client.post(f"/aanbod/{plek}", data=GOED).status_code in (403, 404)
    assert tel(Aanbod) == 1


def test_beheerder_en_een_andere_tafel(app, als, tafel):
    plek = aanbod(tafel)
    beheerder = bouw.mens(tafel.tafel, "beheerder")
    buur = bouw.mens(bouw.tafel("BUR"), "beheerder")
    sessie.commit()
    sessie.remove()
    assert als(beheerder).get(f"/aanbod/{plek}").status_code == 200
    vreemd, onbekend = als(buur).get(f"/aanbod/{plek}"), als(buur).get(f"/aanbod/{tafel.cv.id}")
    assert vreemd.status_code == onbekend.status_code == 404
    assert vreemd.text == onbekend.text
    assert "Judoclub" not in als(buur).get("/aanbod").text
    assert als(buur).post("/aanbod/nieuw", data=GOED).status_code == 303  # the same name at another table
    assert als(None).get("/aanbod").status_code == 303
