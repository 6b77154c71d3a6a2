"""Options, the sentence for the letter, the map: every boundary."""

from __future__ import annotations

import datetime as dt

import pytest

from tafel.opties.rules import (
    KANSEN,
    SOORTEN,
    STANDEN,
    Aanbodinvoer,
    Optieinvoer,
    briefzin,
    is_oud,
    redenzin,
    tegen_aanbod,
    tegen_erbij,
    tegen_kiezen,
    tegen_optie,
    telzin,
    verplaatst,
    wachtzin,
)

DAG = dt.date(2026, 11, 22)


@pytest.mark.parametrize("aantal, kan", [(0, True), (5, True), (6, False), (7, False)])
def test_hoogstens_zes(aantal, kan):
    assert (tegen_erbij(aantal) == []) is kan


@pytest.mark.parametrize("aantal, zegt", [(0, "3 opties"), (1, "2 opties"), (2, "één optie"), (3, ""), (6, "")])
def test_ten_minste_drie_is_een_zin_en_geen_weigering(aantal, zegt):
    assert (zegt in telzin(aantal)) if zegt else telzin(aantal) == ""


@pytest.mark.parametrize(
    "anders, veld",
    [
        ({"naam": " "}, "naam"),
        ({"kans": "enorm"}, "kans"),
        ({"reeel": False}, "reeel_waarom"),
        ({"reeel": True, "reeel_waarom": "  "}, "reeel_waarom"),
        ({"plek": "Klas 3", "ja_zegt": "de directeur"}, "plek_vanaf"),
        ({"plek": "Klas 3", "plek_vanaf": DAG}, "ja_zegt"),
        ({"zorg": "a" * 2001}, "zorg"),
    ],
)
def test_wat_een_optie_nodig_heeft(anders, veld):
    assert [w.veld for w in tegen_optie(Optieinvoer(**{"naam": "Thuis beginnen", **anders}))] == [veld]


def test_een_optie_mag_bijna_leeg_zijn():
    assert tegen_optie(Optieinvoer("Thuis beginnen")) == []
    vol = Optieinvoer(
        "Thuis beginnen", kans="groot", plek="Klas 3", plek_vanaf=DAG, ja_zegt="de directeur", reeel=True,
        reeel_waarom="Er is plek.", zorg="a" * 2000,
    )  # fmt: skip
    assert tegen_optie(vol) == []
    assert all(tegen_optie(Optieinvoer("x", kans=kans)) == [] for kans in KANSEN)


@pytest.mark.parametrize(
    "stand, omdat, code",
    [
        ("gekozen", "", None),
        ("open", "", None),
        ("niet_gekozen", "er geen plek is", None),
        ("niet_gekozen", " ", "geen_omdat"),
        ("niet_gekozen", "omdat .", "geen_omdat"),
        ("niet_gekozen", "a" * 2001, "te_lang"),
        ("weg", "", "stand_onbekend"),
    ],
)
def test_kiezen(stand, omdat, code):
    assert [w.code for w in tegen_kiezen(stand, omdat)] == ([code] if code else [])
    assert code == "stand_onbekend" or stand in STANDEN


@pytest.mark.parametrize(
    "naam, omdat, zin",
    [
        (
            "naar Klas Tussenin",
            "er een wachttijd is",
            "Naar Klas Tussenin: dat kan nu niet, omdat er een wachttijd is.",
        ),
        ("Klas Tussenin.", "Er een wachttijd is.", "Klas Tussenin: dat kan nu niet, omdat er een wachttijd is."),
        ("Klas", "omdat het ver is", "Klas: dat kan nu niet, omdat het ver is."),
        ("Klas", "Omdat  Het\nver is.", "Klas: dat kan nu niet, omdat het ver is."),
        ("Klas", "Noah daar niet heen wil", "Klas: dat kan nu niet, omdat Noah daar niet heen wil."),
        ("Klas", "", ""),
        (" ", "het ver is", ""),
    ],
)
def test_de_zin_voor_de_brief(naam, omdat, zin):
    assert briefzin(naam, omdat) == zin


def test_waarom_iets_reeel_is_of_niet():
    assert redenzin(None, "") == ""
    assert redenzin(True, "De proef werkte.") == "Ja, omdat de proef werkte."
    assert redenzin(False, "omdat er geen plek is") == "Nee, omdat er geen plek is."


@pytest.mark.parametrize(
    "plek, richting, orde",
    [
        (0, "eerder", "abc"),
        (0, "later", "bac"),
        (1, "eerder", "bac"),
        (1, "later", "acb"),
        (2, "later", "abc"),
        (2, "eerder", "acb"),
    ],
)
def test_eerder_en_later(plek, richting, orde):
    assert "".join(verplaatst("abc", plek, richting)) == orde


def test_een_andere_richting_bestaat_niet():
    with pytest.raises(KeyError):
        verplaatst("abc", 0, "omhoog")


@pytest.mark.parametrize(
    "peildatum, vandaag, oud",
    [
        (dt.date(2026, 8, 22), DAG, False),
        (dt.date(2026, 8, 21), DAG, True),
        (DAG, DAG, False),
        (dt.date(2026, 11, 30), dt.date(2027, 2, 28), False),
        (dt.date(2026, 11, 27), dt.date(2027, 2, 28), True),
        (dt.date(2026, 11, 30), dt.date(2027, 3, 1), True),
        (dt.date(2026, 2, 28), dt.date(2026, 5, 31), False),  # three months before 31 May is the last of February
        (dt.date(2025, 10, 1), dt.date(2026, 1, 1), False),
        (dt.date(2025, 9, 30), dt.date(2026, 1, 1), True),
        (None, DAG, True),
    ],
)
def test_een_wachttijd_van_meer_dan_drie_maanden_is_oud(peildatum, vandaag, oud):
    assert is_oud(peildatum, vandaag) is oud


@pytest.mark.parametrize("weken, zin", [(None, "niet bekend"), (0, "Geen"), (1, "1 week"), (9, "9 weken")])
def test_de_wachttijd_in_woorden(weken, zin):
    assert zin in wachtzin(weken)


@pytest.mark.parametrize(
    "anders, velden",
    [
        ({}, []),
        ({"wachttijd_weken": 0, "peildatum": DAG}, []),
        ({"wachttijd_weken": 260, "peildatum": DAG}, []),
        ({"wachttijd_weken": 261, "peildatum": DAG}, ["wachttijd_weken"]),
        ({"wachttijd_weken": 3}, ["peildatum"]),
        ({"peildatum": DAG + dt.timedelta(days=1)}, ["peildatum"]),
        ({"naam": " ", "soort": ""}, ["naam", "soort"]),
        ({"soort": "tovenarij"}, ["soort"]),
    ],
)
def test_een_regel_op_de_kaart(anders, velden):
    assert [w.veld for w in tegen_aanbod(Aanbodinvoer(**{"naam": "Judo", "soort": "sport", **anders}), DAG)] == velden
    assert {"sport", "spel", "preventie", "ggz", "jongerenwerk", "cultuur"} <= set(SOORTEN)
