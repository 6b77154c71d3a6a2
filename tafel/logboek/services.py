"""Write the audit trail: one line per change, in the same transaction, chained by hash."""

from __future__ import annotations

import hashlib
import hmac
import json
import uuid
from contextlib import closing
from typing import Any

import sqlalchemy as sa

from tafel.kern.clock import nu
from tafel.kern.db import los, sessie
from tafel.logboek.models import Inzage, Logketen, Logregel
from tafel.toegang.rules import Actor

BEGIN = "0" * 64


def merk_van(regel: Logregel) -> str:
    """Return the hash of a line: over everything in it, including the hash of the line before."""
    inhoud = [
        regel.volgnummer,
        regel.op.isoformat(timespec="microseconds"),
        str(regel.tafel_id),
        str(regel.casus_id),
        str(regel.door_id),
        regel.door,
        regel.wat,
        regel.onderwerp,
        regel.gegevens,
        regel.vorige,
    ]
    return hashlib.sha256(json.dumps(inhoud, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def schrijf(
    actor: Actor | None,
    wat: str,
    onderwerp: str,
    *,
    tafel_id: uuid.UUID | None = None,
    casus_id: uuid.UUID | None = None,
    namens: tuple[uuid.UUID, str] | None = None,
    **gegevens: Any,
) -> Logregel:
    """Add one line: who did `wat` to `onderwerp` (a number, never a name of a child).

    `gegevens` are plain values about the change (states, counts, codes); never the text of a case. Without actor the
    line is the system's, or `namens` somebody who has no session yet. Takes the lock on the chain, so lines of two
    transactions never share a place.
    """
    door_id, door = (actor.id, actor.naam) if actor else (namens or (None, "systeem"))
    db = sessie()
    db.flush()
    keten = db.get(Logketen, 1, with_for_update=True, populate_existing=True)
    if keten is None:
        keten = Logketen(id=1, volgnummer=0, merk=BEGIN)
        db.add(keten)
    regel = Logregel(
        volgnummer=keten.volgnummer + 1,
        op=nu(),
        tafel_id=tafel_id or (actor.tafel.id if actor and actor.tafel else None),
        casus_id=casus_id,
        door_id=door_id,
        door=door,
        wat=wat,
        onderwerp=onderwerp,
        gegevens=gegevens,
        vorige=keten.merk,
        merk="",
    )
    regel.merk = merk_van(regel)
    db.add(regel)
    keten.volgnummer, keten.merk = regel.volgnummer, regel.merk
    db.flush()
    return regel


def noteer_inzage(actor: Actor, casus_id: uuid.UUID, wat: str, waarom: str) -> None:
    """Record that somebody opened a case or its paper, in a transaction of its own (a GET writes nothing else)."""
    with los() as verbinding:
        verbinding.execute(
            sa.insert(Inzage).values(
                id=uuid.uuid4(),
                casus_id=casus_id,
                gebruiker_id=actor.id,
                naam=actor.naam,
                op=nu(),
                wat=wat,
                waarom=waarom,
            )
        )


def eerste_breuk() -> int | None:
    """Walk the chain; return the number of the first line that does not fit, or None when all is whole.

    Also a line that was cut off at the end is found: the chain's own last link tells how long it is.
    """
    vorige, nummer = BEGIN, 0
    vraag = sa.select(Logregel).order_by(Logregel.volgnummer).execution_options(yield_per=500)
    with closing(sessie.scalars(vraag)) as regels:
        for regel in regels:
            nummer += 1
            past = regel.volgnummer == nummer and regel.vorige == vorige
            if not past or not hmac.compare_digest(regel.merk, merk_van(regel)):
                return nummer
            vorige = regel.merk
    keten = sessie.get(Logketen, 1)
    laatste = keten.volgnummer if keten else 0
    return None if laatste == nummer and (keten is None or keten.merk == vorige) else nummer + 1
