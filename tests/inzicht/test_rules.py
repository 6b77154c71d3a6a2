"""Screening of small figures: nothing that is withheld can be found by subtraction."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tafel.inzicht.rules import ALLES_WEG, ANDERE, ELK_KLEIN, KLEIN, WEG, bevinding, scherm_af, vouw


def mogelijk(getoond: dict[str, str], totaal: int) -> dict[str, set[int]]:
    """Return for each withheld cell every value that fits what is shown and the total."""
    weg = [naam for naam, waarde in getoond.items() if waarde in (KLEIN, WEG)]
    los = all(waarde == WEG for waarde in getoond.values())  # then a withheld cell may be anything
    rest = totaal - sum(int(waarde) for waarde in getoond.values() if waarde.isdecimal())
    keuzes = [
        range(5) if getoond[naam] == KLEIN else range(0 if los else 5, rest + 1) for naam in weg
    ]  # fmt: skip
    waarden: dict[str, set[int]] = {naam: set() for naam in weg}
    for combinatie in itertools.product(*keuzes):
        if sum(combinatie) == rest:
            for naam, waarde in zip(weg, combinatie, strict=True):
                waarden[naam].add(waarde)
    return waarden


@settings(max_examples=300, deadline=None)
@given(st.lists(st.integers(0, 14), min_size=2, max_size=4))
def test_geen_afgeschermde_cel_is_uit_te_rekenen(aantallen):
    cellen = {f"c{nr}": aantal for nr, aantal in enumerate(aantallen)}
    getoond = scherm_af(cellen)
    if sum(aantallen) < 5:
        assert getoond == {}
        return
    for naam, waarden in mogelijk(getoond, sum(aantallen)).items():
        assert cellen[naam] in waarden
        assert len(waarden) > 1, (cellen, getoond, naam)
        if getoond[naam] == KLEIN:
            assert waarden == set(range(5))
    assert all(getoond[naam] in (KLEIN, WEG) for naam, aantal in cellen.items() if aantal < 5)


def test_zonder_tweede_afscherming_zou_het_wel_kunnen():
    """Negative control: one small cell alone is total minus the rest."""
    assert mogelijk({"a": KLEIN, "b": "20"}, 23)["a"] == {3}


@pytest.mark.parametrize(
    "cellen, verwacht",
    [
        ({"a": 5, "b": 6}, {"a": "5", "b": "6"}),
        ({"a": 4, "b": 0}, {}),
        ({"a": 3, "b": 20, "c": 9}, {"a": KLEIN, "b": "20", "c": WEG}),
        ({"a": 0, "b": 5}, {"a": WEG, "b": WEG}),
        ({"a": 2, "b": 3, "c": 1, "d": 8}, {"a": KLEIN, "b": KLEIN, "c": KLEIN, "d": "8"}),
        ({"a": 1, "b": 5, "c": 30}, {"a": KLEIN, "b": WEG, "c": WEG}),
        ({"a": 5}, {"a": "5"}),
    ],
)
def test_grenzen(cellen, verwacht):
    assert scherm_af(cellen) == verwacht


@pytest.mark.parametrize(
    "getoond, verwacht",
    [
        ({}, ({}, "")),
        ({"a": "5"}, ({"a": "5"}, "")),
        ({"a": KLEIN, "b": WEG, "c": "20"}, ({"a": KLEIN, "b": WEG, "c": "20"}, "")),
        ({"a": KLEIN, "b": KLEIN, "c": "20", "d": WEG}, ({"c": "20", "d": WEG}, ANDERE)),
        ({"a": KLEIN, "b": KLEIN}, ({}, ELK_KLEIN)),
        ({"a": WEG, "b": WEG}, ({}, ALLES_WEG)),
    ],
)
def test_kleine_aantallen_worden_een_zin(getoond, verwacht):
    assert vouw(getoond) == verwacht


def test_de_bevinding_noemt_alleen_wat_getoond_mag_worden():
    assert bevinding({"wachtlijst": 3, "visieverschil": 1}) == "Nog te weinig casussen voor een beeld"
    assert "wachtlijst" in bevinding({"wachtlijst": 30, "visieverschil": 2, "partner": 9})
    assert bevinding({"onbekend": 30, "partner": 0, "wachtlijst": 0}).startswith("Nog te weinig")
