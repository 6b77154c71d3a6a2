"""Whatever happens with meetings, in any order: nothing without a final outcome gets lost (feature 22).

A state machine of hypothesis: it puts cases on agendas, takes them off, moves and cancels meetings, lets days pass and
decides at the table, and after each step looks for every case where a person would look for it.
"""

from __future__ import annotations

import datetime as dt
import os
import sys

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tafel.kern.clock import nu, vandaag
from tafel.kern.refusals import Geweigerd
from tafel.overleggen import queries, services
from tafel.overleggen.models import Agendapunt, Overleg
from tests.overleggen.tafelwereld import Tafel

WELKE = st.integers(0, 9)  # which meeting, case or item: the rest of a division picks one that is there
DAGEN = st.integers(0, 40)
VOORRAAD = sys.modules["tafel.overleggen.queries.voorraad"]  # the function of that name hides it


class Overleggen(RuleBasedStateMachine):
    """A table with three meetings and six cases, two of them in follow-up."""

    db = None  # the session of the test

    @initialize()
    def begin(self):
        """Make the table, in a savepoint that the end of the example takes back."""
        self.punt = self.db.begin_nested()
        self.t = t = Tafel(self.db)
        self.casussen = [t.casus(40 * nr, gezin=bool(nr % 2)) for nr in range(4)]
        self.casussen += [t.casus(200, "opvolging"), t.casus(100, "opvolging")]
        self.overleggen = [t.overleg(over=dagen) for dagen in (0, 7, 14)]
        self.hangt = set()  # in follow-up and waiting for the table all the same

    def teardown(self):
        """Forget the example."""
        if hasattr(self, "punt"):
            self.punt.rollback()
            self.db.expire_all()

    # --- what people do -----------------------------------------------------------------------------------------------

    def doe(self, wat):
        """Do one thing as a request does: all of it, or nothing when it is refused. Return whether it was done."""
        bewaard = self.db.begin_nested()
        try:
            wat()
            self.db.flush()
            bewaard.commit()
        except Geweigerd:
            bewaard.rollback()
            self.db.expire_all()
            return False
        return True

    def kies(self, overleg, punt):
        """Return the meeting and one of its items that has not begun, or None."""
        waar = self.overleggen[overleg % len(self.overleggen)]
        los = [een for een in self.t.punten(waar) if een.uitkomst is None and een.begonnen_op is None]
        return waar, (los[punt % len(los)] if los else None)

    def casus_van(self, punt):
        return next(een for een in self.casussen if een.id == punt.casus_id)

    @rule(o=WELKE, c=WELKE)
    def zet_erop(self, o, c):
        overleg, casus = self.overleggen[o % len(self.overleggen)], self.casussen[c % len(self.casussen)]
        if self.doe(lambda: services.zet_op_agenda(self.t.actor, overleg, casus.nummer, "Moet nu.")):
            self.hangt |= {casus.id}

    @rule(o=WELKE)
    def zet_alles_erop(self, o):
        self.doe(lambda: services.zet_alles_erop(self.t.actor, self.overleggen[o % len(self.overleggen)]))

    @rule(o=WELKE, p=WELKE, nog=st.booleans())
    def haal_eraf(self, o, p, nog):
        overleg, punt = self.kies(o, p)
        if punt is None:
            return
        casus = self.casus_van(punt)
        if self.doe(lambda: services.haal_van_agenda(self.t.actor, overleg, punt, "Ziek.", nog)) and not nog:
            self.hangt -= {casus.id}  # follow-up goes on; a case that was admitted waits whatever is answered

    @rule(o=WELKE, p=WELKE)
    def schuif_door(self, o, p):
        overleg, punt = self.kies(o, p)
        if punt is not None:
            self.doe(lambda: services.schuif_door(self.t.actor, overleg, [punt]))

    @rule(o=WELKE, over=DAGEN)
    def annuleer(self, o, over):
        overleg = self.overleggen[o % len(self.overleggen)]
        if self.doe(lambda: services.annuleer(self.t.actor, overleg, "De zaal is dicht.")):
            self.overleggen[o % len(self.overleggen)] = self.t.overleg(over=over)

    @rule(o=WELKE, p=WELKE, over=DAGEN)
    def andere_dag(self, o, p, over):
        overleg, punt = self.kies(o, p)
        plan = self.t.plan(overleg, datum=vandaag() + dt.timedelta(over))
        self.doe(lambda: services.wijzig_overleg(self.t.actor, overleg, plan, {punt.id} if punt else set()))

    @rule(o=WELKE, over=DAGEN)
    def de_dag_ging_voorbij(self, o, over):
        overleg = self.overleggen[o % len(self.overleggen)]
        overleg.datum = vandaag() - dt.timedelta(1)
        self.db.flush()
        self.overleggen[o % len(self.overleggen)] = self.t.overleg(over=over)

    @rule(o=WELKE, p=WELKE, uitkomst=st.sampled_from(("aangehouden", "geen_overeenstemming", "buiten_onze_macht")))
    def aan_tafel_zonder_besluit(self, o, p, uitkomst):
        _, punt = self.kies(o, p)
        if punt is not None:
            punt.begonnen_op = punt.klaar_op = nu()
            punt.uitkomst = uitkomst
            self.casus_van(punt).stand = "toegelaten"  # as aan_tafel does

    @rule(o=WELKE, p=WELKE)
    def besluit(self, o, p):
        _, punt = self.kies(o, p)
        if punt is not None:
            punt.begonnen_op = punt.klaar_op = nu()
            punt.uitkomst = "besloten"
            self.casus_van(punt).stand = "opvolging"
            self.hangt -= {punt.casus_id}

    @rule(c=WELKE)
    def terug_naar_tafel(self, c):
        casus = self.casussen[c % len(self.casussen)]
        if casus.stand == "opvolging":
            casus.stand = "toegelaten"

    @rule(o=WELKE, p=WELKE, om=st.sampled_from((None, dt.time(9, 35), dt.time(10, 15), dt.time(11, 30))))
    def vaste_tijd(self, o, p, om):
        overleg, punt = self.kies(o, p)
        if punt is not None:
            self.doe(lambda: services.zet_punt(self.t.actor, overleg, punt, om, True))

    @rule(o=WELKE)
    def pauze(self, o):
        overleg = self.overleggen[o % len(self.overleggen)]
        self.doe(lambda: services.voeg_pauze_toe(self.t.actor, overleg, dt.time(10, 45), 10, "Pauze"))

    @rule(o=WELKE)
    def volgorde_en_inkorten(self, o):
        overleg = self.overleggen[o % len(self.overleggen)]
        self.doe(lambda: services.zet_in_volgorde(self.t.actor, overleg))
        self.doe(lambda: services.kort_agenda_in(self.t.actor, overleg))

    @rule(o=WELKE)
    def leg_vast(self, o):
        overleg = self.overleggen[o % len(self.overleggen)]
        self.doe(lambda: services.leg_agenda_vast(self.t.actor, overleg))

    # --- what must hold -----------------------------------------------------------------------------------------------

    @invariant()
    def niets_is_kwijt(self):
        """Each case without a final outcome is on a coming agenda, or on the list of what belongs on one; not both."""
        self.db.flush()
        self.db.expire_all()
        op_agenda, lijst = _zoek(self.t)
        for casus in self.casussen:
            assert not (casus.id in op_agenda and casus.id in lijst), f"{casus.nummer} staat dubbel"
            if casus.stand == "toegelaten" or casus.id in self.hangt:
                assert casus.id in op_agenda or casus.id in lijst, f"{casus.nummer} is kwijt"

    @invariant()
    def elke_agenda_is_heel(self):
        """The places of an agenda are 1, 2, 3 …, and every open item has a time."""
        for overleg in self.overleggen:
            punten = self.t.punten(overleg)
            assert [punt.volgorde for punt in punten] == list(range(1, len(punten) + 1))
            tijden = queries.vakken(overleg)
            assert {punt.id for punt in punten if punt.uitkomst is None} <= tijden.keys()


