"""Record how a party binds itself to a draft decision."""

from __future__ import annotations

import sqlalchemy as sa

from tafel.besluiten.models import Besluit, Commitment
from tafel.besluiten.rules import redenen_tegen_antwoord
from tafel.besluiten.services.concept import eis_concept
from tafel.casussen.models import Betrokkene
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden, weiger
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor


def verbind(actor: Actor, besluit: Besluit, betrokkene: Betrokkene, antwoord: str, toelichting: str = "") -> Commitment:
    """Record ja, voorwaarde or nee of one party, with its words (R36); a later answer replaces the earlier one."""
    rij, casus = eis_concept(besluit)
    if betrokkene.casus_id != casus.id:
        raise NietGevonden
    weiger(*redenen_tegen_antwoord(antwoord, toelichting))
    commitment = sessie.scalar(
        sa.select(Commitment).where(Commitment.besluit_id == rij.id, Commitment.betrokkene_id == betrokkene.id)
    )
    if commitment is None:
        commitment = Commitment(besluit_id=rij.id, betrokkene_id=betrokkene.id)
        sessie.add(commitment)
    commitment.antwoord, commitment.toelichting = antwoord, toelichting.strip()
    commitment.op, commitment.vervallen_op = nu(), None
    sessie.flush()
    schrijf(actor, "verbonden", casus.nummer, casus_id=casus.id, rol=betrokkene.rol, antwoord=antwoord)
    return commitment
