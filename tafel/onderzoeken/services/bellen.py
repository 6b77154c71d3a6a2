"""Note a call in one line."""

from __future__ import annotations

import datetime as dt

from tafel.casussen.models import Casus
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.onderzoeken import rules
from tafel.onderzoeken.models import Belnotitie
from tafel.toegang.rules import Actor


def noteer_gesprek(
    actor: Actor,
    casus: Casus,
    wie: str,
    wat: str,
    wanneer: dt.datetime | None = None,
    alleen_voorbereiding: bool = True,
) -> Belnotitie:
    """Note with whom, when (now) and what. Only for preparing, unless said otherwise. Raises Geweigerd."""
    weiger(*rules.tegen_belnotitie(wie, wat, wanneer, nu()))
    rij = Belnotitie(
        casus_id=casus.id,
        wie=wie.strip(),
        wanneer=wanneer or nu(),
        wat=wat.strip(),
        alleen_voorbereiding=alleen_voorbereiding,
        genoteerd_op=nu(),
        door_id=actor.id,
    )
    sessie.add(rij)
    sessie.flush()
    schrijf(actor, "telefoontje genoteerd", casus.nummer, casus_id=casus.id, voor_tafel=not alleen_voorbereiding)
    return rij


def deel_belnotitie(actor: Actor, casus: Casus, rij: Belnotitie, alleen_voorbereiding: bool) -> None:
    """Say whether a call may stand in the papers for the table."""
    rij.alleen_voorbereiding = alleen_voorbereiding
    sessie.flush()
    schrijf(actor, "telefoontje gedeeld", casus.nummer, casus_id=casus.id, voor_tafel=not alleen_voorbereiding)
