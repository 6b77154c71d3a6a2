"""What a story needs, what the file waits for, wishes and calls: every boundary (R29, R30, V19)."""

from __future__ import annotations

import datetime as dt

import pytest

from tafel.onderzoeken.models import Onderzoekstuk
from tafel.onderzoeken.rules import (
    ANTWOORDEN,
    BELZINNEN,
    GEHEEL,
    STUKKEN,
    VELDSTUKKEN,
    Gehoord,
    Verhaalinvoer,
    mist_voor_dossier,
    tegen_antwoord,
    tegen_belnotitie,
    tegen_dossier,
    tegen_niet_gehoord,
    tegen_stuk,
    tegen_verhaal,
    tegen_wens,
)

DAG = dt.date(2026, 11, 22)
NU = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
HEEL = Gehoord(verhaal=True, wensen=1)


def verhaal(**anders):
    """Return a story that is complete."""
    goed = {"tekst": "Ik wil wel leren.", "vorm": "huisbezoek", "gehoord_op": DAG}
    return Verhaalinvoer(**{**goed, **anders})


def test_een_heel_verhaal_kan():
    assert tegen_verhaal(verhaal(), DAG) == []
    assert tegen_verhaal(verhaal(voorgelezen_op=DAG, bijgesteld_door="de leerling"), DAG) == []
    assert tegen_verhaal(verhaal(tekst="a" * GEHEEL), DAG) == []


@pytest.mark.parametrize(
    "anders, code, veld",
    [
        ({"tekst": "  \n"}, "geen_verhaal", "tekst"),
        ({"tekst": "a" * (GEHEEL + 1)}, "te_lang", "tekst"),
        ({"vorm": "postduif"}, "geen_vorm", "vorm"),
        ({"vorm": ""}, "geen_vorm", "vorm"),
        ({"gehoord_op": None}, "geen_datum", "gehoord_op"),
        ({"gehoord_op": DAG + dt.timedelta(days=1)}, "datum_later", "gehoord_op"),
        ({"voorgelezen_op": DAG + dt.timedelta(days=1)}, "datum_later", "voorgelezen_op"),
        ({"voorgelezen_op": DAG - dt.timedelta(days=1)}, "voorgelezen_eerder", "voorgelezen_op"),
        ({"bijgesteld_door": "de moeder"}, "niet_voorgelezen", "voorgelezen_op"),
        # read back before there is a story: one sentence, about what comes first
        ({"tekst": " ", "gehoord_op": None, "vorm": "", "voorgelezen_op": DAG}, "geen_verhaal", "tekst"),
        ({"tekst": "", "voorgelezen_op": DAG - dt.timedelta(days=1)}, "geen_verhaal", "tekst"),
        ({"tekst": "", "bijgesteld_door": "de moeder"}, "geen_verhaal", "tekst"),
        ({"gehoord_op": DAG + dt.timedelta(days=1), "voorgelezen_op": DAG}, "datum_later", "gehoord_op"),
    ],
)
def test_wat_een_verhaal_nodig_heeft(anders, code, veld):
    assert [(w.code, w.veld) for w in tegen_verhaal(verhaal(**anders), DAG)] == [(code, veld)]


@pytest.mark.parametrize(
    "leerling, ouder, aantal",
    [
        (Gehoord(), Gehoord(), 2),
        (HEEL, Gehoord(), 1),
        (Gehoord(), HEEL, 1),
        (HEEL, HEEL, 0),
        (Gehoord(verhaal=True), HEEL, 1),  # a story without a wish
        (Gehoord(wensen=2), HEEL, 1),  # a wish without a story
        (Gehoord(reden="Is zeven jaar."), HEEL, 0),
        (Gehoord(reden="  "), HEEL, 1),
        (Gehoord(verhaal=True, reden="Is zeven jaar."), HEEL, 1),  # the story counts, not the reason
        (Gehoord(reden="Is zeven jaar."), Gehoord(reden="Niet bereikt."), 0),
    ],
)
def test_het_dossier_wacht_op_verhaal_en_wens_van_beiden(leerling, ouder, aantal):
    stand = {"leerling": leerling, "ouder": ouder}
    assert len(mist_voor_dossier(stand)) == aantal
    assert [w.code for w in tegen_dossier(stand)] == ["eerst_horen"] * aantal


