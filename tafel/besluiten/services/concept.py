"""Begin a decision and word it, as long as it is a draft."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

import sqlalchemy as sa

from tafel.besluiten.models import Besluit, Commitment
from tafel.besluiten.rules import VASTGESTELD, redenen_tegen_dag
from tafel.casussen.models import Betrokkene, Casus
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.refusals import Conflict, NietGevonden, Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.toegang.rules import Actor

LANGSTE_ZIN = 600


def begin_besluit(actor: Actor, punt: Agendapunt) -> Besluit:
    """Return the decision of an agenda item; make the draft when there is none.

    Refuse for an item that already has its outcome.
    """
    besluit = sessie.scalar(sa.select(Besluit).where(Besluit.agendapunt_id == punt.id))
    if besluit is not None:
        return besluit
    if punt.uitkomst is not None:
        weiger(Weigering("punt_klaar", "Deze casus heeft al een uitkomst. Die ligt vast."))
    casus = sessie.get(Casus, punt.casus_id)
    if casus is None:
        raise NietGevonden
    besluit = Besluit(tafel_id=casus.tafel_id, casus_id=casus.id, agendapunt_id=punt.id)
    sessie.add(besluit)
    sessie.flush()
    schrijf(actor, "besluit begonnen", casus.nummer, casus_id=casus.id)
    return besluit


def vergrendel(besluit_id: uuid.UUID) -> Besluit:
    """Lock a decision until the end of the transaction and return it as it now stands."""
    sessie.flush()
    vraag = sa.select(Besluit).where(Besluit.id == besluit_id).with_for_update()
    rij = sessie.scalar(vraag.execution_options(populate_existing=True))  # what was read before the lock may be old
    if rij is None:
        raise NietGevonden
    return rij


def eis_concept(besluit: Besluit | uuid.UUID) -> tuple[Besluit, Casus]:
    """Lock a decision until the end of the transaction and return it with its case; refuse when it is settled.

    The lock keeps a part from slipping into a decision that somebody settles at the same moment.
    """
    rij = vergrendel(besluit if isinstance(besluit, uuid.UUID) else besluit.id)
    if rij.stand != "concept":
        weiger(VASTGESTELD)
    casus = sessie.get(Casus, rij.casus_id)
    if casus is None:
        raise NietGevonden
    return rij, casus


def dag_van_overleg(besluit: Besluit) -> dt.date:
    """Return the day of the meeting at which this decision is made."""
    return sessie.get_one(Overleg, sessie.get_one(Agendapunt, besluit.agendapunt_id).overleg_id).datum


def bewaar_zin(
    actor: Actor, besluit: Besluit, zin: str, start_oplossing: dt.date | None, versie: int | None = None
) -> Besluit:
    """Keep the sentence of the decision and the first day of the solution.

    Raise Conflict on an older `versie`, Geweigerd for a sentence that is too long and a day that has passed or is too
    far away.
    """
    rij, casus = eis_concept(besluit)
    if versie is not None and versie != rij.versie:
        raise Conflict
    schoon = zin.strip()
    if len(schoon) > LANGSTE_ZIN:
        weiger(Weigering("zin_te_lang", f"Maak er één zin van, hoogstens {LANGSTE_ZIN} tekens.", "zin"))
    if (rij.zin, rij.start_oplossing) == (schoon, start_oplossing):
        return rij
    weiger(*redenen_tegen_dag(start_oplossing, dag_van_overleg(rij), "start_oplossing"))
    rij.zin, rij.start_oplossing = schoon, start_oplossing
    sessie.flush()
    schrijf(actor, "besluit verwoord", casus.nummer, casus_id=casus.id, tekens=len(schoon))
    return rij


def laat_vervallen(actor: Actor, besluit: Besluit, casus: Casus, dragers: Iterable[uuid.UUID]) -> tuple[str, ...]:
    """Let the answers of who carries a changed part fall away; return their roles (05-practice, overgangen).

    Hearing and commitment do not count for a part that changed afterwards: the party is asked again.
    """
    rijen = sessie.execute(
        sa.select(Commitment, Betrokkene.rol)
        .join(Betrokkene, Betrokkene.id == Commitment.betrokkene_id)
        .where(
            Commitment.besluit_id == besluit.id,
            Commitment.betrokkene_id.in_(set(dragers)),
            Commitment.vervallen_op.is_(None),
        )
        .order_by(Betrokkene.volgorde)
    ).all()
    for commitment, _ in rijen:
        commitment.vervallen_op = nu()
    rollen = tuple(rol for _, rol in rijen)
    if rollen:
        sessie.flush()
        schrijf(actor, "antwoord vervallen", casus.nummer, casus_id=casus.id, partijen=list(rollen))
    return rollen
