"""Asking for an exception: what may wait, what never, and how long the motivation is."""

from __future__ import annotations

import datetime as dt

import pytest

from tafel.aanmeldingen import rules
from tafel.criteria.feiten import feiten_uit
from tafel.criteria.rules import toets
from tafel.toetsen import rules as toetsregels
from tests.bouw import SAM

DAG = dt.date(2026, 11, 30)


def open_eisen(vraag="Hoe kan S. weer naar school?", **anders):
    """Return what is open in SAM with other top-level parts."""
    return toetsregels.open_eisen(toets(feiten_uit({**SAM, **anders}, DAG, "doorbraakoverleg")), vraag)


MAG_WACHTEN = open_eisen(opschalingen=[])
TE_OUD = open_eisen(leerling={**SAM["leerling"], "geboortedatum": "2008-11-30"})
GEEN_PLICHT = open_eisen(
    leerling={**SAM["leerling"], "geboortedatum": "2009-05-14", "startkwalificatie": True}, opschalingen=[]
)
ALLEEN_VRAAG = open_eisen(vraag="")


def codes(open_, motivatie="De plek is maandag weg.", stand="concept"):
    """Return the codes of the reasons against asking."""
    return [w.code for w in rules.tegen_verzoek(rules.Instroomfeiten(stand, open_), motivatie)]


def test_wat_mag_wachten_mag_met_een_motivatie():
    assert [eis.code for eis in MAG_WACHTEN] == ["opschaling"]
    assert codes(MAG_WACHTEN) == []
    assert codes(MAG_WACHTEN, stand="teruggegeven") == []
    assert rules.kan_verzoeken(MAG_WACHTEN)


@pytest.mark.parametrize("open_, code", [(TE_OUD, "leeftijd"), (GEEN_PLICHT, "plicht"), (ALLEEN_VRAAG, "vraag")])
def test_leeftijd_plicht_en_een_lege_vraag_nooit(open_, code):
    redenen = rules.tegen_verzoek(rules.Instroomfeiten("concept", open_), "Haast.")
    assert code in [w.code for w in redenen]
    assert "opschaling" not in [w.code for w in redenen]
    assert all(w.melding.endswith("Hiervoor kan geen uitzondering.") and w.veld for w in redenen)
    assert not rules.kan_verzoeken(open_)


def test_een_lege_vraag_naast_iets_anders_houdt_het_verzoek_tegen_maar_niet_het_vakje():
    beide = open_eisen(vraag="", opschalingen=[])
    assert codes(beide) == ["vraag"]
    assert rules.kan_verzoeken(beide)


@pytest.mark.parametrize(
    "motivatie, verwacht",
    [
        ("", ["geen_motivatie"]),
        (" \n\t ", ["geen_motivatie"]),
        ("x", []),
        ("é" * 1500, []),
        ("  " + "x" * 1500 + "  ", []),
        ("x" * 1501, ["motivatie_te_lang"]),
    ],
)
def test_de_motivatie_heeft_een_tot_1500_tekens(motivatie, verwacht):
    assert codes(MAG_WACHTEN, motivatie) == verwacht


def test_zonder_iets_open_is_er_niets_te_vragen():
    assert codes((), "") == []
    assert not rules.kan_verzoeken(())


@pytest.mark.parametrize("stand", ["ingediend", "toegelaten", "ingetrokken"])
def test_alleen_wie_nog_moet_indienen_vraagt(stand):
    assert codes(MAG_WACHTEN, stand=stand) == ["stand"]
