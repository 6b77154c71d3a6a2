"""A table with a meeting next week, its people with and without account, and what went out."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import sqlalchemy as sa
import vobject

from tafel.berichten.models import Bericht
from tafel.casussen.models import Betrokkene, Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.uitnodigingen.models import Tijdslot
from tafel.uitnodigingen.services import Huis, verstuur
from tests import bouw

HUIS = Huis("http://localhost", "geheim-voor-de-tests-" + "x" * 32)
WEEK = dt.timedelta(days=7)


class Wereld:
    """Cases on the agenda of next week; per case the same Rob (account), Els (mail), family and school on paper."""

    def __init__(self, aantal=1, **anders):
        self.tafel = bouw.tafel(naam="Doorbraakoverleg Meierij", **anders)
        self.vz = bouw.mens(self.tafel, "voorzitter", "Hans Jacobs")
        self.zo = bouw.mens(self.tafel, "zaakonderzoeker", "Fatima Aydin")
        self.cv = bouw.mens(self.tafel, "casusverantwoordelijke", "Mirjam Voorbeeld")
        self.rob = bouw.mens(self.tafel, "partij", "Rob Fantasie", email="rob@voorbeeld.test")
        self.nel = bouw.mens(self.tafel, "akkoordgever", "Nelleke Rekenwonder", mandaat=("jeugdhulp", None, None))
        self.els = bouw.mens(self.tafel, "akkoordgever", "Els Duur", mandaat=("onderwijs", "vo", Decimal(2500)))
        self.maarten = bouw.mens(self.tafel, "akkoordgever", "Maarten Hoog", mandaat=("onderwijs", "vo", None))
        self.cases = [self.casus() for _ in range(aantal)]
        self.overleg = bouw.overleg(self.tafel, self.vz, *self.cases, datum=vandaag() + WEEK)
        self.overleg.eindigt_om = dt.time(17)
        self.actor = bouw.actor(self.vz, self.tafel, "voorzitter")
        self.id, self.url = self.overleg.id, f"/overleggen/{self.overleg.id}/uitnodigingen"
        sessie.commit()

    def casus(self):
        """A case with all six kinds of party."""
        rij = bouw.casus(self.tafel, self.cv, "toegelaten")
        hoogste = len(rij.aanmelding["partijen"])
        sessie.add(
            Betrokkene(
                casus_id=rij.id, volgorde=hoogste + 1, rol="leerplicht", naam="Joost Denkbeeldig",
                organisatie="Leerplicht", email="joost@voorbeeld.test", mandaat="vrijstelling",
            )
        )  # fmt: skip
        sessie.flush()
        self.stoel(rij, "jeugdhulp").gebruiker_id = self.rob.id
        self.stoel(rij, "samenwerkingsverband").email = "els@voorbeeld.test"
        sessie.flush()
        return rij

    def stoel(self, casus, rol):
        """The seat of one kind of party."""
        vraag = sa.select(Betrokkene).where(Betrokkene.casus_id == casus.id, Betrokkene.rol == rol)
        return sessie.scalars(vraag.order_by(Betrokkene.volgorde)).first()

    def vers(self):
        """Read the meeting again."""
        return sessie.get_one(Overleg, self.id, populate_existing=True)

    def verstuur(self, **anders):
        """Press the button, as one request does."""
        sessie.remove()
        uitslag = verstuur(self.actor, self.vers(), HUIS, **anders)
        sessie.commit()
        return uitslag

    def punt(self, nr=0):
        """One item of the agenda."""
        vraag = sa.select(Agendapunt).where(Agendapunt.overleg_id == self.id, Agendapunt.casus_id == self.cases[nr].id)
        return sessie.scalar(vraag)

    def slot(self, rol, nr=0):
        """The invitation of one kind of party at one case."""
        vraag = sa.select(Tijdslot).where(Tijdslot.casus_id == self.cases[nr].id, Tijdslot.rol == rol)
        return sessie.scalar(vraag.execution_options(populate_existing=True))

    def slot_van(self, naam):
        """The invitation of somebody by name."""
        vraag = sa.select(Tijdslot).where(Tijdslot.overleg_id == self.id, Tijdslot.naam == naam)
        return sessie.scalars(vraag.execution_options(populate_existing=True)).one()


def mails(adres=None):
    """Every mail in the outbox, oldest first; of one address."""
    rijen = sessie.scalars(
        sa.select(Bericht).where(Bericht.sleutel.startswith("uitnodiging:")).order_by(Bericht.gemaakt_op)
    )
    return [rij for rij in rijen if adres is None or rij.adres == adres]


def aan(gebruiker):
    """Every invitation to one account."""
    return [rij for rij in mails() if rij.aan_id == gebruiker.id]


def gebeurtenissen(berichten):
    """Every appointment in the calendar files of these mails, in order of sending."""
    return [vobject.readOne(bijlage["inhoud"]).vevent for bericht in berichten for bijlage in bericht.bijlagen]


def agenda_van(berichten):
    """What a calendar shows after reading these mails: per UID the highest SEQUENCE, without what was cancelled."""
    staat = {}
    for een in gebeurtenissen(berichten):
        oud = staat.get(een.uid.value)
        if oud is None or int(een.sequence.value) >= int(oud.sequence.value):
            staat[een.uid.value] = een
    return [een for een in staat.values() if een.status.value != "CANCELLED"]


def casus_van(nummer):
    """The case with this number."""
    return sessie.scalar(sa.select(Casus).where(Casus.nummer == nummer))
