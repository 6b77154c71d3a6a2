"""What a table may set itself: each parameter at its bounds, and nothing else ever moves."""

from typing import Any

import pytest

from tafel.criteria.feiten import feiten_uit
from tafel.criteria.rules import STANDAARD, TE_VERHARDEN, Criteria, als_parameters, criteria_uit, nog_te_doen, toets
from tafel.criteria.rules.basis import EISEN
from tests.criteria.voorbeeld import PEIL, VOLGORDE, anders, uitslag

VIER = {"leerling.geboortedatum": "2022-05-14", "onderwijs.sector": "po"}


def _toets(criteria: Criteria, wijzig: dict[str, Any] | None = None, tafel: str = "doorbraakoverleg") -> Any:
    return toets(feiten_uit(anders(wijzig or {}), PEIL, tafel), criteria)


def _overleggen(aantal: int) -> dict[str, Any]:
    return {"eerdere_overleggen": [{"datum": "2026-09-17", "soort": "zat", "uitkomst": "ja"}] * aantal}


def _pogingen(heel: int, half: int = 0) -> dict[str, Any]:
    goed, slecht = {"omschrijving": "iets", "waarom_niet_duurzaam": "zo"}, {"omschrijving": "iets"}
    return {"eerdere_pogingen": [goed] * heel + [slecht] * half}


def test_zonder_versie_is_alles_zoals_in_het_protocol() -> None:
    for wijzig in ({}, VIER, _overleggen(0), _pogingen(0)):
        assert _toets(STANDAARD, wijzig) == uitslag(wijzig)
    assert set(TE_VERHARDEN) == {soort.code for soort in EISEN if soort.soort == "zacht"}


@pytest.mark.parametrize("code", TE_VERHARDEN)
def test_een_zachte_eis_die_hard_is_houdt_tegen_als_zij_openstaat(code: str) -> None:
    wijzig = {**VIER, **_overleggen(1), **_pogingen(0), "toestemmingen.1.datum": None}
    uit = _toets(Criteria(hard=frozenset({code}), vierjarigen=False), wijzig)
    assert uit.eis(code).soort == "hard"
    assert code in [eis.code for eis in nog_te_doen(uit)]
    zacht = _toets(Criteria(vierjarigen=False), wijzig)
    assert code not in [eis.code for eis in nog_te_doen(zacht)]
    assert [eis.code for eis in uit.eisen] == VOLGORDE


@pytest.mark.parametrize("code", TE_VERHARDEN)
def test_een_harde_eis_die_in_orde_of_nvt_is_houdt_niets_tegen(code: str) -> None:
    assert _toets(Criteria(hard=frozenset({code}))).uitkomst == "tafelrijp"


@pytest.mark.parametrize("code", [code for code in VOLGORDE if code not in TE_VERHARDEN])
def test_wat_hard_is_blijft_hard_wat_een_tafel_ook_bewaart(code: str) -> None:
    criteria = criteria_uit({"hard": [], "overleggen": 1, "pogingen": 1, code: "zacht", "zacht": [code]})
    assert _toets(criteria).eis(code).soort == "hard"
    assert criteria_uit({"hard": [code]}).hard == frozenset()


def test_leeftijd_en_plicht_blijven_altijd_gelijk() -> None:
    ruim = Criteria(hard=frozenset(TE_VERHARDEN), overleggen=1, pogingen=1, vierjarigen=True)
    for geboren in ("2008-11-23", "2008-11-24", "2022-11-23", "2022-11-24"):
        wijzig = {"leerling.geboortedatum": geboren}
        for code in ("leeftijd", "plicht"):
            assert _toets(ruim, wijzig).eis(code) == uitslag(wijzig).eis(code)


@pytest.mark.parametrize("minstens", [1, 2, 3, 4, 5])
def test_eerdere_overleggen_tellen_tot_het_aantal_van_de_tafel(minstens: int) -> None:
    criteria = Criteria(overleggen=minstens)
    for aantal in range(minstens + 2):
        eis = _toets(criteria, _overleggen(aantal)).eis("eerdere_overleggen")
        assert eis.voldaan is (aantal >= minstens), aantal
        assert "overleg" in eis.naam
        assert eis.uitleg.endswith(".")


