"""A table with a decided case, for the tests of the follow-up."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import sqlalchemy as sa

from tafel.besluiten.models import Akkoord, Besluit, Besluitonderdeel, Kostenregel
from tafel.casussen.models import Betrokkene
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.opvolging import services
from tafel.opvolging.models import Actie, Opvolgmoment
from tafel.overleggen.models import Agendapunt
from tests import bouw


class Wereld:
    """A table with a chair, a zaakonderzoeker, a party with an account and one admitted case."""

    def __init__(self, **anders):
        self.tafel = bouw.tafel(**anders)
        self.voorzitter = bouw.mens(self.tafel, "voorzitter", "Hans Voorzit")
        self.cv = bouw.mens(self.tafel, "casusverantwoordelijke", "Mirjam Voorbeeld")
        self.zo = bouw.mens(self.tafel, "zaakonderzoeker", "Fatima Zoekt")
        self.partij = bouw.mens(self.tafel, "partij", "Rob Fantasie")
        self.actor = bouw.actor(self.voorzitter, self.tafel, "voorzitter")
        self.zo_actor = bouw.actor(self.zo, self.tafel, "zaakonderzoeker")
        self.partij_actor = bouw.actor(self.partij, self.tafel, "partij")
        self.casus = bouw.casus(self.tafel, self.cv, "toegelaten")
        bouw.toegang(self.casus, self.zo, "zaakonderzoeker")
        bouw.toegang(self.casus, self.partij, "partij")

    def besluit(self, start: dt.date | None = None, nr: int = 1, casus=None) -> Besluit:
        """Store a settled decision with two parts: the school's, and that of jeugdhulp (which has an account)."""
        casus = casus or self.casus
        overleg = bouw.overleg(self.tafel, self.voorzitter, casus, stand="gesloten")
        punt = sessie.scalars(sa.select(Agendapunt).where(Agendapunt.overleg_id == overleg.id)).one()
        punt.uitkomst, punt.klaar_op = "besloten", nu()
        besluit = Besluit(
            tafel_id=self.tafel.id, casus_id=casus.id, agendapunt_id=punt.id, jaar=2026, volgnummer=nr,
            nummer=f"{self.tafel.code}-2026-{nr:03d}", stand="vastgesteld", zin="S. begint.", start_oplossing=start,
            vastgesteld_op=nu() + dt.timedelta(seconds=nr),
        )  # fmt: skip
        sessie.add(besluit)
        sessie.flush()
        mensen = {b.rol: b for b in sessie.scalars(sa.select(Betrokkene).where(Betrokkene.casus_id == casus.id))}
        mensen["jeugdhulp"].gebruiker_id = self.partij.id
        delen = (("school", "Mirjam Voorbeeld", "maakt een rooster"), ("jeugdhulp", "Rob Fantasie", "begint"))
        for volgorde, (rol, persoon, wat) in enumerate(delen, start=1):
            deel = Besluitonderdeel(
                besluit_id=besluit.id, volgorde=volgorde, soort="anders", betrokkene_id=mensen[rol].id,
                persoon=persoon, wat=wat, wanneer=vandaag() + dt.timedelta(days=7),
            )  # fmt: skip
            sessie.add(deel)
        sessie.flush()
        return besluit

    def in_opvolging(self, start: dt.date | None = None, nr: int = 1, casus=None) -> Besluit:
        """Store a decision and begin its year."""
        besluit = self.besluit(start, nr, casus)
        services.begin_opvolging(self.actor, casus or self.casus, besluit)
        return besluit

    def kosten(self, actie: Actie, stand: str = "open") -> Akkoord:
        """Let the part behind `actie` cost money; the agreement on it is `stand`."""
        gever = bouw.mens(self.tafel, "akkoordgever", "Tea Teamleider")
        regel = Kostenregel(
            onderdeel_id=actie.onderdeel_id, kant="jeugdhulp", bedrag=Decimal("4320"), grond="Begeleiding.",
            van=dt.date(2026, 12, 1), tot=dt.date(2027, 2, 1), gevraagd_door_id=self.voorzitter.id,
        )  # fmt: skip
        sessie.add(regel)
        sessie.flush()
        akkoord = Akkoord(
            kostenregel_id=regel.id, gebruiker_id=gever.id, gevraagd_door_id=self.voorzitter.id, functie="teamleider",
            taak="beslist", stand=stand, beslist_op=None if stand == "open" else nu(),
        )  # fmt: skip
        sessie.add(akkoord)
        sessie.flush()
        return akkoord


def moment(soort: str = "2wk") -> Opvolgmoment:
    """Return the one moment of this kind that is not lapsed."""
    keuze = sa.select(Opvolgmoment).where(Opvolgmoment.soort == soort, Opvolgmoment.stand != "vervallen")
    return sessie.scalars(keuze).one()


def actie_van(wie: str) -> Actie:
    """Return the one promise of somebody whose name begins with `wie`."""
    return sessie.scalars(sa.select(Actie).where(Actie.wie.startswith(wie))).one()


def standen(soort) -> list[str]:
    """Return the states of all rows, oldest day first."""
    dag = soort.gepland_op if soort is Opvolgmoment else soort.wanneer
    return list(sessie.scalars(sa.select(soort.stand).order_by(dag)))
