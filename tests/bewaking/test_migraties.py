"""Migrations make exactly the models, on both engines, up and down, with data in it."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from tafel.kern.migraties import is_bij, migreer, migreer_terug
from tafel.modellen import Base


@pytest.fixture(params=["sqlite", "postgres"])
def lege_url(request, tmp_path):
    """A database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'leeg.db'}"
        return
    url = sa.make_url(request.getfixturevalue("postgres_url"))
    beheer = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    naam = f"{url.database}_leeg"
    with beheer.connect() as verbinding:
        verbinding.exec_driver_sql(f"DROP DATABASE IF EXISTS {naam}")
        verbinding.exec_driver_sql(f"CREATE DATABASE {naam}")
    yield url.set(database=naam).render_as_string(hide_password=False)
    with beheer.connect() as verbinding:
        verbinding.exec_driver_sql(f"DROP DATABASE IF EXISTS {naam} WITH (FORCE)")


def _namen(engine: sa.Engine) -> set[str]:
    """Return table.constraint for every named check in the database."""
    kijk = sa.inspect(engine)
    return {f"{t}.{c['name']}" for t in kijk.get_table_names() for c in kijk.get_check_constraints(t)}


def test_migraties_zijn_gelijk_aan_de_modellen(lege_url):
    migreer(lege_url)
    assert is_bij(lege_url)
    engine = sa.create_engine(lege_url, poolclass=sa.NullPool)
    with engine.connect() as verbinding:
        context = MigrationContext.configure(
            verbinding, opts={"compare_type": True, "render_as_batch": True, "target_metadata": Base.metadata}
        )
        assert compare_metadata(context, Base.metadata) == []
    bedoeld = {
        f"{tabel.name}.{eis.name}"
        for tabel in Base.metadata.tables.values()
        for eis in tabel.constraints
        if isinstance(eis, sa.CheckConstraint)
    }
    assert _namen(engine) == bedoeld


def _checks(engine: sa.Engine) -> dict[tuple[str, str], str]:
    """Return the text of every check, as the engine keeps it."""
    kijk = sa.inspect(engine)
    return {
        (tabel, str(eis["name"])): "".join(str(eis["sqltext"]).split())
        for tabel in kijk.get_table_names()
        for eis in kijk.get_check_constraints(tabel)
    }


def test_checks_staan_zoals_in_de_modellen(lege_url):
    """Autogenerate does not see the text of a check: compare with tables made straight from the models."""
    migreer(lege_url)
    engine = sa.create_engine(lege_url, poolclass=sa.NullPool)
    uit_migratie = _checks(engine)
    migreer_terug(lege_url, "base")
    Base.metadata.create_all(engine)
    assert uit_migratie == _checks(engine)


def test_terug_en_weer_heen(lege_url):
    migreer(lege_url)
    migreer_terug(lege_url, "base")
    engine = sa.create_engine(lege_url, poolclass=sa.NullPool)
    assert set(sa.inspect(engine).get_table_names()) <= {"alembic_version"}
    migreer(lege_url)
    assert is_bij(lege_url)
