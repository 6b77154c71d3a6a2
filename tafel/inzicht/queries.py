"""Count the cases of a table."""

from __future__ import annotations

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.inzicht.rules import OORZAKEN, STANDEN
from tafel.kern.db import sessie
from tafel.toegang.rules import Actor
from tafel.toetsen import queries as toetsen


def tel_uitzonderingen(actor: Actor) -> dict[int, dict[str, dict[str, int]]]:
    """Return year -> requirement -> decision -> number of the exceptions at this table. One statement."""
    uit: dict[int, dict[str, dict[str, int]]] = {}
    for rij in toetsen.tel_uitzonderingen(actor.tafel.id) if actor.tafel else ():
        uit.setdefault(rij.jaar, {}).setdefault(rij.eis, {})[rij.besluit] = rij.aantal
    return uit


def tel(actor: Actor) -> tuple[dict[str, int], dict[str, int]]:
    """Return the cases of the table by state and by cause, every state and cause present. One statement."""
    tafel_id = actor.tafel.id if actor.tafel else None
    oorzaak = sa.func.coalesce(Casus.oorzaak_soort, "onbekend").label("oorzaak")
    # solved before the table is a success of its own, not a withdrawal (R79)
    stand = sa.case((Casus.sluituitkomst == "opgelost_voor_tafel", "opgelost"), else_=Casus.stand).label("stand")
    rijen = sessie.execute(
        sa.select(stand, oorzaak, sa.func.count().label("aantal"))
        .where(Casus.tafel_id == tafel_id)
        .group_by(stand, oorzaak)
    )
    standen, oorzaken = dict.fromkeys(STANDEN, 0), dict.fromkeys(OORZAKEN, 0)
    for waar, naam, aantal in rijen:
        standen[waar] += aantal
        oorzaken[naam if naam in oorzaken else "onbekend"] += aantal
    return standen, oorzaken
