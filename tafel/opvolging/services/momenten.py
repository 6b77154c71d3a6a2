"""Record a moment to look back, or plan one more."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import Geweigerd, Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.opvolging.models import Opvolgmoment
from tafel.opvolging.rules import MomentFeiten, mag_moment_plannen, mag_moment_vastleggen
from tafel.toegang.rules import Actor


def leg_moment_vast(
    actor: Actor,
    moment: Opvolgmoment,
    *,
    gehouden_op: dt.date | None,
    met_wie: str,
    verslag: str,
    uren_per_week: int | None = None,
) -> None:
    """Record that `moment` was held: the day, who was spoken to, how it goes, the hours. Raises Geweigerd."""
    casus = sessie.get_one(Casus, moment.casus_id)
    feiten = MomentFeiten(moment.stand, vandaag(), gehouden_op, casus.start_oplossing, met_wie, verslag, uren_per_week)
    weiger(*mag_moment_vastleggen(feiten))
    moment.stand = "gehouden"
    moment.gehouden_op = gehouden_op
    moment.met_wie = met_wie.strip()
    moment.verslag = verslag.strip()
    moment.uren_per_week = uren_per_week
    sessie.flush()
    schrijf(actor, "opvolgmoment vastgelegd", casus.nummer, casus_id=casus.id, soort=moment.soort)


def plan_extra_moment(actor: Actor, casus: Casus, dag: dt.date) -> Opvolgmoment:
    """Plan one more moment for `casus`, under its last decision. Raises Geweigerd."""
    rijen = sessie.execute(
        sa.select(Opvolgmoment.besluit_id, Opvolgmoment.gepland_op, Opvolgmoment.stand)
        .where(Opvolgmoment.casus_id == casus.id)
        .order_by(Opvolgmoment.gepland_op)
    ).all()
    if not rijen:
        raise Geweigerd([Weigering("geen_besluit", "Deze casus heeft nog geen besluit om op terug te kijken.")])
    weiger(*mag_moment_plannen(dag, vandaag(), {rij.gepland_op for rij in rijen if rij.stand == "gepland"}))
    moment = Opvolgmoment(
        tafel_id=casus.tafel_id, casus_id=casus.id, besluit_id=rijen[-1].besluit_id, soort="extra", gepland_op=dag
    )
    sessie.add(moment)
    sessie.flush()
    schrijf(actor, "extra moment gepland", casus.nummer, casus_id=casus.id, op=dag.isoformat())
    return moment
