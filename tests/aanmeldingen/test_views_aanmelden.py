"""The page of the aanmelding: begun, kept as a whole, its rows and what the toets points at."""

from __future__ import annotations

import copy
import datetime as dt
import re

import sqlalchemy as sa

from tafel.kern.db import sessie
from tafel.logboek.models import Logregel
from tafel.organisaties.models import Lidmaatschap, Organisatie
from tests import bouw
from tests.aanmeldingen.venster import rijen
from tests.casussen.hulp import formulier, haal, maak, tel


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


def test_een_blok_dat_niet_meekomt_wordt_niet_leeggemaakt(app, als, tafel):
    nummer = maak(tafel)
    als(tafel.cv).post(f"/casussen/{nummer}/aanmelden", data={"verzuim-soort": "absoluut", "versie": "1"})
    casus = haal(nummer)
    assert casus.aanmelding["verzuim"] == {"soort": "absoluut", "thuis_sinds": "2026-09-07"}
    assert casus.aanmelding["leerling"]["voornaam"] == "Sam"


def test_een_formulier_zonder_stempels_kijkt_naar_de_versie(app, als, tafel):
    nummer = maak(tafel)
    client = als(tafel.cv)
    assert client.post(f"/casussen/{nummer}/aanmelden", data=formulier(versie="1", vraag="Een?")).status_code == 303
    heel = client.post(f"/casussen/{nummer}/aanmelden", data=formulier(versie="1", vraag="Twee?"))
    assert heel.status_code == 409
    assert "Twee?</textarea>" in heel.text
    assert haal(nummer).vraag == "Een?"
    nieuw = re.search(r'name="versie" id="versie" form="aanmelding" value="(\d+)"', heel.text)[1]
    data = formulier(versie=nieuw, vraag="Twee?")
    assert client.post(f"/casussen/{nummer}/aanmelden", data=data).status_code == 303
    assert haal(nummer).vraag == "Twee?"


def test_een_veld_dat_niet_bestaat_bewaart_niets(app, als, tafel):
    nummer = maak(tafel)
    data = formulier(**{"leerling-bestaat_niet": "x", "vraag": "Nieuw?"})
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/aanmelden", data=data)
    assert antwoord.status_code == 422
    assert "Dit veld bestaat niet. Laad de pagina opnieuw." in antwoord.text
    assert haal(nummer).vraag == "Hoe kan S. weer naar school?"


def test_regels_met_een_nummer_zijn_die_op_die_plek(app, als, tafel):
    nummer = maak(tafel)
    client = als(tafel.cv)
    client.post(f"/casussen/{nummer}/aanmelden", data=formulier(**{"opschalingen-0-functie": "bestuurder"}))
    eerst = haal(nummer).aanmelding["opschalingen"]
    assert [(g["functie"], g["leidinggevende"]) for g in eerst] == [("bestuurder", "R. Baas")]
    client.post(f"/casussen/{nummer}/aanmelden", data=formulier(**{"opschalingen-0-functie": "directeur"}))
    assert haal(nummer).aanmelding["opschalingen"][0]["_id"] == eerst[0]["_id"]


def test_een_regel_toevoegen_en_weghalen_zonder_javascript(app, als, tafel):
    nummer = maak(tafel)
    client = als(tafel.cv)
    antwoord = client.post(f"/casussen/{nummer}/aanmelden", data=formulier(meer="partijen"))
    assert antwoord.status_code == 303
    assert antwoord.location.endswith("?meer=partijen#rij-partijen-5")
    met = client.get(antwoord.location).text
    assert 'id="rij-partijen-5"' in met
    assert len(rijen(met, "partijen")) == 6
    assert len(rijen(client.get(f"/casussen/{nummer}/aanmelden").text, "partijen")) == 5
    client.post(f"/casussen/{nummer}/aanmelden", data=formulier(weg="partijen-0"))
    assert [p["rol"] for p in haal(nummer).aanmelding["partijen"]][:2] == ["ouders", "school"]
    assert client.post(f"/casussen/{nummer}/aanmelden", data=formulier(meer="onzin")).status_code == 404


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
    assert re.search(r'<input id="partijen-[0-9a-f]{8}-rol"[^>]* list="rollen"', pagina)
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


