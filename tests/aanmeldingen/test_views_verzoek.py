"""Handing in with a request for an exception, and the chair who rules on it."""

from __future__ import annotations

import copy

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.casussen.models import Instroombesluit, Toets
from tafel.logboek.models import Logregel
from tests import bouw
from tests.casussen.hulp import HTMX, formulier, haal, lees, maak, tel

HALF = {**copy.deepcopy(bouw.SAM), "opschalingen": []}
ZIN = "De plek is maandag weg."
VRAAG = "Kan dit niet wachten? Vraag een uitzondering"


def test_het_vakje_staat_er_alleen_als_er_iets_open_is_dat_mag_wachten(app, als, tafel):
    client = als(tafel.cv)
    te_oud = {**HALF, "leerling": {**HALF["leerling"], "geboortedatum": "2006-05-14"}}
    for document, staat in ((HALF, True), (bouw.SAM, False), (te_oud, False)):
        pagina = client.get(f"/casussen/{maak(tafel, document=document)}/aanmelden").text
        assert (VRAAG in pagina) is staat
        assert ('name="verzoek"' in pagina) is staat


def test_indienen_met_een_verzoek(app, als, tafel):
    nummer = maak(tafel, document=HALF)
    data = formulier(HALF, verzoek=f"  {ZIN}\r\nEcht.  ", uitzondering="ja", versie="1")
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/indienen", data=data)
    assert (antwoord.status_code, antwoord.location) == (303, f"/casussen/{nummer}")
    casus = haal(nummer)
    assert (casus.stand, casus.verzoek_uitzondering) == ("ingediend", f"{ZIN}\nEcht.")
    toets = lees(sa.select(Toets))
    assert (toets.moment, toets.uitkomst) == ("ingediend", "nog_niet_tafelrijp")
    assert [e["code"] for e in toets.eisen if e["soort"] == "hard" and e["voldaan"] is False] == ["opschaling"]
    regel = lees(sa.select(Logregel).where(Logregel.wat == "ingediend met verzoek om uitzondering"))
    assert regel.gegevens["mist"] == ["opschaling"]
    assert ZIN not in str(regel.gegevens)
    bericht = lees(sa.select(Bericht))
    assert bericht.aan_id == tafel.voorzitter.id
    assert "met een verzoek om uitzondering" in bericht.onderwerp
    assert ZIN not in bericht.tekst
    assert "met een verzoek om uitzondering" in als(tafel.cv).get(f"/casussen/{nummer}").text


def test_ook_zonder_de_rest_van_het_formulier(app, als, tafel):
    nummer = maak(tafel, document=HALF)
    data = {"uitzondering": "ja", "verzoek": ZIN}
    assert als(tafel.cv).post(f"/casussen/{nummer}/indienen", data=data).status_code == 303
    assert haal(nummer).verzoek_uitzondering == ZIN


@pytest.mark.parametrize("heel", [True, False])
@pytest.mark.parametrize(
    "verzoek, zin",
    [
        ("", "Schrijf waarom dit niet kan wachten."),
        ("   ", "Schrijf waarom dit niet kan wachten."),
        ("y" * 1501, "Uw uitleg is 1501 tekens lang. Er passen er 1500."),
        ("stil\x07", "In deze tekst staat een onzichtbaar teken."),
    ],
)
def test_een_verkeerde_motivatie_houdt_wat_getypt_is_en_bewaart_niets(app, als, tafel, heel, verzoek, zin):
    nummer = maak(tafel, document=HALF)
    data = {"uitzondering": "ja", "verzoek": verzoek}
    if heel:
        data = formulier(HALF, **data, **{"stagnatie-wat": "Getypt vlak voor indienen."})
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/indienen", data=data)
    assert antwoord.status_code == 422
    assert zin in antwoord.text
    assert 'id="verzoek-meld"><p class="foutregel">' in antwoord.text
    assert 'href="#verzoek"' in antwoord.text
    assert verzoek.strip()[:1500].rstrip("\x07") in antwoord.text
    if heel:
        assert "Getypt vlak voor indienen." in antwoord.text
    casus = haal(nummer)
    assert (casus.stand, casus.verzoek_uitzondering, casus.versie) == ("concept", None, 1)
    assert casus.aanmelding["stagnatie"]["wat"] == bouw.SAM["stagnatie"]["wat"]
    assert (tel(Toets), tel(Bericht), tel(Logregel, casus_id=casus.id)) == (0, 0, 0)


def test_1500_tekens_passen(app, als, tafel):
    nummer = maak(tafel, document=HALF)
    data = formulier(HALF, verzoek="é" * 1500, uitzondering="ja")
    assert als(tafel.cv).post(f"/casussen/{nummer}/indienen", data=data).status_code == 303
    assert len(haal(nummer).verzoek_uitzondering) == 1500


