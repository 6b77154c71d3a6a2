"""A link between two cases, for the guards over everything."""

from __future__ import annotations

import uuid

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Casus
from tafel.dubbelen.models import Casusband
from tafel.kern.clock import nu
from tafel.kern.db import sessie


def maak_band(een: Casus, ander: Casus, door: uuid.UUID, soort: str = "zelfde_kind") -> uuid.UUID:
    """Link two cases; return the id of the link."""
    laag, hoog = sorted((een.id, ander.id))
    naam = sessie.get_one(Gebruiker, door).naam
    rij = Casusband(
        casus_id=laag, andere_casus_id=hoog, soort=soort, reden="", door_id=door, door=naam, op=nu(),
        verbroken_reden="",
    )  # fmt: skip
    sessie.add(rij)
    sessie.flush()
    return rij.id
