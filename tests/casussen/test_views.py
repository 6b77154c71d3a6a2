"""Pages of cases: aanmelden, instroom, one case, people."""

from __future__ import annotations

import copy
import datetime as dt
import re

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.casussen.models import Betrokkene, Casus, Casustoegang, Instroombesluit, Toets
from tafel.criteria.formulier import veldwaarden
from tafel.kern.db import sessie
from tafel.logboek.models import Inzage, Logregel
from tests import bouw

HTMX = {"HX-Request": "true"}


@pytest.fixture
def tafel(app):
    """A table with its people: t.cv, t.voorzitter, t.onderzoeker, t.partij; and somebody of another table."""

    class T:
        pass

    t = T()
    t.tafel = bouw.tafel()
    t.cv = bouw.mens(t.tafel, "casusverantwoordelijke", "Mirjam Voorbeeld")
    t.voorzitter = bouw.mens(t.tafel, "voorzitter", "Hans Jacobs")
    t.onderzoeker = bouw.mens(t.tafel, "zaakonderzoeker", "Zoë Zoeker")
    t.partij = bouw.mens(t.tafel, "partij", "Rob Fantasie")
    t.ander = bouw.mens(bouw.tafel("TFF"), "voorzitter", "Vreemde Voorzitter")
    sessie.commit()
    return t


def maak(t, stand="concept", **anders):
    """Store a case of t.cv and return its number."""
    casus = bouw.casus(t.tafel, t.cv, stand, **anders)
    sessie.commit()
    nummer = casus.nummer
    sessie.remove()
    return nummer


def haal(nummer):
    """Return the case as it is stored now."""
    return lees(sa.select(Casus).where(Casus.nummer == nummer))


def lees(vraag):
    """Return one row or value as it is stored now; the session is closed again."""
    sessie.remove()
    waarde = sessie.scalar(vraag)
    sessie.remove()
    return waarde


def formulier(document=None, **anders):
    """Return a document as the posted form."""
    return {**veldwaarden(document or bouw.SAM), "vraag": "Hoe kan S. weer naar school?", "heel": "ja", **anders}


def tel(model, **waar):
    """Return how many rows there are."""
    return lees(sa.select(sa.func.count()).select_from(model).filter_by(**waar))


# --- who sees what ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pad", ["", "/aanmelden", "/toets", "/intrekken", "/mensen"])
def test_wie_er_niet_bij_hoort_krijgt_dezelfde_404_als_bij_een_onbekende_casus(app, als, tafel, pad):
    nummer = maak(tafel, "ingediend")
    for wie in (tafel.ander, tafel.partij):
        client = als(wie)
        antwoord = client.get(f"/casussen/{nummer}{pad}")
        onbekend = client.get(f"/casussen/2026-999{pad}")
        assert (antwoord.status_code, onbekend.status_code) == (404, 404)
        assert antwoord.data == onbekend.data
    assert als(None).get(f"/casussen/{nummer}{pad}").status_code == 303


def test_een_concept_ziet_alleen_de_casusverantwoordelijke(app, als, tafel):
    nummer = maak(tafel)
    assert als(tafel.cv).get(f"/casussen/{nummer}").status_code == 200
    assert als(tafel.voorzitter).get(f"/casussen/{nummer}").status_code == 404
    assert als(tafel.voorzitter).get(f"/instroom/{nummer}").status_code == 404
    assert nummer not in als(tafel.voorzitter).get("/casussen").text


