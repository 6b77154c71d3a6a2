"""The calendar feed of one person: make its address, take it back."""

from __future__ import annotations

import secrets

import sqlalchemy as sa

from tafel.accounts.services import sleutel_van
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor
from tafel.uitnodigingen.models import Agendasleutel


def maak_feed(actor: Actor) -> str:
    """Make the address of somebody's own feed and return its secret part, once; the one before no longer works."""
    token = secrets.token_urlsafe(32)
    sessie.execute(sa.delete(Agendasleutel).where(Agendasleutel.gebruiker_id == actor.id))
    sessie.add(Agendasleutel(gebruiker_id=actor.id, sleutel=sleutel_van(token), gemaakt_op=nu()))
    sessie.flush()
    schrijf(actor, "agenda-adres gemaakt", "account")
    return token


def trek_feed_in(actor: Actor) -> None:
    """Let the address of somebody's feed end at once."""
    sessie.execute(sa.delete(Agendasleutel).where(Agendasleutel.gebruiker_id == actor.id))
    schrijf(actor, "agenda-adres ingetrokken", "account")
