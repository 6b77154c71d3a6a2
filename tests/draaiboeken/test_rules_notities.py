"""When notes go, and what of them may go into the report. No database."""

from __future__ import annotations

import datetime as dt

from tafel.draaiboeken import rules


def test_notities_verdwijnen_14_dagen_na_sluiten():
    assert rules.verdwijnt_op(dt.date(2026, 11, 22)) == dt.date(2026, 12, 6)
    assert rules.verdwijnt_op(None) is None


def test_alleen_een_notitie_bij_een_casus_met_woorden_kan_in_het_verslag():
    assert rules.tegen_opnemen("Dit blijft.", True) == []
    assert [w.code for w in rules.tegen_opnemen("Dit blijft.", False)] == ["geen_casus"]
    assert [w.code for w in rules.tegen_opnemen("  ", True)] == ["leeg"]
    assert rules.tegen_notitie("x" * 10_000) == []
    assert [w.code for w in rules.tegen_notitie("x" * 10_001)] == ["te_lang"]