def test_toegang_die_is_beeindigd_geldt_niet_meer(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    bouw.toegang(haal(nummer), tafel.partij, "partij")
    sessie.commit()
    assert als(tafel.partij).get(f"/casussen/{nummer}").status_code == 200
    sessie.execute(sa.update(Casustoegang).where(Casustoegang.rol == "partij").values(tot=dt.date(2026, 1, 2)))
    sessie.commit()
    assert als(tafel.partij).get(f"/casussen/{nummer}").status_code == 404


def test_een_partij_ziet_de_casus_maar_niet_de_aanmelding(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    bouw.toegang(haal(nummer), tafel.partij, "partij")
    sessie.commit()
    pagina = als(tafel.partij).get(f"/casussen/{nummer}")
    assert pagina.status_code == 200
    assert "U ziet deze casus omdat u als partij aan tafel zit." in pagina.text
    assert "/aanmelden" not in pagina.text
    assert als(tafel.partij).get(f"/casussen/{nummer}/aanmelden").status_code == 403


def test_een_voorzitter_die_partij_is_beslist_niet(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    bouw.toegang(haal(nummer), tafel.voorzitter, "partij")
    sessie.commit()
    client = als(tafel.voorzitter)
    assert nummer not in client.get("/instroom").text
    assert client.get(f"/instroom/{nummer}").status_code == 404
    assert client.post(f"/instroom/{nummer}", data={"besluit": "toelaten"}).status_code == 404


def test_titel_en_adres_noemen_geen_kind(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    for pad in (
        f"/casussen/{nummer}",
        f"/casussen/{nummer}/toets",
        f"/casussen/{nummer}/mensen",
        f"/instroom/{nummer}",
    ):
        tekst = als(tafel.voorzitter).get(pad).text
        titel = re.search(r"<title>(.*?)</title>", tekst)[1]
        assert nummer in titel
        assert "S.V." not in titel
        assert "Sam" not in titel
    assert "Sam Verzonnen" not in als(tafel.voorzitter).get(f"/casussen/{nummer}").text
    assert tel(Inzage) == 5


# --- aanmelden --------------------------------------------------------------------------------------------------------


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


# --- indienen ---------------------------------------------------------------------------------------------------------


def test_indienen_geeft_iedereen_een_stoel_en_de_voorzitter_bericht(app, als, tafel):
    nummer = maak(tafel)
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/indienen")
    assert (antwoord.status_code, antwoord.location) == (303, f"/casussen/{nummer}")
    casus = haal(nummer)
    assert (casus.stand, casus.criteria_versie, casus.nog_te_doen) == ("ingediend", "2026-1", 0)
    rollen = sessie.scalars(sa.select(Betrokkene.rol).order_by(Betrokkene.volgorde)).all()
    assert rollen == ["leerling", "ouders", "school", "jeugdhulp", "samenwerkingsverband"]
    toets = lees(sa.select(Toets))
    assert (toets.moment, toets.uitkomst, len(toets.eisen)) == ("ingediend", "tafelrijp", 21)
    bericht = lees(sa.select(Bericht))
    assert (bericht.aan_id, bericht.pad) == (tafel.voorzitter.id, f"/instroom/{nummer}")
    assert "Sam" not in bericht.tekst + bericht.onderwerp
    assert tel(Logregel, wat="casus ingediend") == 1
    assert "Ingediend op" in als(tafel.cv).get(f"/casussen/{nummer}").text
    assert als(tafel.cv).post(f"/casussen/{nummer}/indienen").status_code == 403


def test_indienen_met_open_eisen_zegt_bij_elk_veld_wat_mist(app, als, tafel):
    half = copy.deepcopy(bouw.SAM)
    half["opschalingen"] = []
    nummer = maak(tafel, document=half, vraag="")
    pagina = als(tafel.cv).get(f"/casussen/{nummer}/aanmelden").text
    assert 'aria-disabled="true"' in pagina
    invoer = formulier(half, vraag="", **{"stagnatie-wat": "Getypt vlak voor indienen."})
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/indienen", data=invoer)
    assert antwoord.status_code == 422
    assert 'class="foutoverzicht"' in antwoord.text
    assert 'href="#vraag"' in antwoord.text
    assert "Er staat nog geen vraag aan de tafel." in antwoord.text
    assert "Getypt vlak voor indienen." in antwoord.text
    assert 'id="versie" form="aanmelding" value="1"' in antwoord.text
    casus = haal(nummer)
    assert casus.stand == "concept"
    assert casus.aanmelding["stagnatie"]["wat"] == bouw.SAM["stagnatie"]["wat"]
    assert (tel(Toets), tel(Bericht), tel(Logregel, casus_id=casus.id)) == (0, 0, 0)


def test_indienen_bewaart_eerst_wat_er_staat(app, als, tafel):
    nummer = maak(tafel, vraag="")
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/indienen", data=formulier(versie="1"))
    assert antwoord.status_code == 303
    assert (haal(nummer).stand, haal(nummer).vraag) == ("ingediend", "Hoe kan S. weer naar school?")


def test_opnieuw_indienen_houdt_wie_er_al_zat(app, als, tafel):
    nummer = maak(tafel)
    als(tafel.cv).post(f"/casussen/{nummer}/indienen")
    sessie.execute(sa.update(Betrokkene).where(Betrokkene.rol == "school").values(mandaat="rooster en mentor"))
    sessie.commit()
    als(tafel.voorzitter).post(f"/instroom/{nummer}", data={"besluit": "teruggeven", "reden": "Wie is van leerplicht?"})
    ander = copy.deepcopy(bouw.SAM)
    ander["partijen"] = [
        ander["partijen"][2],
        ander["partijen"][4],
        {"rol": "lpa", "organisatie": "Gemeente", "naam": "Joost"},
    ]
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/indienen", data=formulier(ander))
    assert antwoord.status_code == 303
    sessie.remove()
    rijen = sessie.execute(
        sa.select(Betrokkene.rol, Betrokkene.mandaat, Betrokkene.volgorde).order_by(Betrokkene.volgorde)
    ).all()
    assert [tuple(r) for r in rijen] == [
        ("leerling", "", 1),
        ("ouders", "", 2),
        ("school", "rooster en mentor", 3),
        ("leerplicht", "", 4),
        ("samenwerkingsverband", "", 5),
    ]
    assert tel(Bericht, aan_id=tafel.voorzitter.id) == 2


# --- intrekken --------------------------------------------------------------------------------------------------------


def test_intrekken_vraagt_een_reden(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    client = als(tafel.cv)
    assert client.get(f"/casussen/{nummer}/intrekken").status_code == 200
    leeg = client.post(f"/casussen/{nummer}/intrekken", data={"soort": "opgelost_voor_tafel", "reden": "  "})
    assert leeg.status_code == 422
    assert "Schrijf in één zin wat er is veranderd." in leeg.text
    zonder = client.post(f"/casussen/{nummer}/intrekken", data={"reden": "Sam gaat weer."})
    assert zonder.status_code == 422
    assert "Sam gaat weer." in zonder.text
    assert haal(nummer).stand == "ingediend"
    goed = client.post(f"/casussen/{nummer}/intrekken", data={"soort": "opgelost_voor_tafel", "reden": "S. gaat weer."})
    assert goed.status_code == 303
    assert (haal(nummer).stand, haal(nummer).sluituitkomst) == ("ingetrokken", "opgelost_voor_tafel")
    assert tel(Bericht, aan_id=tafel.voorzitter.id) == 1
    assert als(tafel.voorzitter).get(f"/casussen/{nummer}/intrekken").status_code == 403


# --- instroom ---------------------------------------------------------------------------------------------------------


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


# --- people -----------------------------------------------------------------------------------------------------------


def _stoel(nummer, rol):
    casus = sa.select(Casus.id).where(Casus.nummer == nummer).scalar_subquery()
    return lees(sa.select(Betrokkene).where(Betrokkene.rol == rol, Betrokkene.casus_id == casus))


def test_koppelen_geeft_toegang_en_ontkoppelen_neemt_die_weg(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    client = als(tafel.voorzitter)
    assert client.get(f"/casussen/{nummer}/mensen").status_code == 200
    stoel = _stoel(nummer, "jeugdhulp")
    pad = f"/casussen/{nummer}/mensen/{stoel.id}"
    data = {
        "gebruiker": str(tafel.partij.id),
        "mandaat": "tot 20 uur",
        "heeft_mandaat": "y",
        "versie": str(stoel.versie),
    }
    assert client.post(pad, data=data).status_code == 303
    assert als(tafel.partij).get(f"/casussen/{nummer}").status_code == 200
    assert _stoel(nummer, "jeugdhulp").mandaat == "tot 20 uur"
    assert tel(Bericht, aan_id=tafel.partij.id) == 1
    assert client.post(pad, data={**data, "versie": "1"}).status_code == 409
    assert client.post(pad, data={"gebruiker": ""}).status_code == 303
    assert als(tafel.partij).get(f"/casussen/{nummer}").status_code == 404
    assert client.post(pad, data={"gebruiker": str(tafel.partij.id)}).status_code == 303  # the same day again
    assert als(tafel.partij).get(f"/casussen/{nummer}").status_code == 200


@pytest.mark.parametrize("wie", ["voorzitter", "ander"])
def test_een_voorzitter_of_vreemde_wordt_geen_partij(app, als, tafel, wie):
    nummer = maak(tafel, "ingediend")
    stoel = _stoel(nummer, "jeugdhulp")
    data = {"gebruiker": str(getattr(tafel, wie).id), "mandaat": "getypt"}
    antwoord = als(tafel.voorzitter).post(f"/casussen/{nummer}/mensen/{stoel.id}", data=data)
    assert antwoord.status_code == 422
    assert ("geen partij" if wie == "voorzitter" else "lid is van deze tafel") in antwoord.text
    assert 'value="getypt"' in antwoord.text
    assert _stoel(nummer, "jeugdhulp").gebruiker_id is None
    assert tel(Casustoegang, rol="partij") == 0


def test_het_gezin_krijgt_geen_account(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    stoel = _stoel(nummer, "ouders")
    data = {"gebruiker": str(tafel.partij.id)}
    assert als(tafel.voorzitter).post(f"/casussen/{nummer}/mensen/{stoel.id}", data=data).status_code == 422


def test_zaakonderzoeker_aanwijzen(app, als, tafel):
    nummer = maak(tafel, "toegelaten")
    client, pad = als(tafel.voorzitter), f"/casussen/{nummer}/zaakonderzoeker"
    fout = client.post(pad, data={"zaakonderzoeker": str(tafel.cv.id)})
    assert fout.status_code == 422
    assert "Kies iemand die aan deze tafel zaakonderzoeker is." in fout.text
    assert client.post(pad, data={"zaakonderzoeker": str(tafel.onderzoeker.id)}).status_code == 303
    assert als(tafel.onderzoeker).get(f"/casussen/{nummer}").status_code == 200
    assert client.post(pad, data={"zaakonderzoeker": ""}).status_code == 303
    assert als(tafel.onderzoeker).get(f"/casussen/{nummer}").status_code == 404


def test_wisselen_van_casusverantwoordelijke(app, als, tafel):
    nummer = maak(tafel, "toegelaten")
    nieuw = bouw.mens(tafel.tafel, "casusverantwoordelijke", "Sanne Prins")
    sessie.commit()
    client, pad = als(tafel.voorzitter), f"/casussen/{nummer}/casusverantwoordelijke"
    goed = {"gebruiker": str(nieuw.id), "datum": "2026-11-01", "reden": "Mirjam is met verlof."}
    for fout, zin in (
        ({"reden": ""}, "Schrijf waarom iemand anders het overneemt."),
        ({"datum": "2199-01-01"}, "Deze dag is nog niet geweest."),
        ({"datum": "2025-01-01"}, "Toen was de vorige nog niet begonnen."),
        ({"gebruiker": str(tafel.partij.id)}, "Kies iemand die aan deze tafel casusverantwoordelijke is."),
        ({"gebruiker": str(tafel.cv.id)}, "Deze persoon is al casusverantwoordelijke."),
        ({"gebruiker": "onzin"}, "Kies iemand die aan deze tafel casusverantwoordelijke is."),
    ):
        antwoord = client.post(pad, data={**goed, **fout})
        assert antwoord.status_code == 422
        assert zin in antwoord.text
    assert client.post(pad, data=goed).status_code == 303
    assert als(nieuw).get(f"/casussen/{nummer}").status_code == 200
    assert als(tafel.cv).get(f"/casussen/{nummer}").status_code == 404
    assert tel(Casustoegang, rol="casusverantwoordelijke", tot=None) == 1


# --- lists and statements ---------------------------------------------------------------------------------------------


def test_de_lijst_bladert_zonder_iets_over_te_slaan(app, als, tafel):
    for _ in range(27):
        bouw.casus(tafel.tafel, tafel.cv)
    sessie.commit()
    client = als(tafel.cv)
    eerste = client.get("/casussen").text
    verder = re.search(r'href="(/casussen\?na=[^"]+)"', eerste)[1]
    nummers = re.findall(r'class="nr">(2026-\d+)', eerste + client.get(verder).text)
    assert nummers == [f"2026-{n:03d}" for n in range(27, 0, -1)]
    assert client.get("/casussen?na=onzin").status_code == 200


def _vraag(client, app, pad, data=None, **kwargs):
    """Return status and the statements of one request, without those of the audit trail."""
    regels = []

    def hoor(conn, cursor, statement, *rest):
        if not statement.startswith(("BEGIN", "PRAGMA")) and not re.search(r"\blog(regel|keten)\b", statement):
            regels.append(statement)

    engine = app.extensions["engine"]
    sa.event.listen(engine, "before_cursor_execute", hoor)
    try:
        antwoord = client.post(pad, data=data, **kwargs) if data is not None else client.get(pad)
    finally:
        sa.event.remove(engine, "before_cursor_execute", hoor)
    return antwoord.status_code, regels


@pytest.mark.parametrize("aantal", [2, 30])
def test_bladzijden_blijven_binnen_hun_aantal_vragen(app, als, tafel, aantal):
    for _ in range(aantal):
        bouw.casus(tafel.tafel, tafel.cv, "ingediend")
    concept = bouw.casus(tafel.tafel, tafel.cv).nummer
    sessie.commit()
    gemeten = {}
    for wie, pad, hoogstens in (
        (tafel.voorzitter, "/casussen", 5),
        (tafel.cv, "/casussen", 5),
        (tafel.voorzitter, "/instroom", 5),
        (tafel.voorzitter, "/instroom/2026-001", 8),
        (tafel.voorzitter, "/casussen/2026-001", 8),
        (tafel.voorzitter, "/casussen/2026-001/toets", 8),
        (tafel.voorzitter, "/casussen/2026-001/mensen", 8),
        (tafel.cv, f"/casussen/{concept}/aanmelden", 8),
    ):
        client = als(wie)
        client.get("/ik")
        status, regels = _vraag(client, app, pad)
        assert status == 200
        gemeten[pad] = len(regels)
        assert len(regels) <= hoogstens, "\n".join(regels)
    client = als(tafel.cv)
    client.get("/ik")
    status, regels = _vraag(
        client, app, f"/casussen/{concept}/aanmelden/2", {"verzuim-soort": "absoluut"}, headers=HTMX
    )
    gemeten["blok"] = len(regels)
    assert status == 200
    assert len(regels) <= 6, "\n".join(regels)
    print(gemeten)
