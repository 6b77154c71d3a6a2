"""Put messages in the outbox (same transaction) and send them after commit. No name of a child in any message."""

from __future__ import annotations

import uuid

import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.kern.clock import nu
from tafel.kern.db import sessie


def leg_klaar(aan_id: uuid.UUID, sleutel: str, onderwerp: str, tekst: str, pad: str = "/") -> bool:
    """Put one message for one person in the outbox; a second one with the same `sleutel` is not made.

    `tekst` holds case numbers and roles, never names of children. `pad` is where the link goes. Return whether it is new.
    """
    db = sessie()
    db.flush()
    bestaat = db.scalar(sa.select(Bericht.id).where(Bericht.sleutel == sleutel))
    if bestaat is not None:
        return False
    db.add(Bericht(sleutel=sleutel, aan_id=aan_id, onderwerp=onderwerp, tekst=tekst, pad=pad, gemaakt_op=nu()))
    db.flush()
    return True
