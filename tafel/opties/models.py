"""Options of a case, which wish each answers, and what there is in the region."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from tafel.kern.db import Base, Geld, MetId, MetVersie, keuze, kolom, verwijzing
from tafel.kern.refusals import Weigering, bij_grenzen
from tafel.opties.rules import KANSEN, SOORTEN, STANDEN


class Aanbod(MetId, MetVersie, Base):
    """One place, course or help in the region of a table, with its waiting time and the day that was asked."""

    __tablename__ = "aanbod"
    __table_args__ = (
        keuze("soort", tuple(SOORTEN), "soort"),
        sa.CheckConstraint("wachttijd_weken IS NULL OR wachttijd_weken BETWEEN 0 AND 260", name="wachttijd"),
        sa.CheckConstraint("wachttijd_weken IS NULL OR peildatum IS NOT NULL", name="peildatum"),
        sa.UniqueConstraint("tafel_id", "naam"),
        sa.Index("ix_aanbod_tafel_soort", "tafel_id", "soort", "naam"),
    )

    tafel_id: Mapped[uuid.UUID] = verwijzing("tafel", index=False)
    naam: Mapped[str] = kolom("zakelijk", sa.String(200))
    soort: Mapped[str] = kolom("zakelijk", sa.String(20))
    waarvoor: Mapped[str] = kolom("zakelijk", sa.Text, default="")
    plek: Mapped[str] = kolom("zakelijk", sa.String(200), default="")
    wachttijd_weken: Mapped[int | None] = kolom("zakelijk", sa.Integer)
    peildatum: Mapped[dt.date | None] = kolom("zakelijk", sa.Date)
    contact: Mapped[str] = kolom("persoon", sa.String(200), default="")
    gestopt_op: Mapped[dt.datetime | None] = kolom("zakelijk")  # is no longer there; options may still point to it


class Optie(MetId, MetVersie, Base):
    """One way out for a pupil: onderwijs, zorg, vervoer and kosten, whether it is reëel, and what became of it."""

    __tablename__ = "optie"
    __table_args__ = (
        keuze("kans", tuple(KANSEN), "kans"),
        keuze("stand", tuple(STANDEN), "stand"),
        sa.CheckConstraint("naam <> ''", name="naam"),
        sa.CheckConstraint("reeel IS NULL OR reeel_waarom <> ''", name="reeel"),
        sa.CheckConstraint("stand <> 'niet_gekozen' OR omdat <> ''", name="omdat"),
        sa.CheckConstraint("bedrag > 0", name="bedrag"),
        sa.UniqueConstraint("casus_id", "volgorde"),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    aanbod_id: Mapped[uuid.UUID | None] = verwijzing("aanbod")
    volgorde: Mapped[int] = kolom("zakelijk", sa.Integer)
    naam: Mapped[str] = kolom("bijzonder", sa.String(200))
    onderwijs: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    zorg: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    vervoer: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    kosten: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    bedrag: Mapped[Decimal | None] = kolom("bijzonder", Geld())
    kans: Mapped[str | None] = kolom("bijzonder", sa.String(10))
    nodig: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    plek: Mapped[str] = kolom("bijzonder", sa.String(200), default="")
    plek_vanaf: Mapped[dt.date | None] = kolom("bijzonder", sa.Date)
    ja_zegt: Mapped[str] = kolom("persoon", sa.String(200), default="")
    reeel: Mapped[bool | None] = kolom("bijzonder", sa.Boolean)
    reeel_waarom: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    stand: Mapped[str] = kolom("zakelijk", sa.String(20), default="open")
    omdat: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    gewijzigd_op: Mapped[dt.datetime] = kolom("zakelijk")


class Wensoptie(Base):
    """Which option answers a wish; a wish has at most one."""

    __tablename__ = "wensoptie"

    wens_id: Mapped[uuid.UUID] = kolom("geen", sa.Uuid(), sa.ForeignKey("wens.id"), primary_key=True)
    optie_id: Mapped[uuid.UUID] = verwijzing("optie")


bij_grenzen(
    {"uq_aanbod_tafel_id_naam": Weigering("bestaat_al", "Dit staat al op de kaart. Wijzig dan die regel.", "naam")}
)
