"""A ticked document and the register of consent together: without ground it is not there (R68)."""

from __future__ import annotations

import datetime as dt
import io

import sqlalchemy as sa
import time_machine

from tafel.casussen.models import Betrokkene
from tafel.documenten.models import Document
from tafel.kern.db import sessie
from tests import bouw
from tests.casussen.hulp import haal, lees, maak
from tests.documenten import maken


def test_de_toestemming_van_het_register_beslist(app, als, tafel):
    """The aanmelding of the test has consent of 4 November: a day earlier the same tick shows nothing."""
    nummer = maak(tafel, "toegelaten")
    data = {"soort": "verslag", "omschrijving": "Gesprek", "lezers": ["jeugdhulp"]}
    data["bestand"] = (io.BytesIO(maken.pdf()), "a.pdf")
    assert als(tafel.cv).post(f"/casussen/{nummer}/documenten", data=data).status_code == 303
    document, casus = lees(sa.select(Document)), haal(nummer)
    stoel = sessie.scalars(sa.select(Betrokkene).where(Betrokkene.rol == "jeugdhulp")).one()
    stoel.gebruiker_id = tafel.partij.id
    bouw.toegang(casus, tafel.partij, "partij")
    sessie.commit()
    pad = f"/casussen/{nummer}/documenten/{document.id}/bestand"
    for dag, status, wacht in ((dt.date(2026, 11, 3), 404, True), (dt.date(2026, 11, 7), 200, False)):
        with time_machine.travel(dt.datetime.combine(dag, dt.time(12), dt.UTC), tick=False):
            assert als(tafel.partij).get(pad).status_code == status
            lijst = als(tafel.cv).get(f"/casussen/{nummer}/documenten").text
            assert ("wacht op toestemming" in lijst) is wacht
