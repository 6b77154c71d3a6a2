"""Cases of children that look alike, for the tests of dubbelen."""

from __future__ import annotations

import copy
import datetime as dt

from tafel.kern.db import sessie
from tests import bouw


def van(voornaam: str, achternaam: str, geboren: str | None) -> dict:
    """Return an aanmelding about this child."""
    document = copy.deepcopy(bouw.SAM)
    document["leerling"] |= {"voornaam": voornaam, "achternaam": achternaam, "geboortedatum": geboren}
    return document


def zet(tafel, cv, naam: str = "Sam Verzonnen", geboren: str | None = "2013-05-14", stand: str = "ingediend", **anders):
    """Store a case about this child in the session; return it."""
    voor, _, achter = naam.partition(" ")
    dag = dt.date.fromisoformat(geboren) if geboren else None
    anders.setdefault("initialen", f"{voor[:1]}.{achter[:1]}.")
    return bouw.casus(tafel, cv, stand, van(voor, achter, geboren), geboortedatum=dag, **anders)


def klaar() -> None:
    """Commit and forget."""
    sessie.commit()
    sessie.remove()
