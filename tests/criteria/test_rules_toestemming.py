"""Who knows and who consents, at the ages 12 and 16 and around the peildatum."""

from typing import Any

import pytest

from tests.criteria.voorbeeld import GEEN_12, GEEN_16, NET_12, NET_16, WILS, eis

MORGEN, VANDAAG, EERDER = "2026-11-24", "2026-11-23", "2026-11-04"
HALF_WILS = {"vastgesteld_door": "J. Arts", "datum": None}


def ja(door: str, naam: str | None = None, datum: str | None = EERDER, voor: str = "delen") -> dict[str, Any]:
    return {"door": door, "naam": naam, "voor": voor, "datum": datum}


A, B, L = ja("ouder", "A. Verzonnen"), ja("ouder", "B. Verzonnen"), ja("leerling", "Sam")


@pytest.mark.parametrize("geboren, ouders, leerling, wils, voldaan", [
    (GEEN_12, VANDAAG, None, None, True),
    (GEEN_12, MORGEN, None, None, False),
    (GEEN_12, None, VANDAAG, None, False),
    (GEEN_12, VANDAAG, MORGEN, None, True),
    (NET_12, VANDAAG, None, None, False),
    (NET_12, VANDAAG, VANDAAG, None, True),
    (NET_12, VANDAAG, MORGEN, None, False),
    (NET_12, None, VANDAAG, None, False),
    (NET_12, MORGEN, VANDAAG, None, False),
    (GEEN_16, None, VANDAAG, None, False),
    (NET_16, None, VANDAAG, None, True),
    (NET_16, None, MORGEN, None, False),
    (NET_16, None, None, None, False),
    (NET_16, VANDAAG, None, None, False),
    (NET_16, VANDAAG, VANDAAG, None, True),
    (NET_16, None, VANDAAG, WILS, False),
    (NET_16, VANDAAG, None, WILS, False),
    (NET_16, VANDAAG, VANDAAG, WILS, True),
    (NET_16, None, VANDAAG, HALF_WILS, True),
])  # fmt: skip
def test_geinformeerd(geboren: str, ouders: str | None, leerling: str | None, wils: Any, voldaan: bool) -> None:
    wijzig = {"leerling.geboortedatum": geboren, "geinformeerd.ouders": ouders, "geinformeerd.leerling": leerling}
    assert eis("geinformeerd", {**wijzig, "wilsonbekwaam": wils}).voldaan is voldaan


@pytest.mark.parametrize("toestemmingen, voldaan", [
    ([L], True), ([A, B], False), ([], False), ([ja("leerling", voor="hulp")], False),
    ([ja("leerling", datum=MORGEN)], False), ([ja("leerling", datum=VANDAAG)], True),
])  # fmt: skip
def test_vanaf_16_ouders_alleen_inlichten_met_toestemming(toestemmingen: list[Any], voldaan: bool) -> None:
    wijzig = {"leerling.geboortedatum": NET_16, "toestemmingen": toestemmingen}
    assert eis("geinformeerd", wijzig).voldaan is voldaan
    assert eis("geinformeerd", {**wijzig, "geinformeerd.ouders": None}).voldaan is True


def test_geinformeerd_noemt_wie_het_nog_niet_weet() -> None:
    e = eis("geinformeerd", {"geinformeerd": {}})
    assert (e.uitleg, e.naam) == (
        "Nog niet ingevuld sinds wanneer de ouders en de leerling hiervan weten.",
        "Ouders en leerling weten ervan",
    )
    assert eis("geinformeerd", {"leerling.geboortedatum": GEEN_12}).naam == "Ouders weten ervan"
    assert eis("geinformeerd", {"leerling.geboortedatum": NET_16}).naam == "De leerling weet ervan"


