"""Ask the money rule for every cost line of a draft, and keep the rows of akkoord in step with its answer."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa

from tafel.besluiten.models import Akkoord, Besluit, Besluitonderdeel, Kostenregel
from tafel.besluiten.queries import kandidaten
from tafel.besluiten.rules import Toewijzing, akkoordgevers
from tafel.casussen.models import Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import Weigering
from tafel.organisaties.models import Tafel


@dataclass(frozen=True)
class Verdeling:
    """Who is asked, per cost line."""

    per_regel: dict[uuid.UUID, Toewijzing]

    @property
    def weigeringen(self) -> tuple[Weigering, ...]:
        """Return each reason that nobody can decide on a line, once."""
        return tuple(dict.fromkeys(w for een in self.per_regel.values() for w in een.weigeringen))

    @property
    def bezwaren(self) -> dict[uuid.UUID, tuple[Weigering, ...]]:
        """Return per line what keeps the decision from being settled: nobody decides, or a side sees nothing (R33)."""
        return {regel: (*een.weigeringen, *een.mist) for regel, een in self.per_regel.items()}


def verdeling(besluit: Besluit, casus: Casus) -> Verdeling:
    """Return who decides and who looks on today for each cost line; nothing is written.

    A mandate is held against what a part costs on one side together, so that an amount in pieces stays one amount.
    """
    regels = sessie.execute(
        sa.select(Kostenregel, Besluitonderdeel.soort)
        .join(Besluitonderdeel, Besluitonderdeel.id == Kostenregel.onderdeel_id)
        .where(Besluitonderdeel.besluit_id == besluit.id)
        .order_by(Besluitonderdeel.volgorde, Kostenregel.id)
    ).all()
    if not regels:
        return Verdeling({})
    geldregel = sessie.scalars(sa.select(Tafel.geldregel).where(Tafel.id == besluit.tafel_id)).one()
    samen: dict[tuple[uuid.UUID, str], Decimal] = defaultdict(Decimal)
    for regel, _ in regels:
        samen[regel.onderdeel_id, regel.kant] += regel.bedrag
    mandaten, dag = kandidaten(besluit.tafel_id), vandaag()
    return Verdeling(
        {
            regel.id: akkoordgevers(
                regel.kant,
                casus.sector,
                geldregel,
                soort,
                samen[regel.onderdeel_id, regel.kant],
                regel.gevraagd_door_id,
                mandaten,
                dag,
                school=bool(casus.school),
            )
            for regel, soort in regels
        }
    )


def herverdeel(besluit: Besluit, casus: Casus) -> Verdeling:
    """Make the rows of akkoord of a draft what the rule says today; return the rule's answer."""
    uitkomst = verdeling(besluit, casus)
    if not uitkomst.per_regel:
        return uitkomst
    aanvragers = dict(
        sessie.execute(
            sa.select(Kostenregel.id, Kostenregel.gevraagd_door_id).where(Kostenregel.id.in_(uitkomst.per_regel))
        ).all()
    )
    staan = sessie.scalars(sa.select(Akkoord).where(Akkoord.kostenregel_id.in_(uitkomst.per_regel))).all()
    nodig = {
        (regel, wie.gebruiker_id): (taak, wie.functie)
        for regel, toewijzing in uitkomst.per_regel.items()
        for taak, mensen in (("beslist", toewijzing.beslissers), ("kijkt_mee", toewijzing.kijkers))
        for wie in mensen
    }
    for rij in staan:
        wens = nodig.pop((rij.kostenregel_id, rij.gebruiker_id), None)
        if wens is None:
            sessie.delete(rij)
        else:
            rij.taak, rij.functie = wens
    sessie.flush()
    for (regel_id, gebruiker_id), (taak, functie) in nodig.items():
        sessie.add(
            Akkoord(
                kostenregel_id=regel_id,
                gebruiker_id=gebruiker_id,
                gevraagd_door_id=aanvragers[regel_id],
                functie=functie,
                taak=taak,
            )
        )
    sessie.flush()
    return uitkomst
