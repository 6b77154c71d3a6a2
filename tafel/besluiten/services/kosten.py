"""Write down what a part costs, while the decision is a draft; each line asks the right budget holders."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa

from tafel.besluiten.models import Akkoord, Besluitonderdeel, Kostenregel
from tafel.besluiten.rules import (
    Kostenfeit,
    Kosteninhoud,
    Onderdeelfeit,
    Partijfeit,
    redenen_tegen_kosten,
    redenen_tegen_onderdeel,
)
from tafel.besluiten.services.concept import eis_concept, laat_vervallen
from tafel.besluiten.services.verdelen import herverdeel
from tafel.casussen.models import Betrokkene
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden, Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.organisaties.models import KANTEN, Tafel
from tafel.toegang.rules import Actor

HOOGSTE = Decimal("999999999.99")


@dataclass(frozen=True)
class Kosteninvoer:
    """A cost line as typed: which side pays, how much, what for, from when to when."""

    kant: str
    bedrag: Decimal
    grond: str
    van: dt.date
    tot: dt.date


def voeg_kosten_toe(actor: Actor, onderdeel: Besluitonderdeel, invoer: Kosteninvoer) -> Kostenregel:
    """Add a cost line to a part and put ready who must agree and who looks on (R33-R35).

    Who adds it has asked for the money and never agrees to it. Refuse when nobody with enough mandate can decide. An
    answer that the carrier of the part gave before falls away.
    """
    besluit, casus = eis_concept(onderdeel.besluit_id)
    tafel = sessie.get(Tafel, besluit.tafel_id)
    drager = sessie.get(Betrokkene, onderdeel.betrokkene_id)
    if tafel is None or drager is None:
        raise NietGevonden
    inhoud = Kosteninhoud(invoer.bedrag, invoer.grond.strip(), invoer.van, invoer.tot)
    redenen = redenen_tegen_kosten(inhoud, tafel.heeft_mandaat)
    if invoer.kant not in KANTEN:
        redenen.append(Weigering("kant_onbekend", "Kies wie dit betaalt.", "kant"))
    if invoer.bedrag > HOOGSTE:
        redenen.append(Weigering("bedrag", "Dit bedrag is te groot. Kijk of de komma goed staat.", "bedrag"))
    partij = Partijfeit(drager.id, drager.rol, drager.naam, drager.organisatie, drager.heeft_mandaat)
    feit = Onderdeelfeit(
        0, onderdeel.soort, drager.id, onderdeel.persoon, onderdeel.wat, onderdeel.wanneer, (Kostenfeit("", 1),)
    )
    redenen += [w for w in redenen_tegen_onderdeel(feit, partij, (partij,)) if w.code == "geen_mandaat"]
    weiger(*redenen)
    regel = Kostenregel(
        onderdeel_id=onderdeel.id,
        kant=invoer.kant,
        bedrag=invoer.bedrag,
        grond=inhoud.grond,
        van=invoer.van,
        tot=invoer.tot,
        gevraagd_door_id=actor.id,
    )
    sessie.add(regel)
    sessie.flush()
    weiger(*herverdeel(besluit, casus).per_regel[regel.id].weigeringen)
    schrijf(
        actor, "kosten toegevoegd", casus.nummer, casus_id=casus.id, kant=regel.kant, bedrag=str(regel.bedrag)
    )  # fmt: skip
    laat_vervallen(actor, besluit, casus, [onderdeel.betrokkene_id])
    return regel


def verwijder_kosten(actor: Actor, regel: Kostenregel) -> tuple[str, ...]:
    """Remove a cost line and its requests for agreement; return the roles whose answer fell away."""
    onderdeel = sessie.get(Besluitonderdeel, regel.onderdeel_id)
    if onderdeel is None:
        raise NietGevonden
    besluit, casus = eis_concept(onderdeel.besluit_id)
    sessie.execute(sa.delete(Akkoord).where(Akkoord.kostenregel_id == regel.id))
    sessie.delete(regel)
    sessie.flush()
    herverdeel(besluit, casus)
    schrijf(actor, "kosten verwijderd", casus.nummer, casus_id=casus.id, kant=regel.kant, bedrag=str(regel.bedrag))
    return laat_vervallen(actor, besluit, casus, [onderdeel.betrokkene_id])
