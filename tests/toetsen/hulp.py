"""Make and read what the tests of toetsen need."""

from __future__ import annotations

import copy
import datetime as dt

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.criteria.rules import Criteria, als_parameters
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.organisaties.models import Criteriaversie
from tafel.toegang.rules import Zaak
from tests import bouw

HALF = {**copy.deepcopy(bouw.SAM), "opschalingen": []}


def versie(tafel, criteria: Criteria, vanaf: dt.date | None = None, nummer: int = 2) -> Criteriaversie:
    """Store a version of the criteria of a table, from today unless said otherwise."""
    rij = Criteriaversie(
        tafel_id=tafel.id,
        nummer=nummer,
        vanaf=vanaf or vandaag(),
        parameters=als_parameters(criteria),
        reden="Zo afgesproken.",
        gemaakt_op=nu(),
    )
    sessie.add(rij)
    sessie.flush()
    return rij


def weer(casus: Casus) -> Casus:
    """Read a case again, as the next request does."""
    sessie.flush()
    sessie.expunge_all()
    return sessie.scalars(sa.select(Casus).where(Casus.id == casus.id)).one()


def zaak(casus: Casus, *rollen: str) -> Zaak:
    """Return the case as the policy sees it for somebody with these roles."""
    return Zaak(casus.tafel_id, frozenset(rollen), casus.stand)
