"""A case whose family has other children that are known: a linked case, and a seat."""

from __future__ import annotations

from tafel.casussen.models import Betrokkene
from tafel.dubbelen.models import Casusband
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tests import bouw

ZIN = "Lotte Kreeftman is de zus. Ook Lotte en Ravi Zeester zijn thuis, en Ravi slaapt slecht."
ZIN_MET_LETTERS = "L.K. is de zus. Ook L. en R.Z. zijn thuis, en R. slaapt slecht."


def geef_broer_en_zus(tafel, casus, wie, soort="broer_of_zus"):
    """Link a case of Lotte Kreeftman to `casus`, and give Ravi Zeester, her brother, a seat at it."""
    ander = bouw.casus(tafel, wie, "concept")
    ander.aanmelding = {
        **ander.aanmelding,
        "leerling": {**ander.aanmelding["leerling"], "voornaam": "Lotte", "achternaam": "Kreeftman"},
    }
    een, twee = sorted((casus.id, ander.id))
    sessie.add_all([
        Casusband(casus_id=een, andere_casus_id=twee, soort=soort, reden="", door_id=wie.id, door=wie.naam, op=nu()),
        Betrokkene(casus_id=casus.id, volgorde=40, rol="anders", naam="Ravi Zeester", functie="Broertje"),
    ])  # fmt: skip
    sessie.flush()
    return ander
