"""Tell everyone concerned what happened and what comes next. Case numbers and roles, never a name of a child."""

from __future__ import annotations

import uuid

import sqlalchemy as sa

from tafel.berichten.services import leg_klaar
from tafel.casussen.models import Casus, Casustoegang
from tafel.casussen.queries import voorzitters
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.toegang.rules import Actor


def meld(
    actor: Actor | None, casus: Casus, sleutel: str, kop: str, voor_cv: str, voor_anderen: str = "", pad: str = ""
) -> None:
    """Put a message in the outbox for the casusverantwoordelijke, and `voor_anderen` for the others with access.

    Those are the zaakonderzoeker, and the parties with an account with whom may be shared (R64). Who acts gets none.
    `pad` is added to the address of the case for the casusverantwoordelijke.
    """
    rijen = sessie.execute(
        sa.select(Casustoegang.gebruiker_id, Casustoegang.rol).where(
            Casustoegang.casus_id == casus.id, Casustoegang.leest(vandaag())
        )
    ).all()
    cvs = {rij.gebruiker_id for rij in rijen if rij.rol == "casusverantwoordelijke"}
    anderen = {rij.gebruiker_id for rij in rijen if rij.rol in ("zaakonderzoeker", "partij")} - cvs
    for wie in sorted(cvs, key=str):
        _leg(actor, wie, f"{sleutel}", kop, voor_cv, f"/casussen/{casus.nummer}{pad}")
    for wie in sorted(anderen, key=str) if voor_anderen else ():
        _leg(actor, wie, f"{sleutel}-{wie}", kop, voor_anderen, f"/casussen/{casus.nummer}")


def meld_voorzitters(actor: Actor | None, casus: Casus, sleutel: str, kop: str, tekst: str, pad: str = "") -> int:
    """Put a message in the outbox for every chair of the table of the case; return how many are new."""
    pad = pad or f"/instroom/{casus.nummer}"
    return sum(_leg(actor, wie, f"{sleutel}-{wie}", kop, tekst, pad) for wie in voorzitters(casus.tafel_id))


def _leg(actor: Actor | None, wie: uuid.UUID, sleutel: str, kop: str, tekst: str, pad: str) -> bool:
    if actor is not None and wie == actor.id:
        return False
    return leg_klaar(wie, sleutel, kop, tekst, pad)
