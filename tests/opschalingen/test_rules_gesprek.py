"""One talk: what it asks, the quick answers, who is known."""

from __future__ import annotations

import datetime as dt

import pytest

from tafel.opschalingen.rules.gesprek import (
    MAX_ANTWOORD,
    ZINNEN,
    Invoer,
    antwoord,
    bleef_zonder,
    functie_van,
    tegen_gesprek,
    tegen_overnemen,
    tegen_stand,
)

DAG = dt.date(2026, 11, 22)


def invoer(**anders):
    """Return a talk that is complete."""
    goed = {
        "organisatie": "De Brug", "naam": "R. Baas", "functie": "teamleider", "datum": DAG, "uitkomst": "Geen plek",
        "zonder_resultaat": True,
    }  # fmt: skip
    return Invoer(**{**goed, **anders})


def test_een_heel_gesprek_kan():
    assert tegen_gesprek(invoer(), "concept", DAG) == []


@pytest.mark.parametrize(
    "anders, code, veld",
    [
        ({"organisatie": " "}, "geen_organisatie", "organisatie"),
        ({"naam": ""}, "geen_naam", "naam"),
        ({"functie": ""}, "geen_functie", "functie"),
        ({"datum": None}, "geen_datum", "datum"),
        ({"datum": DAG + dt.timedelta(days=1)}, "datum_later", "datum"),
        ({"wijze": "postduif"}, "geen_wijze", "wijze"),
        ({"trede": "baas"}, "trede", "trede"),
        ({"uitkomst": "  "}, "geen_antwoord", "zin"),
        ({"uitkomst": "a" * (MAX_ANTWOORD + 1)}, "te_lang", "antwoord"),
        ({"zonder_resultaat": None}, "geen_resultaat", "zonder_resultaat"),
        ({"naam": "a" * 201}, "te_lang", "naam"),
    ],
)
def test_wat_een_gesprek_nodig_heeft(anders, code, veld):
    assert [(w.code, w.veld) for w in tegen_gesprek(invoer(**anders), "concept", DAG)] == [(code, veld)]


def test_de_grenzen_passen_nog():
    assert tegen_gesprek(invoer(uitkomst="a" * MAX_ANTWOORD, naam="a" * 200, datum=DAG), "concept", DAG) == []


def test_bij_een_medewerker_zijn_functie_en_resultaat_niet_nodig():
    assert tegen_gesprek(invoer(trede="zelf", functie="", zonder_resultaat=None), "ingediend", DAG) == []


@pytest.mark.parametrize("stand", ["concept", "teruggegeven", "aanvulling", "ingediend", "toegelaten"])
def test_noteren_kan_tot_de_opvolging(stand):
    assert tegen_stand(stand) == []


@pytest.mark.parametrize("stand", ["opvolging", "afgesloten", "doorverwezen", "ingetrokken", "overgedragen"])
def test_daarna_niet_meer(stand):
    assert [w.code for w in tegen_gesprek(invoer(), stand, DAG)] == ["stand"]


@pytest.mark.parametrize(
    "zin, tekst, uit",
    [
        ("geen_plek", "", "Geen plek."),
        ("geen_plek", "Pas in maart", "Geen plek. Pas in maart"),
        ("belt_terug", "", "Belt terug."),
        ("belt_terug", "dinsdag", "Belt terug op dinsdag."),
        ("belt_terug", "op dinsdag.", "Belt terug op dinsdag."),
        ("kan_wel", "", "Kan wel."),
        ("", "Eigen woorden", "Eigen woorden"),
        ("onzin", "Eigen woorden", "Eigen woorden"),
        ("", "", ""),
    ],
)
def test_antwoord_van_een_tik_en_eigen_woorden(zin, tekst, uit):
    assert antwoord(zin, tekst) == uit


@pytest.mark.parametrize(
    "zin, keuze, uit",
    [
        ("geen_plek", None, True), ("wacht_op_ander", None, True), ("kan_wel", None, False), ("belt_terug", None, None),
        ("geen_plek", False, False), ("kan_wel", True, True), ("", None, None), ("", True, True),
    ],
)  # fmt: skip
def test_een_tik_zegt_ook_of_het_zonder_resultaat_bleef_en_een_keuze_gaat_voor(zin, keuze, uit):
    assert bleef_zonder(zin, keuze) is uit


def test_elke_tik_heeft_een_knop():
    assert len(ZINNEN) == 4
    assert all(zin.knop and zin.tekst for zin in ZINNEN.values())


def test_de_functie_van_een_bekende_vult_zichzelf():
    bekend = [("De Brug", "R. Baas", "teamleider"), ("De Brug", "I. Intake", "")]
    assert functie_van("r. baas", "de brug", bekend) == "teamleider"
    assert functie_van("R. Baas", "Wijkteam", bekend) == ""
    assert functie_van("I. Intake", "De Brug", bekend) == ""


@pytest.mark.parametrize(
    "stand, trede, codes",
    [
        ("teruggegeven", "leiding", []),
        ("aanvulling", "leiding", []),
        ("ingediend", "leiding", ["stand"]),
        ("teruggegeven", "zelf", ["geen_leiding"]),
    ],
)
def test_overnemen_kan_als_de_aanmelding_weer_beweegt(stand, trede, codes):
    assert [w.code for w in tegen_overnemen(stand, trede)] == codes
