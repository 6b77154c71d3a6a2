"""Cases and talks for the tests of the ladder."""

from __future__ import annotations

import copy
import datetime as dt

from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.opschalingen.models import Opschaling
from tests import bouw


def zonder_gesprek(**stagnatie):
    """Return SAM without a talk, with this in the knot."""
    document = copy.deepcopy(bouw.SAM)
    document["opschalingen"] = []
    document["stagnatie"] |= stagnatie
    return document


def gesprek(**anders):
    """Return the posted form of a talk as four taps leave it: everything else is preset."""
    return {
        "organisatie": "Jeugdhulp De Brug", "naam": "R. Baas", "functie": "teamleider", "zin": "geen_plek",
        "antwoord": "", "datum": "2026-11-20", "wijze": "telefoon", "trede": "leiding", **anders,
    }  # fmt: skip


def later_gesprek(casus, door_id, **anders):
    """Store a talk that was noted outside the aanmelding and return its id."""
    waarden = {
        "organisatie": "Jeugdhulp De Brug", "trede": "leiding", "naam": "R. Baas", "functie": "teamleider",
        "datum": dt.date(2026, 11, 20), "wijze": "telefoon", "uitkomst": "Geen plek.", "zonder_resultaat": True,
        "genoteerd_op": nu(), "door_id": door_id, **anders,
    }  # fmt: skip
    rij = Opschaling(casus_id=casus.id, **waarden)
    sessie.add(rij)
    sessie.flush()
    return rij.id
