"""Run migrations from Python: no ini file, the same code on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

MAP = Path(__file__).resolve().parent.parent.parent / "migrations"


def config(verbinding: sa.Connection) -> Config:
    """Return Alembic's settings for an open connection."""
    conf = Config()
    conf.set_main_option("script_location", str(MAP))
    conf.attributes["connection"] = verbinding
    return conf


@contextmanager
def _verbinding(url: str) -> Iterator[sa.Connection]:
    """Open a connection on which SQLite does not enforce foreign keys: rebuilding a table then keeps its children."""
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    lite = engine.dialect.name == "sqlite"
    if lite:

        @sa.event.listens_for(engine, "connect")
        def _uit(db: object, _: object) -> None:
            db.isolation_level = None  # type: ignore[attr-defined]
            for pragma in ("journal_mode=WAL", "busy_timeout=30000", "synchronous=FULL", "foreign_keys=OFF"):
                db.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]

        @sa.event.listens_for(engine, "begin")
        def _begin(verbinding: sa.Connection) -> None:
            verbinding.exec_driver_sql("BEGIN IMMEDIATE")

    with engine.connect() as verbinding:
        yield verbinding
        if lite:
            verbinding.rollback()
            kapot = verbinding.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if kapot:
                raise RuntimeError(f"foreign keys broken after migration: {kapot}")
    engine.dispose()


def migreer(url: str, doel: str = "head") -> None:
    """Bring the database at `url` to revision `doel` (default: the newest)."""
    with _verbinding(url) as verbinding:
        command.upgrade(config(verbinding), doel)
        verbinding.commit()


def migreer_terug(url: str, doel: str) -> None:
    """Take the database at `url` back to revision `doel` ("base" for an empty one)."""
    with _verbinding(url) as verbinding:
        command.downgrade(config(verbinding), doel)
        verbinding.commit()


def is_bij(url: str) -> bool:
    """Tell whether the database is at the newest revision."""
    with _verbinding(url) as verbinding:
        return MigrationContext.configure(verbinding).get_current_revision() == nieuwste()


def nieuwste() -> str | None:
    """Return the newest revision in migrations/."""
    conf = Config()
    conf.set_main_option("script_location", str(MAP))
    return ScriptDirectory.from_config(conf).get_current_head()


def nieuwe_migratie(url: str, naam: str) -> None:
    """Write the migration that brings the database at `url` to the models (for developers)."""
    with _verbinding(url) as verbinding:
        command.revision(
            config(verbinding),
            message=naam,
            autogenerate=True,
            rev_id=f"{len(list((MAP / 'versions').glob('*.py'))) + 1:04d}",
        )