def _zoek(t):
    """Return for every case without a final outcome where a person finds it: a coming agenda, or the list."""
    op_agenda = {
        rij.casus_id
        for rij in t.db.execute(
            sa.select(Agendapunt.casus_id)
            .join(Overleg, Overleg.id == Agendapunt.overleg_id)
            .where(Agendapunt.uitkomst.is_(None), Overleg.stand.in_(("gepland", "bezig")), Overleg.datum >= vandaag())
        )
    }
    return op_agenda, {een.casus_id for een in queries.zonder_agenda(t.actor)}


def _loop(db, keren, stappen=15):
    """Run the machine; without looking for the smallest example, which costs more than it tells."""

    class Machine(Overleggen):
        pass

    Machine.db = db
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=keren, stateful_step_count=stappen, deadline=None, database=None,
            suppress_health_check=list(HealthCheck), phases=(Phase.generate,), report_multiple_bugs=False,
            derandomize=os.environ.get("TAFEL_LANG") != "1",  # the quick run walks the same ways each time
        ),
    )  # fmt: skip


def test_niets_raakt_kwijt_wat_er_ook_met_de_overleggen_gebeurt(db):
    _loop(db, 6)


def _vergeet(soort):
    """Return the rule for what belongs on an agenda, that forgets one kind."""
    echt = VOORRAAD.waarom_op_agenda

    def _regel(feiten, dag):
        reden = echt(feiten, dag)
        return None if reden and reden.soort == soort else reden

    return _regel


@pytest.mark.parametrize("soort", ["blijft_liggen", "nog_geen_besluit"])
def test_de_machine_merkt_wat_kwijtraakt(db, monkeypatch, soort):
    """Negative control: a list that forgets one kind of case is found out."""
    monkeypatch.setattr(VOORRAAD, "waarom_op_agenda", _vergeet(soort))
    with pytest.raises(AssertionError, match="is kwijt"):
        _loop(db, 150)
