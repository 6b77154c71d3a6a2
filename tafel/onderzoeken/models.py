"""What the zaakonderzoeker hears before the file opens: stories with their versions, wishes, pieces, calls."""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from tafel.kern.db import Base, MetId, MetVersie, keuze, kolom, verwijzing
from tafel.onderzoeken.rules import ANTWOORDEN, STUKKEN, VAN, VORMEN


class Verhaal(MetId, MetVersie, Base):
    """The story of leerling or ouders: what is being typed, and why there is none when one could not be heard.

    What was kept with "Bewaar het verhaal" are its versions.
    """

    __tablename__ = "verhaal"
    __table_args__ = (keuze("van", tuple(VAN), "van"), sa.UniqueConstraint("casus_id", "van"))

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    van: Mapped[str] = kolom("zakelijk", sa.String(10))
    concept: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    niet_gehoord: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    alleen_voorbereiding: Mapped[bool] = kolom("zakelijk", sa.Boolean, default=False)
    gewijzigd_op: Mapped[dt.datetime] = kolom("zakelijk")


class Verhaalversie(MetId, Base):
    """A story as it was kept, read back or corrected; never changed."""

    __tablename__ = "verhaalversie"
    __table_args__ = (
        keuze("vorm", tuple(VORMEN), "vorm"),
        sa.CheckConstraint("tekst <> ''", name="tekst"),
        sa.CheckConstraint("voorgelezen_op IS NULL OR voorgelezen_op >= gehoord_op", name="voorgelezen"),
        sa.UniqueConstraint("verhaal_id", "nummer"),
    )

    verhaal_id: Mapped[uuid.UUID] = verwijzing("verhaal", index=False)
    nummer: Mapped[int] = kolom("zakelijk", sa.Integer)
    tekst: Mapped[str] = kolom("bijzonder", sa.Text)
    vorm: Mapped[str] = kolom("zakelijk", sa.String(20))
    gehoord_op: Mapped[dt.date] = kolom("bijzonder", sa.Date)
    voorgelezen_op: Mapped[dt.date | None] = kolom("bijzonder", sa.Date)
    bijgesteld_door: Mapped[str] = kolom("bijzonder", sa.String(200), default="")
    op: Mapped[dt.datetime] = kolom("zakelijk")
    door_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon", index=False)


class Wens(MetId, MetVersie, Base):
    """One wish of leerling or ouders in their words, and the answer it gets: kan, kan niet or nog niet, and why."""

    __tablename__ = "wens"
    __table_args__ = (
        keuze("van", tuple(VAN), "van"),
        keuze("antwoord", tuple(ANTWOORDEN), "antwoord"),
        sa.CheckConstraint("tekst <> ''", name="tekst"),
        # R30: no answer without why
        sa.CheckConstraint("antwoord IS NULL OR (waarom <> '' AND beantwoord_op IS NOT NULL)", name="waarom"),
        sa.UniqueConstraint("casus_id", "nummer"),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    nummer: Mapped[int] = kolom("zakelijk", sa.Integer)
    van: Mapped[str] = kolom("zakelijk", sa.String(10))
    tekst: Mapped[str] = kolom("bijzonder", sa.Text)
    alleen_voorbereiding: Mapped[bool] = kolom("zakelijk", sa.Boolean, default=False)
    gemaakt_op: Mapped[dt.datetime] = kolom("zakelijk")
    door_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon", index=False)
    antwoord: Mapped[str | None] = kolom("bijzonder", sa.String(10))
    waarom: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    beantwoord_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    beantwoord_door_id: Mapped[uuid.UUID | None] = verwijzing("gebruiker", "persoon", index=False, nullable=True)


class Onderzoekstuk(MetId, MetVersie, Base):
    """One piece beside the story: what works, who helps, what the school needs, one side of one field."""

    __tablename__ = "onderzoekstuk"
    __table_args__ = (keuze("soort", tuple(STUKKEN), "soort"), sa.UniqueConstraint("casus_id", "soort"))

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    soort: Mapped[str] = kolom("zakelijk", sa.String(20))
    tekst: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    alleen_voorbereiding: Mapped[bool] = kolom("zakelijk", sa.Boolean, default=False)
    gewijzigd_op: Mapped[dt.datetime] = kolom("zakelijk")


class Belnotitie(MetId, Base):
    """A call in one line: with whom, when, what. Kept for preparing, unless it is said to go to the table."""

    __tablename__ = "belnotitie"
    __table_args__ = (
        sa.CheckConstraint("wie <> '' AND wat <> ''", name="wat"),
        sa.Index("ix_belnotitie_casus_wanneer", "casus_id", "wanneer"),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    wie: Mapped[str] = kolom("persoon", sa.String(200))
    wanneer: Mapped[dt.datetime] = kolom("bijzonder")
    wat: Mapped[str] = kolom("bijzonder", sa.Text)
    alleen_voorbereiding: Mapped[bool] = kolom("zakelijk", sa.Boolean, default=True)
    genoteerd_op: Mapped[dt.datetime] = kolom("zakelijk")
    door_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon", index=False)
