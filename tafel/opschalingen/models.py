"""A talk that was noted after the aanmelding was handed in (before that it is a row of the aanmelding)."""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from tafel.kern.db import Base, MetId, keuze, kolom, verwijzing
from tafel.opschalingen.rules.gesprek import WIJZEN
from tafel.opschalingen.rules.ladder import TREDEN


class Opschaling(MetId, Base):
    """Who was spoken to at an organisation that can lift the knot; `trede` says whether that is a leidinggevende.

    Written once, never changed. A talk with somebody of the organisation itself always is a row here: the aanmelding
    holds those with a leidinggevende.
    """

    __tablename__ = "opschaling"
    __table_args__ = (
        keuze("trede", tuple(TREDEN), "trede"),
        keuze("wijze", tuple(WIJZEN), "wijze"),
        sa.CheckConstraint("trede = 'zelf' OR zonder_resultaat IS NOT NULL", name="resultaat"),
        sa.Index("ix_opschaling_casus_datum", "casus_id", "datum"),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    organisatie: Mapped[str] = kolom("zakelijk", sa.String(200))
    trede: Mapped[str] = kolom("zakelijk", sa.String(10))
    naam: Mapped[str] = kolom("persoon", sa.String(200))
    functie: Mapped[str] = kolom("persoon", sa.String(200), default="")
    datum: Mapped[dt.date] = kolom("bijzonder", sa.Date)
    wijze: Mapped[str] = kolom("zakelijk", sa.String(20))
    uitkomst: Mapped[str] = kolom("bijzonder", sa.Text)
    zonder_resultaat: Mapped[bool | None] = kolom("bijzonder", sa.Boolean)
    genoteerd_op: Mapped[dt.datetime] = kolom("zakelijk")
    door_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon", index=False)
