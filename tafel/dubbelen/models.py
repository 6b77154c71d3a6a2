"""Casusband: two cases that are about one child, about brothers or sisters, or that only look alike."""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from tafel.casussen.models import Casus
from tafel.kern.db import Base, MetId, keuze, kolom, verwijzing

BANDSOORTEN = ("zelfde_kind", "broer_of_zus", "ander_kind")


class Casusband(MetId, Base):
    """What somebody who may see both cases said of them. A pair stands once, lowest id first; ended, not deleted."""

    __tablename__ = "casusband"
    __table_args__ = (
        keuze("soort", BANDSOORTEN, "soort"),
        sa.CheckConstraint("casus_id < andere_casus_id", name="volgorde"),
        sa.CheckConstraint("verbroken_op IS NULL OR verbroken_reden <> ''", name="verbroken"),
        sa.Index(
            "uq_casusband_een_paar",
            "casus_id",
            "andere_casus_id",
            unique=True,
            sqlite_where=sa.text("verbroken_op IS NULL"),
            postgresql_where=sa.text("verbroken_op IS NULL"),
        ),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    andere_casus_id: Mapped[uuid.UUID] = verwijzing("casus")
    soort: Mapped[str] = kolom("bijzonder", sa.String(20))
    reden: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    door_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon", index=False)
    door: Mapped[str] = kolom("persoon", sa.String(200))
    op: Mapped[dt.datetime] = kolom("zakelijk")
    verbroken_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    verbroken_reden: Mapped[str] = kolom("bijzonder", sa.Text, default="")


# the question "who else was born on that day" walks along this
sa.Index("ix_casus_tafel_geboren", Casus.tafel_id, Casus.geboortedatum)
