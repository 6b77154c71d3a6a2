"""Actie (who, what, when) and Opvolgmoment (a moment to look back in the year after a decision)."""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from tafel.kern.db import Base, MetId, MetVersie, keuze, kolom, verwijzing

MOMENTSOORTEN = ("2wk", "6wk", "3mnd", "6mnd", "9mnd", "12mnd", "extra")


class Actie(MetId, MetVersie, Base):
    """A promise from a decision: who, what, when. The one who promised may have no account."""

    __tablename__ = "actie"
    __table_args__ = (
        keuze("stand", ("open", "gelukt", "lukt_niet", "vervallen"), "stand"),
        sa.CheckConstraint("(stand = 'open') = (klaar_op IS NULL)", name="klaar_op"),
        sa.CheckConstraint("stand <> 'lukt_niet' OR resultaat <> ''", name="resultaat"),
        sa.Index("ix_actie_tafel_stand", "tafel_id", "stand", "wanneer"),
        sa.Index("ix_actie_gebruiker_stand", "gebruiker_id", "stand", "wanneer"),
    )

    tafel_id: Mapped[uuid.UUID] = verwijzing("tafel", index=False)
    casus_id: Mapped[uuid.UUID] = verwijzing("casus")
    onderdeel_id: Mapped[uuid.UUID | None] = verwijzing("besluitonderdeel")
    gebruiker_id: Mapped[uuid.UUID | None] = verwijzing("gebruiker", "persoon", index=False)
    wie: Mapped[str] = kolom("bijzonder", sa.String(200))
    wat: Mapped[str] = kolom("bijzonder", sa.Text)
    wanneer: Mapped[dt.date] = kolom("bijzonder", sa.Date)
    stand: Mapped[str] = kolom("bijzonder", sa.String(20), default="open")
    resultaat: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    klaar_op: Mapped[dt.datetime | None] = kolom("zakelijk")


class Opvolgmoment(MetId, MetVersie, Base):
    """A planned moment to look back (R52): 2 and 6 weeks, 3, 6, 9 and 12 months after the start of the solution."""

    __tablename__ = "opvolgmoment"
    __table_args__ = (
        keuze("soort", MOMENTSOORTEN, "soort"),
        keuze("stand", ("gepland", "gehouden", "vervallen"), "stand"),
        sa.CheckConstraint("stand <> 'gehouden' OR (gehouden_op IS NOT NULL AND verslag <> '')", name="gehouden"),
        sa.CheckConstraint("uren_per_week IS NULL OR uren_per_week BETWEEN 0 AND 40", name="uren_per_week"),
        sa.Index("ix_opvolgmoment_tafel_stand", "tafel_id", "stand", "gepland_op"),
        sa.Index("ix_opvolgmoment_casus_gepland", "casus_id", "gepland_op"),
    )

    tafel_id: Mapped[uuid.UUID] = verwijzing("tafel", index=False)
    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    besluit_id: Mapped[uuid.UUID] = verwijzing("besluit")
    soort: Mapped[str] = kolom("zakelijk", sa.String(10))
    gepland_op: Mapped[dt.date] = kolom("zakelijk", sa.Date)
    stand: Mapped[str] = kolom("zakelijk", sa.String(20), default="gepland")
    gehouden_op: Mapped[dt.date | None] = kolom("zakelijk", sa.Date)
    met_wie: Mapped[str] = kolom("bijzonder", sa.String(200), default="")
    verslag: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    uren_per_week: Mapped[int | None] = kolom("bijzonder", sa.Integer)
