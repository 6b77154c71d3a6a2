"""Rules of handing in: the question, what is open."""

from __future__ import annotations

import datetime as dt

import pytest

from tafel.aanmeldingen import rules
from tafel.criteria.feiten import feiten_uit
from tafel.criteria.rules import toets
from tafel.toetsen.rules import alle_eisen, open_eisen, vraag_eis
from tests.bouw import SAM

DAG = dt.date(2026, 11, 30)
OPEN = (vraag_eis(""),)


def codes(weigeringen):
    return [w.code for w in weigeringen]


@pytest.mark.parametrize(
    "vraag, goed", [("", False), ("   ", False), ("x", True), ("x" * 300, True), ("x" * 301, False)]
)
def test_de_vraag_is_een_tot_driehonderd_tekens(vraag, goed):
    assert vraag_eis(vraag).voldaan is goed


def test_open_eisen_zijn_die_van_de_toets_en_de_vraag():
    uitslag = toets(feiten_uit(SAM, DAG, "doorbraakoverleg"))
    assert open_eisen(uitslag, "Hoe?") == ()
    assert [eis.code for eis in open_eisen(uitslag, "")] == ["vraag"]
    leeg = open_eisen(toets(feiten_uit({}, DAG, "doorbraakoverleg")), "")
    assert {"toestemming", "plan", "vraag"} <= {eis.code for eis in leeg}
    assert len(alle_eisen(uitslag, "")) == 21


def test_indienen_weigert_elke_open_eis_bij_het_veld():
    redenen = rules.tegen_indienen(rules.Instroomfeiten("concept", OPEN))
    assert [(w.code, w.veld) for w in redenen] == [("vraag", "vraag")]
    assert rules.tegen_indienen(rules.Instroomfeiten("teruggegeven")) == []
    assert codes(rules.tegen_indienen(rules.Instroomfeiten("ingediend"))) == ["stand"]
