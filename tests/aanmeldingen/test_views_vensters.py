"""Two windows on one aanmelding: only a field that both changed asks for a choice, and no text gets lost."""

from __future__ import annotations

import copy

import pytest
import sqlalchemy as sa

from tafel.aanmeldingen.models import Veldconcept
from tafel.casussen.models import Casus
from tafel.kern.db import sessie
from tests import bouw
from tests.aanmeldingen.venster import Venster, meld, rijen, uitkomsten
from tests.casussen.hulp import haal, lees, maak, tel

BEGIN = "Hoe kan S. weer naar school?"


@pytest.fixture
def twee(app, als, tafel):
    """The number of a case, and two windows that opened it at the same time."""
    nummer = maak(tafel)
    client = als(tafel.cv)
    return nummer, Venster(client, nummer, "0000000a"), Venster(client, nummer, "0000000b")


def gesprekken(nummer):
    return haal(nummer).aanmelding["opschalingen"]


def test_verschillende_velden_botsen_nooit(twee):
    nummer, een, ander = twee
    assert uitkomsten(een.stuur(vraag="Vraag een?").text) == {"vraag": "bewaard"}
    assert uitkomsten(ander.stuur(**{"stagnatie-wat": "Wat twee."}).text) == {"stagnatie-wat": "bewaard"}
    assert uitkomsten(een.stuur(vraag="Vraag een, beter?").text) == {"vraag": "bewaard"}
    casus = haal(nummer)
    assert (casus.vraag, casus.aanmelding["stagnatie"]["wat"]) == ("Vraag een, beter?", "Wat twee.")


def test_wat_alleen_het_andere_venster_veranderde_komt_stil_mee(twee):
    _, een, ander = twee
    een.stuur(vraag="Vraag een?")
    antwoord = ander.stuur(**{"stagnatie-wat": "Wat twee."}).text
    assert 'data-anders="vraag"' in antwoord
    assert 'data-waarde="Vraag een?"' in antwoord
    assert "Intussen gewijzigd door u, in een ander venster, om" in meld(antwoord, "vraag")
    weer = ander.stuur(**{"stagnatie-wat": "Wat twee nu."}).text
    assert "data-anders" not in weer
    assert uitkomsten(ander.stuur(vraag="Vraag twee?").text) == {"vraag": "bewaard"}


def test_hetzelfde_veld_vraagt_wiens_tekst_geldt_en_houdt_beide(twee):
    nummer, een, ander = twee
    een.stuur(vraag="Vraag een?")
    botsing = ander.stuur(vraag="Vraag twee?").text
    assert uitkomsten(botsing) == {"vraag": "botst"}
    paneel = meld(botsing, "vraag") + botsing
    assert "u, in een ander venster, om" in paneel
    assert "<dt>Dit staat er nu</dt><dd>Vraag een?</dd>" in paneel
    assert "<dd data-typt>Vraag twee?</dd>" in paneel
    assert "Nog niet alles is opgeslagen." in botsing
    assert 'name="vraag"' not in botsing
    assert haal(nummer).vraag == "Vraag een?"
    assert lees(sa.select(Veldconcept.waarde)) == "Vraag twee?"
    opnieuw = ander.client.get(ander.pad).text  # another device: the same choice, and the text
    assert "Vraag twee?</textarea>" in opnieuw
    assert "<dd>Vraag een?</dd>" in opnieuw


def test_verder_typen_in_een_botsing_overschrijft_niets(twee):
    nummer, een, ander = twee
    een.stuur(vraag="Vraag een?")
    ander.stuur(vraag="Vraag twee?")
    assert uitkomsten(ander.stuur(vraag="Vraag twee, verder?").text) == {"vraag": "botst"}
    assert haal(nummer).vraag == "Vraag een?"
    assert lees(sa.select(Veldconcept.waarde)) == "Vraag twee, verder?"


