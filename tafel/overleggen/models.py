"""Overleg (a meeting), Agendapunt (a case on its agenda), Pauze, Agendaversie, Deelname (one person at one item)."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, query_expression, relationship

from tafel.casussen.models import Betrokkene, Casus
from tafel.kern.db import Base, MetId, MetVersie, keuze, kolom, verwijzing

UITKOMSTEN = (
    "besloten", "onder_voorbehoud", "aangehouden", "geen_overeenstemming", "buiten_onze_macht", "ingetrokken",
    "niet_besproken",
)  # fmt: skip
# a meeting that does not go on (any more)
DICHT = ("gesloten", "geannuleerd")
RITMES = ("weken", "per_jaar", "op_aanvraag")
# eigen_keuze: a leerling who was asked and does not want to speak; counts as opportunity given (V3)
GEHOORD = ("gesproken", "schriftelijk", "namens", "niet_gehoord", "eigen_keuze")


class Overleg(MetId, MetVersie, Base):
    """A meeting of a table on one day."""

    __tablename__ = "overleg"
    __table_args__ = (
        keuze("stand", ("gepland", "bezig", "gesloten", "geannuleerd"), "stand"),
        sa.CheckConstraint("eindigt_om > begint_om", name="tijden"),
        sa.CheckConstraint("stand <> 'geannuleerd' OR reden_annuleren <> ''", name="reden_annuleren"),
        sa.Index("ix_overleg_tafel_datum", "tafel_id", "datum"),
    )

    tafel_id: Mapped[uuid.UUID] = verwijzing("tafel", index=False)
    datum: Mapped[dt.date] = kolom("zakelijk", sa.Date)
    begint_om: Mapped[dt.time] = kolom("zakelijk", sa.Time)
    eindigt_om: Mapped[dt.time] = kolom("zakelijk", sa.Time)
    plaats: Mapped[str] = kolom("zakelijk", sa.String(200))
    online: Mapped[str] = kolom("zakelijk", sa.String(400), default="")
    welkom_minuten: Mapped[int] = kolom("zakelijk", sa.Integer, default=5)
    voorzitter_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon", index=False)
    stand: Mapped[str] = kolom("zakelijk", sa.String(20), default="gepland")
    geopend_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    gesloten_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    # since when people know the agenda: from then on a change is marked and told (feature 21)
    vastgezet_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    geannuleerd_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    reden_annuleren: Mapped[str] = kolom("zakelijk", sa.Text, default="")

    agendapunten: Mapped[list[Agendapunt]] = relationship(lazy="raise", order_by="Agendapunt.volgorde")
    pauzes: Mapped[list[Pauze]] = relationship(lazy="raise", order_by="Pauze.om", viewonly=True)
    laatste_versie: Mapped[Agendaversie | None] = relationship(
        primaryjoin=lambda: _is_laatste_versie(), lazy="raise", uselist=False, viewonly=True
    )
    # the day of the first planned meeting after this one; only filled when a query asks for it
    volgend_op: Mapped[dt.date | None] = query_expression()
    # the school holiday of the table in which its day lies; only filled when a query asks for it
    in_vakantie: Mapped[str | None] = query_expression()


class Overlegsjabloon(MetId, MetVersie, Base):
    """How the meetings of one table usually are: rhythm, times, place, pause; and in which region its schools are."""

    __tablename__ = "overlegsjabloon"
    __table_args__ = (
        keuze("soort", RITMES, "soort"),
        sa.CheckConstraint("regio IN ('noord', 'midden', 'zuid')", name="regio"),
        sa.CheckConstraint("aantal BETWEEN 0 AND 52", name="aantal"),
        sa.CheckConstraint("weekdag BETWEEN 0 AND 4", name="weekdag"),
        sa.CheckConstraint("eindigt_om > begint_om", name="tijden"),
    )

    tafel_id: Mapped[uuid.UUID] = kolom("zakelijk", sa.Uuid(), sa.ForeignKey("tafel.id"), unique=True)
    soort: Mapped[str] = kolom("zakelijk", sa.String(20), default="op_aanvraag")
    aantal: Mapped[int] = kolom("zakelijk", sa.Integer, default=3)
    weekdag: Mapped[int] = kolom("zakelijk", sa.Integer, default=3)
    regio: Mapped[str] = kolom("zakelijk", sa.String(10), default="midden")
    begint_om: Mapped[dt.time] = kolom("zakelijk", sa.Time)
    eindigt_om: Mapped[dt.time] = kolom("zakelijk", sa.Time)
    plaats: Mapped[str] = kolom("zakelijk", sa.String(200))
    online: Mapped[str] = kolom("zakelijk", sa.String(400), default="")
    welkom_minuten: Mapped[int] = kolom("zakelijk", sa.Integer, default=5)


class Schoolvakantie(MetId, Base):
    """A school holiday of the table's region, first and last day included: no meeting is planned in it."""

    __tablename__ = "schoolvakantie"
    __table_args__ = (
        sa.CheckConstraint("tot >= van", name="periode"),
        sa.UniqueConstraint("tafel_id", "naam", "van"),
    )

    tafel_id: Mapped[uuid.UUID] = verwijzing("tafel", index=False)
    naam: Mapped[str] = kolom("zakelijk", sa.String(60))
    van: Mapped[dt.date] = kolom("zakelijk", sa.Date)
    tot: Mapped[dt.date] = kolom("zakelijk", sa.Date)


