"""Undo what was done to an agenda at once with one button, and fill empty minutes before a fixed point."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa

from tafel.berichten.services import neem_terug
from tafel.casussen.models import Casus
from tafel.kern.db import sessie
from tafel.kern.refusals import Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.organisaties.models import Tafel
from tafel.overleggen import rules
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.overleggen.queries import dag_van, pauzes_van, tijden_van
from tafel.overleggen.rules.ruimtes import keur_ruimte
from tafel.overleggen.services.agenda import haal_van_agenda, zet_op_agenda
from tafel.overleggen.services.klok import herschik, ids_van, vergrendel
from tafel.overleggen.services.plannen import onderwerp_van
from tafel.toegang.rules import Actor

VEROUDERD = Weigering("verouderd", "De agenda is intussen veranderd. Er is niets teruggezet; u ziet hoe het nu is.")
VAST = Weigering("staat_vast", "De agenda staat al vast. Haal een casus er los af, met een reden.")


def _punten_van(overleg: Overleg, nummers: Sequence[str]) -> list[Agendapunt]:
    """Return the open items of these cases in the order of `nummers`; raises Geweigerd when one is not there."""
    if not all(een.isascii() and een.isprintable() for een in nummers):
        weiger(VEROUDERD)
    rijen = sessie.execute(
        sa.select(Casus.nummer, Agendapunt)
        .join(Casus, Casus.id == Agendapunt.casus_id)
        .where(
            Agendapunt.overleg_id == overleg.id, Casus.nummer.in_(nummers), Agendapunt.uitkomst.is_(None),
            Agendapunt.begonnen_op.is_(None),
        )
    ).all()  # fmt: skip
    per = {rij.nummer: rij.Agendapunt for rij in rijen}
    if not nummers or len(set(nummers)) != len(nummers) or set(nummers) != per.keys():
        weiger(VEROUDERD)
    return [per[nummer] for nummer in nummers]


def haal_alles_eraf(actor: Actor, overleg: Overleg, nummers: Sequence[str]) -> None:
    """Take off again what came on the agenda with one button. Raises Geweigerd once the agenda is fixed.

    Messages about it that nobody got yet are taken out of the outbox; who heard that a case was on, hears that it is
    off.
    """
    vergrendel(overleg)
    if overleg.stand in rules.DICHT or rules.is_ad_hoc(overleg.stand, overleg.vastgezet_op is not None):
        weiger(VAST)
    for punt in _punten_van(overleg, nummers):
        versies = range(1, punt.versie + 1)
        stil = all(neem_terug(f"agenda:{overleg.id}:{versie}:{punt.id}:") for versie in versies)
        haal_van_agenda(actor, overleg, punt, "Meteen weer van de agenda gehaald.", stil=stil)


def zet_volgorde_terug(actor: Actor, overleg: Overleg, nummers: Sequence[str]) -> None:
    """Put the open items back in an order they had before. Raises Geweigerd when others are on the agenda now."""
    vergrendel(overleg)
    if overleg.stand in rules.DICHT:
        weiger(VEROUDERD)
    ids = [punt.id for punt in _punten_van(overleg, nummers)]
    alle = ids_van(overleg)
    herschik(overleg, [*(een for een in alle if een not in ids), *ids])
    schrijf(actor, "volgorde teruggezet", onderwerp_van(overleg), overleg_id=str(overleg.id))


def vul_ruimte(actor: Actor, overleg: Overleg, nummer: str, om: dt.time | None) -> Agendapunt:
    """Put a case that waits in the empty minutes that begin at `om`, as long as they last. Raises Geweigerd."""
    vergrendel(overleg)
    punten = sessie.scalars(
        sa.select(Agendapunt).where(Agendapunt.overleg_id == overleg.id).order_by(Agendapunt.volgorde, Agendapunt.id)
    ).all()
    dag = dag_van(overleg, punten, pauzes_van(overleg))
    weiger(*keur_ruimte(om, dag.ruimtes))
    vrij = dict(dag.ruimtes)[om or overleg.begint_om]
    gewoon = sessie.scalar(sa.select(Tafel.minuten_per_casus).where(Tafel.id == overleg.tafel_id)) or 45
    tijden = tijden_van(dag)
    punt = zet_op_agenda(actor, overleg, nummer)
    punt.minuten = min(vrij, gewoon)
    eerder = [een for een in ids_van(overleg) if een != punt.id]
    plek = next((nr for nr, een in enumerate(eerder) if een in tijden and tijden[een][0] >= (om or dt.time())), None)
    plek = len(eerder) if plek is None else plek
    herschik(overleg, [*eerder[:plek], punt.id, *eerder[plek:]])
    return punt
