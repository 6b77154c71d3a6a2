"""The page of the aanmelding: kept while typing, as a whole, in two windows."""

from __future__ import annotations

import copy
import datetime as dt
import re

from tafel.logboek.models import Logregel
from tests import bouw
from tests.casussen.hulp import HTMX, formulier, haal, maak, tel


def test_een_nieuwe_casus_begint_met_een_knop(app, als, tafel):
    client = als(tafel.cv)
    assert client.get("/casussen/nieuw").status_code == 200
    antwoord = client.post("/casussen/nieuw")
    assert antwoord.status_code == 303
    assert re.fullmatch(r"/casussen/20\d\d-001/aanmelden", antwoord.location)
    assert client.get(antwoord.location).status_code == 200
    assert client.post("/casussen/nieuw").location.endswith("-002/aanmelden")
    assert tel(Logregel, wat="casus gemaakt") == 2
    assert als(tafel.partij).post("/casussen/nieuw").status_code == 403


def test_het_hele_formulier_bewaren(app, als, tafel):
    client = als(tafel.cv)
    pad = client.post("/casussen/nieuw").location
    antwoord = client.post(pad, data=formulier(versie="1"))
    assert antwoord.status_code == 303
    casus = haal(pad.split("/")[2])
    assert (casus.initialen, casus.sector, casus.nog_te_doen) == ("S.V.", "vo", 0)
    assert casus.thuis_sinds == dt.date(2026, 9, 7)
    assert casus.aanmelding["partijen"][2]["naam"] == "Mirjam Voorbeeld"
    assert "Compleet" in client.get(pad).text


def test_een_fout_in_het_hele_formulier_bewaart_niets_en_houdt_wat_er_stond(app, als, tafel):
    nummer = maak(tafel)
    invoer = formulier(**{"leerling-geboortedatum": "31-2-2013", "stagnatie-wat": "Een nieuwe tekst."})
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/aanmelden", data=invoer)
    assert antwoord.status_code == 422
    assert "31 februari 2013 bestaat niet" in antwoord.text
    assert 'value="31-2-2013"' in antwoord.text
    assert "Een nieuwe tekst." in antwoord.text
    assert 'href="#leerling-geboortedatum"' in antwoord.text
    assert haal(nummer).aanmelding["stagnatie"]["wat"] == bouw.SAM["stagnatie"]["wat"]
    assert haal(nummer).versie == 1


def test_een_blok_bewaren_terwijl_u_typt(app, als, tafel):
    nummer = maak(tafel)
    invoer = {"verzuim-soort": "andere_reden", "verzuim-thuis_sinds": "2026-10-05", "versie": "1"}
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/aanmelden/2", data=invoer, headers=HTMX)
    assert antwoord.status_code == 200
    assert "Bewaard om" in antwoord.text
    assert 'id="toets"' in antwoord.text
    assert 'name="verzuim-soort"' not in antwoord.text  # never the input that is being typed in
    casus = haal(nummer)
    assert casus.thuis_sinds == dt.date(2026, 10, 5)
    assert casus.aanmelding["leerling"]["voornaam"] == "Sam"
    assert f'value="{casus.versie}"' in antwoord.text
    assert tel(Logregel, wat="aanmelding bewaard") == 1


def test_hetzelfde_nog_een_keer_bewaren_schrijft_niets(app, als, tafel):
    nummer = maak(tafel)
    invoer = {"verzuim-soort": "langdurig_relatief", "verzuim-thuis_sinds": "2026-09-07"}
    assert als(tafel.cv).post(f"/casussen/{nummer}/aanmelden/2", data=invoer, headers=HTMX).status_code == 200
    assert haal(nummer).versie == 1
    assert tel(Logregel, wat="aanmelding bewaard") == 0


def test_een_blok_met_een_foute_waarde_bewaart_niets_van_dat_blok(app, als, tafel):
    nummer = maak(tafel)
    invoer = {"verzuim-soort": "absoluut", "verzuim-thuis_sinds": "morgen", "versie": "1"}
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/aanmelden/2", data=invoer, headers=HTMX)
    assert antwoord.status_code == 422
    assert 'id="verzuim-thuis_sinds-meld"' in antwoord.text
    assert "Dit is geen datum" in antwoord.text
    assert haal(nummer).aanmelding["verzuim"]["soort"] == "langdurig_relatief"


def test_een_te_lange_vraag_wordt_bij_het_veld_gezegd(app, als, tafel):
    nummer = maak(tafel)
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/aanmelden/4", data={"vraag": "x" * 301}, headers=HTMX)
    assert antwoord.status_code == 422
    assert "De vraag is 301 tekens lang. Er passen er 300." in antwoord.text
    assert haal(nummer).vraag == "Hoe kan S. weer naar school?"