class Pauze(MetId, MetVersie, Base):
    """A fixed point in a meeting without a case: the rest of the agenda flows round it."""

    __tablename__ = "pauze"
    __table_args__ = (
        sa.CheckConstraint("minuten BETWEEN 5 AND 120", name="minuten"),
        sa.UniqueConstraint("overleg_id", "om"),
    )

    overleg_id: Mapped[uuid.UUID] = verwijzing("overleg", index=False)
    om: Mapped[dt.time] = kolom("zakelijk", sa.Time)
    minuten: Mapped[int] = kolom("zakelijk", sa.Integer)
    titel: Mapped[str] = kolom("zakelijk", sa.String(80), default="Pauze")


class Agendaversie(MetId, Base):
    """The agenda as it was fixed at one moment: 1 is version A, 2 is B. Never changed."""

    __tablename__ = "agendaversie"
    __table_args__ = (sa.UniqueConstraint("overleg_id", "volgnummer"),)

    overleg_id: Mapped[uuid.UUID] = verwijzing("overleg", index=False)
    volgnummer: Mapped[int] = kolom("zakelijk", sa.Integer)
    inhoud: Mapped[dict[str, Any]] = kolom("zakelijk")  # day, place, case numbers with their times; no names
    op: Mapped[dt.datetime] = kolom("zakelijk")
    door_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon")


def _is_laatste_versie() -> sa.ColumnElement[bool]:
    """Return the condition that joins a meeting to the newest version of its agenda."""
    eerder = Agendaversie.__table__.alias("eerdere_versie")
    hoogste = sa.select(sa.func.max(eerder.c.volgnummer)).where(eerder.c.overleg_id == Overleg.id).scalar_subquery()
    return sa.and_(Overleg.id == Agendaversie.overleg_id, Agendaversie.volgnummer == hoogste)


class Agendapunt(MetId, MetVersie, Base):
    """A case on the agenda of a meeting, with its time, its progress and its outcome."""

    __tablename__ = "agendapunt"
    __table_args__ = (
        sa.UniqueConstraint("overleg_id", "casus_id"),
        sa.CheckConstraint("minuten BETWEEN 5 AND 240", name="minuten"),
        sa.CheckConstraint(
            "uitkomst IS NULL OR uitkomst IN ('besloten', 'onder_voorbehoud', 'aangehouden', 'geen_overeenstemming', "
            "'buiten_onze_macht', 'ingetrokken', 'niet_besproken')",
            name="uitkomst",
        ),
        # a case waits on one agenda at a time
        sa.Index(
            "uq_agendapunt_open",
            "casus_id",
            unique=True,
            sqlite_where=sa.text("uitkomst IS NULL"),
            postgresql_where=sa.text("uitkomst IS NULL"),
        ),
        sa.Index("ix_agendapunt_overleg_volgorde", "overleg_id", "volgorde"),
        sa.Index("ix_agendapunt_casus", "casus_id"),
    )

    overleg_id: Mapped[uuid.UUID] = verwijzing("overleg", index=False)
    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    volgorde: Mapped[int] = kolom("zakelijk", sa.Integer)
    minuten: Mapped[int] = kolom("zakelijk", sa.Integer)
    # the clock time that was promised for this case; the rest flows round it
    vast_om: Mapped[dt.time | None] = kolom("zakelijk", sa.Time)
    # leerling or ouders come; None: as long as they are among the people of the case
    gezin_erbij: Mapped[bool | None] = kolom("bijzonder", sa.Boolean)
    # why this case came on after the agenda was fixed, or during the meeting; "": it did not (feature 24)
    ad_hoc_reden: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    begonnen_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    klaar_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    uitkomst: Mapped[str | None] = kolom("bijzonder", sa.String(30))
    toelichting: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    # the plan that lay on the table: set when the meeting opens, never changed after
    planversie_id: Mapped[uuid.UUID | None] = verwijzing("planversie")

    overleg: Mapped[Overleg] = relationship(lazy="raise", viewonly=True)
    casus: Mapped[Casus] = relationship(lazy="raise")
    deelnames: Mapped[list[Deelname]] = relationship(lazy="raise")


class Deelname(MetId, MetVersie, Base):
    """One person at one agenda item: here or not, heard or why not, and what they said in one line (R31, V3)."""

    __tablename__ = "deelname"
    __table_args__ = (
        sa.UniqueConstraint("agendapunt_id", "betrokkene_id"),
        sa.CheckConstraint(
            "gehoord IS NULL OR gehoord IN ('gesproken', 'schriftelijk', 'namens', 'niet_gehoord', 'eigen_keuze')",
            name="gehoord",
        ),
        # not heard only with two dated invitations, the reason and how the view came in all the same (V3)
        sa.CheckConstraint(
            "gehoord IS NULL OR gehoord <> 'niet_gehoord' OR (uitnodiging_1 IS NOT NULL AND uitnodiging_2 IS NOT NULL "
            "AND reden <> '' AND inbreng <> '')",
            name="niet_gehoord",
        ),
        sa.CheckConstraint("gehoord IS NULL OR gehoord <> 'eigen_keuze' OR reden <> ''", name="eigen_keuze"),
    )

    agendapunt_id: Mapped[uuid.UUID] = verwijzing("agendapunt", index=False)
    betrokkene_id: Mapped[uuid.UUID] = verwijzing("betrokkene")
    aanwezig: Mapped[bool | None] = kolom("bijzonder", sa.Boolean)
    gehoord: Mapped[str | None] = kolom("bijzonder", sa.String(20))
    inbreng: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    reden: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    uitnodiging_1: Mapped[dt.date | None] = kolom("zakelijk", sa.Date)
    uitnodiging_2: Mapped[dt.date | None] = kolom("zakelijk", sa.Date)

    betrokkene: Mapped[Betrokkene] = relationship(lazy="raise")
