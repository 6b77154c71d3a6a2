"""Read the audit trail and the list of who looked, for one table, newest first. Never the content of a case."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from tafel.kern.db import UTC, sessie
from tafel.logboek.models import Inzage, Logregel
from tafel.toegang.rules import Actor

BLADZIJDE = 25
# the log lies below the cases and knows no more of them than table and number
_casus = sa.table("casus", sa.column("id", sa.Uuid()), sa.column("tafel_id", sa.Uuid()), sa.column("nummer"))


def _tafel(actor: Actor) -> Any:
    return actor.tafel.id if actor.tafel else None


def logregels(actor: Actor, nummer: str = "", na: str = "") -> tuple[list[Any], str | None]:
    """Return a page of changes at the table, of case `nummer` when given, and the key of the next page (or None)."""
    vraag = (
        sa.select(Logregel.volgnummer, Logregel.op, Logregel.door, Logregel.wat, Logregel.onderwerp, Logregel.gegevens)
        .where(Logregel.tafel_id == _tafel(actor))
        .order_by(Logregel.volgnummer.desc())
        .limit(BLADZIJDE + 1)
    )
    if nummer:
        van = sa.select(_casus.c.id).where(_casus.c.nummer == nummer, _casus.c.tafel_id == _tafel(actor))
        vraag = vraag.where(Logregel.casus_id.in_(van))
    if na.isascii() and na.isdecimal() and len(na) < 18:
        vraag = vraag.where(Logregel.volgnummer < int(na))
    rijen = list(sessie.execute(vraag))
    return rijen[:BLADZIJDE], str(rijen[BLADZIJDE - 1].volgnummer) if len(rijen) > BLADZIJDE else None


def inzagen(actor: Actor, nummer: str = "", na: str = "") -> tuple[list[Any], str | None]:
    """Return a page of who looked at a case of the table, of case `nummer` when given, and the key of the next page."""
    vraag = (
        sa.select(Inzage.id, Inzage.op, Inzage.naam, Inzage.wat, Inzage.waarom, _casus.c.nummer)
        .join(_casus, _casus.c.id == Inzage.casus_id)
        .where(_casus.c.tafel_id == _tafel(actor))
        .order_by(Inzage.op.desc(), Inzage.id.desc())
        .limit(BLADZIJDE + 1)
    )
    if nummer:
        vraag = vraag.where(_casus.c.nummer == nummer)
    plek = _lees_plek(na)
    if plek:
        grens = sa.tuple_(sa.literal(plek[0], UTC()), sa.literal(plek[1], sa.Uuid()))
        vraag = vraag.where(sa.tuple_(Inzage.op, Inzage.id) < grens)
    rijen = list(sessie.execute(vraag))
    laatste = rijen[BLADZIJDE - 1] if len(rijen) > BLADZIJDE else None
    return rijen[:BLADZIJDE], f"{laatste.op.isoformat()}_{laatste.id}" if laatste else None


def _lees_plek(na: str) -> tuple[dt.datetime, uuid.UUID] | None:
    """Return the place that a link carries; None for anything else."""
    moment, _, code = na.partition("_")
    try:
        plek = dt.datetime.fromisoformat(moment), uuid.UUID(code)
    except ValueError:
        return None
    return plek if plek[0].tzinfo else None
