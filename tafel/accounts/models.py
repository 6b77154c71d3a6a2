"""Gebruiker, Sessie, Inlogpoging."""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from tafel.kern.db import Base, MetId, kolom, verwijzing


class Gebruiker(MetId, Base):
    """A professional with an account. Families have no account."""

    __tablename__ = "gebruiker"

    email: Mapped[str] = kolom("persoon", sa.String(200), unique=True)
    naam: Mapped[str] = kolom("persoon", sa.String(200))
    telefoon: Mapped[str] = kolom("persoon", sa.String(40), default="")
    wachtwoord: Mapped[str | None] = kolom("geheim", sa.String(200))
    actief: Mapped[bool] = kolom("zakelijk", sa.Boolean, default=True)
    # may make tables in this installation; the beheerder of one table has a membership
    beheert: Mapped[bool] = kolom("zakelijk", sa.Boolean, default=False)
    gemaakt_op: Mapped[dt.datetime] = kolom("zakelijk")


class Sessie(MetId, Base):
    """A logged-in browser. The browser holds a random token, the server only its hash."""

    __tablename__ = "sessie"

    sleutel: Mapped[str] = kolom("geheim", sa.String(64), unique=True)
    gebruiker_id: Mapped[uuid.UUID] = verwijzing("gebruiker")
    tafel_id: Mapped[uuid.UUID | None] = verwijzing("tafel", index=False)
    begonnen_op: Mapped[dt.datetime] = kolom("zakelijk")
    gezien_op: Mapped[dt.datetime] = kolom("zakelijk")
    verloopt_op: Mapped[dt.datetime] = kolom("zakelijk")


class Inlogpoging(MetId, Base):
    """One failed try to log in, kept to slow down guessing; `sleutel` is a keyed hash of address or e-mail."""

    __tablename__ = "inlogpoging"
    __table_args__ = (sa.Index("ix_inlogpoging_sleutel_op", "sleutel", "op"),)

    sleutel: Mapped[str] = kolom("persoon", sa.String(64))
    op: Mapped[dt.datetime] = kolom("zakelijk")


class Uitnodiging(MetId, Base):
    """A one-time code with which a new person sets a password; only its hash is kept."""

    __tablename__ = "uitnodiging"

    sleutel: Mapped[str] = kolom("geheim", sa.String(64), unique=True)
    gebruiker_id: Mapped[uuid.UUID] = verwijzing("gebruiker")
    verloopt_op: Mapped[dt.datetime] = kolom("zakelijk")
    gebruikt_op: Mapped[dt.datetime | None] = kolom("zakelijk")
