"""Numbers, bringing files in, and what the services keep."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from tafel.aanmeldingen.services import maak_casus
from tafel.casussen import queries, services
from tafel.casussen.models import Nummerteller
from tafel.kern.clock import vandaag
from tafel.kern.db import begin_schrijven, sessie
from tafel.kern.refusals import NietGevonden
from tests import bouw

VOORBEELD = Path("tafel/demo/casussen/01-sam-wachtlijst-en-visieverschil.yaml")


def _tafel():
    tafel = bouw.tafel()
    cv = bouw.mens(tafel, "casusverantwoordelijke", "Mirjam Voorbeeld", email="cv@voorbeeld.test")
    return tafel, cv, bouw.actor(cv, tafel, "casusverantwoordelijke")


def test_nummers_lopen_door_zonder_gaten(db):
    tafel, _, actor = _tafel()
    jaar = vandaag().year
    assert [maak_casus(actor).nummer for _ in range(3)] == [f"{jaar}-001", f"{jaar}-002", f"{jaar}-003"]
    db.commit()
    maak_casus(actor)
    db.rollback()
    assert maak_casus(actor).nummer == f"{jaar}-004"
    assert services.volgend_nummer(tafel.id, "besluit", jaar) == 1
    assert services.volgend_nummer(bouw.tafel("TFF").id, "casus", jaar) == 1


def test_tegelijk_nummers_vragen_geeft_er_nooit_twee_gelijk(app):
    with app.app_context():
        tafel, _, _ = _tafel()
        sessie.commit()
        tafel_id = tafel.id
        sessie.remove()
    gekregen, fouten = [], []

    def haal():
        try:
            begin_schrijven()
            gekregen.append(services.volgend_nummer(tafel_id, "casus", 2026))
            sessie.commit()
        except Exception as fout:
            fouten.append(fout)
        finally:
            sessie.remove()

    draden = [threading.Thread(target=haal) for _ in range(8)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert not fouten
    assert sorted(gekregen) == list(range(1, 9))
    assert sessie.scalar(sa.select(Nummerteller.laatste)) == 8


def test_een_casus_van_een_andere_tafel_bestaat_niet(db):
    tafel, cv, _ = _tafel()
    nummer = bouw.casus(tafel, cv).nummer
    ander = bouw.tafel("TFF")
    vreemde = bouw.actor(cv, ander, "casusverantwoordelijke")
    with pytest.raises(NietGevonden):
        queries.casus_uit_url(vreemde, nummer)
    assert queries.lijst(vreemde) == []


# --- tafel importeer --------------------------------------------------------------------------------------------------