def test_lege_regels_en_bijzaken_staan_er_pas_als_erom_gevraagd_is(app, als, tafel):
    pagina = als(tafel.cv).get(f"/casussen/{maak(tafel)}/aanmelden").text
    assert rijen(pagina, "inzet") == []
    assert len(rijen(pagina, "opschalingen")) == 1
    assert '<details class="erbij" id="erbij-steunpersoon"><summary' in pagina
    vol = {**bouw.SAM, "steunpersoon": {"naam": "Oom Jan", "relatie": "oom"}}
    assert (
        '<details class="erbij" id="erbij-steunpersoon" open>'
        in als(tafel.cv).get(f"/casussen/{maak(tafel, document=vol)}/aanmelden").text
    )


def test_organisaties_van_de_tafel_en_namen_uit_de_aanmelding_staan_klaar(app, als, tafel):
    bij = Organisatie(naam="Jeugdhulp De Brug", soort="jeugdhulp")
    sessie.add_all([bij, Organisatie(naam="Van een andere tafel", soort="anders")])
    sessie.flush()
    sessie.execute(
        sa.update(Lidmaatschap).where(Lidmaatschap.gebruiker_id == tafel.partij.id).values(organisatie_id=bij.id)
    )
    sessie.commit()
    pagina = als(tafel.cv).get(f"/casussen/{maak(tafel)}/aanmelden").text
    lijst = pagina[pagina.index('<datalist id="organisaties">') :].split("</datalist>")[0]
    assert "Jeugdhulp De Brug" in lijst
    assert "Van een andere tafel" not in lijst
    mensen = pagina[pagina.index('<datalist id="mensen">') :].split("</datalist>")[0]
    assert '<option value="A. Verzonnen">' in mensen
    assert '<option value="Rob Fantasie" data-organisatie="Jeugdhulp De Brug" data-functie="">' in mensen
    assert "Vreemde Voorzitter" not in mensen


def test_een_opgeslagen_document_zonder_sleutels_doet_het(app, als, tafel):
    nummer = maak(tafel)
    client = als(tafel.cv)
    pad = f"/casussen/{nummer}/aanmelden"
    eerste, tweede = client.get(pad).text, client.get(pad).text
    gelijk = rijen(eerste, "partijen")
    assert gelijk == rijen(tweede, "partijen")
    client.post(pad, data={f"partijen-{gelijk[3]}-functie": "begeleider", "versie": "1"})
    partijen = haal(nummer).aanmelding["partijen"]
    assert [p["_id"] for p in partijen] == gelijk
    assert partijen[3]["functie"] == "begeleider"


def test_naast_een_toestemming_die_nog_niet_af_is_komt_geen_lege(app, als, tafel):
    document = copy.deepcopy(bouw.SAM)
    document["toestemmingen"] = [{"_id": "abcd1234", "door": "ouder", "naam": "A. Verzonnen", "voor": "delen"}]
    tekst = als(tafel.cv).get(f"/casussen/{maak(tafel, document=document)}/aanmelden").text
    assert rijen(tekst, "toestemmingen") == ["abcd1234"]
    assert 'href="#toestemmingen-abcd1234-datum"' in tekst  # the toets points at what misses in it
    document["toestemmingen"][0]["datum"] = "2099-01-01"  # not yet: then there is room for another
    tekst = als(tafel.cv).get(f"/casussen/{maak(tafel, document=document)}/aanmelden").text
    assert len(rijen(tekst, "toestemmingen")) == 2


def test_wat_bij_een_toestemming_is_opgevouwen_heet_kort(app, als, tafel):
    tekst = als(tafel.cv).get(f"/casussen/{maak(tafel)}/aanmelden").text
    assert "Voor wie, tot wanneer, of ingetrokken</summary>" in tekst
    assert "?, tot en met" not in tekst
