"""Notitie (what somebody notes for themselves, sealed) and Verslagregel (what was taken up in the report)."""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from tafel.kern.db import Base, MetId, MetVersie, kolom, verwijzing
from tafel.kern.versleuteling import band


class Notitie(MetId, MetVersie, Base):
    """What one person notes for themselves at one meeting: about a case, or about the meeting (no case).

    Sealed with a key of its own, tied to the writer. An emptied note is no row; what is left goes after the meeting.
    """

    __tablename__ = "notitie"
    __table_args__ = (
        sa.UniqueConstraint("overleg_id", "gebruiker_id", "casus_id"),
        sa.Index(
            "uq_notitie_overleg",
            "overleg_id",
            "gebruiker_id",
            unique=True,
            sqlite_where=sa.text("casus_id IS NULL"),
            postgresql_where=sa.text("casus_id IS NULL"),
        ),
    )

    overleg_id: Mapped[uuid.UUID] = verwijzing("overleg", index=False)
    gebruiker_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon")
    casus_id: Mapped[uuid.UUID | None] = verwijzing("casus")
    sleutel: Mapped[bytes] = kolom("geheim", sa.LargeBinary)  # the key of this text, wrapped
    sleutel_id: Mapped[str] = kolom("geen", sa.String(16))
    inhoud: Mapped[bytes] = kolom("bijzonder", sa.LargeBinary)
    gewijzigd_op: Mapped[dt.datetime] = kolom("zakelijk")

    @property
    def band(self) -> bytes:
        """Return what ties the text to this note, its writer, meeting and case."""
        return band("notitie", self.id, self.gebruiker_id, self.overleg_id, self.casus_id)


class Verslagregel(MetId, Base):
    """A note that its writer took up in the report of a case; who may see the case reads it. Never changed."""

    __tablename__ = "verslagregel"
    __table_args__ = (
        sa.CheckConstraint("tekst <> ''", name="tekst"),
        sa.Index("ix_verslagregel_casus_op", "casus_id", "op"),
    )

    overleg_id: Mapped[uuid.UUID] = verwijzing("overleg")
    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    tekst: Mapped[str] = kolom("bijzonder", sa.Text)
    op: Mapped[dt.datetime] = kolom("zakelijk")
    door_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon")