@pytest.mark.parametrize(
    "minstens, aantal, hard, naam, uitleg, actie",
    [
        (
            1,
            0,
            False,
            "Eén eerder overleg",
            "Er is nog geen eerder overleg compleet. Liefst is het er één, met",
            "of leg",
        ),
        (1, 0, True, "Eén eerder overleg", "Er is nog geen eerder overleg compleet. Nodig is er één, met", "in"),
        (1, 1, False, "Eén eerder overleg", "Er was één eerder overleg.", ""),
        (3, 1, False, "Drie eerdere overleggen", "nog maar één eerder overleg compleet. Liefst zijn het er drie", "of"),
        (3, 2, True, "Drie eerdere overleggen", "nog maar twee eerdere overleggen compleet. Nodig zijn er drie", "in"),
        (3, 3, True, "Drie eerdere overleggen", "Er waren 3 eerdere overleggen.", ""),
    ],
)
def test_de_zin_noemt_het_aantal(minstens: int, aantal: int, hard: bool, naam: str, uitleg: str, actie: str) -> None:
    criteria = Criteria(overleggen=minstens, hard=frozenset({"eerdere_overleggen"} if hard else ()))
    eis = _toets(criteria, _overleggen(aantal)).eis("eerdere_overleggen")
    assert eis.naam == naam
    assert uitleg in eis.uitleg
    assert actie in eis.actie
    assert not (hard and "leg uit" in eis.actie)


@pytest.mark.parametrize(
    "minstens, heel, half, voldaan, veld",
    [
        (1, 0, 0, False, "eerdere_pogingen-0-omschrijving"),
        (1, 0, 1, False, "eerdere_pogingen-0-waarom_niet_duurzaam"),
        (1, 1, 1, True, ""),
        (2, 1, 0, False, "eerdere_pogingen-1-omschrijving"),
        (2, 1, 1, False, "eerdere_pogingen-1-waarom_niet_duurzaam"),
        (2, 2, 0, True, ""),
        (3, 2, 0, False, "eerdere_pogingen-2-omschrijving"),
        (5, 4, 0, False, "eerdere_pogingen-4-omschrijving"),
        (5, 5, 0, True, ""),
    ],
)
def test_eerdere_pogingen(minstens: int, heel: int, half: int, voldaan: bool, veld: str) -> None:
    eis = _toets(Criteria(pogingen=minstens), _pogingen(heel, half)).eis("eerdere_poging")
    assert eis.voldaan is voldaan
    if veld:
        assert eis.veld == veld


def test_de_zin_over_pogingen_noemt_het_aantal() -> None:
    een = _toets(Criteria(pogingen=3), _pogingen(1)).eis("eerdere_poging")
    assert een.uitleg == "Er is nog maar één eerdere poging compleet. Liefst zijn het er drie."
    assert een.naam == "Drie eerdere pogingen, en waarom die stopten"
    hard = Criteria(pogingen=3, hard=frozenset({"eerdere_poging"}))
    twee = _toets(hard, _pogingen(2)).eis("eerdere_poging")
    assert twee.uitleg == "Er zijn nog maar twee eerdere pogingen compleet. Nodig zijn er drie."


@pytest.mark.parametrize(
    "vierjarigen, tafel, voldaan",
    [
        (None, "doorbraakoverleg", True), (None, "actietafel", True), (None, "taskforce", False),
        (True, "taskforce", True), (True, "doorbraakoverleg", True),
        (False, "doorbraakoverleg", False), (False, "taskforce", False),
    ],
)  # fmt: skip
def test_vierjarigen(vierjarigen: bool | None, tafel: str, voldaan: bool) -> None:
    criteria = Criteria(vierjarigen=vierjarigen)
    eis = _toets(criteria, VIER, tafel).eis("vierjarige")
    assert eis.voldaan is voldaan
    if not voldaan:
        assert ("taskforce" if tafel == "taskforce" else "deze tafel") in eis.uitleg
    assert _toets(criteria, {}, tafel).eis("vierjarige").voldaan is None


@pytest.mark.parametrize("wat", ["overleggen", "pogingen"])
@pytest.mark.parametrize(
    "waarde, wordt",
    [(1, 1), (5, 5), (0, None), (6, None), (-1, None), ("3", None), (None, None), (True, None), (2.0, None)],
)
def test_een_aantal_buiten_de_grenzen_telt_als_het_protocol(wat: str, waarde: object, wordt: int | None) -> None:
    standaard = getattr(STANDAARD, wat)
    assert getattr(criteria_uit({wat: waarde}), wat) == (standaard if wordt is None else wordt)


@pytest.mark.parametrize(
    "parameters", [None, {}, {"hard": None}, {"hard": "vierjarige"}, {"vierjarigen": "ja"}, {"x": 1}]
)
def test_wat_ontbreekt_of_onzin_is_telt_als_het_protocol(parameters: Any) -> None:
    assert criteria_uit(parameters) == STANDAARD


def test_bewaren_en_weer_lezen() -> None:
    for criteria in (STANDAARD, Criteria(frozenset(TE_VERHARDEN), 5, 3, False), Criteria(vierjarigen=True)):
        assert criteria_uit(als_parameters(criteria)) == criteria
