"""Read who may chair, who is a party, and who hears of a change."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Betrokkene, Casus, Casustoegang
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.organisaties.models import Lidmaatschap, Organisatie, Tafel
from tafel.overleggen.models import Agendapunt, Deelname, Overleg


@dataclass(frozen=True)
class Overlegkop:
    """What stands around an agenda: the table's settings and the name of the chair."""

    tafel: str
    minuten_per_casus: int
    voorzitter: str
    voorzitter_organisatie: str | None


def kop(overleg: Overleg) -> Overlegkop:
    """Return table and chair of a meeting. One statement."""
    lid, org = aliased(Lidmaatschap), aliased(Organisatie)
    rij = sessie.execute(
        sa.select(
            Tafel.naam,
            Tafel.minuten_per_casus,
            Gebruiker.naam.label("voorzitter"),
            org.naam.label("organisatie"),
        )
        .select_from(Tafel)
        .join(Gebruiker, Gebruiker.id == overleg.voorzitter_id)
        .outerjoin(lid, sa.and_(lid.tafel_id == Tafel.id, lid.gebruiker_id == Gebruiker.id, lid.rol == "voorzitter"))
        .outerjoin(org, org.id == lid.organisatie_id)
        .where(Tafel.id == overleg.tafel_id)
        .limit(1)
    ).one()
    return Overlegkop(rij.naam, rij.minuten_per_casus, rij.voorzitter, rij.organisatie)


def voorzitters(tafel_id: uuid.UUID, op: dt.date) -> dict[uuid.UUID, Any]:
    """Return who is chair at the table on a day: id -> row with naam, functie and soort of the organisation."""
    rijen = sessie.execute(
        sa.select(Gebruiker.id, Gebruiker.naam, Lidmaatschap.functie, Organisatie.soort)
        .join(Lidmaatschap, Lidmaatschap.gebruiker_id == Gebruiker.id)
        .outerjoin(Organisatie, Organisatie.id == Lidmaatschap.organisatie_id)
        .where(
            Lidmaatschap.tafel_id == tafel_id,
            Lidmaatschap.rol == "voorzitter",
            Lidmaatschap.geldt(op),
            Gebruiker.actief,
        )
        .order_by(Gebruiker.naam)
    )
    return {rij.id: rij for rij in rijen}


def partij_in(gebruiker_id: uuid.UUID, casus_ids: Iterable[uuid.UUID]) -> list[str]:
    """Return the numbers of these cases in which a person sits as a party, linked or let in as such (R25)."""
    dag = vandaag()
    betrokken = sa.exists().where(Betrokkene.casus_id == Casus.id, Betrokkene.gebruiker_id == gebruiker_id)
    toegelaten = sa.exists().where(
        Casustoegang.casus_id == Casus.id,
        Casustoegang.gebruiker_id == gebruiker_id,
        Casustoegang.rol == "partij",
        Casustoegang.geldt(dag),
    )
    vraag = sa.select(Casus.nummer).where(Casus.id.in_(list(casus_ids)), sa.or_(betrokken, toegelaten))
    return list(sessie.scalars(vraag.order_by(Casus.nummer)))


def uitgenodigden(overleg_id: uuid.UUID) -> set[tuple[uuid.UUID, uuid.UUID]]:
    """Return (person, case) of who was invited to a meeting with an account. One statement.

    Of another time or day they hear by their invitation, which changes along; telling it here too would be twice.
    """
    vraag = (
        sa.select(Betrokkene.gebruiker_id, Agendapunt.casus_id)
        .join(Deelname, Deelname.betrokkene_id == Betrokkene.id)
        .join(Agendapunt, Agendapunt.id == Deelname.agendapunt_id)
        .where(
            Agendapunt.overleg_id == overleg_id, Deelname.uitnodiging_1.is_not(None),
            Betrokkene.gebruiker_id.is_not(None),
        )
    )  # fmt: skip
    return {(wie, casus_id) for wie, casus_id in sessie.execute(vraag) if wie is not None}


def betrokken_gebruikers(casus_ids: Iterable[uuid.UUID]) -> list[tuple[uuid.UUID, uuid.UUID, str]]:
    """Return (person, case, number) for everybody who may now see one of these cases: who gets a message."""
    dag = vandaag()
    vraag = (
        sa.select(Casustoegang.gebruiker_id, Casus.id, Casus.nummer)
        .join(Casus, Casus.id == Casustoegang.casus_id)
        .where(
            Casus.id.in_(list(casus_ids)),
            Casustoegang.leest(dag),
        )
        .distinct()
        .order_by(Casus.nummer)
    )
    return [(rij[0], rij[1], rij[2]) for rij in sessie.execute(vraag)]
