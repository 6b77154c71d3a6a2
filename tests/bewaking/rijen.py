"""Rows that the guards need and the demo does not have."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from tafel.casussen.models import Casus, Instroombesluit
from tafel.instroom.models import Brief
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.overleggen.models import Schoolvakantie


def maak_brief(casus: Casus, wie: uuid.UUID) -> uuid.UUID:
    """Store a letter to the casusverantwoordelijke about the ruling on a case; return its id."""
    besluit = sessie.scalars(sa.select(Instroombesluit.id).where(Instroombesluit.casus_id == casus.id)).first()
    brief = Brief(
        casus_id=casus.id, besluit_id=besluit, aan="casusverantwoordelijke", tekst="Dag.", op=nu(), door_id=wie
    )
    sessie.add(brief)
    sessie.flush()
    return brief.id


def maak_vakantie(tafel: Any) -> uuid.UUID:
    """Store a school holiday of a table; return its id."""
    rij = Schoolvakantie(
        id=uuid.uuid4(), tafel_id=tafel.id, naam="herfstvakantie", van=dt.date(2030, 10, 19), tot=dt.date(2030, 10, 27)
    )
    sessie.add(rij)
    sessie.flush()
    return rij.id
