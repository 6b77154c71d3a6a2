"""The world of the follow-up: one case, three weeks after its decision."""

from __future__ import annotations

import datetime as dt

import pytest

from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tests.opvolging.wereld import Wereld, actie_van, moment

DAG = dt.timedelta(days=1)


@pytest.fixture
def w(app) -> Wereld:
    with app.app_context():
        wereld = Wereld()
        wereld.in_opvolging(start=vandaag() - 20 * DAG)
        wereld.nummer = wereld.casus.nummer
        wereld.moment_id = moment().id
        wereld.actie_id = actie_van("Rob").id
        sessie.commit()
        sessie.remove()
    return wereld
