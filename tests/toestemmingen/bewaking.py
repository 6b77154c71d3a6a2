"""Rows of the register of consent for the guards: one of each kind, in one case of the demo."""

from __future__ import annotations

import uuid

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.toestemmingen.models import Gezagsouder, Grondslag, Toestemming, Wilsonbekwaamheid


def maak_register(casus: Casus) -> dict[str, uuid.UUID]:
    """Return an id per parameter of the addresses; ground and finding are made, the rest is of the demo."""
    wie = {"casus_id": casus.id, "vastgelegd_op": nu(), "vastgelegd_door": "de proef"}
    woorden = dict.fromkeys(("noodzaak", "proportionaliteit", "subsidiariteit", "gewogen_door"), "Omdat het moet.")
    grond = Grondslag(grond="publieke_taak", soort="onderwijs", van=vandaag(), **woorden, **wie)
    wils = Wilsonbekwaamheid(vastgesteld_door="een arts", datum=vandaag(), ter_zake="hulp", **wie)
    sessie.add_all([grond, wils])
    sessie.flush()
    toestemming = sa.select(Toestemming.id).where(Toestemming.casus_id == casus.id, Toestemming.ingetrokken.is_(None))
    return {
        "toestemming_id": sessie.scalars(toestemming.limit(1)).one(),
        "grondslag_id": grond.id,
        "ouder_id": sessie.scalars(
            sa.select(Gezagsouder.id).where(Gezagsouder.casus_id == casus.id).order_by(Gezagsouder.naam).limit(1)
        ).one(),
        "wils_id": wils.id,
    }
