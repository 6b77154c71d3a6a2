"""How long a link works, and the code on paper."""

from __future__ import annotations

import datetime as dt

import pytest

from tafel.links.rules import LETTERS, korte_code, verloopt, werkt, zoals_getypt

VANDAAG = dt.date(2026, 11, 22)
NU = dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "overleg, verwacht",
    [
        (None, dt.date(2026, 12, 6)),
        (dt.date(2026, 11, 20), dt.date(2026, 12, 6)),
        (VANDAAG, dt.date(2026, 12, 6)),
        (dt.date(2026, 12, 3), dt.date(2026, 12, 17)),
    ],
)
def test_twee_weken_na_vandaag_of_na_het_overleg(overleg, verwacht):
    assert verloopt(VANDAAG, overleg) == verwacht


def test_werkt_tot_het_moment_zelf():
    assert werkt(False, NU + dt.timedelta(seconds=1), NU)
    assert not werkt(False, NU, NU) and not werkt(True, NU + dt.timedelta(days=1), NU)


def test_een_korte_code_is_over_te_typen():
    code = korte_code("sleutel", "zout")
    assert [len(deel) for deel in code.split("-")] == [4, 4, 4, 4]
    assert set(code) <= set(LETTERS) | {"-"} and not set("ilou") & set(LETTERS)
    assert code == korte_code("sleutel", "zout")
    assert len({korte_code("sleutel", "zout2"), korte_code("sleutel2", "zout"), code}) == 3


@pytest.mark.parametrize("maak", [str.upper, lambda c: c.replace("-", ""), lambda c: c.replace("-", " "), str])
def test_hoofdletters_streepjes_en_lijkende_letters_maken_niet_uit(maak):
    code = "01ab-cd2e-f3gh-jk4m"
    assert zoals_getypt(maak(code)) == code
    assert zoals_getypt("OIAB-CD2E-F3GH-JK4M") == code and zoals_getypt("olab-cd2e-f3gh-jk4m") == code
