"""Days: months later, working days."""

from __future__ import annotations

import datetime as dt

import pytest

from tafel.kern.werkdagen import is_werkdag, maanden_later, werkdag_vanaf, werkdagen_verder


@pytest.mark.parametrize(
    "dag, maanden, later",
    [
        (dt.date(2026, 1, 31), 3, dt.date(2026, 4, 30)),  # R45
        (dt.date(2026, 11, 30), 3, dt.date(2027, 2, 28)),
        (dt.date(2027, 11, 30), 3, dt.date(2028, 2, 29)),
        (dt.date(2026, 9, 7), 3, dt.date(2026, 12, 7)),
        (dt.date(2026, 12, 1), 1, dt.date(2027, 1, 1)),
    ],
)
def test_kalendermaanden(dag, maanden, later):
    assert maanden_later(dag, maanden) == later


def test_een_werkdag_is_geen_weekend_en_geen_feestdag():
    assert is_werkdag(dt.date(2026, 11, 23))
    assert not is_werkdag(dt.date(2026, 11, 22))  # Sunday
    assert not is_werkdag(dt.date(2026, 12, 25))
    assert is_werkdag(dt.date(2026, 5, 5)) and not is_werkdag(dt.date(2025, 5, 5))  # once in five years


def test_verder_en_vanaf():
    assert werkdag_vanaf(dt.date(2026, 12, 25)) == dt.date(2026, 12, 28)
    assert werkdag_vanaf(dt.date(2026, 11, 23)) == dt.date(2026, 11, 23)
    assert werkdagen_verder(dt.date(2026, 12, 24), 3) == dt.date(2026, 12, 30)
    assert werkdagen_verder(dt.date(2026, 12, 24), 0) == dt.date(2026, 12, 24)