def test_wie_er_niet_in_staat_is_niet_gehoord():
    assert len(mist_voor_dossier({})) == 2
    assert "leerling" in mist_voor_dossier({"ouder": HEEL})[0]
    assert "wens" in mist_voor_dossier({"leerling": HEEL, "ouder": Gehoord(verhaal=True)})[0]


def test_een_reden_van_niet_horen():
    assert tegen_niet_gehoord("Is zeven jaar.", False) == []
    assert [w.code for w in tegen_niet_gehoord(" ", False)] == ["geen_reden"]
    assert [w.code for w in tegen_niet_gehoord("a" * 1001, False)] == ["te_lang"]
    assert tegen_niet_gehoord("a" * 1000, False) == []
    assert [w.code for w in tegen_niet_gehoord("Is zeven jaar.", True)] == ["al_gehoord"]


@pytest.mark.parametrize(
    "van, tekst, codes",
    [
        ("leerling", "Naar school.", []),
        ("ouder", "a" * 1000, []),
        ("school", "Rust.", ["geen_van"]),
        ("ouder", " ", ["geen_wens"]),
        ("ouder", "a" * 1001, ["te_lang"]),
        ("", "", ["geen_van", "geen_wens"]),
    ],
)
def test_een_wens(van, tekst, codes):
    assert [w.code for w in tegen_wens(van, tekst)] == codes


@pytest.mark.parametrize("antwoord", ANTWOORDEN)
def test_elk_antwoord_heeft_een_waarom(antwoord):
    assert tegen_antwoord(antwoord, "Er is plek.") == []
    assert [w.veld for w in tegen_antwoord(antwoord, "  ")] == ["waarom"]
    assert [w.veld for w in tegen_antwoord(antwoord, "a" * 1001)] == ["waarom"]
    assert [w.veld for w in tegen_antwoord("misschien", "Er is plek.")] == ["antwoord"]


@pytest.mark.parametrize(
    "wie, wat, wanneer, codes",
    [
        ("Moeder", "Belt terug.", None, []),
        ("Moeder", "Belt terug.", NU + dt.timedelta(minutes=5), []),
        ("Moeder", "Belt terug.", NU + dt.timedelta(minutes=6), ["datum_later"]),
        (" ", "Belt terug.", None, ["geen_wie"]),
        ("a" * 201, "Belt terug.", None, ["geen_wie"]),
        ("a" * 200, "", None, ["geen_wat"]),
        ("Moeder", "a" * 1001, None, ["te_lang"]),
    ],
)
def test_een_telefoontje(wie, wat, wanneer, codes):
    assert [w.code for w in tegen_belnotitie(wie, wat, wanneer, NU)] == codes


def test_stukken_mogen_leeg_en_kennen_vier_velden_met_twee_kanten():
    assert tegen_stuk("werkt", "") == []
    assert tegen_stuk("werkt", "a" * 10_000) == []
    assert [w.veld for w in tegen_stuk("werkt", "a" * 10_001)] == ["werkt"]
    assert [w.code for w in tegen_stuk("iets", "x")] == ["stuk_onbekend"]
    assert len(VELDSTUKKEN) == 8
    assert "Wat heeft de school nodig om het wel te kunnen?" in {soort.vraag for soort in STUKKEN.values()}
    assert max(map(len, STUKKEN)) <= Onderzoekstuk.__table__.c.soort.type.length
    assert all(zin.endswith(".") for zin in BELZINNEN.values())
