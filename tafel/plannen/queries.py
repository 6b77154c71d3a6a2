"""Read the versions of a plan: the list, one, the one that holds, the concept that is worked on."""

from __future__ import annotations

import uuid
from typing import Any

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.documenten.models import Document
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.plannen.models import Planversie

HOOGSTENS = 100

# the agenda lies in a layer above this one: only which version was on the table, and when, is read here
_agendapunt = sa.table("agendapunt", sa.column("planversie_id", sa.Uuid()), sa.column("overleg_id", sa.Uuid()))
_overleg = sa.table("overleg", sa.column("id", sa.Uuid()), sa.column("datum", sa.Date()))


def versies(casus_id: uuid.UUID, *, concept: bool = False) -> list[Any]:
    """Return the versions of a plan with their content, newest first (one statement); a concept only when asked.

    Rows: id, nummer, stand, inhoud, merk, document_id, document_merk, reden, op, door, versie, and `op_tafel` (the
    last day on which this version lay on the table, or None).
    """
    gelegd = (
        sa.select(sa.func.max(_overleg.c.datum))
        .select_from(_agendapunt.join(_overleg, _overleg.c.id == _agendapunt.c.overleg_id))
        .where(_agendapunt.c.planversie_id == Planversie.id)
        .scalar_subquery()
    )
    vraag = (
        sa.select(
            Planversie.id,
            Planversie.nummer,
            Planversie.stand,
            Planversie.inhoud,
            Planversie.merk,
            Planversie.document_id,
            Planversie.document_merk,
            Planversie.reden,
            Planversie.op,
            Planversie.versie,
            Gebruiker.naam.label("door"),
            gelegd.label("op_tafel"),
        )
        .join(Gebruiker, Gebruiker.id == Planversie.door_id)
        .where(Planversie.casus_id == casus_id)
    )
    if not concept:
        vraag = vraag.where(Planversie.stand != "concept")
    return list(sessie.execute(vraag.order_by(Planversie.nummer.desc()).limit(HOOGSTENS)))


def find_huidige(casus_id: uuid.UUID) -> Planversie | None:
    """Return the version that holds, or None when there is none yet."""
    return _met_stand(casus_id, "definitief")


def find_concept(casus_id: uuid.UUID) -> Planversie | None:
    """Return the version that is worked on, or None."""
    return _met_stand(casus_id, "concept")


def _met_stand(casus_id: uuid.UUID, stand: str) -> Planversie | None:
    return sessie.scalar(sa.select(Planversie).where(Planversie.casus_id == casus_id, Planversie.stand == stand))


def bestanden(casus_id: uuid.UUID) -> list[Any]:
    """Return the current files with the plan of this case, newest first: id, omschrijving, sha256, op, door."""
    return list(
        sessie.execute(
            sa.select(Document.id, Document.omschrijving, Document.sha256, Document.op, Gebruiker.naam.label("door"))
            .join(Gebruiker, Gebruiker.id == Document.door_id)
            .where(Document.casus_id == casus_id, Document.soort == "plan_van_aanpak", Document.stand == "actueel")
            .order_by(Document.op.desc(), Document.id.desc())
            .limit(HOOGSTENS)
        )
    )


def get_uit_lijst(rijen: list[Any], nummer: int) -> Any:
    """Return the version with this number among `rijen`; raises NietGevonden."""
    for rij in rijen:
        if rij.nummer == nummer:
            return rij
    raise NietGevonden
