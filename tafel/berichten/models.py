"""Bericht: a message to one person, waiting in the outbox until it is sent."""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from tafel.kern.db import Base, MetId, kolom, verwijzing


class Bericht(MetId, Base):
    """One mail. `sleutel` is unique: never made twice. Holds case numbers, never names of children."""

    __tablename__ = "bericht"
    __table_args__ = (sa.Index("ix_bericht_verzonden_gemaakt", "verzonden_op", "gemaakt_op"),)

    sleutel: Mapped[str] = kolom("zakelijk", sa.String(200), unique=True)
    aan_id: Mapped[uuid.UUID] = verwijzing("gebruiker")
    onderwerp: Mapped[str] = kolom("zakelijk", sa.String(200))
    tekst: Mapped[str] = kolom("zakelijk", sa.Text)
    pad: Mapped[str] = kolom("zakelijk", sa.String(200), default="/")
    gemaakt_op: Mapped[dt.datetime] = kolom("zakelijk")
    verzonden_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    pogingen: Mapped[int] = kolom("geen", sa.Integer, default=0)
    fout: Mapped[str | None] = kolom("geen", sa.String(200))
    # until then no other process takes it: somebody is sending it now, or it failed and rests
    wacht_tot: Mapped[dt.datetime | None] = kolom("zakelijk")
