"""What must be written down before something goes into the register."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from tafel.toestemmingen import rules

D = dt.date
GEBOREN, DAG = D(2013, 5, 14), D(2026, 11, 22)


def velden(weigeringen):
    return {w.veld for w in weigeringen}


def test_tegen_een_uitspraak():
    leeg = rules.Uitspraakinvoer("", "", "", "", "", None, "Onbekend")
    assert velden(rules.tegen_uitspraak(leeg, DAG, [], [""])) == {
        "door", "waarover", "antwoord", "ontvanger", "hoe", "op",
    }  # fmt: skip
    goed = rules.Uitspraakinvoer("ouder", "A", "onderwijs", "delen", "nee", DAG, "", DAG, "gesprek")
    assert rules.tegen_uitspraak(goed, DAG, ["A"], [""]) == []
    assert velden(rules.tegen_uitspraak(goed, DAG, ["B"], [""])) == {"naam"}
    morgen = DAG + dt.timedelta(days=1)
    later = rules.Uitspraakinvoer("vertegenwoordiger", " ", "onderwijs", "delen", "ja", morgen, "", DAG, "brief")
    assert velden(rules.tegen_uitspraak(later, DAG, [], [""])) == {"naam", "op", "tot"}


def test_tegen_intrekken():
    assert [w.code for w in rules.tegen_intrekken(True, DAG, DAG, DAG)] == ["al_ingetrokken"]
    assert [w.code for w in rules.tegen_intrekken(False, D(2026, 1, 1), DAG, DAG)] == ["voor_het_begin"]
    assert [w.code for w in rules.tegen_intrekken(False, DAG + dt.timedelta(days=1), DAG, DAG)] == ["datum_later"]
    assert rules.tegen_intrekken(False, DAG, DAG, DAG) == []


AFWEGING = ("noodzaak", "proportionaliteit", "subsidiariteit", "gewogen_door")


@pytest.mark.parametrize("mist", [mist for n in range(5) for mist in itertools.combinations(AFWEGING, n)])
def test_een_grondslag_zonder_afweging_bestaat_niet(mist):
    """G04, the whole matrix: each of the four words is needed."""
    woorden = {veld: " " if veld in mist else "Omdat." for veld in AFWEGING}
    invoer = rules.Grondslaginvoer("publieke_taak", "onderwijs", van=DAG, **woorden)
    assert velden(rules.tegen_grondslag(invoer, DAG, [""])) == set(mist)


def test_tegen_een_grondslag():
    lang = rules.Grondslaginvoer("zomaar", "iets", "x" * 2001, "x", "x", "x", None, "Onbekend")
    assert velden(rules.tegen_grondslag(lang, DAG, [""])) == {"grond", "soort", "ontvanger", "noodzaak", "van"}


def test_tegen_de_staat_van_een_ouder():
    assert rules.tegen_ouderstaat("aanwezig", "", "", None, DAG) == []
    assert velden(rules.tegen_ouderstaat("weg", "", "", GEBOREN, DAG)) == {"staat"}
    assert velden(rules.tegen_ouderstaat("onbereikbaar", "", "", GEBOREN, DAG)) == {"reden"}
    assert velden(rules.tegen_ouderstaat("uitgesloten", "", "", GEBOREN, DAG)) == {"reden", "gewogen_door"}
    assert velden(rules.tegen_ouderstaat("uitgesloten", "x", "y", D(2015, 1, 1), DAG)) == {"staat"}
    assert velden(rules.tegen_ouderstaat("uitgesloten", "x", "y", None, DAG)) == {"staat"}
    assert rules.tegen_ouderstaat("uitgesloten", "x", "y", GEBOREN, DAG) == []


def test_tegen_een_nieuwe_ouder_en_wilsonbekwaam():
    assert velden(rules.tegen_nieuwe_ouder(" ", "", [])) == {"naam", "gezag_bron"}
    assert [w.code for w in rules.tegen_nieuwe_ouder("A", "school", ["A"])] == ["al_genoemd"]
    assert velden(rules.tegen_wilsonbekwaam("", None, "", DAG)) == {"vastgesteld_door", "datum", "ter_zake"}
    assert rules.tegen_wilsonbekwaam("arts", DAG, "hulp", DAG) == []
