"""The chair rules on what was handed in."""

from __future__ import annotations

import copy

import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.casussen.models import Instroombesluit, Toets
from tafel.logboek.models import Logregel
from tests import bouw
from tests.casussen.hulp import haal, lees, maak, tel


def test_toelaten(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    client = als(tafel.voorzitter)
    assert nummer in client.get("/instroom").text
    assert "Laat toe" in client.get(f"/instroom/{nummer}").text
    antwoord = client.post(f"/instroom/{nummer}", data={"besluit": "toelaten", "reden": ""})
    assert antwoord.status_code == 303
    assert haal(nummer).stand == "toegelaten"
    assert tel(Bericht, aan_id=tafel.cv.id) == 1
    assert (tel(Toets, moment="toegelaten"), tel(Logregel, wat="instroom toegelaten")) == (1, 1)
    assert "Deze casus is toegelaten." in client.get(f"/instroom/{nummer}").text


def test_een_tweede_keer_beslissen_zegt_rustig_wat_er_is_besloten(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    client = als(tafel.voorzitter)
    client.post(f"/instroom/{nummer}", data={"besluit": "toelaten", "versie": "1"})
    nog_eens = client.post(f"/instroom/{nummer}", data={"besluit": "teruggeven", "reden": "Toch niet.", "versie": "1"})
    assert nog_eens.status_code == 422
    assert "Deze casus is toegelaten." in nog_eens.text
    assert tel(Instroombesluit) == 1


def test_toelaten_met_iets_open_kan_alleen_als_uitzondering_met_reden(app, als, tafel):
    half = copy.deepcopy(bouw.SAM)
    half["opschalingen"] = []
    nummer = maak(tafel, "ingediend", document=half)
    client = als(tafel.voorzitter)
    assert "Laat toe als uitzondering" in client.get(f"/instroom/{nummer}").text
    assert client.post(f"/instroom/{nummer}", data={"besluit": "toelaten"}).status_code == 422
    zonder = client.post(f"/instroom/{nummer}", data={"besluit": "uitzondering", "reden": " "})
    assert zonder.status_code == 422
    assert "Schrijf waarom u deze uitzondering maakt." in zonder.text
    assert haal(nummer).stand == "ingediend"
    assert client.post(f"/instroom/{nummer}", data={"besluit": "uitzondering", "reden": "Haast."}).status_code == 303
    besluit = lees(sa.select(Instroombesluit))
    assert (besluit.soort, besluit.mist, besluit.reden) == ("uitzondering", ["opschaling"], "Haast.")
    assert haal(nummer).stand == "toegelaten"


def test_teruggeven_vraagt_een_reden_en_bewaart_wat_mist(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    client = als(tafel.voorzitter)
    leeg = client.post(f"/instroom/{nummer}", data={"besluit": "teruggeven", "mist": ["plan"]})
    assert leeg.status_code == 422
    assert "Schrijf wat de aanmelder nog moet doen." in leeg.text
    assert 'value="plan" checked' in leeg.text or 'checked id="mist' in leeg.text
    onzin = client.post(f"/instroom/{nummer}", data={"besluit": "teruggeven", "mist": ["bestaat_niet"], "reden": "x"})
    assert onzin.status_code == 422
    goed = client.post(
        f"/instroom/{nummer}", data={"besluit": "teruggeven", "mist": ["plan"], "reden": "Maak het samen."}
    )
    assert goed.status_code == 303
    assert (haal(nummer).stand, haal(nummer).nog_te_doen) == ("teruggegeven", 1)
    pagina = als(tafel.cv).get(f"/casussen/{nummer}").text
    assert "Maak het samen." in pagina
    assert "plan van aanpak, samen gemaakt" in pagina


def test_doorverwijzen_vraagt_plek_en_reden(app, als, tafel):
    nummer = maak(tafel, "ingediend", sector="po")
    client = als(tafel.voorzitter)
    leeg = client.post(f"/instroom/{nummer}", data={"besluit": "doorverwijzen", "naar": "", "reden": ""})
    assert leeg.status_code == 422
    assert "Kies waar deze casus beter past." in leeg.text
    vo = client.post(
        f"/instroom/{nummer}", data={"besluit": "doorverwijzen", "naar": "casuistiekoverleg", "reden": "Past."}
    )
    assert vo.status_code == 422
    assert "alleen voor het voortgezet onderwijs" in vo.text
    assert "Past." in vo.text
    goed = client.post(
        f"/instroom/{nummer}", data={"besluit": "doorverwijzen", "naar": "mdo", "reden": "Eerst een MDO."}
    )
    assert goed.status_code == 303
    assert haal(nummer).stand == "doorverwezen"


def test_instroom_is_voor_de_voorzitter(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    assert als(tafel.cv).get("/instroom").status_code == 403
    assert als(tafel.ander).get(f"/instroom/{nummer}").status_code == 404
    assert als(tafel.ander).post(f"/instroom/{nummer}", data={"besluit": "toelaten"}).status_code == 404
    assert als(tafel.voorzitter).post(f"/instroom/{nummer}", data={"besluit": "onzin"}).status_code == 404
    assert haal(nummer).stand == "ingediend"
