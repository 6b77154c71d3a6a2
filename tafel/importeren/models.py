"""Importlijst: a list that somebody uploaded and that is not (yet) a case."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from tafel.kern.db import Base, MetId, kolom, verwijzing
from tafel.kern.versleuteling import band


class Importlijst(MetId, Base):
    """The rows of one upload, sealed, for one person at one table; thrown away when used, left, or a day old.

    After they became cases only the numbers of those cases stay, so that pressing twice makes nothing twice.
    """

    __tablename__ = "importlijst"
    __table_args__ = (
        sa.UniqueConstraint("gebruiker_id", "tafel_id"),
        sa.CheckConstraint("(verwerkt_op IS NULL) = (inhoud IS NOT NULL)", name="inhoud"),
        sa.Index("ix_importlijst_op", "op"),
    )

    tafel_id: Mapped[uuid.UUID] = verwijzing("tafel", index=False)
    gebruiker_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon", index=False)
    op: Mapped[dt.datetime] = kolom("zakelijk")
    sleutel: Mapped[bytes | None] = kolom("geheim", sa.LargeBinary)  # the key of these rows, wrapped
    sleutel_id: Mapped[str | None] = kolom("geen", sa.String(16))
    inhoud: Mapped[bytes | None] = kolom("bijzonder", sa.LargeBinary)
    kolommen: Mapped[list[Any]] = kolom("zakelijk")  # per column the field of the aanmelding, or ""
    verwerkt_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    nummers: Mapped[list[Any]] = kolom("zakelijk", default=list)  # of the cases that were made

    @property
    def band(self) -> bytes:
        """Return what ties the rows to this list, person and table."""
        return band("importlijst", self.id, self.gebruiker_id, self.tafel_id)
