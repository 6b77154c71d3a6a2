"""Read the check of a case: as it is today, as it was stored, and what happened to each requirement."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Casus, Toets
from tafel.criteria.datums import in_woorden
from tafel.criteria.feiten import feiten_uit
from tafel.criteria.keuzes import criteria_profiel
from tafel.criteria.rules import Criteria, Toetsuitslag, criteria_uit, toets
from tafel.documenten import queries as documenten
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.organisaties.models import Criteriaversie
from tafel.toetsen.models import Eisopmerking, Eisverandering, Uitzondering
from tafel.toetsen.rules import STUKKEN

# in these states a case is still checked every day; after it, it stands as it was admitted
TOETSBAAR = ("concept", "ingediend", "aanvulling", "teruggegeven", "toegelaten")
LOPEND = (*TOETSBAAR, "opvolging")
MEEST = 500  # changes and comments shown of one case
MEEST_STUKKEN = 100


def criteria_van(casus: Any) -> Criteria:
    """Return the criteria that count for a case, or for a row of one that carries Casus.criteria.

    They come along with the case: no statement. Only a case that was never stored asks for those in force today.
    """
    if isinstance(casus, Casus) and not sa.inspect(casus).persistent:
        return criteria_nu(casus.tafel_id)[1]
    return criteria_uit(casus.criteria)


def toets_van(casus: Any, profiel: str, dag: dt.date | None = None) -> Toetsuitslag:
    """Return the check of a case at a table of `profiel`, on `dag` (today), by the criteria that count for it.

    Or of a row with Casus.aanmelding and Casus.criteria: a list needs no statement more.
    """
    feiten = feiten_uit(casus.aanmelding, dag or vandaag(), criteria_profiel(profiel))
    return toets(feiten, criteria_van(casus))


def toetsen(casus_id: uuid.UUID) -> Sequence[Toets]:
    """Return the stored checks of a case, newest first."""
    return sessie.scalars(sa.select(Toets).where(Toets.casus_id == casus_id).order_by(Toets.op.desc())).all()


def criteria_nu(tafel_id: uuid.UUID, dag: dt.date | None = None) -> tuple[int, Criteria]:
    """Return (number, criteria) in force at a table on `dag` (today); 1 with those of the profile when none is."""
    rij = sessie.execute(
        sa.select(Criteriaversie.nummer, Criteriaversie.parameters)
        .where(Criteriaversie.tafel_id == tafel_id, Criteriaversie.vanaf <= (dag or vandaag()))
        .order_by(Criteriaversie.vanaf.desc(), Criteriaversie.nummer.desc())
        .limit(1)
    ).first()
    return (rij.nummer, criteria_uit(rij.parameters)) if rij else (1, criteria_uit(None))


@dataclass(frozen=True)
class Versie:
    """One version of the criteria of a table: 1 is that of the profile, without day, reason or maker."""

    nummer: int
    criteria: Criteria
    vanaf: dt.date | None = None
    reden: str = ""
    gemaakt_op: dt.datetime | None = None
    door: str = ""

    @property
    def sinds(self) -> str:
        """The first day in words, as "1 november 2026"; "" for version 1."""
        return in_woorden(self.vanaf) if self.vanaf else ""


def versies(tafel_id: uuid.UUID) -> list[Versie]:
    """Return every version of the criteria of a table, newest first, version 1 included. One statement."""
    rijen = sessie.execute(
        sa.select(
            Criteriaversie.nummer, Criteriaversie.parameters, Criteriaversie.vanaf, Criteriaversie.reden,
            Criteriaversie.gemaakt_op, Gebruiker.naam.label("door"),
        )
        .outerjoin(Gebruiker, Gebruiker.id == Criteriaversie.door_id)
        .where(Criteriaversie.tafel_id == tafel_id)
        .order_by(Criteriaversie.nummer.desc())
    )  # fmt: skip
    uit = [
        Versie(r.nummer, criteria_uit(r.parameters), r.vanaf, r.reden, r.gemaakt_op, r.door or "systeem") for r in rijen
    ]
    return [*uit, Versie(1, criteria_uit(None))]


def geldt_nu(alle: Sequence[Versie], dag: dt.date) -> Versie:
    """Return which of the versions of a table is in force on `dag`."""
    return max((v for v in alle if v.vanaf is None or v.vanaf <= dag), key=lambda v: (v.vanaf or dt.date.min, v.nummer))


def volgers(tafel_id: uuid.UUID) -> dict[int | None, int]:
    """Return how many running cases keep which version; None = not handed in yet, they follow the day. One statement.

    Numbers only, so that a beheerder learns nothing about a case.
    """
    rijen = sessie.execute(
        sa.select(Casus.criteria_nummer, sa.func.count().label("aantal"))
        .where(Casus.tafel_id == tafel_id, Casus.stand.in_(LOPEND))
        .group_by(Casus.criteria_nummer)
    )
    return {rij.criteria_nummer: rij.aantal for rij in rijen}


# --- one case ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Verloop:
    """What happened to the requirements of one case, by code: changes (newest first), comments (oldest first)."""

    veranderingen: Mapping[str, list[Any]] = field(default_factory=dict)
    opmerkingen: Mapping[str, list[Any]] = field(default_factory=dict)


def _per_eis(rijen: Sequence[Any]) -> dict[str, list[Any]]:
    uit: dict[str, list[Any]] = {}
    for rij in rijen:
        uit.setdefault(rij.eis, []).append(rij)
    return uit


class Verandering(NamedTuple):
    """One change of a requirement."""

    eis: str
    was: str
    werd: str
    aanleiding: str
    op: dt.datetime
    door: str | None


class Opmerking(NamedTuple):
    """One comment on a requirement."""

    eis: str
    tekst: str
    rol: str
    op: dt.datetime
    door: str


def verloop(casus_id: uuid.UUID, eis: str | None = None) -> Verloop:
    """Return the changes (newest first) and comments (oldest first) of a case, or of one requirement. One statement."""
    v, o = Eisverandering, Eisopmerking
    veranderd = (
        sa.select(
            sa.literal("v").label("soort"), v.eis, v.was.label("een"), v.werd.label("twee"), v.aanleiding.label("drie"),
            v.op, v.door_id, v.id,
        )
        .where(v.casus_id == casus_id, *([v.eis == eis] if eis else []))
        .order_by(v.op.desc(), v.id)
        .limit(MEEST)
    )  # fmt: skip
    gezegd = (
        sa.select(
            sa.literal("o").label("soort"), o.eis, o.tekst.label("een"), o.rol.label("twee"),
            sa.literal("").label("drie"), o.op, o.door_id, o.id,
        )
        .where(o.casus_id == casus_id, *([o.eis == eis] if eis else []))
        .order_by(o.op, o.id)
        .limit(MEEST)
    )  # fmt: skip
    beide = sa.union_all(sa.select(veranderd.subquery()), sa.select(gezegd.subquery())).subquery()
    rijen = sessie.execute(
        sa.select(beide, Gebruiker.naam.label("door"))
        .outerjoin(Gebruiker, Gebruiker.id == beide.c.door_id)
        .order_by(beide.c.op, beide.c.id.desc())
    ).all()
    veranderingen = [Verandering(r.eis, r.een, r.twee, r.drie, r.op, r.door) for r in rijen if r.soort == "v"]
    opmerkingen = [Opmerking(r.eis, r.een, r.twee, r.op, r.door) for r in rijen if r.soort == "o"]
    return Verloop(_per_eis(veranderingen[::-1]), _per_eis(opmerkingen))


def stukken(casus_id: uuid.UUID) -> dict[str, list[Any]]:
    """Return per requirement the current documents that prove it, newest first: id, omschrijving, naam. One statement.

    For who may read the whole file of the case.
    """
    uit: dict[str, list[Any]] = {}
    for rij in documenten.lijst(casus_id, per=MEEST_STUKKEN):
        for eis in STUKKEN.get(rij.soort, ()) if rij.stand == "actueel" else ():
            uit.setdefault(eis, []).append(rij)
    return uit


def uitzonderingen(casus_id: uuid.UUID) -> list[Any]:
    """Return what was asked and decided about exceptions in a case, newest first. One statement."""
    u, vroeg, besliste = Uitzondering, aliased(Gebruiker), aliased(Gebruiker)
    return list(
        sessie.execute(
            sa.select(
                u.eis, u.motivatie, u.gevraagd_op, u.besluit, u.reden, u.besloten_op,
                vroeg.naam.label("vroeg"), besliste.naam.label("besliste"),
            )
            .outerjoin(vroeg, vroeg.id == u.gevraagd_door_id)
            .outerjoin(besliste, besliste.id == u.besloten_door_id)
            .where(u.casus_id == casus_id)
            .order_by(sa.func.coalesce(u.besloten_op, u.gevraagd_op).desc(), u.eis)
        )
    )  # fmt: skip


def open_uitzonderingen(casus_id: uuid.UUID) -> Sequence[Uitzondering]:
    """Return what was asked and waits for the chair."""
    return sessie.scalars(
        sa.select(Uitzondering).where(Uitzondering.casus_id == casus_id, Uitzondering.besluit == "gevraagd")
    ).all()


def tel_uitzonderingen(tafel_id: uuid.UUID) -> list[Any]:
    """Return (jaar, eis, besluit, aantal) of a table, for the figures. One statement."""
    u = Uitzondering
    return list(
        sessie.execute(
            sa.select(u.jaar, u.eis, u.besluit, sa.func.count().label("aantal"))
            .join(Casus, Casus.id == u.casus_id)
            .where(Casus.tafel_id == tafel_id)
            .group_by(u.jaar, u.eis, u.besluit)
        )
    )
