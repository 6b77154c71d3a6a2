"""Organisatie, Tafel, Lidmaatschap, Mandaat."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, relationship

from tafel.kern.db import Base, MetId, MetVersie, keuze, kolom, verwijzing

PROFIELEN = ("doorbraakoverleg", "taskforce", "actietafel", "adviestafel", "casuistiekoverleg")
ROLLEN = (
    "voorzitter", "casusverantwoordelijke", "zaakonderzoeker", "partij",
    "akkoordgever", "analist", "beheerder", "fg",
)  # fmt: skip
SOORTEN = ("school", "leerplicht", "jeugdhulp", "samenwerkingsverband", "jeugdarts", "wijkteam", "gemeente", "anders")
KANTEN = ("jeugdhulp", "onderwijs", "vrij")
SECTOREN = ("po", "vo", "mbo")


class Periode:
    """A row that holds from one day up to and including another."""

    van: Mapped[dt.date] = kolom("zakelijk", sa.Date, sort_order=80)
    tot: Mapped[dt.date | None] = kolom("zakelijk", sa.Date, sort_order=81)

    @classmethod
    def geldt(cls, dag: dt.date) -> sa.ColumnElement[bool]:
        """Return the condition that the row holds on `dag`, first and last day included."""
        return sa.and_(cls.van <= dag, sa.or_(cls.tot.is_(None), cls.tot >= dag))


class Organisatie(MetId, Base):
    """An organisation whose people sit at a table."""

    __tablename__ = "organisatie"
    __table_args__ = (keuze("soort", SOORTEN, "soort"),)

    naam: Mapped[str] = kolom("zakelijk", sa.String(200), unique=True)
    soort: Mapped[str] = kolom("zakelijk", sa.String(30))


class Tafel(MetId, MetVersie, Base):
    """A table: one profile with its own settings, people and cases, apart from every other table."""

    __tablename__ = "tafel"
    __table_args__ = (
        keuze("profiel", PROFIELEN, "profiel"),
        keuze("geldregel", ("eigen", "beiden"), "geldregel"),
        sa.CheckConstraint("nazorg_maanden BETWEEN 1 AND 24", name="nazorg_maanden"),
        sa.CheckConstraint("NOT doorzettingskracht OR convenant <> ''", name="convenant"),
        sa.CheckConstraint("spoed_uren BETWEEN 1 AND 336", name="spoed_uren"),
        sa.CheckConstraint("antwoord_werkdagen BETWEEN 1 AND 60", name="antwoord_werkdagen"),
        sa.CheckConstraint(
            "streef_werkdagen BETWEEN 1 AND 250 AND uiterste_werkdagen BETWEEN streef_werkdagen AND 250",
            name="streef_werkdagen",
        ),
    )

    code: Mapped[str] = kolom("zakelijk", sa.String(12), unique=True)
    naam: Mapped[str] = kolom("zakelijk", sa.String(200))
    profiel: Mapped[str] = kolom("zakelijk", sa.String(30))
    heeft_mandaat: Mapped[bool] = kolom("zakelijk", sa.Boolean, default=True)
    ritme: Mapped[str] = kolom("zakelijk", sa.String(100))
    geldregel: Mapped[str] = kolom("zakelijk", sa.String(10), default="eigen")
    doorzettingskracht: Mapped[bool] = kolom("zakelijk", sa.Boolean, default=False)
    convenant: Mapped[str] = kolom("zakelijk", sa.String(200), default="")
    gemeente_mag_voorzitten: Mapped[bool] = kolom("zakelijk", sa.Boolean, default=True)
    nazorg_maanden: Mapped[int] = kolom("zakelijk", sa.Integer, default=12)
    minuten_per_casus: Mapped[int] = kolom("zakelijk", sa.Integer, default=45)
    # terms; choices of Tafel (docs/keuzes/0012), each table sets its own
    spoed_uren: Mapped[int] = kolom("zakelijk", sa.Integer, default=48)
    antwoord_werkdagen: Mapped[int] = kolom("zakelijk", sa.Integer, default=5)
    streef_werkdagen: Mapped[int] = kolom("zakelijk", sa.Integer, default=15)
    uiterste_werkdagen: Mapped[int] = kolom("zakelijk", sa.Integer, default=30)


class Lidmaatschap(MetId, Periode, Base):
    """A person's role at one table, from one day to another."""

    __tablename__ = "lidmaatschap"
    __table_args__ = (
        keuze("rol", ROLLEN, "rol"),
        sa.CheckConstraint("tot IS NULL OR tot >= van", name="periode"),
        sa.Index("ix_lidmaatschap_gebruiker_tafel", "gebruiker_id", "tafel_id"),
    )

    tafel_id: Mapped[uuid.UUID] = verwijzing("tafel")
    gebruiker_id: Mapped[uuid.UUID] = verwijzing("gebruiker", index=False)
    organisatie_id: Mapped[uuid.UUID | None] = verwijzing("organisatie")
    rol: Mapped[str] = kolom("zakelijk", sa.String(30))
    functie: Mapped[str] = kolom("persoon", sa.String(200), default="")

    tafel: Mapped[Tafel] = relationship(lazy="raise")
    organisatie: Mapped[Organisatie | None] = relationship(lazy="raise")
    mandaten: Mapped[list[Mandaat]] = relationship(lazy="raise", order_by="Mandaat.van")


class Mandaat(MetId, Periode, Base):
    """What a member may promise: for which side, in which sector, up to which amount, from one day to another."""

    __tablename__ = "mandaat"
    __table_args__ = (
        keuze("kant", KANTEN, "kant"),
        sa.CheckConstraint("sector IS NULL OR sector IN ('po', 'vo', 'mbo')", name="sector"),
        sa.CheckConstraint("tot IS NULL OR tot >= van", name="periode"),
        sa.CheckConstraint("bedrag_tot IS NULL OR bedrag_tot > 0", name="bedrag_tot"),
    )

    lidmaatschap_id: Mapped[uuid.UUID] = verwijzing("lidmaatschap")
    kant: Mapped[str] = kolom("zakelijk", sa.String(20))
    sector: Mapped[str | None] = kolom("zakelijk", sa.String(10))
    waarvoor: Mapped[str] = kolom("zakelijk", sa.String(200), default="")
    bedrag_tot: Mapped[Decimal | None] = kolom("zakelijk")


class Criteriaversie(MetId, Base):
    """The criteria of one table from a day on. Version 1 has no row: it is the rules as they come with the profile."""

    __tablename__ = "criteriaversie"
    __table_args__ = (
        sa.CheckConstraint("nummer > 1", name="nummer"),
        sa.CheckConstraint("reden <> ''", name="reden"),
        sa.UniqueConstraint("tafel_id", "nummer"),
        sa.Index("ix_criteriaversie_tafel_vanaf", "tafel_id", "vanaf"),
    )

    tafel_id: Mapped[uuid.UUID] = verwijzing("tafel", index=False)
    nummer: Mapped[int] = kolom("zakelijk", sa.Integer)
    vanaf: Mapped[dt.date] = kolom("zakelijk", sa.Date)
    parameters: Mapped[dict[str, Any]] = kolom("zakelijk")  # shape: tafel.criteria.rules.versie
    reden: Mapped[str] = kolom("zakelijk", sa.Text)
    door_id: Mapped[uuid.UUID | None] = verwijzing("gebruiker", "persoon", index=False)
    gemaakt_op: Mapped[dt.datetime] = kolom("zakelijk")
