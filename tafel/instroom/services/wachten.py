"""A case that waits for a meeting: the day promised to the family, and days that do not count."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.instroom import rules
from tafel.instroom.models import Opschorting
from tafel.instroom.queries import pauzes_van
from tafel.instroom.services.melden import meld
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.format import datum_vol
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor


def beloof(actor: Actor, casus: Casus, dag: dt.date | None) -> None:
    """Keep the day on which the family was promised a place at the table; None takes it back. Raises Geweigerd."""
    weiger(*rules.tegen_belofte(casus.stand, dag, vandaag()))
    if dag == casus.beloofd_op:
        return
    was, casus.beloofd_op = casus.beloofd_op, dag
    casus.gewijzigd_op = nu()
    sessie.flush()
    regel = schrijf(
        actor, "datum beloofd", casus.nummer, casus_id=casus.id,
        van=was.isoformat() if was else None, naar=dag.isoformat() if dag else None,
    )  # fmt: skip
    tekst = (
        f"De tafel wil casus {casus.nummer} bespreken vóór of op {datum_vol(dag)}. Vertel het aan leerling en ouders."
    )
    if dag is None:
        tekst = (
            f"De dag die voor casus {casus.nummer} was beloofd, geldt niet meer. Bel de voorzitter als u vragen hebt."
        )
    meld(actor, casus, f"belofte-{regel.volgnummer}", f"Casus {casus.nummer}: wanneer de tafel erover praat", tekst)


def schort_op(actor: Actor, casus: Casus, van: dt.date | None, tot: dt.date | None, reden: str) -> Opschorting:
    """Let days not count for the streefdatum and the uiterste datum, with the reason. Raises Geweigerd.

    Both days are computed from these rows, so they move by themselves.
    """
    weiger(*rules.tegen_opschorten(casus.stand, (van, tot), reden, pauzes_van([casus.id])[casus.id], vandaag()))
    assert van is not None and tot is not None
    rij = Opschorting(casus_id=casus.id, van=van, tot=tot, reden=reden.strip(), op=nu(), door_id=actor.id)
    sessie.add(rij)
    sessie.flush()
    schrijf(actor, "termijn opgeschort", casus.nummer, casus_id=casus.id, van=van.isoformat(), tot=tot.isoformat())
    tekst = (
        f"De tijd van casus {casus.nummer} staat stil van {datum_vol(van)} tot {datum_vol(tot)}. "
        "De casus houdt haar plek. Lees bij de casus waarom."
    )
    meld(actor, casus, f"opgeschort-{rij.id}", f"Casus {casus.nummer}: de tijd staat even stil", tekst)
    return rij


def hervat(actor: Actor, casus: Casus) -> None:
    """Let the time of a case count again from today; the days already past stay uncounted. Raises Geweigerd."""
    dag = vandaag()
    weiger(*rules.tegen_hervatten(pauzes_van([casus.id])[casus.id], dag))
    rij = sessie.scalars(
        sa.select(Opschorting).where(Opschorting.casus_id == casus.id, Opschorting.van <= dag, Opschorting.tot > dag)
    ).one()
    if rij.van == dag:  # it has not counted for a day yet
        rij.van = dag - dt.timedelta(days=1)
    rij.tot, rij.eerder_hervat_op = dag, nu()
    sessie.flush()
    schrijf(actor, "termijn hervat", casus.nummer, casus_id=casus.id, per=dag.isoformat())
    tekst = f"De tijd van casus {casus.nummer} loopt weer."
    meld(actor, casus, f"hervat-{rij.id}", f"Casus {casus.nummer}: de tijd loopt weer", tekst)
