"""Two windows on one aanmelding: only the block that both changed collides, and no text gets lost."""

from __future__ import annotations

import re

import pytest

from tests.casussen.hulp import HTMX, formulier, haal, maak

BEGIN = "Hoe kan S. weer naar school?"


def stempels(html):
    """Return the hidden fields of a page or fragment that tell what it has seen."""
    return dict(
        re.findall(r'name="((?:stempel|gezien|rijen)-[\w-]+)" id="[^"]+" form="aanmelding" value="([^"]*)"', html)
    )


class Venster:
    """One window: what it typed and what it has seen, as htmx and the browser send it."""

    def __init__(self, client, nummer):
        self.client, self.pad = client, f"/casussen/{nummer}/aanmelden"
        self.vast = stempels(client.get(self.pad).text)
        self.velden = formulier()

    def typ(self, blok, mijn=False, **velden):
        self.velden |= velden
        begin = {1: ("leerling", "onderwijs"), 2: ("verzuim",), 4: ("criteria", "stagnatie", "opschalingen", "vraag")}
        eigen = {n: w for n, w in self.velden.items() if n.split("-")[0] in begin[blok]}
        keuze = {"mijn": str(blok)} if mijn else {}
        antwoord = self.client.post(
            f"{self.pad}/{blok}", data=self.vast | eigen | keuze | {"versie": "1"}, headers=HTMX
        )
        self.vast |= stempels(antwoord.text)
        return antwoord

    def bewaar(self, **velden):
        self.velden |= velden
        return self.client.post(self.pad, data=self.vast | self.velden | {"versie": "1"})


@pytest.fixture
def twee(app, als, tafel):
    """The number of a case, and two windows that opened it at the same time."""
    nummer = maak(tafel)
    client = als(tafel.cv)
    return nummer, Venster(client, nummer), Venster(client, nummer)


def test_een_blok_dat_niemand_anders_veranderde_wordt_bewaard(twee):
    nummer, een, ander = twee
    assert een.typ(4, vraag="Vraag uit venster een?").status_code == 200
    assert ander.typ(2, **{"verzuim-soort": "absoluut"}).status_code == 200
    assert ander.typ(2, **{"verzuim-soort": "andere_reden"}).status_code == 200
    assert een.typ(4, vraag="Vraag een, nu beter?").status_code == 200
    assert haal(nummer).vraag == "Vraag een, nu beter?"
    assert haal(nummer).aanmelding["verzuim"]["soort"] == "andere_reden"


def test_een_blok_dat_twee_mensen_veranderden_vraagt_in_het_blok_zelf_wiens_tekst_geldt(twee):
    nummer, een, ander = twee
    een.typ(4, vraag="Vraag uit venster een?")
    botsing = ander.typ(4, vraag="Vraag uit venster twee?")
    assert botsing.status_code == 409
    assert '<div class="botsing" id="botsing-4"' in botsing.text
    assert "Mijn tekst geldt" in botsing.text
    assert "<dt>De vraag aan de tafel</dt><dd>Vraag uit venster een?</dd>" in botsing.text
    balk = botsing.text[botsing.text.index('id="toetsbalk"') :]
    assert "Blok 4 is niet bewaard" in balk
    assert 'name="vraag"' not in botsing.text  # never the input that is being typed in
    assert haal(nummer).vraag == "Vraag uit venster een?"


def test_na_de_melding_gaan_de_andere_blokken_door_en_blijft_zij_staan(twee):
    nummer, een, ander = twee
    een.typ(4, vraag="Vraag uit venster een?")
    ander.typ(4, vraag="Vraag uit venster twee?")
    ook = ander.typ(2, **{"verzuim-soort": "absoluut"})
    assert ook.status_code == 200
    assert "Blok 4 is niet bewaard" in ook.text
    assert 'id="botsing-4"' not in ook.text
    assert haal(nummer).aanmelding["verzuim"]["soort"] == "absoluut"
    verder = ander.typ(4, vraag="Vraag uit venster twee, verder getypt?")
    assert verder.status_code == 409
    assert 'id="botsing-4"' not in verder.text  # it is there already; what is unfolded in it stays so
    assert haal(nummer).vraag == "Vraag uit venster een?"


def test_mijn_tekst_geldt_bewaart_het_blok(twee):
    nummer, een, ander = twee
    een.typ(4, vraag="Vraag uit venster een?")
    ander.typ(4, vraag="Vraag uit venster twee?")
    bewaard = ander.typ(4, mijn=True)
    assert bewaard.status_code == 200
    assert "niet bewaard" not in bewaard.text
    assert '<div class="botsing" id="botsing-4" role="status" hx-swap-oob="true"></div>' in bewaard.text
    assert haal(nummer).vraag == "Vraag uit venster twee?"
    assert ander.typ(4, vraag="En nog beter?").status_code == 200
    assert een.typ(4, vraag="Venster een weer?").status_code == 409


