"""Keep the items of an agenda in the order of the clock: read, lock, number, and put them by the rules."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.util import identity_key

from tafel.casussen.models import Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.overleggen.models import Agendapunt, Overleg, Pauze
from tafel.overleggen.queries import agenda, dag_van, tijden_van
from tafel.overleggen.rules.ordenen import orden
from tafel.toegang.rules import Actor


def zet_volgorde(overleg: Overleg, ids: Iterable[uuid.UUID]) -> None:
    """Number the items 1, 2, 3 … without gaps, in one statement. A place is no edit of the item: its version stays."""
    plekken = {punt_id: plek for plek, punt_id in enumerate(ids, start=1)}
    if not plekken:
        return
    sessie.execute(
        sa.update(Agendapunt)
        .where(Agendapunt.overleg_id == overleg.id, Agendapunt.id.in_(plekken))
        .values(volgorde=sa.case(plekken, value=Agendapunt.id)),
        execution_options={"synchronize_session": False},
    )
    for punt_id, plek in plekken.items():
        if geladen := sessie.identity_map.get(identity_key(Agendapunt, punt_id)):
            set_committed_value(geladen, "volgorde", plek)


def ids_van(overleg: Overleg) -> list[uuid.UUID]:
    """Return the items of a meeting in order."""
    vraag = sa.select(Agendapunt.id).where(Agendapunt.overleg_id == overleg.id)
    return list(sessie.scalars(vraag.order_by(Agendapunt.volgorde, Agendapunt.id)))


def vergrendel(overleg: Overleg) -> None:
    """Take the lock on a meeting, so that two people never renumber one agenda at once; reads its state again."""
    sessie.get(Overleg, overleg.id, with_for_update=True, populate_existing=True)


def vergrendel_punten(overleg: Overleg) -> list[Any]:
    """Return the items of a meeting in order, locked: who waited for the lock reads what the other wrote."""
    rijen = sessie.execute(
        sa.select(
            Agendapunt.id,
            Agendapunt.volgorde,
            Agendapunt.minuten,
            Agendapunt.vast_om,
            Agendapunt.begonnen_op,
            Agendapunt.uitkomst,
            Casus.nummer,
        )
        .join(Casus, Casus.id == Agendapunt.casus_id)
        .where(Agendapunt.overleg_id == overleg.id)
        .with_for_update(of=Agendapunt)
    ).all()
    return sorted(rijen, key=lambda rij: (rij.volgorde, rij.id))


def herschik(overleg: Overleg, ids: Sequence[uuid.UUID] | None = None) -> None:
    """Keep the items in the order of the clock: after a fixed time, a pause or a length changed, others may go first.

    With `ids` (all items) that order is taken first. Items that left the agenda come last. Writes only what moves.
    """
    sessie.flush()
    punten = sessie.execute(
        sa.select(Agendapunt.id, Agendapunt.minuten, Agendapunt.vast_om, Agendapunt.begonnen_op, Agendapunt.uitkomst)
        .where(Agendapunt.overleg_id == overleg.id)
        .order_by(Agendapunt.volgorde, Agendapunt.id)
    ).all()
    pauzes = sessie.scalars(sa.select(Pauze).where(Pauze.overleg_id == overleg.id)).all()
    nu_zo = [punt.id for punt in punten]
    gewild = punten if ids is None else sorted(punten, key=lambda punt: ids.index(punt.id))
    volgorde = op_de_klok(overleg, gewild, pauzes)
    if volgorde != nu_zo:
        zet_volgorde(overleg, volgorde)


def op_de_klok(overleg: Overleg, punten: Sequence[Any], pauzes: Sequence[Pauze]) -> list[uuid.UUID]:
    """Return the items in the order of the clock, those that left the agenda last."""
    tijden = tijden_van(dag_van(overleg, punten, pauzes))
    ids = [punt.id for punt in punten]
    return [*(een for een in tijden if een in set(ids)), *(een for een in ids if een not in tijden)]


def zet_volgens_regels(actor: Actor, overleg: Overleg) -> None:
    """Put the open items in the order of the rules (feature 20), round what is fixed; what has begun goes first."""
    punten = agenda(actor, overleg)
    regels = [plek.sleutel for plek in orden([punt.orde for punt in punten if punt.open], vandaag())]
    herschik(overleg, [*(punt.id for punt in punten if not punt.open), *(uuid.UUID(een) for een in regels)])


def geef_plek(actor: Actor, overleg: Overleg, nieuw: uuid.UUID) -> None:
    """Give an item that came on last its place by the rules, unless people put the others in an order of their own."""
    punten = [punt for punt in agenda(actor, overleg) if punt.open]
    anderen = [punt.orde for punt in punten if punt.id != nieuw and not punt.vast_om]
    los = [plek.sleutel for plek in orden(anderen, vandaag())]
    if los == [een.sleutel for een in anderen]:
        zet_volgens_regels(actor, overleg)