@pytest.mark.parametrize("geboren, toestemmingen, wils, voldaan", [
    (GEEN_12, [A], None, True),
    (GEEN_12, [ja("ouder", " á. VERZONNEN ", VANDAAG)], None, True),
    (GEEN_12, [ja("ouder", "A. Verzonnen", MORGEN)], None, False),
    (GEEN_12, [ja("ouder", "A. Verzonnen", None)], None, False),
    (GEEN_12, [ja("ouder", "A. Verzonnen", voor="hulp")], None, False),
    (GEEN_12, [ja("ouder", "C. Zonder Gezag")], None, False),
    (GEEN_12, [ja("ouder", None)], None, False),
    (GEEN_12, [L], None, False),
    (GEEN_12, [], None, False),
    (NET_12, [A], None, False),
    (NET_12, [A, L], None, True),
    (NET_12, [L], None, False),
    (NET_12, [A, ja("leerling", datum=MORGEN)], None, False),
    (NET_12, [A, ja("leerling", datum=None)], None, False),
    (NET_12, [A, ja("leerling", voor="hulp")], None, False),
    (NET_12, [A], WILS, True),
    (GEEN_16, [L], None, False),
    (GEEN_16, [A, L], None, True),
    (NET_16, [L], None, True),
    (NET_16, [A, B], None, False),
    (NET_16, [ja("leerling", datum=MORGEN)], None, False),
    (NET_16, [L], WILS, False),
    (NET_16, [A], WILS, True),
    (NET_16, [L], HALF_WILS, True),
    (NET_16, [A], HALF_WILS, False),
    (NET_16, [A], {"vastgesteld_door": " ", "datum": VANDAAG}, False),
])  # fmt: skip
def test_toestemming(geboren: str, toestemmingen: list[Any], wils: Any, voldaan: bool) -> None:
    wijzig = {"leerling.geboortedatum": geboren, "toestemmingen": toestemmingen, "wilsonbekwaam": wils}
    assert eis("toestemming", wijzig).voldaan is voldaan


def test_zonder_gezag_wijst_de_eis_naar_het_gezag() -> None:
    e = eis("toestemming", {"ouders_met_gezag": ["", None]})
    assert (e.voldaan, e.veld) == (False, "ouders_met_gezag")


@pytest.mark.parametrize("geboren, gezag, toestemmingen, wils, voldaan", [
    (GEEN_16, ["A. Verzonnen", "B. Verzonnen"], [A, B], None, True),
    (GEEN_16, ["A. Verzonnen", "B. Verzonnen"], [A], None, False),
    (GEEN_16, ["A. Verzonnen", "B. Verzonnen"], [A, A], None, False),
    (GEEN_16, ["A. Verzonnen", "B. Verzonnen"], [], None, False),
    (GEEN_16, ["A. Verzonnen", "B. Verzonnen"], [A, ja("ouder", "B. Verzonnen", MORGEN)], None, False),
    (GEEN_16, ["A. Verzonnen", "B. Verzonnen"], [A, ja("ouder", "B. Verzonnen", voor="hulp")], None, False),
    (GEEN_16, ["A. Verzonnen", " a. verzonnen"], [A], None, None),
    (GEEN_16, ["A. Verzonnen"], [], None, None),
    (GEEN_16, [], [], None, None),
    (NET_16, ["A. Verzonnen", "B. Verzonnen"], [A, B], None, None),
    (NET_16, ["A. Verzonnen", "B. Verzonnen"], [A], WILS, False),
    (NET_16, ["A. Verzonnen", "B. Verzonnen"], [A, B], WILS, True),
])  # fmt: skip
def test_toestemming_beide_ouders(
    geboren: str, gezag: list[str], toestemmingen: list[Any], wils: Any, voldaan: bool | None
) -> None:
    wijzig = {"leerling.geboortedatum": geboren, "ouders_met_gezag": gezag, "toestemmingen": toestemmingen}
    assert eis("toestemming_beide_ouders", {**wijzig, "wilsonbekwaam": wils}).voldaan is voldaan


def test_drie_ouders_met_gezag() -> None:
    e = eis("toestemming_beide_ouders", {"ouders_met_gezag": ["A. Verzonnen", "B. Verzonnen", "C"]})
    assert e.uitleg.startswith("Van de 3 ouders met gezag gaven er 2 toestemming")
