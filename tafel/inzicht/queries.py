"""Count the cases of a table."""

from __future__ import annotations

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.inzicht.rules import OORZAKEN, STANDEN
from tafel.kern.db import sessie
from tafel.toegang.rules import Actor


def tel(actor: Actor) -> tuple[dict[str, int], dict[str, int]]:
    """Return the cases of the table by state and by cause, every state and cause present. One statement."""
    tafel_id = actor.tafel.id if actor.tafel else None
    oorzaak = sa.func.coalesce(Casus.oorzaak_soort, "onbekend").label("oorzaak")
    rijen = sessie.execute(
        sa.select(Casus.stand, oorzaak, sa.func.count().label("aantal"))
        .where(Casus.tafel_id == tafel_id)
        .group_by(Casus.stand, oorzaak)
    )
    standen, oorzaken = dict.fromkeys(STANDEN, 0), dict.fromkeys(OORZAKEN, 0)
    for stand, naam, aantal in rijen:
        standen[stand] += aantal
        oorzaken[naam if naam in oorzaken else "onbekend"] += aantal
    return standen, oorzaken
