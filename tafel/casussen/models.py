"""Casus, its access list, its people at the table, its checks and the chair's rulings on admission."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, column_property, relationship

from tafel.kern.clock import vandaag
from tafel.kern.db import Base, MetId, MetVersie, keuze, kolom, verwijzing
from tafel.organisaties.models import Criteriaversie

# What people decided. "Geagendeerd" and "aan tafel" are derived from the agenda.
STANDEN = (
    "concept", "ingediend", "aanvulling", "teruggegeven", "toegelaten", "opvolging",
    "afgesloten", "doorverwezen", "ingetrokken", "overgedragen",
)  # fmt: skip
CASUSROLLEN = ("casusverantwoordelijke", "zaakonderzoeker", "partij", "voorzitter")
# Order in which people are heard and shown: leerling and ouders first (R31)
PARTIJROLLEN = (
    "leerling", "ouders", "school", "leerplicht", "jeugdhulp",
    "samenwerkingsverband", "jeugdarts", "wijkteam", "anders",
)  # fmt: skip


class Casus(MetId, MetVersie, Base):
    """A pupil and the question to the table.

    `aanmelding` is the document of the intake in the shape of the contract (see tafel.criteria.schema). The columns
    after it are taken from the document whenever it is stored, so that lists need not open it.
    """

    __tablename__ = "casus"
    __table_args__ = (
        keuze("stand", STANDEN, "stand"),
        sa.UniqueConstraint("tafel_id", "jaar", "volgnummer"),
        sa.Index("ix_casus_tafel_nummer", "tafel_id", "nummer", unique=True),
        sa.Index("ix_casus_tafel_stand", "tafel_id", "stand", "thuis_sinds"),
        sa.Index("ix_casus_tafel_beloofd", "tafel_id", "stand", "beloofd_op"),
    )

    tafel_id: Mapped[uuid.UUID] = verwijzing("tafel", index=False)
    jaar: Mapped[int] = kolom("zakelijk", sa.Integer)
    volgnummer: Mapped[int] = kolom("zakelijk", sa.Integer)
    nummer: Mapped[str] = kolom("zakelijk", sa.String(12))
    stand: Mapped[str] = kolom("zakelijk", sa.String(20), default="concept")
    vraag: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    aanmelding: Mapped[dict[str, Any]] = kolom("bijzonder", default=dict)
    # why this can't wait although something misses: typed by the submitter, ruled on by the chair (V1)
    verzoek_uitzondering: Mapped[str | None] = kolom("bijzonder", sa.Text)
    # while it may be edited: form name of a field or row -> who changed it last, when, in which window
    velden_op: Mapped[dict[str, Any]] = kolom("persoon", default=dict)

    initialen: Mapped[str] = kolom("bijzonder", sa.String(20), default="?")
    geboortedatum: Mapped[dt.date | None] = kolom("bijzonder", sa.Date)
    sector: Mapped[str | None] = kolom("bijzonder", sa.String(10))
    school: Mapped[str | None] = kolom("bijzonder", sa.String(200))
    thuis_sinds: Mapped[dt.date | None] = kolom("bijzonder", sa.Date)
    oorzaak_soort: Mapped[str | None] = kolom("bijzonder", sa.String(20))

    gemaakt_op: Mapped[dt.datetime] = kolom("zakelijk")
    gewijzigd_op: Mapped[dt.datetime] = kolom("zakelijk")
    ingediend_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    # the day on which the family was told that the table will talk about it
    beloofd_op: Mapped[dt.date | None] = kolom("zakelijk", sa.Date)
    criteria_versie: Mapped[str | None] = kolom("zakelijk", sa.String(20))
    # the criteria of its table that this case keeps, from the first time it was handed in (1 = those of the profile)
    criteria_nummer: Mapped[int | None] = kolom("zakelijk", sa.Integer)
    # requirement -> status when it was last looked at; what differs from it has changed since (tafel.toetsen)
    toetsstand: Mapped[dict[str, Any] | None] = kolom("bijzonder", sa.JSON(none_as_null=True))
    # the criteria themselves, read along with the case: of its own version, else of the one in force today
    criteria: Mapped[dict[str, Any] | None] = column_property(
        sa.select(Criteriaversie.parameters)
        .where(
            Criteriaversie.tafel_id == tafel_id,
            sa.or_(
                Criteriaversie.nummer == criteria_nummer,
                sa.and_(
                    criteria_nummer.is_(None),
                    Criteriaversie.vanaf <= sa.bindparam("criteria_op", callable_=lambda: vandaag(), type_=sa.Date()),
                ),
            ),
        )
        .order_by(Criteriaversie.vanaf.desc(), Criteriaversie.nummer.desc())
        .limit(1)
        .correlate_except(Criteriaversie)
        .scalar_subquery()
        .label("criteria"),
        expire_on_flush=False,
    )
    nog_te_doen: Mapped[int] = kolom("zakelijk", sa.Integer, default=0)
    start_oplossing: Mapped[dt.date | None] = kolom("bijzonder", sa.Date)
    afgesloten_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    sluituitkomst: Mapped[str | None] = kolom("bijzonder", sa.String(30))
    sluitreden: Mapped[str | None] = kolom("bijzonder", sa.Text)

    toegangen: Mapped[list[Casustoegang]] = relationship(lazy="raise", order_by="Casustoegang.van")
    betrokkenen: Mapped[list[Betrokkene]] = relationship(lazy="raise", order_by="Betrokkene.volgorde")
    instroombesluiten: Mapped[list[Instroombesluit]] = relationship(lazy="raise", order_by="Instroombesluit.op")


class Casustoegang(MetId, Base):
    """Who may see one case, in which role, from when to when, and why. No row: no access."""

    __tablename__ = "casustoegang"
    __table_args__ = (
        keuze("rol", CASUSROLLEN, "rol"),
        sa.CheckConstraint("tot IS NULL OR tot >= van", name="periode"),
        sa.UniqueConstraint("casus_id", "gebruiker_id", "rol", "van"),
        sa.Index("ix_casustoegang_gebruiker", "gebruiker_id", "casus_id"),
        # precisely one casusverantwoordelijke at any moment (R14)
        sa.Index(
            "uq_casustoegang_een_cv",
            "casus_id",
            unique=True,
            sqlite_where=sa.text("rol = 'casusverantwoordelijke' AND tot IS NULL"),
            postgresql_where=sa.text("rol = 'casusverantwoordelijke' AND tot IS NULL"),
        ),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    gebruiker_id: Mapped[uuid.UUID] = verwijzing("gebruiker", index=False)
    rol: Mapped[str] = kolom("zakelijk", sa.String(30))
    reden: Mapped[str] = kolom("zakelijk", sa.String(200))
    van: Mapped[dt.date] = kolom("zakelijk", sa.Date)
    tot: Mapped[dt.date | None] = kolom("zakelijk", sa.Date)
    # the first day on which the case may not be shared with this party, by the register of consent (R64, R68);
    # empty: nothing stops it. Kept by tafel.toestemmingen, so that reading costs no question more
    deelt_tot: Mapped[dt.date | None] = kolom("zakelijk", sa.Date)
    # a zaakonderzoeker begins without the file (V19): since when, and when they opened it, after hearing the story;
    # without the first moment the file was never closed
    dossier_dicht_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    dossier_open_op: Mapped[dt.datetime | None] = kolom("zakelijk")

    @classmethod
    def geldt(cls, dag: dt.date) -> sa.ColumnElement[bool]:
        """Return the condition that the access holds on `dag`; on the day `tot` it has ended."""
        return sa.and_(cls.van <= dag, sa.or_(cls.tot.is_(None), cls.tot > dag))

    @classmethod
    def leest(cls, dag: dt.date) -> sa.ColumnElement[bool]:
        """Return the condition that the access holds and lets the person read: consent for a party has not ended."""
        gedeeld = sa.or_(cls.rol != "partij", cls.deelt_tot.is_(None), cls.deelt_tot > dag)
        return sa.and_(cls.geldt(dag), gedeeld)

    @classmethod
    def zonder_dossier(cls) -> sa.ColumnElement[bool]:
        """Return the condition that this zaakonderzoeker has not opened the file yet (V19)."""
        dicht = sa.and_(cls.dossier_dicht_op.is_not(None), cls.dossier_open_op.is_(None))
        return sa.and_(cls.rol == "zaakonderzoeker", dicht)

    @classmethod
    def leest_dossier(cls, dag: dt.date) -> sa.ColumnElement[bool]:
        """Return the condition that the person may read on `dag`, the file of the case included."""
        return sa.and_(cls.leest(dag), sa.not_(cls.zonder_dossier()))

    @classmethod
    def rol_op(cls, dag: dt.date) -> sa.ColumnElement[str]:
        """Return the role on `dag` for the policy.

        A party with whom may not be shared is "gestopt"; a zaakonderzoeker before the story is heard "zonder_dossier".
        """
        return sa.case(
            (sa.and_(cls.rol == "partij", cls.deelt_tot <= dag), "gestopt"),
            (cls.zonder_dossier(), "zonder_dossier"),
            else_=cls.rol,
        )


class Betrokkene(MetId, MetVersie, Base):
    """A person or party in one case, in the order in which they are heard. May have no account."""

    __tablename__ = "betrokkene"
    __table_args__ = (
        keuze("rol", PARTIJROLLEN, "rol"),
        sa.UniqueConstraint("casus_id", "volgorde"),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    volgorde: Mapped[int] = kolom("geen", sa.Integer)
    rol: Mapped[str] = kolom("bijzonder", sa.String(30))
    naam: Mapped[str] = kolom("bijzonder", sa.String(200))
    organisatie: Mapped[str] = kolom("zakelijk", sa.String(200), default="")
    functie: Mapped[str] = kolom("persoon", sa.String(200), default="")
    mandaat: Mapped[str] = kolom("zakelijk", sa.String(200), default="")
    heeft_mandaat: Mapped[bool] = kolom("zakelijk", sa.Boolean, default=True)
    gebruiker_id: Mapped[uuid.UUID | None] = verwijzing("gebruiker")
    telefoon: Mapped[str] = kolom("persoon", sa.String(40), default="", server_default="")
    email: Mapped[str] = kolom("persoon", sa.String(200), default="", server_default="")


class Steunpersoon(MetId, MetVersie, Base):
    """Whom leerling or ouders take along (R27). Sits beside them; is no party: decides nothing, need not be heard."""

    __tablename__ = "steunpersoon"
    __table_args__ = (sa.UniqueConstraint("casus_id"),)

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    naam: Mapped[str] = kolom("bijzonder", sa.String(200))
    relatie: Mapped[str] = kolom("bijzonder", sa.String(200), default="")
    telefoon: Mapped[str] = kolom("persoon", sa.String(40), default="")
    email: Mapped[str] = kolom("persoon", sa.String(200), default="")


class Toets(MetId, Base):
    """The check as it stood at one moment (handed in, admitted): outcome, criteria version, every requirement."""

    __tablename__ = "toets"
    __table_args__ = (keuze("moment", ("ingediend", "toegelaten"), "moment"),)

    casus_id: Mapped[uuid.UUID] = verwijzing("casus")
    moment: Mapped[str] = kolom("zakelijk", sa.String(20))
    op: Mapped[dt.datetime] = kolom("zakelijk")
    criteria_versie: Mapped[str] = kolom("zakelijk", sa.String(20))
    criteria_nummer: Mapped[int | None] = kolom("zakelijk", sa.Integer)  # of the table; None before tables had versions
    uitkomst: Mapped[str] = kolom("bijzonder", sa.String(30))
    eisen: Mapped[list[Any]] = kolom("bijzonder")


class Indiening(MetId, Base):
    """The aanmelding as it was handed in, the first time and each time after; never changed."""

    __tablename__ = "indiening"
    __table_args__ = (sa.UniqueConstraint("casus_id", "volgnummer"),)

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    volgnummer: Mapped[int] = kolom("zakelijk", sa.Integer)
    op: Mapped[dt.datetime] = kolom("zakelijk")
    document: Mapped[dict[str, Any]] = kolom("bijzonder")
    vraag: Mapped[str] = kolom("bijzonder", sa.Text)
    verzoek_uitzondering: Mapped[str | None] = kolom("bijzonder", sa.Text)


# "aanvulling" asks one thing before a day, "verlengd" gives it more time, "gesloten" ends it when it never came
INSTROOMSOORTEN = (
    "toegelaten", "uitzondering", "geen_uitzondering", "teruggegeven", "doorverwezen",
    "aanvulling", "verlengd", "gesloten",
)  # fmt: skip


class Instroombesluit(MetId, Base):
    """What the chair ruled on a submitted case, with the reason the submitter reads."""

    __tablename__ = "instroombesluit"
    __table_args__ = (
        keuze("soort", INSTROOMSOORTEN, "soort"),
        sa.CheckConstraint("soort = 'toegelaten' OR reden <> ''", name="reden"),
        sa.CheckConstraint("soort NOT IN ('aanvulling', 'verlengd') OR termijn IS NOT NULL", name="termijn"),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus")
    soort: Mapped[str] = kolom("zakelijk", sa.String(20))
    reden: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    mist: Mapped[list[Any]] = kolom("zakelijk", default=list)
    verwezen_naar: Mapped[str | None] = kolom("zakelijk", sa.String(40))
    waarheen: Mapped[str] = kolom("zakelijk", sa.String(200), default="")  # the table or organisation, in words
    termijn: Mapped[dt.date | None] = kolom("zakelijk", sa.Date)  # until when the aanvulling may come
    herinnerd_op: Mapped[dt.date | None] = kolom("zakelijk", sa.Date)  # halfway
    laatst_herinnerd_op: Mapped[dt.date | None] = kolom("zakelijk", sa.Date)  # when the term was over
    op: Mapped[dt.datetime] = kolom("zakelijk")
    door_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon", index=False)


class Nummerteller(Base):
    """The last number given out per table, kind and year: numbers have no gaps."""

    __tablename__ = "nummerteller"

    tafel_id: Mapped[uuid.UUID] = kolom("geen", sa.Uuid(), sa.ForeignKey("tafel.id"), primary_key=True)
    soort: Mapped[str] = kolom("geen", sa.String(10), primary_key=True)
    jaar: Mapped[int] = kolom("geen", sa.Integer, primary_key=True)
    laatste: Mapped[int] = kolom("geen", sa.Integer)
