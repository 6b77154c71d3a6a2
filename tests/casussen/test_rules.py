"""Rules of a case: states, admission, people, days at home."""

from __future__ import annotations

import datetime as dt

import pytest

from tafel.casussen import rules
from tafel.casussen.models import CASUSROLLEN, PARTIJROLLEN, STANDEN
from tafel.criteria.keuzes import criteria_profiel

DAG = dt.date(2026, 11, 30)


def codes(weigeringen):
    return [w.code for w in weigeringen]


# --- states -----------------------------------------------------------------------------------------------------------


def test_elke_stand_staat_in_de_tabel_en_in_de_woorden():
    assert set(rules.OVERGANGEN) == set(STANDEN) == set(rules.STANDWOORDEN)
    assert all(naar <= set(STANDEN) for naar in rules.OVERGANGEN.values())
    assert rules.HOORVOLGORDE == PARTIJROLLEN
    assert "partij" in CASUSROLLEN


@pytest.mark.parametrize(
    "van, naar, mag",
    [
        ("concept", "ingediend", True),
        ("concept", "toegelaten", False),
        ("ingediend", "teruggegeven", True),
        ("teruggegeven", "ingediend", True),
        ("teruggegeven", "toegelaten", False),
        ("ingediend", "toegelaten", True),
        ("toegelaten", "opvolging", True),
        ("opvolging", "toegelaten", True),
        ("opvolging", "afgesloten", True),
        ("opvolging", "ingetrokken", False),
        ("afgesloten", "toegelaten", False),
        ("doorverwezen", "ingediend", False),
        ("onzin", "ingediend", False),
    ],
)
def test_overgangen(van, naar, mag):
    assert rules.kan_naar(van, naar) is mag
    assert bool(rules.tegen_overgang(van, naar)) is not mag


@pytest.mark.parametrize(
    "stand, wie, tekst",
    [
        ("concept", {"is_cv": True, "leidt": False, "nog": 2}, "Maak de aanmelding af"),
        ("concept", {"is_cv": True, "leidt": False, "nog": 0}, "Dien de aanmelding in"),
        ("teruggegeven", {"is_cv": True, "leidt": False, "nog": 1}, "Vul aan wat mist"),
        ("teruggegeven", {"is_cv": False, "leidt": True, "nog": 1}, "Lees de casus"),
        ("ingediend", {"is_cv": False, "leidt": True, "nog": 0}, "Beslis over toelaten"),
        ("ingediend", {"is_cv": True, "leidt": False, "nog": 0}, "Lees de casus"),
        ("opvolging", {"is_cv": False, "leidt": True, "nog": 0}, "Bekijk de opvolging"),
        ("afgesloten", {"is_cv": True, "leidt": False, "nog": 0}, "Lees terug"),
    ],
)
def test_de_ene_volgende_stap(stand, wie, tekst):
    assert rules.volgende_stap(stand, **wie).tekst == tekst


# --- withdrawing -----------------------------------------------------------------------------------------------------


def test_intrekken():
    assert rules.tegen_intrekken("ingediend", "opgelost_voor_tafel", "S. gaat weer.") == []
    assert codes(rules.tegen_intrekken("ingediend", "", "")) == ["soort", "geen_reden"]
    assert codes(rules.tegen_intrekken("opvolging", "ingetrokken", "x")) == ["stand"]


@pytest.mark.parametrize(
    "profiel, telt_als",
    [("taskforce", "taskforce"), ("adviestafel", "doorbraakoverleg"), ("casuistiekoverleg", "doorbraakoverleg")],
)
def test_criteria_van_een_profiel(profiel, telt_als):
    assert criteria_profiel(profiel) == telt_als


# --- people -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tekst, rol",
    [
        ("School", "school"),
        ("moeder", "ouders"),
        ("Ouder", "ouders"),
        ("voogd (GI)", "ouders"),
        ("mentor", "school"),
        ("Ondersteuningscoördinator", "school"),
        ("leerplichtambtenaar", "leerplicht"),
        ("SWV po", "samenwerkingsverband"),
        ("schoolarts", "jeugdarts"),
        ("GGZ-behandelaar", "jeugdhulp"),
        ("buurtteam", "wijkteam"),
        ("de jongere zelf", "leerling"),
        ("oom", "anders"),
        ("", "anders"),
        (None, "anders"),
    ],
)
def test_rol_van_vrije_tekst(tekst, rol):
    assert rules.rol_van(tekst) == rol


