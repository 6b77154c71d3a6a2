"""Logregel (what was changed), Logketen (its last link), Inzage (who looked); without foreign keys: they stay."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from tafel.kern.db import Base, MetId, kolom


class Logregel(Base):
    """One change, written in the same transaction; each line holds the hash of the line before it."""

    __tablename__ = "logregel"

    volgnummer: Mapped[int] = kolom("geen", sa.BigInteger, primary_key=True, autoincrement=False)
    op: Mapped[dt.datetime] = kolom("zakelijk")
    tafel_id: Mapped[uuid.UUID | None] = kolom("geen", sa.Uuid(), index=True)
    casus_id: Mapped[uuid.UUID | None] = kolom("geen", sa.Uuid(), index=True)
    door_id: Mapped[uuid.UUID | None] = kolom("persoon", sa.Uuid())
    door: Mapped[str] = kolom("persoon", sa.String(200))
    wat: Mapped[str] = kolom("zakelijk", sa.String(60))
    onderwerp: Mapped[str] = kolom("zakelijk", sa.String(60))
    gegevens: Mapped[dict[str, Any]] = kolom("zakelijk")
    vorige: Mapped[str] = kolom("geen", sa.String(64))
    merk: Mapped[str] = kolom("geen", sa.String(64))


class Logketen(Base):
    """The last link of the chain: one row, locked by whoever writes."""

    __tablename__ = "logketen"

    id: Mapped[int] = kolom("geen", sa.Integer, primary_key=True, autoincrement=False)
    volgnummer: Mapped[int] = kolom("geen", sa.BigInteger)
    merk: Mapped[str] = kolom("geen", sa.String(64))


class Inzage(MetId, Base):
    """Somebody opened a case or a document of it."""

    __tablename__ = "inzage"
    __table_args__ = (sa.Index("ix_inzage_casus_op", "casus_id", "op"), sa.Index("ix_inzage_op", "op", "id"))

    casus_id: Mapped[uuid.UUID] = kolom("geen", sa.Uuid())
    gebruiker_id: Mapped[uuid.UUID] = kolom("persoon", sa.Uuid())
    naam: Mapped[str] = kolom("persoon", sa.String(200))
    op: Mapped[dt.datetime] = kolom("zakelijk")
    wat: Mapped[str] = kolom("zakelijk", sa.String(40))
    waarom: Mapped[str] = kolom("zakelijk", sa.String(200))
