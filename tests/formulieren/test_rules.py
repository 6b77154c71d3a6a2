"""What a form needs, and what it may not hold."""

from __future__ import annotations

import datetime as dt

import pytest

from tafel.criteria.veld import Veld
from tafel.formulieren.rules.bewaren import Formulierfeiten, lees, tegen_bewaren
from tafel.formulieren.rules.schema import FORMULIEREN, TERUGKOPPELING, ZIEKTEVERZUIM, datum_uit_iso

DAG = dt.date(2026, 11, 21)
B3 = {"datum": "2026-11-20", "besproken": True, "redenen": ["week"]}
B6 = {"naam": "J. Arts", "datum": "2026-11-20", "conclusie": "deels", "advies": "Twee uur per dag.", "akkoord": True}


def codes(soort, inhoud, **anders):
    waarden = {"stand": "toegelaten", "vandaag": DAG, "concept": False, "overgetypt": False, **anders}
    return [w.code for w in tegen_bewaren(Formulierfeiten(soort=soort, inhoud=inhoud, **waarden))]


@pytest.mark.parametrize(
    "anders, verwacht",
    [
        ({}, []),
        ({"datum": None}, ["geen_datum"]),
        ({"datum": "2026-11-21"}, []),
        ({"datum": "2026-11-22"}, ["toekomst"]),
        ({"besproken": False}, ["niet_besproken"]),
        ({"besproken": None}, ["niet_besproken"]),
        ({"redenen": []}, ["geen_reden"]),
    ],
)
def test_ziekteverzuim(anders, verwacht):
    assert codes("ziekteverzuim", {**B3, **anders}) == verwacht


@pytest.mark.parametrize(
    "anders, verwacht",
    [
        ({}, []),
        ({"naam": None}, ["geen_naam"]),
        ({"conclusie": None}, ["geen_conclusie"]),
        ({"conclusie": "volledig", "advies": None}, []),
        ({"conclusie": "deels", "advies": None}, ["geen_advies"]),
        ({"conclusie": "niet", "advies": None}, ["geen_advies"]),
        ({"advies": None, "afspraken": [{"wie": "school", "wat": "belt", "wanneer": None}]}, []),
        ({"akkoord": None}, ["geen_akkoord"]),
        ({"datum": "2026-11-22"}, ["toekomst"]),
    ],
)
def test_terugkoppeling(anders, verwacht):
    assert codes("terugkoppeling_jeugdarts", {**B6, **anders}) == verwacht


def test_een_brief_overtypen_vraagt_de_dag_van_de_brief():
    soort = "terugkoppeling_jeugdarts"
    assert codes(soort, B6, overgetypt=True) == ["geen_brief_van"]
    assert codes(soort, B6, overgetypt=True, brief_van=DAG) == []
    assert codes(soort, B6, overgetypt=True, brief_van=DAG + dt.timedelta(days=1)) == ["toekomst"]


@pytest.mark.parametrize("woord", ["diagnose", "ADHD", "autisme", "medicatie", "burn-out", "Depressie", "trauma"])
def test_wat_medisch_is_mag_er_niet_in_ook_niet_als_concept(woord):
    soort = "terugkoppeling_jeugdarts"
    assert codes(soort, {**B6, "advies": f"Rust vanwege {woord}."}) == ["medisch"]
    assert codes(soort, {**B6, "advies": f"Rust vanwege {woord}."}, concept=True) == ["medisch"]
    rij = [{"wie": "school", "wat": f"let op {woord}", "wanneer": None}]
    assert codes(soort, {**B6, "afspraken": rij}) == ["medisch"]


def test_gewone_woorden_zijn_niet_medisch():
    assert codes("terugkoppeling_jeugdarts", {**B6, "advies": "Addie van de administratie houdt de uren bij."}) == []


@pytest.mark.parametrize("soort", FORMULIEREN)
def test_een_concept_mag_half_zijn_maar_niet_in_een_casus_die_klaar_is(soort):
    assert codes(soort, {}, concept=True) == []
    assert codes(soort, {}, concept=True, stand="afgesloten") == ["stand"]
    assert codes(soort, {}, concept=True, van_ander=True) == ["van_ander"]


def test_de_terugkoppeling_heeft_geen_veld_voor_de_medische_reden():
    def namen(veld: Veld):
        for kind in veld.velden:
            yield kind.sleutel
            yield from namen(kind)

    verboden = {"diagnose", "reden", "klachten", "oorzaak", "behandeling", "medisch", "toelichting", "informatie"}
    assert not verboden & set(namen(TERUGKOPPELING.boom))
    # of bijlage 3 only whether a diagnosis is known, never which
    assert ZIEKTEVERZUIM.boom.kind("diagnose_bekend").soort == "ja_nee"


def test_lezen():
    posted = {
        "datum": ["20-11-2026"], "besproken": ["ja"], "redenen": ["week", "opvallend"], "acties-0-wat": ["gebeld"],
        "acties-1-wat": [""], "stap": ["vast"],
    }  # fmt: skip
    inhoud, fouten = lees("ziekteverzuim", posted)
    assert fouten == []
    assert inhoud["redenen"] == ["week", "opvallend"]
    assert inhoud["acties"] == [{"datum": None, "wat": "gebeld", "resultaat": None}]
    assert [f.veld for f in lees("ziekteverzuim", {"redenen": ["onzin"], "datum": ["x"]})[1]] == ["datum", "redenen"]
    assert datum_uit_iso("2026-11-20") == "20 november 2026"
    assert datum_uit_iso(None) == ""
