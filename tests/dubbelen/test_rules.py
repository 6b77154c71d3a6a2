"""Who hears what of a case that looks alike, and who may link."""

from __future__ import annotations

import datetime as dt

import pytest

from tafel.dubbelen.rules import (
    Bandfeiten,
    tegen_koppelen,
    tegen_losmaken,
    tegen_sluiten,
    telt_mee,
    wat_te_zeggen,
)
from tafel.kern.namen import Oordeel

DAG = dt.date(2026, 11, 23)
ZELFDE, LIJKT = Oordeel("zelfde", 100, ""), Oordeel("lijkt", 70, "")
TWEELING, ANDERS = Oordeel("anders", 20, "", True), Oordeel("anders", 0, "")


def codes(redenen):
    return [reden.code for reden in redenen]


@pytest.mark.parametrize(
    "stand, dicht, telt",
    [
        ("ingediend", None, True),
        ("opvolging", None, True),
        ("afgesloten", dt.date(2025, 11, 23), True),  # to the day twelve months ago
        ("afgesloten", dt.date(2025, 11, 22), False),
        ("ingetrokken", dt.date(2026, 11, 1), True),
        ("doorverwezen", None, False),
    ],
)
def test_een_gesloten_casus_telt_twaalf_maanden_mee(stand, dicht, telt):
    assert telt_mee(stand, dicht, DAG) is telt


@pytest.mark.parametrize(
    "oordeel, ziet, volledig, leidt, zegt",
    [
        (ZELFDE, True, True, False, "noem"),
        (LIJKT, True, False, False, "noem"),
        (ZELFDE, False, True, False, "vaag"),
        (ZELFDE, False, False, False, "niets"),  # no trying by parts
        (LIJKT, False, True, False, "niets"),
        (TWEELING, True, True, False, "niets"),
        (TWEELING, True, True, True, "noem"),
        (TWEELING, False, True, False, "niets"),
        (ANDERS, True, True, True, "niets"),
        (ZELFDE, False, True, True, "niets"),  # a draft, or a case in which the chair is a party
    ],
)
def test_wie_hoort_wat(oordeel, ziet, volledig, leidt, zegt):
    assert wat_te_zeggen(oordeel, ziet=ziet, volledig=volledig, leidt=leidt) == zegt


@pytest.mark.parametrize(
    "feiten, verwacht",
    [
        (Bandfeiten("zelfde_kind"), []),
        (Bandfeiten("ander_kind"), []),
        (Bandfeiten("neef"), ["soort"]),
        (Bandfeiten(""), ["soort"]),
        (Bandfeiten("zelfde_kind", zelfde_casus=True), ["zelfde_casus"]),
        (Bandfeiten("broer_of_zus"), ["niet_van_beide"]),
        (Bandfeiten("broer_of_zus", leidt_beide=True), []),
        (Bandfeiten("broer_of_zus", cv_van_beide=True), []),
        (Bandfeiten("broer_of_zus", bestaand="zelfde_kind", leidt_beide=True), ["al_gekoppeld"]),
        (Bandfeiten("zelfde_kind", bestaand="ander_kind"), []),
        (Bandfeiten("zelfde_kind", bestaand="zelfde_kind"), []),
    ],
)
def test_koppelen(feiten, verwacht):
    assert codes(tegen_koppelen(feiten)) == verwacht


def test_losmaken_vraagt_een_reden_en_kan_een_keer():
    assert codes(tegen_losmaken(False, " ")) == ["geen_reden"]
    assert codes(tegen_losmaken(True, "Toch niet.")) == ["al_los"]
    assert tegen_losmaken(False, "Toch niet.") == []


@pytest.mark.parametrize(
    "soort, los, stand, andere, agenda, reden, verwacht",
    [
        ("zelfde_kind", False, "ingediend", "toegelaten", False, "Dubbel.", []),
        ("zelfde_kind", False, "teruggegeven", "opvolging", False, "Dubbel.", []),
        ("broer_of_zus", False, "ingediend", "toegelaten", False, "Dubbel.", ["geen_dubbel"]),
        ("zelfde_kind", True, "ingediend", "toegelaten", False, "Dubbel.", ["geen_dubbel"]),
        ("zelfde_kind", False, "opvolging", "toegelaten", False, "Dubbel.", ["stand"]),
        ("zelfde_kind", False, "ingetrokken", "toegelaten", False, "Dubbel.", ["stand"]),
        ("zelfde_kind", False, "ingediend", "ingetrokken", False, "Dubbel.", ["andere_dicht"]),
        ("zelfde_kind", False, "ingediend", "concept", False, "Dubbel.", ["andere_dicht"]),
        ("zelfde_kind", False, "toegelaten", "toegelaten", True, "Dubbel.", ["op_agenda"]),
        ("zelfde_kind", False, "ingediend", "toegelaten", False, " ", ["geen_reden"]),
    ],
)
def test_sluiten_als_dubbel(soort, los, stand, andere, agenda, reden, verwacht):
    assert codes(tegen_sluiten(soort, los, stand, andere, agenda, reden)) == verwacht
