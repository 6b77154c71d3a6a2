"""Make, read and post cases in tests of views."""

from __future__ import annotations

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.criteria.formulier import veldwaarden
from tafel.kern.db import sessie
from tests import bouw

HTMX = {"HX-Request": "true"}


def maak(t, stand="concept", **anders):
    """Store a case of t.cv and return its number."""
    casus = bouw.casus(t.tafel, t.cv, stand, **anders)
    sessie.commit()
    nummer = casus.nummer
    sessie.remove()
    return nummer


def haal(nummer):
    """Return the case as it is stored now."""
    return lees(sa.select(Casus).where(Casus.nummer == nummer))


def lees(vraag):
    """Return one row or value as it is stored now; the session is closed again."""
    sessie.remove()
    waarde = sessie.scalar(vraag)
    sessie.remove()
    return waarde


def formulier(document=None, **anders):
    """Return a document as the posted form."""
    return {**veldwaarden(document or bouw.SAM), "vraag": "Hoe kan S. weer naar school?", "heel": "ja", **anders}


def tel(model, **waar):
    """Return how many rows there are."""
    return lees(sa.select(sa.func.count()).select_from(model).filter_by(**waar))
