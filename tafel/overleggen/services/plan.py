"""Put the plan of each case on the table: pinned once, never changed after."""

from __future__ import annotations

import uuid

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.kern.db import sessie
from tafel.overleggen.models import Agendapunt
from tafel.plannen.queries import find_huidige
from tafel.plannen.services import leg_plan_vast
from tafel.toegang.rules import Actor


def speld_plannen_vast(actor: Actor, overleg_id: uuid.UUID) -> int:
    """Pin the plan that holds to each item of this meeting that has none yet; return how many were pinned.

    A case without any version (from before versions were kept) gets its first from the aanmelding. An item that has a
    plan already keeps it: what lay on the table stays.
    """
    rijen = sessie.execute(
        sa.select(Agendapunt, Casus)
        .join(Casus, Casus.id == Agendapunt.casus_id)
        .where(Agendapunt.overleg_id == overleg_id, Agendapunt.planversie_id.is_(None), Agendapunt.klaar_op.is_(None))
        .order_by(Agendapunt.volgorde)
    ).all()
    aantal = 0
    for punt, casus in rijen:
        versie = find_huidige(casus.id) or leg_plan_vast(actor, casus)
        if versie is not None:
            punt.planversie_id = versie.id
            aantal += 1
    sessie.flush()
    return aantal