def test_mijn_tekst_geldt(twee):
    nummer, een, ander = twee
    een.stuur(vraag="Vraag een?")
    ander.stuur(vraag="Vraag twee?")
    assert uitkomsten(ander.mijn("vraag", "Vraag twee?").text) == {"vraag": "bewaard"}
    assert haal(nummer).vraag == "Vraag twee?"
    assert tel(Veldconcept) == 0
    assert uitkomsten(een.stuur(vraag="Vraag een weer?").text) == {"vraag": "botst"}


def test_mijn_tekst_geldt_niet_over_wat_daarna_nog_veranderde(twee):
    nummer, een, ander = twee
    een.stuur(vraag="Vraag een?")
    ander.stuur(vraag="Vraag twee?")
    een.stuur(vraag="Vraag een, daarna?")
    opnieuw = ander.mijn("vraag", "Vraag twee?").text
    assert uitkomsten(opnieuw) == {"vraag": "botst"}
    assert "Vraag een, daarna?" in opnieuw
    assert haal(nummer).vraag == "Vraag een, daarna?"


def test_de_andere_tekst_geldt(twee):
    nummer, een, ander = twee
    een.stuur(vraag="Vraag een?")
    ander.stuur(vraag="Vraag twee?")
    antwoord = ander.stuur(laat=["vraag"]).text
    assert uitkomsten(antwoord) == {"vraag": "laat"}
    assert 'data-waarde="Vraag een?"' in antwoord
    assert "Opgeslagen" in antwoord
    assert (haal(nummer).vraag, tel(Veldconcept)) == ("Vraag een?", 0)


def test_samenvoegen_kan_bij_lange_tekst_en_niet_bij_een_datum(twee):
    _, een, ander = twee
    een.stuur(vraag="Vraag een?", **{"verzuim-thuis_sinds": "1-9-2026"})
    antwoord = ander.stuur(vraag="Vraag twee?", **{"verzuim-thuis_sinds": "2-9-2026"}).text
    assert 'name="samen" value="vraag"' in antwoord
    assert 'data-staat="Vraag een?"' in antwoord
    assert 'name="samen" value="verzuim-thuis_sinds"' not in antwoord
    assert "<dd>dinsdag 1 september 2026</dd>" in antwoord


def test_twee_vensters_die_elk_een_regel_toevoegen_houden_er_twee(twee):
    nummer, een, ander = twee
    een.stuur(**{"opschalingen-aaaaaaa1-organisatie": "Uit een"})
    antwoord = ander.stuur(**{"opschalingen-bbbbbbb1-organisatie": "Uit twee"}).text
    assert [g["organisatie"] for g in gesprekken(nummer)] == ["Jeugdhulp De Brug", "Uit een", "Uit twee"]
    assert 'data-nieuwe-rij="opschalingen-aaaaaaa1" data-lijst="opschalingen"' in antwoord
    assert 'value="Uit een"' in antwoord


def test_een_regel_weghalen_verschuift_geen_andere(app, als, tafel):
    document = copy.deepcopy(bouw.SAM)
    document["opschalingen"] = [{"organisatie": naam} for naam in ("A", "B", "C")]
    nummer = maak(tafel, document=document)
    een, ander = Venster(als(tafel.cv), nummer, "0000000a"), Venster(als(tafel.cv), nummer, "0000000b")
    a, _b, c = rijen(een.pagina, "opschalingen")[:3]
    weg = een.stuur(weg=[f"opschalingen-{a}"]).text
    assert f'data-weggehaald="opschalingen-{a}"' in weg
    assert [g["organisatie"] for g in gesprekken(nummer)] == ["B", "C"]
    ander.stuur(**{f"opschalingen-{c}-functie": "directeur van C"})
    assert [g.get("functie") for g in gesprekken(nummer)] == [None, "directeur van C"]
    nog_eens = een.stuur(weg=[f"opschalingen-{a}"])
    assert nog_eens.status_code == 200
    assert [g["organisatie"] for g in gesprekken(nummer)] == ["B", "C"]


