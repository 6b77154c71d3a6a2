"""Dutch dates, money, names."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tafel.kern.clock import moment_van
from tafel.kern.format import datum_jaar, datum_kort, datum_vol, datum_zin, euro, getal, initialen, tijd

DAG = dt.date(2026, 11, 30)


def test_datums():
    assert datum_kort(DAG) == "ma 30 nov"
    assert datum_kort(DAG, dt.date(2026, 1, 1)) == "ma 30 nov"
    assert datum_kort(DAG, dt.date(2025, 12, 31)) == "ma 30 nov 2026"
    assert datum_zin(DAG) == "maandag 30 november"
    assert datum_zin(DAG, dt.date(2026, 1, 1)) == "maandag 30 november"
    assert datum_zin(DAG, dt.date(2027, 1, 1)) == "maandag 30 november 2026"
    assert datum_vol(DAG) == "maandag 30 november 2026"
    assert datum_jaar(dt.date(2027, 3, 1)) == "1 mrt 2027"
    assert [f(None) for f in (datum_kort, datum_zin, datum_vol, datum_jaar, tijd, euro)] == [""] * 6


def test_een_moment_is_een_dag_in_nederland():
    laat = dt.datetime(2026, 11, 29, 23, 30, tzinfo=dt.UTC)  # half past midnight in Amsterdam
    assert datum_zin(laat) == "maandag 30 november"
    assert tijd(laat) == "00:30"


def test_het_uur_dat_niet_bestaat_en_het_uur_dat_er_twee_keer_is():
    assert tijd(moment_van(dt.date(2027, 3, 28), dt.time(2, 30))) == "03:30"
    assert moment_van(dt.date(2026, 10, 25), dt.time(2, 30)) == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "bedrag, tekst",
    [("4320", "€ 4.320"), ("4320.50", "€ 4.320,50"), ("0.05", "€ 0,05"), ("1234567", "€ 1.234.567"), ("10.00", "€ 10")],
)
def test_euro(bedrag, tekst):
    assert euro(Decimal(bedrag)).replace("\u00a0", " ") == tekst


@pytest.mark.parametrize(
    "voornaam, achternaam, verwacht",
    [
        ("Sam", "Verzonnen", "S.V."),
        ("Noah", "van den Droomwal", "N.D."),
        ("élodie", "d'Arc", "É.D."),
        ("", "Verzonnen", "V."),
        (None, None, "?"),
        ("Sam", "van", "S.V."),
        ("Sam", "van 't Droomhof-Özdemir", "S.D."),
        ("Sam", "van ’t Droomhof", "S.D."),
        ("Sam", "'s-Verzinsel", "S.S."),
        ("Sam", "'", "S."),
        ("'", "'", "?"),
    ],
)
def test_initialen(voornaam, achternaam, verwacht):
    assert initialen(voornaam, achternaam) == verwacht


def test_getal():
    assert getal(1, "dag", "dagen") == "1 dag"
    assert getal(0, "dag", "dagen") == "0 dagen"
