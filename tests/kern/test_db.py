"""The database keeps what it acknowledged, and two who write at once do not overwrite each other."""

from __future__ import annotations

import threading
from decimal import Decimal

import pytest
import sqlalchemy as sa
from sqlalchemy.orm.exc import StaleDataError

from tafel.kern.db import Geld, begin_schrijven, controleer_engine, maak_engine, sessie
from tafel.organisaties.models import Tafel
from tests import bouw


def test_sqlite_staat_veilig(app):
    assert controleer_engine(app.extensions["engine"]) == []
    engine = app.extensions["engine"]
    if engine.dialect.name == "sqlite":
        with engine.connect() as verbinding:
            assert verbinding.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert verbinding.exec_driver_sql("PRAGMA synchronous").scalar() == 2
            assert verbinding.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_onveilige_stand_valt_op(tmp_path):
    kaal = sa.create_engine(f"sqlite:///{tmp_path / 'kaal.db'}")
    assert len(controleer_engine(kaal)) == 2  # journal_mode and foreign_keys


def test_verwijzing_naar_niets_wordt_geweigerd(db):
    with pytest.raises(sa.exc.IntegrityError):
        bouw.casus(Tafel(id=bouw.uuid.uuid4()), bouw.mens(None, None))


def test_tweede_wijziging_van_dezelfde_rij_valt_op(app):
    tafel = bouw.tafel()
    sessie.commit()
    sessie.remove()
    eerste = sessie.get_one(Tafel, tafel.id)
    engine = app.extensions["engine"]
    sessie.rollback()
    with engine.connect().execution_options(schrijven=True) as verbinding, verbinding.begin():
        verbinding.execute(sa.update(Tafel).values(versie=Tafel.versie + 1))
    sessie.expire_all()
    eerste.__dict__["versie"] = 1
    eerste.naam = "anders"
    with pytest.raises(StaleDataError):
        sessie.flush()


def _tel(engine: sa.Engine, schrijven: bool, keren: int = 25, draden: int = 4) -> int:
    """Let several threads read a counter and write it back plus one; return where it ends."""
    tabel = sa.Table("teller", sa.MetaData(), sa.Column("n", sa.Integer))
    with engine.connect().execution_options(schrijven=True) as verbinding, verbinding.begin():
        verbinding.exec_driver_sql("DROP TABLE IF EXISTS teller")
        verbinding.exec_driver_sql("CREATE TABLE teller (n INTEGER)")
        verbinding.execute(tabel.insert().values(n=0))

    def loop() -> None:
        for _ in range(keren):
            with engine.connect().execution_options(schrijven=schrijven) as verbinding:
                try:
                    with verbinding.begin():
                        gezien = verbinding.scalar(sa.select(tabel.c.n))
                        verbinding.execute(tabel.update().values(n=gezien + 1))
                except sa.exc.OperationalError:
                    pass

    lopers = [threading.Thread(target=loop) for _ in range(draden)]
    [loper.start() for loper in lopers]
    [loper.join() for loper in lopers]
    with engine.connect() as verbinding:
        return int(verbinding.scalar(sa.select(tabel.c.n)))


def test_wie_schrijft_houdt_het_slot_van_lezen_tot_schrijven(tmp_path):
    engine = maak_engine(f"sqlite:///{tmp_path / 'tel.db'}")
    assert _tel(engine, schrijven=True) == 100
    assert _tel(engine, schrijven=False) < 100  # without the lock, work is lost: the test can fail


def test_geld_is_exact(db):
    soort = Geld()
    assert soort.process_bind_param(Decimal("4320.05"), None) == 432005
    assert soort.process_result_value(432005, None) == Decimal("4320.05")
    with pytest.raises(ValueError, match="decimals"):
        soort.process_bind_param(Decimal("0.001"), None)


def test_begin_schrijven_pakt_het_slot(app):
    with app.app_context():
        begin_schrijven()
        assert sessie.connection().get_execution_options()["schrijven"] is True
        sessie.rollback()
