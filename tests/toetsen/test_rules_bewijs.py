"""What proves a requirement: the fields that are filled in, a short quote, never a name of the child."""

from __future__ import annotations

import copy

import pytest

from tafel.criteria.rules.basis import EISEN
from tafel.criteria.schema import leeg_document, veld_bij
from tafel.toetsen.rules import bewijs_bij
from tests import bouw

CODES = [eis.code for eis in EISEN]


@pytest.mark.parametrize("code", CODES)
def test_elke_eis_wijst_naar_velden_die_bestaan(code):
    delen = bewijs_bij(code, bouw.SAM)
    assert delen, "a complete aanmelding proves everything"
    for deel in delen:
        assert veld_bij(deel.veld)
        assert 1 <= deel.blok <= 6
        assert deel.label
        assert 0 < len(deel.citaat) <= 160
        assert not {"Sam", "Sam,"} & set(deel.citaat.split())


@pytest.mark.parametrize("code", [*CODES, "vraag"])
def test_van_een_lege_aanmelding_is_er_geen_bewijs(code):
    assert bewijs_bij(code, leeg_document()) == ()
    assert bewijs_bij(code, {}) == ()


def test_alleen_een_organisatie_bewijst_dat_er_partijen_zijn():
    assert [d.veld for d in bewijs_bij("partijen", bouw.SAM)] == [f"partijen-{nr}-rol" for nr in (2, 3, 4)]


def test_de_vraag_is_bewijs_van_zichzelf():
    (deel,) = bewijs_bij("vraag", {}, f"  Hoe {'lang ' * 60}?")
    assert (deel.veld, deel.blok) == ("vraag", 4)
    assert deel.citaat.endswith("…")
    assert bewijs_bij("vraag", {}, "  ") == ()


def test_een_gesprek_staat_er_met_wie_wanneer_en_het_antwoord():
    veroorzaker, gesprek = bewijs_bij("opschaling", bouw.SAM)
    assert veroorzaker.citaat == "Jeugdhulp De Brug"
    assert gesprek.citaat == "R. Baas, teamleider, Jeugdhulp De Brug, 2 november 2026, Geen plek"
    assert (gesprek.label, gesprek.veld) == ("Gesprek 1", "opschalingen-0-leidinggevende")


def test_codes_ja_nee_en_datums_staan_er_in_woorden():
    alles = {deel.veld: deel.citaat for code in CODES for deel in bewijs_bij(code, bouw.SAM)}
    assert alles["leerling-geboortedatum"] == "14 mei 2013"
    assert alles["leerling-startkwalificatie"] == "nee"
    assert alles["stagnatie-wachtlijst_jeugdhulp"] == "ja"
    assert alles["onderwijs-sector"] == "Voortgezet onderwijs (vo)"
    assert alles["plan_van_aanpak-gezamenlijk_met"] == "leerling, ouders, school"
    assert alles["criteria-stap_1"].startswith("Er ontbreekt ondersteuning")
    assert alles["toestemmingen-2-door"] == "De leerling, Informatie delen met de tafel, 4 november 2026"


def test_halve_en_vreemde_rijen_breken_niets():
    document = copy.deepcopy(bouw.SAM)
    document["opschalingen"] = [{"_id": "a1b2c3d4", "functie": "teamleider"}, {"_id": "ffffffff"}, None, "x"]
    document["leerling"] = None
    document["plan_van_aanpak"] = {
        "datum": "2026-13-41",
        "doel_is_onderwijs": "ja",
        "afspraken": 3,
        "gezamenlijk_met": [],
    }
    assert [d.citaat for d in bewijs_bij("opschaling", document)] == ["Jeugdhulp De Brug", "teamleider"]
    assert bewijs_bij("leeftijd", document) == ()
    assert bewijs_bij("plan", document) == bewijs_bij("plan_smart", document) == ()
    document["stagnatie"]["wat"] = 7
    assert "stagnatie-wat" not in [d.veld for d in bewijs_bij("oorzaak", document)]
