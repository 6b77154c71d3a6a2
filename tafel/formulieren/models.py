"""Formulier: a form of the field, filled in for one case, by version."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from tafel.kern.db import Base, MetId, MetVersie, keuze, kolom, verwijzing

FORMULIERSOORTEN = ("ziekteverzuim", "terugkoppeling_jeugdarts")
FORMULIERSTANDEN = ("concept", "definitief", "vervallen")
CONCLUSIES = ("volledig", "deels", "niet")


class Formulier(MetId, MetVersie, Base):
    """One version of one form in a case. Only a concept changes; a new version makes the one before it vervallen.

    `conclusie` and `datum` are taken from `inhoud`, so that the page of the case can show them as one line. `namens`
    and `brief_van` tell that somebody typed over a letter of the jeugdarts. The medical reason has no place (R67).
    """

    __tablename__ = "formulier"
    __table_args__ = (
        keuze("soort", FORMULIERSOORTEN, "soort"),
        keuze("stand", FORMULIERSTANDEN, "stand"),
        sa.CheckConstraint("conclusie IS NULL OR conclusie IN ('volledig', 'deels', 'niet')", name="conclusie"),
        sa.CheckConstraint("(namens = '') = (brief_van IS NULL)", name="namens"),
        sa.CheckConstraint("nummer >= 1", name="nummer"),
        sa.UniqueConstraint("casus_id", "soort", "nummer"),
        # one version holds and one concept is worked on, at any moment
        sa.Index(
            "uq_formulier_een",
            "casus_id",
            "soort",
            "stand",
            unique=True,
            sqlite_where=sa.text("stand <> 'vervallen'"),
            postgresql_where=sa.text("stand <> 'vervallen'"),
        ),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    soort: Mapped[str] = kolom("zakelijk", sa.String(30))
    nummer: Mapped[int] = kolom("zakelijk", sa.Integer)
    stand: Mapped[str] = kolom("zakelijk", sa.String(12))
    inhoud: Mapped[dict[str, Any]] = kolom("bijzonder")
    conclusie: Mapped[str | None] = kolom("bijzonder", sa.String(10))
    datum: Mapped[dt.date | None] = kolom("bijzonder", sa.Date)
    namens: Mapped[str] = kolom("persoon", sa.String(200), default="")
    brief_van: Mapped[dt.date | None] = kolom("zakelijk", sa.Date)
    door_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon", index=False)
    op: Mapped[dt.datetime] = kolom("zakelijk")
