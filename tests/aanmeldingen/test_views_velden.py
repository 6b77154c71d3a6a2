"""Fields that keep themselves: stored, kept as a draft, answered with what changed and nothing else."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import sqlalchemy as sa

from tafel.aanmeldingen.models import Veldconcept
from tafel.casussen.models import Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.logboek.models import Logregel
from tests import bouw
from tests.aanmeldingen.venster import Venster, meld, uitkomsten
from tests.casussen.hulp import HTMX, haal, lees, maak, tel
from tests.tellen import opdrachten, zonder_logboek

LANG = "x" * 10_001


@pytest.fixture
def open_(app, als, tafel):
    """The number of a case and a window on it."""
    nummer = maak(tafel)
    return nummer, Venster(als(tafel.cv), nummer)


def test_een_veld_bewaart_zichzelf_en_niets_anders(open_):
    nummer, venster = open_
    antwoord = venster.stuur(**{"verzuim-thuis_sinds": "5-10-2026"})
    assert antwoord.status_code == 200
    assert uitkomsten(antwoord.text) == {"verzuim-thuis_sinds": "bewaard"}
    assert re.search(r"Opgeslagen \d\d:\d\d", antwoord.text)
    assert 'name="verzuim' not in antwoord.text  # never the input that is being typed in
    casus = haal(nummer)
    assert casus.thuis_sinds == dt.date(2026, 10, 5)
    assert casus.aanmelding["verzuim"]["soort"] == "langdurig_relatief"
    assert casus.aanmelding["leerling"]["voornaam"] == "Sam"
    regel = lees(sa.select(Logregel).where(Logregel.wat == "aanmelding bewaard"))
    assert regel.gegevens["velden"] == ["verzuim"]
    assert antwoord.headers["Cache-Control"] == "no-store"


def test_hetzelfde_nog_een_keer_schrijft_niets(open_):
    nummer, venster = open_
    assert venster.stuur(**{"verzuim-thuis_sinds": "7-9-2026"}).status_code == 200
    assert haal(nummer).versie == 1
    assert tel(Logregel, wat="aanmelding bewaard") == 0


def test_toets_en_blokken_komen_alleen_mee_als_ze_veranderen(open_):
    _, venster = open_
    eerste = venster.stuur(**{"stagnatie-wat": "Iets anders."})
    assert 'id="toets"' in eerste.text
    venster.merk = re.search(r'data-merk="([\w.]+)"', eerste.text)[1]
    tweede = venster.stuur(**{"stagnatie-wat": "Iets heel anders."})
    assert 'id="toets"' not in tweede.text
    assert 'id="stand-4"' not in tweede.text
    assert len(tweede.data) < 900
    derde = venster.stuur(**{"stagnatie-wat": ""})
    assert 'id="toets"' in derde.text
    assert 'id="stand-4"' in derde.text
    assert "stagnatie-wat" in derde.text[derde.text.index("data-nogs") :]


@pytest.mark.parametrize(
    "naam, waarde, zin",
    [
        ("leerling-geboortedatum", "31-2-2013", "31 februari 2013 bestaat niet"),
        ("verzuim-thuis_sinds", "morgen", "Dit is geen datum"),
        ("stagnatie-wat", LANG, "Deze tekst is te lang. Er passen 10.000 tekens."),
        ("vraag", "x" * 301, "De vraag is 301 tekens lang. Er passen er 300."),
        ("verzoek", "y" * 1501, "Uw uitleg is 1501 tekens lang. Er passen er 1500."),
        ("onderwijs-sector", "hbo", "Kies een van de mogelijkheden."),
        ("stagnatie-wachtlijst_jeugdhulp", "misschien", "Kies ja of nee."),
        ("onderwijs-school", "bel\x07", "onzichtbaar teken"),
    ],
)
def test_een_foute_waarde_blijft_als_concept_en_komt_terug(app, als, tafel, open_, naam, waarde, zin):
    nummer, venster = open_
    antwoord = venster.stuur(**{naam: waarde})
    assert antwoord.status_code == 200
    assert uitkomsten(antwoord.text) == {naam: "fout"}
    assert zin in meld(antwoord.text, naam)
    assert "Nog niet alles is opgeslagen." in antwoord.text
    assert f'href="#{naam}"' in antwoord.text
    casus = haal(nummer)
    assert (casus.versie, casus.aanmelding == bouw.SAM) == (1, True)
    assert tel(Veldconcept, veld=naam) == 1
    ander_apparaat = als(tafel.cv).get(f"/casussen/{nummer}/aanmelden").text
    assert zin in meld(ander_apparaat, naam)
    if naam not in ("onderwijs-sector", "stagnatie-wachtlijst_jeugdhulp"):
        assert waarde in ander_apparaat


def test_een_concept_gaat_weg_als_het_is_opgelost(open_):
    nummer, venster = open_
    venster.stuur(**{"leerling-geboortedatum": "31-2-2013", "vraag": "x" * 301})
    assert tel(Veldconcept) == 2
    antwoord = venster.stuur(**{"leerling-geboortedatum": "28-2-2013"})
    assert "Nog niet alles is opgeslagen." in antwoord.text  # the question is still too long
    assert tel(Veldconcept) == 1
    assert haal(nummer).geboortedatum == dt.date(2013, 2, 28)
    klaar = venster.stuur(vraag="Hoe?")
    assert "Opgeslagen" in klaar.text
    assert tel(Veldconcept) == 0


def test_verder_typen_houdt_een_concept_en_niet_twee(open_):
    _, venster = open_
    for waarde in ("3", "31", "31-2", "31-2-2013"):
        venster.stuur(**{"leerling-geboortedatum": waarde})
    assert tel(Veldconcept) == 1
    assert lees(sa.select(Veldconcept.waarde)) == "31-2-2013"
    aantal = tel(Logregel, wat="aanmelding bewaard")
    venster.stuur(**{"leerling-geboortedatum": "31-2-2013"})
    assert tel(Logregel, wat="aanmelding bewaard") == aantal


def test_van_een_ander_ziet_niemand_het_concept(app, als, tafel, open_):
    nummer, venster = open_
    tweede = bouw.mens(tafel.tafel, "casusverantwoordelijke", "Tweede Mens")
    casus = sessie.scalar(sa.select(Casus).where(Casus.nummer == nummer))
    rij = bouw.toegang(casus, tweede, "zaakonderzoeker")
    rij.rol, rij.tot = "casusverantwoordelijke", vandaag() + dt.timedelta(days=9)
    sessie.commit()
    sessie.remove()
    venster.stuur(**{"leerling-geboortedatum": "31-2-2013"})
    pagina = als(tweede).get(f"/casussen/{nummer}/aanmelden").text
    assert 'id="blokken"' in pagina
    assert "31-2-2013" not in pagina
    assert "Nog niet alles" not in pagina
    assert "31-2-2013" not in als(tafel.voorzitter).get("/instroom").text


@pytest.mark.parametrize("hoe", ["indienen", "intrekken"])
def test_concepten_gaan_weg_met_indienen_en_intrekken(app, als, tafel, open_, hoe):
    nummer, venster = open_
    venster.stuur(**{"verzuim-thuis_sinds": "morgen"})
    client = als(tafel.cv)
    if hoe == "indienen":
        assert client.post(f"/casussen/{nummer}/indienen").status_code == 303
    else:
        data = {"soort": "anders", "reden": "Niet meer nodig."}
        pagina = client.get(f"/casussen/{nummer}/intrekken").text
        data["soort"] = re.search(r'name="soort"[^>]*value="([^"]+)"', pagina)[1]
        assert client.post(f"/casussen/{nummer}/intrekken", data=data).status_code == 303
    assert tel(Veldconcept) == 0
    assert haal(nummer).velden_op == {}


def test_vinkjes_en_keuzes(open_):
    nummer, venster = open_
    venster.stuur(**{"criteria-stap_1": ["verschil_van_mening", "ontbrekende_ondersteuning"]})
    assert haal(nummer).aanmelding["criteria"]["stap_1"] == ["verschil_van_mening", "ontbrekende_ondersteuning"]
    venster.stuur(**{"criteria-stap_1": "", "onderwijs-sector": "po", "stagnatie-wachtlijst_jeugdhulp": "nee"})
    casus = haal(nummer)
    assert casus.aanmelding["criteria"]["stap_1"] == []
    assert (casus.sector, casus.aanmelding["stagnatie"]["wachtlijst_jeugdhulp"]) == ("po", False)


def test_een_verloren_antwoord_is_geen_botsing_met_uzelf(open_):
    nummer, venster = open_
    venster.stuur(vraag="Eerste", verlies=True)
    antwoord = venster.stuur(vraag="Eerste, en verder getypt")
    assert uitkomsten(antwoord.text) == {"vraag": "bewaard"}
    assert haal(nummer).vraag == "Eerste, en verder getypt"
    terug = venster.stuur(vraag="Hoe kan S. weer naar school?")
    assert uitkomsten(terug.text) == {"vraag": "bewaard"}


def test_een_verzoek_dat_te_laat_aankomt_zet_niets_terug(open_):
    nummer, venster = open_
    venster.stuur(vraag="Nieuwste")
    venster.nummer, venster.basis["vraag"] = -1, "0" * 12
    assert uitkomsten(venster.stuur(vraag="Ouder").text) == {"vraag": "laat"}
    assert haal(nummer).vraag == "Nieuwste"


def test_wie_ingelogd_is_moet_dezelfde_zijn_als_wie_typte(open_):
    nummer, venster = open_
    venster.wie = "iemand-anders"
    antwoord = venster.stuur(vraag="Van de vorige persoon")
    assert antwoord.status_code == 422
    assert "In dit venster typte iemand anders." in antwoord.text
    assert haal(nummer).vraag == "Hoe kan S. weer naar school?"


def test_van_een_ander_en_zonder_inloggen(app, als, tafel, open_):
    nummer, _ = open_
    pad = f"/casussen/{nummer}/aanmelden"
    for wie in (tafel.ander, tafel.partij, tafel.onderzoeker):
        assert als(wie).post(f"{pad}/velden", data={"vraag": "x"}, headers=HTMX).status_code == 404
        assert als(wie).get(f"{pad}/verder", headers=HTMX).status_code == 404
    assert als(None).post(f"{pad}/velden", data={"vraag": "x"}, headers=HTMX).status_code == 401
    assert als(None).post(f"{pad}/velden", data={"vraag": "x"}).status_code == 303
    assert als(None).get(f"{pad}/verder", headers=HTMX).status_code == 204
    assert haal(nummer).vraag == "Hoe kan S. weer naar school?"
    als(tafel.cv).post(f"/casussen/{nummer}/indienen")
    assert als(tafel.cv).post(f"{pad}/velden", data={"vraag": "x"}, headers=HTMX).status_code == 403


def test_verder_geeft_wie_er_nu_is(app, als, tafel, open_):
    nummer, venster = open_
    antwoord = als(tafel.cv).get(f"/casussen/{nummer}/aanmelden/verder", headers=HTMX)
    assert f'data-wie="{venster.wie}"' in antwoord.text
    assert len(antwoord.data) < 300
    assert als(tafel.cv).get(f"/casussen/{nummer}/aanmelden/verder").status_code == 303


def test_rommel_in_het_verzoek_breekt_niets(open_):
    nummer, venster = open_
    for basis in ("", "[]", "{", '{"vraag": 3}', "[" * 5000, "null", '"x"'):
        data = {
            "basis": basis,
            "venster": "zz",
            "volgnummer": "-1",
            "versie": "9" * 30,
            "merk": "x",
            "weg": "onzin-1-2",
        }
        antwoord = venster.client.post(f"{venster.pad}/velden", data=data, headers=HTMX)
        assert antwoord.status_code == 200
    onbekend = venster.client.post(
        f"{venster.pad}/velden", data={"leerling-bestaat_niet": "x", "opschalingen": "y"}, headers=HTMX
    )
    assert onbekend.status_code == 200
    assert haal(nummer).versie == 1


def test_tekst_die_nergens_mag_staan_wordt_geen_concept(open_):
    nummer, venster = open_
    rij = "inzet-0000abcd"
    venster.stuur(**{f"{rij}-soort": "proces_verbaal", f"{rij}-datum": "1-10-2026"})
    antwoord = venster.stuur(**{f"{rij}-uitkomst": "Wat er in het verbaal stond."})
    assert uitkomsten(antwoord.text) == {f"{rij}-uitkomst": "fout"}
    assert "alleen dat het er is, en de datum" in antwoord.text
    assert tel(Veldconcept) == 0
    assert "in het verbaal stond" not in str(haal(nummer).aanmelding)
    gewoon = "inzet-0000abce"
    venster.stuur(**{f"{gewoon}-soort": "gesprek", f"{gewoon}-uitkomst": "Goed gesprek."})
    wissel = venster.stuur(**{f"{gewoon}-soort": "proces_verbaal"})
    assert uitkomsten(wissel.text) == {f"{gewoon}-soort": "fout"}
    samen = venster.stuur(**{f"{gewoon}-soort": "proces_verbaal", f"{gewoon}-uitkomst": ""})
    assert set(uitkomsten(samen.text).values()) == {"bewaard"}


def test_hoeveel_een_veld_de_database_vraagt(app, open_):
    _, venster = open_
    venster.stuur(**{"stagnatie-wat": "Iets."})
    with opdrachten(app) as gewoon:
        venster.stuur(**{"stagnatie-wat": "Iets anders."})
    assert len(gewoon) <= 7, gewoon
    with opdrachten(app) as concept:
        venster.stuur(**{"leerling-geboortedatum": "31-2-2013"})
    assert len(concept) <= 8
    with opdrachten(app) as alles:
        venster.stuur(**{"leerling-geboortedatum": "1-2-2013", "vraag": "x" * 301, "stagnatie-wat": "Nog iets."})
    assert len(alles) <= 9, alles
    assert len(zonder_logboek([zin for zin, _ in alles])) <= 6


def test_een_dag_die_nog_niet_is_geweest_blijft_staan_en_het_blok_is_niet_compleet(app, als, tafel, open_):
    nummer, venster = open_
    morgen = (vandaag() + dt.timedelta(days=1)).strftime("%d-%m-%Y")
    antwoord = venster.stuur(**{"verzuim-thuis_sinds": morgen})
    assert "Deze dag is nog niet geweest." in meld(antwoord.text, "verzuim-thuis_sinds")
    assert haal(nummer).thuis_sinds == dt.date(2026, 9, 7)
    stand = re.search(r'id="stand-2">(.*?)</span>\s*</span>', antwoord.text, re.S)[1]
    assert "1 veld klopt nog niet" in stand
    assert "Compleet" not in stand
    terug = als(tafel.cv).get(f"/casussen/{nummer}/aanmelden").text
    assert morgen in terug
    assert "1 veld klopt nog niet" in terug
    later = venster.stuur(**{"verzuim-soort": "absoluut"})  # another field: the draft still counts
    assert "velden kloppen" not in later.text
    klaar = venster.stuur(**{"verzuim-thuis_sinds": "8-9-2026"})
    assert "klopt nog niet" not in klaar.text