def test_een_veld_van_een_weggehaalde_regel_vraagt_en_de_regel_kan_terug(twee):
    nummer, een, ander = twee
    rij = f"opschalingen-{rijen(ander.pagina, 'opschalingen')[0]}"
    een.stuur(weg=[rij])
    antwoord = ander.stuur(**{f"{rij}-uitkomst": "Nu is er wel plek."}).text
    assert uitkomsten(antwoord) == {f"{rij}-uitkomst": "botst"}
    assert "Dit is intussen weggehaald (u, in een ander venster, om" in antwoord
    assert 'data-gezien="weg"' in antwoord
    assert "Laat het weg" in antwoord
    assert lees(sa.select(Veldconcept.waarde)) == "Nu is er wel plek."
    assert "Nu is er wel plek.</textarea>" in ander.client.get(ander.pad).text
    velden = {f"{rij}-uitkomst": "Nu is er wel plek.", f"{rij}-organisatie": "Jeugdhulp De Brug"}
    ander.basis |= dict.fromkeys(velden, "weg")
    terug = ander.stuur(**velden).text
    assert set(uitkomsten(terug).values()) == {"bewaard"}
    assert [(g["organisatie"], g["uitkomst"]) for g in gesprekken(nummer)] == [
        ("Jeugdhulp De Brug", "Nu is er wel plek.")
    ]
    assert tel(Veldconcept) == 0


def test_of_de_weggehaalde_regel_blijft_weg(twee):
    nummer, een, ander = twee
    rij = f"opschalingen-{rijen(ander.pagina, 'opschalingen')[0]}"
    een.stuur(weg=[rij])
    ander.stuur(**{f"{rij}-uitkomst": "Nu is er wel plek."})
    weg = ander.stuur(laat=[f"{rij}-uitkomst"]).text
    assert 'data-wat="laat"' in weg
    assert "data-weg" in weg
    assert (gesprekken(nummer), tel(Veldconcept)) == ([], 0)


def test_een_regel_die_een_ander_veranderde_gaat_niet_ongezien_weg(twee):
    nummer, een, ander = twee
    rij = f"opschalingen-{rijen(ander.pagina, 'opschalingen')[0]}"
    een.stuur(**{f"{rij}-uitkomst": "Er is toch plek."})
    antwoord = ander.stuur(weg=[rij]).text
    assert f'data-rij-anders="{rij}"' in antwoord
    assert "Haal gesprek dan nog een keer weg." in antwoord
    assert gesprekken(nummer)[0]["uitkomst"] == "Er is toch plek."
    assert tel(Veldconcept) == 0
    ander.stuur(weg=[rij])
    assert gesprekken(nummer) == []


def test_wie_het_was_en_wanneer_staat_erbij(app, als, tafel, twee):
    nummer, een, ander = twee
    een.stuur(vraag="Vraag een?")
    sessie.execute(sa.update(Casus).values(velden_op={"vraag": [1_790_000_000, "Hans Jacobs", "x", "0000000c", 1, 2]}))
    sessie.commit()
    sessie.remove()
    antwoord = ander.stuur(vraag="Vraag twee?").text
    assert "Hans Jacobs op maandag 21 september om 16:13" in antwoord
    assert nummer


def test_twee_casussen_naast_elkaar_lopen_niet_door_elkaar(app, als, tafel):
    client = als(tafel.cv)
    eerste, tweede = maak(tafel), maak(tafel)
    een, ander = Venster(client, eerste, "0000000a"), Venster(client, tweede, "0000000b")
    een.stuur(vraag="Over de eerste?", **{"leerling-geboortedatum": "31-2-2013"})
    ander.stuur(vraag="Over de tweede?")
    een.stuur(**{"stagnatie-wat": "Alleen de eerste."})
    assert (haal(eerste).vraag, haal(tweede).vraag) == ("Over de eerste?", "Over de tweede?")
    assert haal(tweede).aanmelding["stagnatie"]["wat"] == bouw.SAM["stagnatie"]["wat"]
    assert "31-2-2013" in client.get(een.pad).text
    assert "31-2-2013" not in client.get(ander.pad).text
