"""Besluit, its parts (onderdelen), cost lines, agreements (akkoord) and commitments."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, relationship

from tafel.casussen.models import Betrokkene
from tafel.kern.db import Base, MetId, MetVersie, keuze, kolom, verwijzing
from tafel.organisaties.models import KANTEN

SOORTEN = (
    "plek", "onderwijsondersteuning", "jeugdhulp", "onderwijszorgarrangement", "afstandsonderwijs",
    "vervoer", "verzoek_aan_derde", "anders",
)  # fmt: skip
FORMELE_BESLUITEN = ("nee", "beschikking_jeugdhulp", "tlv", "besluit_school")
ANTWOORDEN = ("ja", "voorwaarde", "nee")


class Besluit(MetId, MetVersie, Base):
    """What the table decides in one case. A draft until it is settled; then it has a number and never changes."""

    __tablename__ = "besluit"
    __table_args__ = (
        keuze("stand", ("concept", "vastgesteld", "ingetrokken"), "stand"),
        sa.UniqueConstraint("tafel_id", "jaar", "volgnummer"),
        sa.CheckConstraint("(stand = 'concept') = (nummer IS NULL)", name="nummer"),
        sa.CheckConstraint("(stand = 'concept') = (vastgesteld_op IS NULL)", name="vastgesteld"),
    )

    tafel_id: Mapped[uuid.UUID] = verwijzing("tafel", index=False)
    casus_id: Mapped[uuid.UUID] = verwijzing("casus")
    agendapunt_id: Mapped[uuid.UUID] = verwijzing("agendapunt", index=False, unique=True)
    jaar: Mapped[int | None] = kolom("zakelijk", sa.Integer)
    volgnummer: Mapped[int | None] = kolom("zakelijk", sa.Integer)
    nummer: Mapped[str | None] = kolom("zakelijk", sa.String(30), unique=True)
    stand: Mapped[str] = kolom("zakelijk", sa.String(20), default="concept")
    zin: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    start_oplossing: Mapped[dt.date | None] = kolom("bijzonder", sa.Date)
    vastgesteld_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    vastgesteld_door_id: Mapped[uuid.UUID | None] = verwijzing("gebruiker", "persoon", index=False)

    onderdelen: Mapped[list[Besluitonderdeel]] = relationship(lazy="raise", order_by="Besluitonderdeel.volgorde")
    commitments: Mapped[list[Commitment]] = relationship(lazy="raise")


class Besluitonderdeel(MetId, MetVersie, Base):
    """One part: a responsible party and a person, one action in one sentence, a date (R32)."""

    __tablename__ = "besluitonderdeel"
    __table_args__ = (
        keuze("soort", SOORTEN, "soort"),
        keuze("formeel_besluit", FORMELE_BESLUITEN, "formeel_besluit"),
        sa.CheckConstraint("persoon <> '' AND wat <> ''", name="wie_wat"),
        sa.Index("ix_besluitonderdeel_besluit_volgorde", "besluit_id", "volgorde"),
    )

    besluit_id: Mapped[uuid.UUID] = verwijzing("besluit", index=False)
    volgorde: Mapped[int] = kolom("zakelijk", sa.Integer)
    soort: Mapped[str] = kolom("bijzonder", sa.String(30))
    betrokkene_id: Mapped[uuid.UUID] = verwijzing("betrokkene")
    persoon: Mapped[str] = kolom("bijzonder", sa.String(200))
    wat: Mapped[str] = kolom("bijzonder", sa.Text)
    wanneer: Mapped[dt.date] = kolom("bijzonder", sa.Date)
    formeel_besluit: Mapped[str] = kolom("bijzonder", sa.String(30), default="nee")

    betrokkene: Mapped[Betrokkene] = relationship(lazy="raise")
    kostenregels: Mapped[list[Kostenregel]] = relationship(lazy="raise", order_by="Kostenregel.kant")


class Kostenregel(MetId, MetVersie, Base):
    """Money that a part costs, on one side. Each line asks the right budget holder (R33-R35)."""

    __tablename__ = "kostenregel"
    __table_args__ = (
        keuze("kant", KANTEN, "kant"),
        sa.CheckConstraint("bedrag > 0", name="bedrag"),
        sa.CheckConstraint("tot >= van", name="periode"),
        sa.CheckConstraint("grond <> ''", name="grond"),
    )

    onderdeel_id: Mapped[uuid.UUID] = verwijzing("besluitonderdeel")
    kant: Mapped[str] = kolom("bijzonder", sa.String(20))
    bedrag: Mapped[Decimal] = kolom("bijzonder")
    grond: Mapped[str] = kolom("bijzonder", sa.Text)
    van: Mapped[dt.date] = kolom("bijzonder", sa.Date)
    tot: Mapped[dt.date] = kolom("bijzonder", sa.Date)
    gevraagd_door_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon", index=False)

    akkoorden: Mapped[list[Akkoord]] = relationship(lazy="raise", order_by="Akkoord.taak")


class Akkoord(MetId, MetVersie, Base):
    """One budget holder on one cost line: must agree (beslist) or only sees the grounds (kijkt_mee) (R33, V5).

    Who asked for the money never agrees to it: a constraint, whoever writes.
    """

    __tablename__ = "akkoord"
    __table_args__ = (
        keuze("taak", ("beslist", "kijkt_mee"), "taak"),
        keuze("stand", ("open", "akkoord", "afgewezen"), "stand"),
        sa.UniqueConstraint("kostenregel_id", "gebruiker_id"),
        sa.CheckConstraint("gebruiker_id <> gevraagd_door_id", name="niet_eigen_aanvraag"),
        sa.CheckConstraint("(stand = 'open') = (beslist_op IS NULL)", name="beslist_op"),
        sa.CheckConstraint("stand <> 'afgewezen' OR reden <> ''", name="reden"),
        sa.CheckConstraint("taak = 'beslist' OR stand = 'open'", name="kijkt_mee"),
        sa.Index("ix_akkoord_gebruiker_stand", "gebruiker_id", "stand", "antwoord_voor", "id"),
    )

    kostenregel_id: Mapped[uuid.UUID] = verwijzing("kostenregel", index=False)
    gebruiker_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon", index=False)
    gevraagd_door_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon", index=False)
    functie: Mapped[str] = kolom("zakelijk", sa.String(200))
    taak: Mapped[str] = kolom("zakelijk", sa.String(20))
    stand: Mapped[str] = kolom("zakelijk", sa.String(20), default="open")
    reden: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    gevraagd_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    antwoord_voor: Mapped[dt.date | None] = kolom("zakelijk", sa.Date)
    beslist_op: Mapped[dt.datetime | None] = kolom("zakelijk")


class Commitment(MetId, MetVersie, Base):
    """A party binds itself: yes, on condition, or no with the reason (R36). Silence is never yes (V15).

    `vervallen_op`: what the party must do was changed after its answer, so it no longer counts and must be asked again.
    """

    __tablename__ = "commitment"
    __table_args__ = (
        keuze("antwoord", ANTWOORDEN, "antwoord"),
        sa.UniqueConstraint("besluit_id", "betrokkene_id"),
        sa.CheckConstraint("antwoord = 'ja' OR toelichting <> ''", name="toelichting"),
    )

    besluit_id: Mapped[uuid.UUID] = verwijzing("besluit", index=False)
    betrokkene_id: Mapped[uuid.UUID] = verwijzing("betrokkene", index=False)
    antwoord: Mapped[str] = kolom("bijzonder", sa.String(20))
    toelichting: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    op: Mapped[dt.datetime] = kolom("zakelijk")
    vervallen_op: Mapped[dt.datetime | None] = kolom("zakelijk")

    betrokkene: Mapped[Betrokkene] = relationship(lazy="raise")
