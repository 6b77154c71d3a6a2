"""Asking for spoed, suspending a term, and the letters that go with what the chair ruled."""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from tafel.kern.db import Base, MetId, MetVersie, keuze, kolom, verwijzing

_LOOPT = sa.text("stand IN ('gevraagd', 'toegekend')")


class Spoedverzoek(MetId, MetVersie, Base):
    """The casusverantwoordelijke asks for spoed; the chair grants or refuses it. Apart from admission."""

    __tablename__ = "spoedverzoek"
    __table_args__ = (
        keuze("stand", ("gevraagd", "toegekend", "geweigerd", "behandeld"), "stand"),
        sa.CheckConstraint(
            "stand = 'gevraagd' OR (besloten_op IS NOT NULL AND besloten_door_id IS NOT NULL AND antwoord <> '')",
            name="antwoord",
        ),
        # one at a time; after a refusal, or after the table dealt with it, somebody may ask again
        sa.Index("uq_spoedverzoek_loopt", "casus_id", unique=True, sqlite_where=_LOOPT, postgresql_where=_LOOPT),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus")
    stand: Mapped[str] = kolom("zakelijk", sa.String(20), default="gevraagd")
    gevraagd_op: Mapped[dt.datetime] = kolom("zakelijk")
    gevraagd_door_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon", index=False)
    reden: Mapped[str] = kolom("bijzonder", sa.Text)
    waarom_nu: Mapped[str] = kolom("bijzonder", sa.Text)
    gewenst_op: Mapped[dt.date | None] = kolom("zakelijk", sa.Date)
    antwoord: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    besloten_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    besloten_door_id: Mapped[uuid.UUID | None] = verwijzing("gebruiker", "persoon", index=False)


class Opschorting(MetId, Base):
    """Days that do not count for the streefdatum and the uiterste datum, with the reason. On `tot` it counts again."""

    __tablename__ = "opschorting"
    __table_args__ = (
        sa.CheckConstraint("tot > van", name="periode"),
        sa.CheckConstraint("reden <> ''", name="reden"),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus")
    van: Mapped[dt.date] = kolom("zakelijk", sa.Date)
    tot: Mapped[dt.date] = kolom("zakelijk", sa.Date)
    reden: Mapped[str] = kolom("bijzonder", sa.Text)
    op: Mapped[dt.datetime] = kolom("zakelijk")
    door_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon", index=False)
    eerder_hervat_op: Mapped[dt.datetime | None] = kolom("zakelijk")


class Brief(MetId, Base):
    """A letter about one ruling, as it was kept: to the casusverantwoordelijke, or to leerling and ouders."""

    __tablename__ = "brief"
    __table_args__ = (
        keuze("aan", ("casusverantwoordelijke", "gezin"), "aan"),
        sa.CheckConstraint("tekst <> ''", name="tekst"),
        sa.UniqueConstraint("besluit_id", "aan"),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus")
    besluit_id: Mapped[uuid.UUID] = verwijzing("instroombesluit", index=False)
    aan: Mapped[str] = kolom("zakelijk", sa.String(30))
    tekst: Mapped[str] = kolom("bijzonder", sa.Text)
    op: Mapped[dt.datetime] = kolom("zakelijk")
    door_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon", index=False)
