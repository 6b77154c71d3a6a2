"""Cases and talks for the tests of the ladder."""

from __future__ import annotations

import copy

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
