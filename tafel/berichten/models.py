"""Bericht: a message to one person, waiting in the outbox until it is sent."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from tafel.kern.db import Base, MetId, kolom, verwijzing


class Bericht(MetId, Base):
    """One mail. `sleutel` is unique: never made twice. Holds case numbers, never names of children.

    To an account (`aan_id`) or to an address without account (`adres`). `pad` may hold "{code}": it is filled in while
    sending, from `zout` and the key of the installation, so that no link to follow is ever stored.
    """

    __tablename__ = "bericht"
    __table_args__ = (
        sa.CheckConstraint("(aan_id IS NULL) = (adres <> '')", name="aan"),
        sa.Index("ix_bericht_verzonden_gemaakt", "verzonden_op", "gemaakt_op"),
    )

    sleutel: Mapped[str] = kolom("zakelijk", sa.String(200), unique=True)
    aan_id: Mapped[uuid.UUID | None] = verwijzing("gebruiker")
    adres: Mapped[str] = kolom("persoon", sa.String(200), default="")
    onderwerp: Mapped[str] = kolom("zakelijk", sa.String(200))
    tekst: Mapped[str] = kolom("zakelijk", sa.Text)
    pad: Mapped[str] = kolom("zakelijk", sa.String(200), default="/")
    zout: Mapped[str | None] = kolom("geheim", sa.String(64))
    bijlagen: Mapped[list[Any]] = kolom("zakelijk", default=list)  # calendar files: naam, methode, inhoud
    gemaakt_op: Mapped[dt.datetime] = kolom("zakelijk")
    verzonden_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    pogingen: Mapped[int] = kolom("geen", sa.Integer, default=0)
    fout: Mapped[str | None] = kolom("geen", sa.String(200))
    # until then no other process takes it: somebody is sending it now, or it failed and rests
    wacht_tot: Mapped[dt.datetime | None] = kolom("zakelijk")
