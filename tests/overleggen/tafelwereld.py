"""A table with meetings in the session of a test of services."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.casussen.models import Betrokkene, Casus
from tafel.kern.clock import vandaag
from tafel.logboek.models import Logregel
from tafel.overleggen import queries, services
from tafel.overleggen.models import Agendapunt
from tests import bouw


class Tafel:
    """A table with a chair, a casusverantwoordelijke and meetings, in the session of the test."""

    def __init__(self, db):
        self.db = db
        self.tafel = bouw.tafel()
        self.vz = bouw.mens(self.tafel, "voorzitter", "Hans Jacobs")
        self.cv = bouw.mens(self.tafel, "casusverantwoordelijke", "Mirjam Voorbeeld")
        self.actor = bouw.actor(self.vz, self.tafel, "voorzitter")

    def casus(self, dagen=30, stand="toegelaten", gezin=True, **anders):
        rij = bouw.casus(self.tafel, self.cv, stand, thuis_sinds=vandaag() - dt.timedelta(dagen), **anders)
        if not gezin:
            self.db.execute(
                sa.delete(Betrokkene).where(Betrokkene.casus_id == rij.id, Betrokkene.rol.in_(("leerling", "ouders")))
            )
        return rij

    def overleg(self, *cases, over=7, **anders):
        return bouw.overleg(self.tafel, self.vz, *cases, datum=vandaag() + dt.timedelta(over), **anders)

    def punten(self, overleg):
        vraag = sa.select(Agendapunt).where(Agendapunt.overleg_id == overleg.id)
        return self.db.scalars(vraag.order_by(Agendapunt.volgorde).execution_options(populate_existing=True)).all()

    def nummers(self, overleg):
        vraag = sa.select(Casus.nummer).join(Agendapunt).where(Agendapunt.overleg_id == overleg.id)
        return list(self.db.scalars(vraag.order_by(Agendapunt.volgorde)))

    def voorraad(self, overleg):
        return {een.nummer: een.reden.soort for een in queries.voorraad(self.actor, overleg)}

    def berichten(self):
        return self.db.scalars(sa.select(Bericht).order_by(Bericht.gemaakt_op)).all()

    def log(self, wat):
        return self.db.scalars(sa.select(Logregel).where(Logregel.wat == wat)).all()

    def plan(self, overleg, **anders):
        velden = ("datum", "begint_om", "eindigt_om", "plaats", "welkom_minuten", "voorzitter_id")
        return services.Plan(**{**{veld: getattr(overleg, veld) for veld in velden}, **anders})


def codes(fout):
    """Return the codes of a refusal."""
    return [w.code for w in fout.value.weigeringen]
