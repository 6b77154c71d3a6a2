"""Rules of tables, memberships and mandates: every boundary, without a database."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tafel.organisaties import rules
from tafel.organisaties.models import KANTEN, PROFIELEN, ROLLEN, SOORTEN
from tafel.organisaties.profielen import PROFIELEN as GELEVERD
from tafel.organisaties.rules import Lidfeiten, Periode

DAG = dt.date(2026, 11, 21)
EEN = dt.timedelta(days=1)


def codes(redenen) -> set[str]:
    return {reden.code for reden in redenen}


def lid(**anders) -> Lidfeiten:
    basis = {"rol": "partij", "periode": Periode(DAG), "organisatie_soort": None, "gemeente_mag_voorzitten": True}
    return Lidfeiten(**{**basis, "account_open": True, **anders})


def test_woorden_en_profielen_zijn_volledig():
    assert tuple(rules.ROLWOORDEN) == ROLLEN
    assert tuple(rules.SOORTWOORDEN) == SOORTEN
    assert tuple(rules.KANTWOORDEN) == KANTEN
    assert tuple(GELEVERD) == PROFIELEN


@pytest.mark.parametrize(
    "a, b, raakt",
    [
        (Periode(DAG), Periode(DAG + EEN), True),
        (Periode(DAG, DAG), Periode(DAG + EEN), False),
        (Periode(DAG, DAG + EEN), Periode(DAG + EEN), True),
        (Periode(DAG + EEN), Periode(DAG, DAG), False),
    ],
)
def test_periodes_raken(a, b, raakt):
    assert a.raakt(b) is b.raakt(a) is raakt


def test_periode_telt_beide_dagen():
    periode = Periode(DAG, DAG + EEN)
    assert [periode.geldt_op(DAG + n * EEN) for n in (-1, 0, 1, 2)] == [False, True, True, False]


def test_lid_zonder_bezwaar():
    assert rules.keur_lid(lid()) == []
    assert rules.keur_lid(lid(zelfde_rol=(Periode(DAG - 9 * EEN, DAG - EEN),))) == []


@pytest.mark.parametrize(
    "anders, code",
    [
        ({"rol": "baas"}, "rol"),
        ({"account_open": False}, "geblokkeerd"),
        ({"zelfde_rol": (Periode(DAG - EEN),)}, "dubbel"),
        ({"periode": Periode(DAG, DAG - EEN)}, "periode"),
    ],
)
def test_lid_met_bezwaar(anders, code):
    assert code in codes(rules.keur_lid(lid(**anders)))


@pytest.mark.parametrize(
    "soort, los, code",
    [
        ("gemeente", True, None), ("gemeente", False, "voorzitter_gemeente"),
        ("leerplicht", False, "voorzitter_gemeente"),
        ("anders", False, None), (None, False, "voorzitter_organisatie"), (None, True, None),
    ],
)  # fmt: skip
def test_voorzitter_van_buiten_de_gemeente(soort, los, code):
    redenen = rules.keur_lid(lid(rol="voorzitter", organisatie_soort=soort, gemeente_mag_voorzitten=los))
    assert codes(redenen) == ({code} if code else set())


@pytest.mark.parametrize(
    "periode, einde, code",
    [
        (Periode(DAG - EEN), DAG, None),
        (Periode(DAG - EEN), DAG - EEN, "einde_verleden"),
        (Periode(DAG + 2 * EEN), DAG + EEN, "einde_te_vroeg"),
        (Periode(DAG - 9 * EEN, DAG - EEN), DAG, "al_voorbij"),
        (Periode(DAG - 9 * EEN, DAG), DAG + EEN, None),
    ],
)
def test_einde(periode, einde, code):
    assert codes(rules.keur_mandaateinde(periode, einde, DAG)) == ({code} if code else set())


def test_er_blijft_een_beheerder():
    eigen = Periode(DAG - EEN)
    assert codes(rules.keur_einde("beheerder", eigen, DAG, DAG, ())) == {"laatste_beheerder"}
    assert codes(rules.keur_einde("beheerder", eigen, DAG, DAG, (Periode(DAG - EEN, DAG),))) == {"laatste_beheerder"}
    assert rules.keur_einde("beheerder", eigen, DAG, DAG, (Periode(DAG + EEN),)) == []
    assert rules.keur_einde("partij", eigen, DAG, DAG, ()) == []


@pytest.mark.parametrize(
    "rol, kant, sector, bedrag, code",
    [
        ("akkoordgever", "onderwijs", "vo", Decimal(1), None), ("akkoordgever", "jeugdhulp", None, None, None),
        ("akkoordgever", "jeugdhulp", "vo", None, "sector"), ("akkoordgever", "goud", None, None, "kant"),
        ("akkoordgever", "vrij", None, Decimal(0), "bedrag"), ("partij", "vrij", None, None, "geen_akkoordgever"),
    ],
)  # fmt: skip
def test_mandaat(rol, kant, sector, bedrag, code):
    assert codes(rules.keur_mandaat(rol, kant, sector, bedrag, Periode(DAG))) == ({code} if code else set())


def test_doorzettingskracht():
    assert rules.keur_doorzetten(False, False, "") == []
    assert codes(rules.keur_doorzetten(True, False, "Convenant")) == {"doorzetten"}
    assert codes(rules.keur_doorzetten(True, True, "  ")) == {"convenant"}
    assert rules.keur_doorzetten(True, True, "Convenant 2025") == []


@pytest.mark.parametrize(
    "code, goed",
    [("DBM", True), ("A1", True), ("A", False), ("1A", False), ("dbm", False), ("A" * 13, False)],
)
def test_tafelcode(code, goed):
    assert (rules.keur_tafelcode(code, False) == []) is goed
    assert rules.keur_tafelcode(code, True)
