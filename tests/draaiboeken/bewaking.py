"""Real values for the guards: a note of the chair about a case of a full meeting; and who may use these views."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.draaiboeken.queries import Plek
from tafel.draaiboeken.services import bewaar_notitie
from tafel.kern.db import sessie
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.toegang.rules import Actor

PERSOON = {"notitie.eigen": "voorzitter", "notitie.opnemen": "voorzitter"}


def maak_notitie(actor: Actor, overleg: Overleg) -> dict[str, Any]:
    """Note something about the third case of `overleg`; return the parameters of the addresses of draaiboeken."""
    casus = sessie.scalars(
        sa.select(Casus)
        .join(Agendapunt, Agendapunt.casus_id == Casus.id)
        .where(Agendapunt.overleg_id == overleg.id, Agendapunt.volgorde == 3)
    ).one()
    notitie = bewaar_notitie(actor, overleg, Plek(casus.nummer, casus.id), "Vraag naar de oom.")
    return {"plek": casus.nummer, "notitie_id": notitie.id if notitie else None}
