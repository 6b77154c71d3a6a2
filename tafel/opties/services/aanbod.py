"""Keep the map of what there is in the region."""

from __future__ import annotations

import dataclasses
import uuid

from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden, Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.opties import queries, rules
from tafel.opties.models import Aanbod
from tafel.toegang.rules import Actor

_BESTAAT = Weigering("bestaat_al", "Dit staat al op de kaart. Wijzig dan die regel.", "naam")


def _keur(tafel_id: uuid.UUID, invoer: rules.Aanbodinvoer, zelf: uuid.UUID | None = None) -> None:
    dubbel = [_BESTAAT] if queries.naam_bestaat(tafel_id, invoer.naam.strip(), zelf) else []
    weiger(*rules.tegen_aanbod(invoer, vandaag()), *dubbel)


def _vul(rij: Aanbod, invoer: rules.Aanbodinvoer) -> None:
    for veld, waarde in dataclasses.asdict(invoer).items():
        setattr(rij, veld, waarde.strip() if isinstance(waarde, str) else waarde)


def zet_op_kaart(actor: Actor, invoer: rules.Aanbodinvoer) -> Aanbod:
    """Add a line to the map of the table of `actor`; return it. Raises Geweigerd; NietGevonden without a table."""
    if actor.tafel is None:
        raise NietGevonden
    _keur(actor.tafel.id, invoer)
    rij = Aanbod(tafel_id=actor.tafel.id)
    _vul(rij, invoer)
    sessie.add(rij)
    sessie.flush()
    schrijf(actor, "aanbod toegevoegd", actor.tafel.code, aanbod=str(rij.id), soort=rij.soort)
    return rij


def wijzig_aanbod(actor: Actor, rij: Aanbod, invoer: rules.Aanbodinvoer) -> None:
    """Change a line of the map, such as a waiting time asked anew. Raises Geweigerd."""
    _keur(rij.tafel_id, invoer, rij.id)
    _vul(rij, invoer)
    rij.gestopt_op = None
    sessie.flush()
    _log(actor, "aanbod gewijzigd", rij)


def stop_aanbod(actor: Actor, rij: Aanbod) -> None:
    """Take a line off the map: it is no longer there. An option that points to it keeps it."""
    rij.gestopt_op = nu()
    sessie.flush()
    _log(actor, "aanbod gestopt", rij)


def _log(actor: Actor, wat: str, rij: Aanbod) -> None:
    code = actor.tafel.code if actor.tafel else ""
    schrijf(actor, wat, code, aanbod=str(rij.id), soort=rij.soort, weken=rij.wachttijd_weken)
