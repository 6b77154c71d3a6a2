"""Planversie: the plan van aanpak as it stood, with its fingerprint."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from tafel.kern.db import Base, MetId, MetVersie, keuze, kolom, verwijzing

PLANSTANDEN = ("concept", "definitief", "vervallen")


class Planversie(MetId, MetVersie, Base):
    """One version of the plan of a case: its lines, goal and makers, and a fingerprint over all of it.

    Only a concept changes. Of each case one version holds (definitief); what came before it is vervallen and stays.
    `inhoud` has the shape of `plan_van_aanpak` in the aanmelding; `document_id` is the plan as a file, when there is
    one, and `document_merk` the digest of that file.
    """

    __tablename__ = "planversie"
    __table_args__ = (
        keuze("stand", PLANSTANDEN, "stand"),
        sa.CheckConstraint("nummer >= 1", name="nummer"),
        sa.CheckConstraint("(document_id IS NULL) = (document_merk IS NULL)", name="document"),
        sa.UniqueConstraint("casus_id", "nummer"),
        # one version holds and one concept is worked on, at any moment
        sa.Index(
            "uq_planversie_een",
            "casus_id",
            "stand",
            unique=True,
            sqlite_where=sa.text("stand <> 'vervallen'"),
            postgresql_where=sa.text("stand <> 'vervallen'"),
        ),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    nummer: Mapped[int] = kolom("zakelijk", sa.Integer)
    stand: Mapped[str] = kolom("zakelijk", sa.String(12))
    inhoud: Mapped[dict[str, Any]] = kolom("bijzonder")
    merk: Mapped[str] = kolom("zakelijk", sa.String(64))
    document_id: Mapped[uuid.UUID | None] = verwijzing("document")
    document_merk: Mapped[str | None] = kolom("zakelijk", sa.String(64))
    reden: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    door_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon", index=False)
    op: Mapped[dt.datetime] = kolom("zakelijk")