@pytest.mark.parametrize("wat", ["leeftijd", "plicht", "vraag"])
def test_hiervoor_kan_nooit_een_uitzondering(app, als, tafel, wat):
    document = copy.deepcopy(HALF)
    if wat == "leeftijd":
        document["leerling"]["geboortedatum"] = "2006-05-14"
    if wat == "plicht":
        document["leerling"] |= {"geboortedatum": "2009-05-14", "startkwalificatie": True}
    nummer = maak(tafel, document=document, vraag="" if wat == "vraag" else "Hoe?")
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/indienen", data={"uitzondering": "ja", "verzoek": ZIN})
    assert antwoord.status_code == 422
    assert "Hiervoor kan geen uitzondering." in antwoord.text
    if wat == "vraag":
        assert ZIN in antwoord.text
    assert (haal(nummer).stand, tel(Bericht)) == ("concept", 0)


def test_zonder_de_knop_blijft_indienen_geweigerd_en_blijft_de_tekst(app, als, tafel):
    nummer = maak(tafel, document=HALF)
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/indienen", data=formulier(HALF, verzoek=ZIN))
    assert antwoord.status_code == 422
    assert ZIN in antwoord.text
    assert haal(nummer).stand == "concept"


def test_bewaren_bewaart_de_motivatie_en_compleet_indienen_wist_die(app, als, tafel):
    nummer = maak(tafel, document=HALF)
    client = als(tafel.cv)
    assert client.post(f"/casussen/{nummer}/aanmelden", data=formulier(HALF, verzoek=ZIN)).status_code == 303
    assert haal(nummer).verzoek_uitzondering == ZIN
    assert ZIN in client.get(f"/casussen/{nummer}/aanmelden").text
    data = formulier(bouw.SAM, verzoek=ZIN, uitzondering="ja")
    assert client.post(f"/casussen/{nummer}/indienen", data=data).status_code == 303
    casus = haal(nummer)
    assert (casus.stand, casus.verzoek_uitzondering) == ("ingediend", None)
    assert (tel(Logregel, wat="casus ingediend"), tel(Logregel, wat="ingediend met verzoek om uitzondering")) == (1, 0)


@pytest.mark.parametrize("document", [HALF, bouw.SAM])
def test_het_vakje_komt_en_gaat_met_wat_open_is(app, als, tafel, document):
    nummer = maak(tafel, document=document)
    data = {"verzuim-thuis_sinds": "2026-09-08", "merk": "ander.ander"}
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/aanmelden/velden", data=data, headers=HTMX)
    assert antwoord.status_code == 200
    assert 'id="uitzondering"' in antwoord.text
    assert (VRAAG in antwoord.text) is (document is HALF)


def test_de_voorzitter_leest_het_verzoek_en_beslist_met_een_reden(app, als, tafel):
    nummer = maak(tafel, "ingediend", document=HALF, verzoek_uitzondering=ZIN)
    gewoon = maak(tafel, "ingediend")
    client = als(tafel.voorzitter)
    pagina = client.get(f"/instroom/{nummer}").text
    assert pagina.count("Vraagt uitzondering") == 1  # in the list, at this case only
    assert "<b>Vraagt een uitzondering</b>" in pagina
    assert ZIN in pagina
    assert ZIN not in client.get(f"/instroom/{gewoon}").text
    zonder = client.post(f"/instroom/{nummer}", data={"besluit": "uitzondering", "reden": " "})
    assert zonder.status_code == 422
    assert "Schrijf waarom u deze uitzondering maakt." in zonder.text
    assert (haal(nummer).stand, tel(Instroombesluit)) == ("ingediend", 0)
    goed = client.post(f"/instroom/{nummer}", data={"besluit": "uitzondering", "reden": "De plek gaat voor."})
    assert goed.status_code == 303
    assert haal(nummer).stand == "toegelaten"
    assert "<b>Vraagt een uitzondering</b>" not in client.get(f"/instroom/{nummer}").text


def test_een_ander_dient_niet_in(app, als, tafel):
    nummer = maak(tafel, document=HALF)
    data = {"uitzondering": "ja", "verzoek": ZIN}
    assert als(tafel.ander).post(f"/casussen/{nummer}/indienen", data=data).status_code == 404
    assert als(tafel.voorzitter).post(f"/casussen/{nummer}/indienen", data=data).status_code == 404
    assert als(None).post(f"/casussen/{nummer}/indienen", data=data).status_code == 303
    assert haal(nummer).stand == "concept"
