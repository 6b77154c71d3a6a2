"""A random walk over meetings: nothing without a final outcome gets lost."""

from __future__ import annotations

import datetime as dt
import random

import pytest
import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.kern.clock import nu, vandaag
from tafel.kern.refusals import Geweigerd
from tafel.overleggen import queries, services
from tafel.overleggen.models import Agendapunt, Agendaversie, Overleg
from tests.overleggen.tafelwereld import Tafel


@pytest.fixture
def t(db):
    return Tafel(db)


# --- nothing gets lost ------------------------------------------------------------------------------------------------


def _zoek(t):
    """Return for every case without a final outcome where a person finds it: a coming agenda, or the list."""
    dag = vandaag()
    op_agenda = {
        rij.casus_id
        for rij in t.db.execute(
            sa.select(Agendapunt.casus_id)
            .join(Overleg, Overleg.id == Agendapunt.overleg_id)
            .where(Agendapunt.uitkomst.is_(None), Overleg.stand.in_(("gepland", "bezig")), Overleg.datum >= dag)
        )
    }
    lijst = {een.casus_id for een in queries.zonder_agenda(t.actor)}
    return op_agenda, lijst


@pytest.mark.parametrize("zaad", range(5))
def test_niets_raakt_kwijt_wat_er_ook_met_de_overleggen_gebeurt(t, zaad):
    """A random walk: after each step what has no final outcome is on a coming agenda or on the list, never on both.

    A case in follow-up is only expected there once it was put on an agenda.
    """
    toeval = random.Random(zaad)
    casussen = [t.casus(toeval.randrange(300), gezin=bool(nr % 2)) for nr in range(5)]
    casussen += [t.casus(200, "opvolging"), t.casus(100, "opvolging")]
    ooit = set()
    overleggen = [t.overleg(over=dagen) for dagen in (0, 7, 14)]

    def punt_van(overleg):
        open_ = [punt for punt in t.punten(overleg) if punt.uitkomst is None and punt.begonnen_op is None]
        return toeval.choice(open_) if open_ else None

    def doe():
        overleg = toeval.choice(overleggen)
        casus = toeval.choice(casussen)
        punt = punt_van(overleg)
        wat = toeval.randrange(12)
        if wat <= 2:
            services.zet_op_agenda(t.actor, overleg, casus.nummer, "Moet nu.")
        elif wat == 3:
            services.zet_alles_erop(t.actor, overleg)
        elif wat == 4 and punt:
            services.haal_van_agenda(t.actor, overleg, punt, "Ziek.")
        elif wat == 5 and punt:
            services.schuif_door(t.actor, overleg, [punt])
        elif wat == 6:
            services.annuleer(t.actor, overleg, "De zaal is dicht.")
            overleggen[overleggen.index(overleg)] = t.overleg(over=toeval.randrange(30))
        elif wat == 7:
            mee = {punt.id} if punt else set()
            services.wijzig_overleg(t.actor, overleg, t.plan(overleg, datum=overleg.datum + dt.timedelta(7)), mee)
        elif wat == 8 and overleg.stand == "gepland":  # the day passed and nobody met
            overleg.datum = vandaag() - dt.timedelta(1)
            overleggen[overleggen.index(overleg)] = t.overleg(over=toeval.randrange(30))
        elif wat == 9 and punt:  # at the table, without a decision
            punt.begonnen_op = punt.klaar_op = nu()
            punt.uitkomst = toeval.choice(("aangehouden", "geen_overeenstemming", "buiten_onze_macht"))
            t.db.get_one(Casus, punt.casus_id).stand = "toegelaten"  # as aan_tafel does
        elif wat == 10 and punt and overleg.vastgezet_op is None:
            services.leg_agenda_vast(t.actor, overleg)
        elif wat == 11:
            services.zet_in_volgorde(t.actor, overleg)
        t.db.flush()

    for stap in range(40):
        bewaard = t.db.begin_nested()
        try:
            doe()
            bewaard.commit()
        except Geweigerd:
            bewaard.rollback()
            t.db.expire_all()
        op_agenda, lijst = _zoek(t)
        ooit |= op_agenda
        for casus in casussen:
            if casus.stand == "opvolging" and casus.id not in ooit:
                continue
            assert (casus.id in op_agenda) != (casus.id in lijst), (zaad, stap, casus.nummer)


def test_de_wandeling_ziet_wat_kwijt_is(t):
    """Negative control: an item of a cancelled meeting that keeps no outcome and a list that forgets it are seen."""
    casus = t.casus()
    hier = t.overleg(casus)
    t.db.execute(sa.update(Casus).where(Casus.id == casus.id).values(stand="opvolging"))
    hier.stand, hier.reden_annuleren = "geannuleerd", "x"
    t.db.execute(sa.update(Agendapunt).values(uitkomst="aangehouden", klaar_op=nu()))
    t.db.flush()
    op_agenda, lijst = _zoek(t)
    assert casus.id not in op_agenda and casus.id not in lijst
    assert t.db.scalars(sa.select(Agendaversie)).all() == []
