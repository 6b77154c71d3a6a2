"""Every column carries a privacy mark; every constraint has a name of ours."""

from __future__ import annotations

import re
from typing import get_args

import pytest
import sqlalchemy as sa

from tafel.kern.db import Privacy
from tafel.modellen import Base

MERKEN = set(get_args(Privacy))


def _zonder_merk(metadata: sa.MetaData) -> list[str]:
    return [
        f"{tabel.name}.{kolom.name}"
        for tabel in metadata.tables.values()
        for kolom in tabel.columns
        if kolom.info.get("privacy") not in MERKEN
    ]


def test_elke_kolom_heeft_een_privacymerk():
    assert _zonder_merk(Base.metadata) == []


def test_een_kolom_zonder_merk_valt_op():
    metadata = sa.MetaData()
    sa.Table("kaal", metadata, sa.Column("naam", sa.String))
    assert _zonder_merk(metadata) == ["kaal.naam"]


@pytest.mark.parametrize("tabel", Base.metadata.sorted_tables, ids=lambda t: t.name)
def test_vrije_tekst_over_een_kind_is_bijzonder(tabel):
    """Free text about a case is never marked lower than bijzonder."""
    vrij = {"vraag", "aanmelding", "inbreng", "zin", "wat", "grond", "verslag", "resultaat", "toelichting"}
    for naam in vrij & set(tabel.columns.keys()):
        if tabel.name not in ("logregel", "inzage"):
            assert tabel.columns[naam].info["privacy"] == "bijzonder", f"{tabel.name}.{naam}"


def test_elke_constraint_heeft_een_naam():
    for tabel in Base.metadata.tables.values():
        for eis in tabel.constraints:
            assert eis.name and re.fullmatch(r"(pk|fk|uq|ck)_[a-z0-9_]+", str(eis.name)), (tabel.name, eis)


def test_elke_verwijzing_is_snel_te_vinden():
    """A foreign key that lists are read by has an index; the others are named here with their reason."""
    zonder = {
        # who did it: never a filter
        "overleg.voorzitter_id", "besluit.vastgesteld_door_id", "kostenregel.gevraagd_door_id",
        "akkoord.gevraagd_door_id", "instroombesluit.door_id", "criteriaversie.door_id", "eisverandering.door_id",
        "casusband.door_id", "importlijst.tafel_id", "persoonlijke_link.gemaakt_door_id",
        "eisopmerking.door_id", "uitzondering.gevraagd_door_id", "uitzondering.besloten_door_id",
        "spoedverzoek.gevraagd_door_id", "spoedverzoek.besloten_door_id", "opschorting.door_id", "brief.door_id",
        "document.door_id", "document.ingetrokken_door_id",
        "opschaling.door_id", "planversie.door_id", "formulier.door_id",
        "verhaalversie.door_id", "wens.door_id", "wens.beantwoord_door_id", "belnotitie.door_id",
        # few rows, or covered by a unique constraint that starts with another column
        "sessie.tafel_id", "commitment.betrokkene_id",
    }  # fmt: skip
    for tabel in Base.metadata.tables.values():
        eerste = {next(iter(index.columns)).name for index in tabel.indexes}
        eerste |= {
            next(iter(eis.columns)).name
            for eis in tabel.constraints
            if isinstance(eis, sa.UniqueConstraint | sa.PrimaryKeyConstraint) and len(eis.columns)
        }
        for kolom in tabel.columns:
            if kolom.foreign_keys and f"{tabel.name}.{kolom.name}" not in zonder:
                assert kolom.name in eerste, f"{tabel.name}.{kolom.name} has no index"