def test_personen_staan_in_hoorvolgorde_en_leerling_en_ouders_ontbreken_nooit():
    document = {
        "leerling": {"voornaam": "Sam", "achternaam": "Verzonnen"},
        "ouders_met_gezag": ["A. Verzonnen", "B. Verzonnen"],
        "partijen": [
            {"rol": "jeugdhulp", "organisatie": "De Brug", "naam": None},
            {"rol": "school", "organisatie": "Het College", "naam": "Mirjam"},
            {"rol": "school", "organisatie": "HET COLLEGE ", "naam": "mirjam"},
            {"rol": "school", "organisatie": "Het College", "naam": "Joost"},
            {"rol": "anders", "organisatie": None, "naam": None},
        ],
    }
    assert [(p.rol, p.naam) for p in rules.personen_uit(document)] == [
        ("leerling", "Sam Verzonnen"),
        ("ouders", "A. Verzonnen en B. Verzonnen"),
        ("school", "Mirjam"),
        ("school", "Joost"),
        ("jeugdhulp", "De Brug"),
    ]
    assert [p.naam for p in rules.personen_uit({})] == ["Leerling", "Ouders"]
    arts = rules.personen_uit({"partijen": [{"rol": " dokter ", "naam": "P. Arts"}, {"rol": "Anders", "naam": "Q"}]})
    assert [(p.rol, p.woord) for p in arts][2:] == [("anders", "dokter"), ("anders", "")]
    assert {p.woord for p in rules.personen_uit({"partijen": [{"rol": "mentor", "naam": "M"}]})} == {""}
    lang = rules.personen_uit({"partijen": [{"rol": "school", "naam": "x" * 500}]})
    assert len(lang[-1].naam) == 200


def test_koppelen():
    lid = rules.Lidfeiten(True, frozenset({"partij"}), "school")
    assert rules.tegen_koppelen(lid) == []
    assert codes(rules.tegen_koppelen(rules.Lidfeiten(False, frozenset(), "school"))) == ["geen_lid"]
    voorzitter = rules.Lidfeiten(True, frozenset({"voorzitter", "partij"}), "leerplicht")
    assert codes(rules.tegen_koppelen(voorzitter)) == ["voorzitter_is_partij"]
    assert codes(rules.tegen_koppelen(rules.Lidfeiten(True, frozenset({"partij"}), "ouders"))) == ["gezin"]


@pytest.mark.parametrize(
    "van, datum, redenen",
    [
        (dt.date(2026, 1, 1), DAG, []),
        (DAG, DAG, []),
        (dt.date(2026, 1, 1), DAG + dt.timedelta(1), ["datum_later"]),
        (DAG, DAG - dt.timedelta(1), ["datum_eerder"]),
    ],
)
def test_wisselen(van, datum, redenen):
    lid = rules.Lidfeiten(True, frozenset({"casusverantwoordelijke"}))
    assert codes(rules.tegen_wisselen(lid, False, van, datum, DAG, "Verlof.")) == redenen
    assert "zelfde" in codes(rules.tegen_wisselen(lid, True, van, datum, DAG, "Verlof."))
    assert "rol_ontbreekt" in codes(rules.tegen_wisselen(rules.Lidfeiten(True), False, van, datum, DAG, "Verlof."))
    assert "geen_reden" in codes(rules.tegen_wisselen(lid, False, van, datum, DAG, " "))


# --- days at home -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "vandaag, dagen, zin",
    [
        (dt.date(2026, 11, 24), 78, "Over 13 dagen is het drie maanden."),
        (dt.date(2026, 12, 6), 90, "Over 1 dag is het drie maanden."),
        (dt.date(2026, 12, 7), 91, "Vandaag is het drie maanden."),
        (dt.date(2026, 12, 8), 92, "Dat is langer dan drie maanden."),
    ],
)
def test_dagen_thuis(vandaag, dagen, zin):
    thuis = rules.thuis(dt.date(2026, 9, 7), vandaag)
    assert (thuis.dagen, thuis.zin) == (dagen, zin)


def test_nog_niet_thuis():
    assert rules.thuis(None, DAG) is None
    assert rules.thuis(DAG + dt.timedelta(1), DAG) is None
    assert rules.thuis(DAG, DAG).dagen == 0
