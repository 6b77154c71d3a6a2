"""States of parts and the words for them."""

from __future__ import annotations

import pytest

from tafel.besluiten import models
from tafel.besluiten.rules import (
    ANTWOORDWOORDEN,
    FORMEELWOORDEN,
    KANTWOORDEN,
    ONDERDEELSTANDEN,
    SOORTWOORDEN,
    STANDWOORDEN,
    Regelfeiten,
    aanduiding,
    antwoorden_in_woorden,
    besluit_stand_in_woorden,
    is_gedragen,
    nee_en_voorwaarde,
    onder_voorbehoud,
    onderdeel_stand,
)
from tafel.organisaties.models import KANTEN

JA, NEE, OPEN = "akkoord", "afgewezen", "open"


@pytest.mark.parametrize(
    "regels,stand",
    [
        ([], "geldt"),  # without money: at once
        ([(OPEN,)], "wacht_op_akkoord"),
        ([(JA,)], "geldt"),
        ([(NEE,)], "afgewezen"),
        ([(JA, OPEN)], "wacht_op_akkoord"),  # both decide, one did
        ([(JA, JA)], "geldt"),
        ([(JA,), (OPEN,)], "wacht_op_akkoord"),  # every line
        ([(JA,), (JA,)], "geldt"),
        ([(OPEN,), (NEE,)], "afgewezen"),
        ([(JA, NEE)], "afgewezen"),
        ([()], "wacht_op_akkoord"),  # nobody decides is never yes
        ([(JA,), ()], "wacht_op_akkoord"),
    ],
)
def test_stand_van_een_onderdeel(regels, stand):
    assert onderdeel_stand([Regelfeiten(een) for een in regels]) == stand


def test_voorbehoud_zolang_er_iets_wacht():
    assert onder_voorbehoud(["geldt", "wacht_op_akkoord"])
    assert not onder_voorbehoud(["geldt", "afgewezen"])
    assert not onder_voorbehoud([])


@pytest.mark.parametrize(
    "stand,delen,zin",
    [
        ("concept", [], "Dit besluit is nog niet vastgesteld."),
        ("ingetrokken", ["geldt"], "Dit besluit is ingetrokken."),
        ("vastgesteld", ["geldt", "geldt"], "Alle onderdelen gelden."),
        ("vastgesteld", ["geldt", "wacht_op_akkoord"], "Onderdeel 2 wacht op akkoord. De rest geldt."),
        ("vastgesteld", ["wacht_op_akkoord"] * 3, "Onderdelen 1, 2 en 3 wachten op akkoord."),
        ("vastgesteld", ["afgewezen", "geldt"], "Onderdeel 1 is afgewezen. De rest geldt."),
        (
            "vastgesteld",
            ["afgewezen", "wacht_op_akkoord", "afgewezen"],
            "Onderdeel 2 wacht op akkoord. Onderdelen 1 en 3 zijn afgewezen.",
        ),
    ],
)
def test_besluit_in_woorden(stand, delen, zin):
    assert besluit_stand_in_woorden(stand, delen) == zin


def test_gedragen_is_alleen_ja_van_iedereen():
    assert is_gedragen(["ja", "ja"])
    for ander in ("voorwaarde", "nee", None):
        assert not is_gedragen(["ja", ander])
    assert not is_gedragen([])


def test_aanduiding_noemt_rol_en_naam():
    assert aanduiding("leerplicht", "Joost de Wit") == "leerplicht (Joost de Wit)"
    assert aanduiding("leerling", "S.V.") == "de leerling (S.V.)"
    assert aanduiding("anders", "Jo", "Sportclub") == "Sportclub (Jo)"
    assert aanduiding("anders", "Jo") == "Jo"
    assert aanduiding("school", "") == "school"


def test_elk_woord_van_de_database_heeft_een_woord_op_het_scherm():
    assert tuple(SOORTWOORDEN) == models.SOORTEN
    assert tuple(FORMEELWOORDEN) == models.FORMELE_BESLUITEN
    assert tuple(KANTWOORDEN) == KANTEN
    assert tuple(ANTWOORDWOORDEN) == models.ANTWOORDEN
    assert tuple(STANDWOORDEN) == ONDERDEELSTANDEN


@pytest.mark.parametrize(
    "antwoorden,zin",
    [
        (["ja", "ja"], ""),
        (["ja", "nee"], "Er is één nee"),
        (["voorwaarde", "ja"], "Er is één voorwaarde"),
        (["nee", "voorwaarde"], "Er is één nee en één voorwaarde"),
        (["nee", "nee", "voorwaarde", "voorwaarde"], "Er is twee keer nee en twee voorwaarden"),
        (["voorwaarde"] * 13, "Er zijn 13 voorwaarden"),
    ],
)
def test_nee_en_voorwaarde_in_een_zin(antwoorden, zin):
    assert nee_en_voorwaarde(antwoorden) == zin


@pytest.mark.parametrize(
    "antwoorden,zin",
    [
        (["ja", "ja"], "Iedereen zei ja. Het besluit is gedragen."),
        (["ja", "nee", "voorwaarde"], "Eén nee, één ja met een voorwaarde."),
        (["nee", "nee", "voorwaarde", "voorwaarde"], "Twee keer nee, twee keer ja met een voorwaarde."),
        (["ja", None], "Eén nog geen antwoord."),
        ([], ""),
    ],
)
def test_antwoorden_in_een_zin(antwoorden, zin):
    assert antwoorden_in_woorden(antwoorden) == zin