def test_een_blok_dat_niet_meekomt_wordt_niet_leeggemaakt(app, als, tafel):
    nummer = maak(tafel)
    client = als(tafel.cv)
    leeg = client.post(f"/casussen/{nummer}/aanmelden/2", data={"versie": "1"}, headers=HTMX)
    assert leeg.status_code == 400
    assert "Bewaard" not in leeg.text
    client.post(f"/casussen/{nummer}/aanmelden", data={"verzuim-soort": "absoluut", "versie": "1"})
    casus = haal(nummer)
    assert casus.aanmelding["verzuim"]["soort"] == "absoluut"
    assert casus.aanmelding["leerling"]["voornaam"] == "Sam"
    assert client.post(f"/casussen/{nummer}/aanmelden/9", data={"versie": "1"}, headers=HTMX).status_code == 404


def test_twee_vensters_verliezen_niets(app, als, tafel):
    nummer = maak(tafel)
    client = als(tafel.cv)
    eerste = {"verzuim-soort": "andere_reden", "versie": "1"}
    assert client.post(f"/casussen/{nummer}/aanmelden/2", data=eerste, headers=HTMX).status_code == 200
    tweede = {"verzuim-soort": "absoluut", "versie": "1"}
    botsing = client.post(f"/casussen/{nummer}/aanmelden/2", data=tweede, headers=HTMX)
    assert botsing.status_code == 409
    assert "Uw tekst staat nog hier" in botsing.text
    assert 'id="versie"' not in botsing.text
    heel = client.post(
        f"/casussen/{nummer}/aanmelden", data=formulier(versie="1", **{"stagnatie-wat": "Uit venster twee."})
    )
    assert heel.status_code == 409
    assert "Uit venster twee." in heel.text
    assert haal(nummer).aanmelding["verzuim"]["soort"] == "andere_reden"
    nieuw = re.search(r'name="versie" id="versie" form="aanmelding" value="(\d+)"', heel.text)[1]
    invoer = formulier(versie=nieuw, **{"stagnatie-wat": "Uit venster twee."})
    assert client.post(f"/casussen/{nummer}/aanmelden", data=invoer).status_code == 303
    assert haal(nummer).aanmelding["stagnatie"]["wat"] == "Uit venster twee."


def test_een_regel_toevoegen_en_weghalen_zonder_javascript(app, als, tafel):
    nummer = maak(tafel)
    client = als(tafel.cv)
    antwoord = client.post(f"/casussen/{nummer}/aanmelden", data=formulier(meer="partijen"))
    assert antwoord.status_code == 303
    assert antwoord.location.endswith("?meer=partijen#rij-partijen-5")
    assert 'name="partijen-5-rol"' in client.get(antwoord.location).text
    assert 'name="partijen-5-rol"' not in client.get(f"/casussen/{nummer}/aanmelden").text
    client.post(f"/casussen/{nummer}/aanmelden", data=formulier(weg="partijen-0"))
    assert [p["rol"] for p in haal(nummer).aanmelding["partijen"]][:2] == ["ouders", "school"]
    assert client.post(f"/casussen/{nummer}/aanmelden", data=formulier(meer="onzin")).status_code in (303, 404)


def test_bewaar_en_stop_gaat_naar_de_lijst(app, als, tafel):
    nummer = maak(tafel)
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/aanmelden", data=formulier(klaar="ja"))
    assert (antwoord.status_code, antwoord.location) == (303, "/casussen")


def test_elke_link_van_de_toets_wijst_naar_een_veld_op_de_bladzijde(app, als, tafel):
    leeg = als(tafel.cv)
    pad = leeg.post("/casussen/nieuw").location
    half = copy.deepcopy(bouw.SAM)
    half["partijen"] = half["partijen"][:3]
    half["opschalingen"][0]["uitkomst"] = ""
    half["toestemmingen"] = []
    for pagina in (leeg.get(pad).text, leeg.get(f"/casussen/{maak(tafel, document=half)}/aanmelden").text):
        doelen = set(re.findall(r'<a href="#([^"]+)" id="toets-', pagina))
        assert doelen
        assert {d for d in doelen if f'id="{d}"' not in pagina} == set()


def test_de_bekende_rollen_staan_bij_het_veld(app, als, tafel):
    pagina = als(tafel.cv).get(f"/casussen/{maak(tafel)}/aanmelden").text
    assert re.search(r'<input id="partijen-0-rol"[^>]* list="rollen"', pagina)
    assert '<datalist id="rollen"><option value="leerling">' in pagina
    assert pagina.count('list="rollen"') == pagina.count('-rol" form=')


def test_zonder_naam_en_met_een_geboortedatum_die_nog_komt(app, als, tafel):
    client = als(tafel.cv)
    pad = client.post("/casussen/nieuw").location
    nummer = pad.split("/")[2]
    assert f"{nummer}, nog geen naam</a>" in client.get(pad).text
    client.post(pad, data={"leerling-geboortedatum": "5-5-2190"})
    pagina = client.get(pad).text
    assert "5 mei 2190 is nog niet geweest." in pagina
    assert "jaar</span>" not in pagina
    client.post(pad, data={"leerling-voornaam": "Sam", "leerling-geboortedatum": "5-5-2190"})
    assert f"<h1>{nummer} · S.</h1>" in client.get(f"/casussen/{nummer}").text
