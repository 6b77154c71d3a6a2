"""A case at the table with its people, two budget holders and a decision that may be settled."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.besluiten.models import Akkoord, Besluit, Besluitonderdeel, Kostenregel
from tafel.besluiten.services import (
    Kosteninvoer,
    Onderdeelinvoer,
    begin_besluit,
    bewaar_zin,
    stel_vast,
    verbind,
    voeg_kosten_toe,
    voeg_onderdeel_toe,
)
from tafel.casussen.models import Betrokkene, Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.organisaties.models import Tafel
from tafel.overleggen.models import Agendapunt
from tafel.toegang.rules import Actor
from tests import bouw


@dataclass
class Scene:
    tafel: Tafel
    voorzitter: Gebruiker
    cv: Gebruiker
    teamleider: Gebruiker
    directeur: Gebruiker
    casus: Casus
    punt: Agendapunt
    actor: Actor
    nummer: str = ""
    casusnummer: str = ""
    mensen: dict[str, Betrokkene] = field(default_factory=dict)

    def wie(self, gebruiker: Gebruiker, *rollen: str) -> Actor:
        return bouw.actor(gebruiker, self.tafel, *(rollen or ("akkoordgever",)))

    def besluit(self) -> Besluit:
        return begin_besluit(self.actor, self.punt)

    def onderdeel(self, rol: str = "school", **anders: Any) -> Besluitonderdeel:
        waarden: dict[str, Any] = {
            "soort": "onderwijsondersteuning",
            "betrokkene_id": self.mensen[rol].id,
            "persoon": self.mensen[rol].naam,
            "wat": "ontvangt S. elke dag twee uur",
            "wanneer": vandaag() + dt.timedelta(days=9),
        }
        return voeg_onderdeel_toe(self.actor, self.besluit(), Onderdeelinvoer(**{**waarden, **anders}))

    def kosten(
        self, bij: Besluitonderdeel, kant: str = "onderwijs", bedrag: str = "4320", door: Actor | None = None
    ) -> Kostenregel:
        dag = vandaag()
        invoer = Kosteninvoer(kant, Decimal(bedrag), "6 uur x 12 weken x 60 euro", dag, dag + dt.timedelta(weeks=12))
        return voeg_kosten_toe(door or self.actor, bij, invoer)

    def regel_erbij(self, bedrag: Decimal) -> uuid.UUID:
        """Store one more cost line on the last part, past the services."""
        deel = sessie.scalars(sa.select(Besluitonderdeel.id).order_by(Besluitonderdeel.volgorde.desc())).first()
        rij = Kostenregel(
            onderdeel_id=deel,
            kant="onderwijs",
            bedrag=bedrag,
            grond="een som",
            van=vandaag(),
            tot=vandaag(),
            gevraagd_door_id=self.voorzitter.id,
        )
        sessie.add(rij)
        sessie.flush()
        return rij.id

    def onderdeel_rij(self) -> Besluitonderdeel:
        """Return the first part."""
        return sessie.scalars(sa.select(Besluitonderdeel).order_by(Besluitonderdeel.volgorde)).first()

    def iedereen_verbindt(self, antwoord: str = "ja") -> None:
        for een in self.mensen.values():
            verbind(self.actor, self.besluit(), een, antwoord, "" if antwoord == "ja" else "omdat het zo is")

    def rijp(self, *kanten: str, bedrag: str = "4320") -> Besluit:
        """Return a draft that may be settled: two parts, the second with money on `kanten`."""
        besluit = self.besluit()
        bewaar_zin(self.actor, besluit, "S. gaat elke dag twee uur naar school.", None)
        self.onderdeel()
        tweede = self.onderdeel("samenwerkingsverband", wat="regelt zes uur begeleiding per week")
        for kant in kanten:
            self.kosten(tweede, kant, bedrag)
        bouw.hoor_iedereen(self.punt)
        self.iedereen_verbindt()
        return besluit

    def vast(self, *kanten: str, bedrag: str = "4320") -> Besluit:
        besluit = stel_vast(self.actor, self.rijp(*kanten, bedrag=bedrag))
        sessie.commit()
        return besluit

    def akkoord(self, gebruiker: Gebruiker) -> Akkoord:
        return sessie.scalars(sa.select(Akkoord).where(Akkoord.gebruiker_id == gebruiker.id)).one()


def maak(code: str = "DBM", **anders: Any) -> Scene:
    """Store the scene; `anders` changes the table."""
    tafel = bouw.tafel(code, **anders)
    voorzitter = bouw.mens(tafel, "voorzitter", "Hans Jacobs")
    cv = bouw.mens(tafel, "casusverantwoordelijke", "Mirjam Voorbeeld")
    teamleider = bouw.mens(
        tafel, "akkoordgever", "Wilma Peters", functie="teamleider Toegang en Regie", mandaat=("jeugdhulp", None, None)
    )
    directeur = bouw.mens(
        tafel,
        "akkoordgever",
        "Bert Kuipers",
        functie="directeur samenwerkingsverband",
        mandaat=("onderwijs", "vo", None),
    )
    casus = bouw.casus(tafel, cv, "toegelaten")
    overleg = bouw.overleg(tafel, voorzitter, casus, stand="bezig")
    punt = sessie.scalars(sa.select(Agendapunt).where(Agendapunt.overleg_id == overleg.id)).one()
    mensen = {een.rol: een for een in sessie.scalars(sa.select(Betrokkene).where(Betrokkene.casus_id == casus.id))}
    mensen["school"].gebruiker_id = cv.id
    sessie.flush()
    actor = bouw.actor(voorzitter, tafel, "voorzitter")
    scene = Scene(tafel, voorzitter, cv, teamleider, directeur, casus, punt, actor, mensen=mensen)
    sessie.commit()
    return scene
