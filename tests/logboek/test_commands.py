"""`tafel logboek controleer`: whole, changed, taken out of the middle, cut off at the end; on both engines."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from tafel.cli import main
from tafel.kern.db import koppel, sessie
from tafel.logboek.models import Logketen, Logregel
from tafel.logboek.services import schrijf


@pytest.fixture
def controleer(app, monkeypatch):
    """Write five lines; return a function that runs the command."""
    engine, inst = app.extensions["engine"], app.config["INSTELLINGEN"]
    for naam, waarde in (
        ("TAFEL_DATABASE_URL", inst.database_url), ("TAFEL_MAIL_URL", inst.mail_url), ("TAFEL_DEMO", "1"),
        ("TAFEL_SECRET_KEY", inst.secret_key), ("TAFEL_BASE_URL", "http://localhost"),
    ):  # fmt: skip
        monkeypatch.setenv(naam, waarde)
    for nr in range(1, 6):
        schrijf(None, "proef", f"regel {nr}", stap=nr)
    sessie.commit()

    def _doe() -> int:
        sessie.remove()
        code = main(["logboek", "controleer"])
        koppel(engine)
        return code

    return _doe


def test_heel(controleer, capsys):
    assert controleer() == 0
    assert "Het logboek is heel: 5 regels." in capsys.readouterr().out


@pytest.mark.parametrize(
    "knoei, regel",
    [
        (sa.update(Logregel).where(Logregel.volgnummer == 3).values(door="iemand anders"), 3),
        (sa.update(Logregel).where(Logregel.volgnummer == 2).values(gegevens={"stap": 9}), 2),
        (sa.delete(Logregel).where(Logregel.volgnummer == 3), 3),
        (sa.delete(Logregel).where(Logregel.volgnummer == 1), 1),
        (sa.delete(Logregel).where(Logregel.volgnummer >= 4), 4),
        (sa.delete(Logketen), 6),
    ],
)
def test_geknoei_noemt_de_eerste_regel(controleer, capsys, knoei, regel):
    sessie.execute(knoei)
    sessie.commit()
    assert controleer() == 1
    assert f"niet klopt is {regel}:" in capsys.readouterr().out


def test_zonder_goede_instelling(controleer, capsys, monkeypatch):
    monkeypatch.setenv("TAFEL_DATABASE_URL", "mysql://x")
    assert controleer() == 2
    assert capsys.readouterr().err.count("\n") == 1