def test_mijn_tekst_geldt_niet_over_wat_daarna_nog_veranderde(twee):
    nummer, een, ander = twee
    een.typ(4, vraag="Vraag uit venster een?")
    ander.typ(4, vraag="Vraag uit venster twee?")
    een.typ(4, vraag="Vraag een, daarna?")
    opnieuw = ander.typ(4, mijn=True)
    assert opnieuw.status_code == 409
    assert "Vraag een, daarna?" in opnieuw.text
    assert haal(nummer).vraag == "Vraag een, daarna?"


@pytest.mark.parametrize("klaar", [{}, {"klaar": "ja"}])
def test_de_eerste_druk_op_bewaar_na_de_melding_bewaart(twee, klaar):
    nummer, een, ander = twee
    een.typ(4, vraag="Vraag uit venster een?")
    een.typ(2, **{"verzuim-soort": "absoluut"})
    ander.typ(4, vraag="Vraag uit venster twee?")
    assert ander.bewaar(**klaar).status_code == 303
    assert haal(nummer).vraag == "Vraag uit venster twee?"
    assert haal(nummer).aanmelding["verzuim"]["soort"] == "absoluut"  # only the other window changed this


def test_bewaren_zonder_javascript_waarschuwt_een_keer_en_bewaart_dan(twee):
    nummer, een, ander = twee
    een.typ(4, vraag="Vraag uit venster een?")
    een.typ(2, **{"verzuim-soort": "absoluut"})
    heel = ander.bewaar(vraag="Vraag uit venster twee?")
    assert heel.status_code == 409
    assert "Vraag uit venster twee?" in heel.text
    assert "Vraag uit venster een?" in heel.text  # what stands there now
    assert 'id="botsing-4-mijn"' in heel.text
    assert 'id="botsing-2-mijn"' not in heel.text
    ander.vast = stempels(heel.text)
    assert ander.bewaar().status_code == 303
    assert haal(nummer).vraag == "Vraag uit venster twee?"
    assert haal(nummer).aanmelding["verzuim"]["soort"] == "absoluut"


def test_een_fout_elders_vergeet_niet_wat_dit_venster_zag(twee):
    nummer, een, ander = twee
    een.typ(4, vraag="Vraag uit venster een?")
    fout = ander.bewaar(**{"leerling-geboortedatum": "31-2-2013", "vraag": "Vraag uit venster twee?"})
    assert fout.status_code == 422
    ander.vast = stempels(fout.text)
    assert ander.bewaar(**{"leerling-geboortedatum": "2013-02-28"}).status_code == 409
    assert haal(nummer).vraag == "Vraag uit venster een?"


def test_een_oud_venster_dat_niets_typte_zet_niets_terug(twee):
    nummer, een, ander = twee
    een.typ(4, vraag="Vraag uit venster een?")
    assert ander.bewaar().status_code == 303
    assert haal(nummer).vraag == "Vraag uit venster een?"


def test_het_verzoek_om_uitzondering_botst_ook(twee):
    nummer, een, ander = twee
    assert een.bewaar(verzoek="Het kan niet wachten.").status_code == 303
    heel = ander.bewaar(verzoek="Iets anders.")
    assert heel.status_code == 409
    assert haal(nummer).verzoek_uitzondering == "Het kan niet wachten."
    ander.vast = stempels(heel.text)
    assert ander.bewaar().status_code == 303
    assert haal(nummer).verzoek_uitzondering == "Iets anders."


def test_een_regel_waar_de_toets_naar_wijst_komt_op_de_bladzijde(twee):
    _, een, _ = twee
    assert een.vast["rijen-toestemmingen"] == "3"
    jong = een.typ(4, **{"stagnatie-veroorzakers": "GGZ Regenboog\nStichting Nieuwbedacht"})
    assert jong.status_code == 200
    doelen = re.findall(r'<a href="#(opschalingen-[^"]+)"', jong.text)
    assert doelen == ["opschalingen-1-organisatie"] or doelen == ["opschalingen-1-leidinggevende"]
    assert 'hx-swap-oob="beforeend:#lijst-opschalingen"' in jong.text
    assert f'id="{doelen[0]}"' in jong.text
    assert een.vast["rijen-opschalingen"] == "2"
    weer = een.typ(4, vraag="En nog een keer?")
    assert "beforeend" not in weer.text
    oob = re.findall(r'id="([\w-]+)-meld" hx-swap-oob', weer.text)
    pagina = een.client.get(een.pad).text
    assert oob
    assert {naam for naam in oob if f'id="{naam}-meld"' not in pagina} == set()
    assert f'id="{doelen[0]}"' in pagina
