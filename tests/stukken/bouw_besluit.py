"""Rows for tests of documents: a closed meeting with one settled decision, with money, promises and moments."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import sqlalchemy as sa

from tafel.besluiten.models import Akkoord, Besluit, Besluitonderdeel, Commitment, Kostenregel
from tafel.casussen.models import Betrokkene
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.opvolging.models import Opvolgmoment
from tafel.overleggen.models import Agendapunt, Deelname
from tests import bouw

ZIN = "S. gaat vanaf maandag elke dag twee uur naar zijn eigen school."


class Wereld:
    """A table where decision DBM-2026-014 was settled; ids only, so that no session is held."""

    def __init__(self, onderdelen=None, zin=ZIN, akkoord="open"):
        tafel = bouw.tafel(naam="Doorbraakoverleg Meierij")
        self.vz = bouw.mens(tafel, "voorzitter", "Hans Jacobs", functie="regisseur leerplicht")
        self.zo = bouw.mens(tafel, "zaakonderzoeker", "Fatima Aydin")
        self.zo2 = bouw.mens(tafel, "zaakonderzoeker", "Zoë Anders")
        self.cv = bouw.mens(tafel, "casusverantwoordelijke", "Mirjam Voorbeeld")
        self.directeur = bouw.mens(tafel, "akkoordgever", "Bert Kuipers")
        casus = bouw.casus(tafel, self.cv, "opvolging")
        bouw.toegang(casus, self.zo, "zaakonderzoeker")
        overleg = bouw.overleg(tafel, self.vz, casus, stand="gesloten")
        punt = sessie.scalars(sa.select(Agendapunt)).one()
        punt.uitkomst, punt.begonnen_op = "onder_voorbehoud", nu()
        bouw.hoor_iedereen(punt)
        mensen = sessie.scalars(sa.select(Betrokkene).order_by(Betrokkene.volgorde)).all()
        self.besluit = Besluit(
            tafel_id=tafel.id, casus_id=casus.id, agendapunt_id=punt.id, jaar=2026, volgnummer=14,
            nummer="DBM-2026-014", stand="vastgesteld", zin=zin, vastgesteld_op=nu(), vastgesteld_door_id=self.vz.id,
        )  # fmt: skip
        sessie.add(self.besluit)
        sessie.flush()
        delen = onderdelen or [
            (2, "Mirjam Voorbeeld", "ontvangt S. elke dag twee uur"),
            (4, "Els Bedacht", "regelt zes uur begeleiding per week"),
            (1, "A. Verzonnen", "brengt S. elke ochtend"),
        ]
        for nr, (mens, persoon, wat) in enumerate(delen, start=1):
            deel = Besluitonderdeel(
                besluit_id=self.besluit.id, volgorde=nr, soort="anders", betrokkene_id=mensen[mens].id,
                persoon=persoon, wat=wat, wanneer=dt.date(2026, 11, 30),
            )  # fmt: skip
            sessie.add(deel)
            sessie.flush()
            if nr == 2:
                self._kosten(deel, akkoord)
        antwoorden = [("ja", ""), ("voorwaarde", "als school dezelfde dag belt"), ("nee", "geen plek")]
        for mens, (antwoord, waarom) in zip(mensen, antwoorden, strict=False):
            sessie.add(
                Commitment(
                    besluit_id=self.besluit.id, betrokkene_id=mens.id, antwoord=antwoord, toelichting=waarom, op=nu()
                )
            )
        for soort, dagen in (("2wk", 14), ("12mnd", 365)):
            dag = vandaag() + dt.timedelta(dagen)
            sessie.add(
                Opvolgmoment(
                    tafel_id=tafel.id, casus_id=casus.id, besluit_id=self.besluit.id, soort=soort, gepland_op=dag
                )
            )
        self.casus_id, self.punt_id, self.tafel_id = casus.id, punt.id, tafel.id
        self.overleg = f"/overleggen/{overleg.id}"
        self.blad = "/besluiten/DBM-2026-014/besluitblad.pdf"
        sessie.commit()
        sessie.remove()

    def _kosten(self, deel, stand):
        regel = Kostenregel(
            onderdeel_id=deel.id, kant="onderwijs", bedrag=Decimal("4320"), grond="begeleiding",
            van=dt.date(2026, 12, 1), tot=dt.date(2027, 3, 1), gevraagd_door_id=self.cv.id,
        )  # fmt: skip
        sessie.add(regel)
        sessie.flush()
        sessie.add(
            Akkoord(
                kostenregel_id=regel.id, gebruiker_id=self.directeur.id, gevraagd_door_id=self.cv.id,
                functie="directeur", taak="beslist", stand=stand, gevraagd_op=nu(), antwoord_voor=dt.date(2026, 11, 27),
                beslist_op=None if stand == "open" else nu(), reden="te duur" if stand == "afgewezen" else "",
            )
        )  # fmt: skip

    def niet_gehoord(self, rol):
        """Let one party be heard not at all."""
        mens = sessie.scalars(sa.select(Betrokkene.id).where(Betrokkene.rol == rol)).one()
        sessie.execute(sa.delete(Deelname).where(Deelname.betrokkene_id == mens))
        sessie.commit()
        sessie.remove()
