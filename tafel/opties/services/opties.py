"""Add, change, move and take away options of a case."""

from __future__ import annotations

import dataclasses
import uuid

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.refusals import Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.opties import queries, rules
from tafel.opties.models import Optie, Wensoptie
from tafel.toegang.rules import Actor

_TIJDELIJK = 10_000  # place numbers while options change places: they are unique per case


def _vul(casus: Casus, rij: Optie, invoer: rules.Optieinvoer, aanbod_id: uuid.UUID | None) -> None:
    """Put what was typed in the row; the line of the map must be of this table."""
    if aanbod_id is not None and queries.find_aanbod(casus.tafel_id, aanbod_id) is None:
        weiger(Weigering("aanbod_onbekend", "Kies iets van de kaart van deze tafel.", "aanbod"))
    for veld, waarde in dataclasses.asdict(invoer).items():
        setattr(rij, veld, waarde.strip() if isinstance(waarde, str) else waarde)
    rij.aanbod_id, rij.gewijzigd_op = aanbod_id, nu()


def voeg_toe(actor: Actor, casus: Casus, invoer: rules.Optieinvoer, aanbod_id: uuid.UUID | None = None) -> Optie:
    """Add an option at the end; return it. Raises Geweigerd: at most six, and each with a name."""
    volgordes = [een.rij.volgorde for een in queries.opties(casus.id)]
    weiger(*rules.tegen_erbij(len(volgordes)), *rules.tegen_optie(invoer))
    rij = Optie(casus_id=casus.id, volgorde=max(volgordes, default=0) + 1)
    _vul(casus, rij, invoer, aanbod_id)
    sessie.add(rij)
    sessie.flush()
    schrijf(actor, "optie toegevoegd", casus.nummer, casus_id=casus.id, optie=str(rij.id), aantal=len(volgordes) + 1)
    return rij


def wijzig(
    actor: Actor, casus: Casus, optie: Optie, invoer: rules.Optieinvoer, aanbod_id: uuid.UUID | None = None
) -> None:
    """Change an option. Raises Geweigerd."""
    weiger(*rules.tegen_optie(invoer))
    _vul(casus, optie, invoer, aanbod_id)
    sessie.flush()
    schrijf(actor, "optie gewijzigd", casus.nummer, casus_id=casus.id, optie=str(optie.id), reeel=optie.reeel)


def haal_weg(actor: Actor, casus: Casus, optie: Optie) -> None:
    """Take an option away; a wish it answered keeps its answer. Raises Geweigerd: not one the table chose."""
    if optie.stand == "gekozen":
        weiger(Weigering("gekozen", "Deze optie is gekozen. Zet haar eerst weer open."))
    optie_id = str(optie.id)
    sessie.execute(sa.delete(Wensoptie).where(Wensoptie.optie_id == optie.id))
    sessie.delete(optie)
    sessie.flush()
    schrijf(actor, "optie weggehaald", casus.nummer, casus_id=casus.id, optie=optie_id)


def verplaats(actor: Actor, casus: Casus, optie: Optie, richting: str) -> None:
    """Put an option one place earlier or later; at either end nothing changes. Raises KeyError for another word."""
    rijen = [een.rij for een in queries.opties(casus.id)]
    nieuw = rules.verplaatst(rijen, next(nr for nr, rij in enumerate(rijen) if rij.id == optie.id), richting)
    if nieuw == rijen:
        return
    plekken = sorted(rij.volgorde for rij in rijen)
    for rij in rijen:
        rij.volgorde += _TIJDELIJK
    sessie.flush()
    for rij, plek in zip(nieuw, plekken, strict=True):
        rij.volgorde = plek
    sessie.flush()
    schrijf(actor, "optie verplaatst", casus.nummer, casus_id=casus.id, optie=str(optie.id), richting=richting)
