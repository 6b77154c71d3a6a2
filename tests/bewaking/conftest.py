"""One filled database per engine and module, for guards that only read or put back what they changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tafel.kern.db import koppel, sessie
from tests.bewaking.wereld import Wereld, maak_wereld
from tests.conftest import _app, maak_leeg


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def leeg(request: pytest.FixtureRequest, _apps: dict[str, Flask], werkmap: Path) -> Iterator[Flask]:
    """The application on an empty database for a whole module; empty again afterwards."""
    app = _app(request.param, _apps, request, werkmap)
    engine = app.extensions["engine"]
    koppel(engine)
    maak_leeg(engine)
    yield app
    sessie.remove()
    maak_leeg(engine)
    engine.dispose()


@pytest.fixture(scope="module")
def wereld(leeg: Flask) -> Wereld:
    """Two tables full of work, kept as they are."""
    gemaakt = maak_wereld(leeg)
    for id_ in {*gemaakt.mensen.values(), *gemaakt.vreemden.values(), *gemaakt.buren.values()}:
        gemaakt.als(id_)
    gemaakt.leg_vast()
    return gemaakt
