"""The chair rules on what was handed in."""

from __future__ import annotations

import copy
import datetime as dt
import re

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.casussen.models import Instroombesluit, Toets
from tafel.kern.db import sessie
from tafel.logboek.models import Inzage, Logregel
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


def test_instroom_opent_de_eerste_casus_vanzelf(app, als, tafel):
    kort = maak(tafel, "ingediend", thuis_sinds=dt.date(2026, 11, 1))
    lang = maak(tafel, "ingediend", thuis_sinds=dt.date(2026, 3, 1), vraag="Wie begint er maandag?")
    client = als(tafel.voorzitter)
    pagina = client.get("/instroom").text
    assert pagina.index(f"{lang} ·") < pagina.index(f"{kort} ·")
    assert "Wie begint er maandag?" in pagina
    assert f'action="/instroom/{lang}"' in pagina
    assert "lijst-eerst" in pagina
    assert tel(Inzage, wat="instroom", casus_id=haal(lang).id) == tel(Inzage) == 1
    gekozen = client.get(f"/instroom/{kort}").text
    assert f'action="/instroom/{kort}"' in gekozen
    assert "casus-eerst" in gekozen
    assert tel(Inzage) == 2


def test_een_lege_instroom_zegt_wat_nu(app, als, tafel):
    maak(tafel)
    pagina = als(tafel.voorzitter).get("/instroom").text
    assert "Alles is beslist" in pagina
    assert "Hier staan geen casussen meer" in als(tafel.voorzitter).get("/instroom?na=2026-001").text
    assert tel(Inzage) == 0


@pytest.mark.parametrize("thuis", [26, 10, 0])
def test_instroom_bladert_zonder_iets_over_te_slaan(app, als, tafel, thuis):
    """Who is at home comes first, also when the page turns among those, among the others, or between them."""
    begin = dt.date(2026, 9, 1)
    for nr in range(54):
        sinds = begin + dt.timedelta(days=nr // 2) if nr < thuis else None  # two a day: the number decides
        bouw.casus(tafel.tafel, tafel.cv, "ingediend", thuis_sinds=sinds)
    sessie.commit()
    client, pad, gezien, bladen = als(tafel.voorzitter), "/instroom", [], 0
    while pad:
        pagina = client.get(pad).text
        gezien += re.findall(r"<b>(2026-\d+) · S\.V\.</b>", pagina)
        volgende = re.search(r'href="(/instroom\?na=[^"]+)">Volgende', pagina)
        pad, bladen = volgende and volgende[1], bladen + 1
        assert "2026-09" not in (pad or "")  # no day of a child in an address
    assert gezien == [f"2026-{nr:03d}" for nr in range(1, 55)]
    assert bladen == 3
    tweede = client.get("/instroom?na=2026-025").text
    assert 'action="/instroom/2026-026?na=2026-025"' in tweede
    assert 'href="/instroom/2026-027?na=2026-025"' in tweede
    for onzin in ("onzin", "1999-001", "2026-999", "' OR 1=1"):
        assert client.get("/instroom", query_string={"na": onzin}).status_code == 200


def test_instroom_is_voor_de_voorzitter(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    assert als(tafel.cv).get("/instroom").status_code == 403
    assert als(tafel.ander).get(f"/instroom/{nummer}").status_code == 404
    assert als(tafel.ander).post(f"/instroom/{nummer}", data={"besluit": "toelaten"}).status_code == 404
    assert als(tafel.cv).post(f"/instroom/{nummer}", data={"besluit": "toelaten"}).status_code == 403
    assert als(tafel.voorzitter).post(f"/instroom/{maak(tafel)}", data={"besluit": "toelaten"}).status_code == 404
    assert als(tafel.voorzitter).post(f"/instroom/{nummer}", data={"besluit": "onzin"}).status_code == 404
    assert haal(nummer).stand == "ingediend"
