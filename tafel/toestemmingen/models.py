"""The register of consent: statements, other grondslagen, parents with gezag, wilsonbekwaamheid. History stays."""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from tafel.kern.db import Base, MetId, MetVersie, keuze, kolom, verwijzing

DOOR = ("leerling", "ouder", "vertegenwoordiger", "verstrekker")
SOORTEN = ("onderwijs", "hulpverlening", "medisch", "ouder")
DOELEN = ("delen", "hulp", "informeren")
GRONDEN = (
    "wettelijke_plicht", "publieke_taak", "vitaal_belang", "gerechtvaardigd_belang", "conflict_van_plichten",
)  # fmt: skip
OUDERSTATEN = ("aanwezig", "onbereikbaar", "uitgesloten")
TEKSTVERSIE = "2026-1"
"""The version of the words in which consent is asked (docs/keuzes/0011)."""


class Toestemming(MetId, MetVersie, Base):
    """One statement of one person: yes or no, to what, for whom, from when until when, how it was asked (R64).

    A withdrawal is written in the same row and takes nothing away from it. `bron` is the key of the row in the
    aanmelding it came from.
    """

    __tablename__ = "toestemming"
    __table_args__ = (
        keuze("door", DOOR, "door"),
        keuze("soort", SOORTEN, "soort"),
        keuze("doel", DOELEN, "doel"),
        keuze("antwoord", ("ja", "nee"), "antwoord"),
        sa.CheckConstraint("tot IS NULL OR tot >= op", name="periode"),
        sa.CheckConstraint("ingetrokken IS NULL OR ingetrokken >= op", name="ingetrokken"),
        sa.CheckConstraint("(ingetrokken IS NULL) = (ingetrokken_vastgelegd_op IS NULL)", name="intrekking"),
        sa.UniqueConstraint("casus_id", "bron"),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus")
    bron: Mapped[str | None] = kolom("geen", sa.String(20))
    door: Mapped[str] = kolom("bijzonder", sa.String(20))
    naam: Mapped[str] = kolom("bijzonder", sa.String(200), default="")
    soort: Mapped[str] = kolom("bijzonder", sa.String(20))
    doel: Mapped[str] = kolom("bijzonder", sa.String(20))
    ontvanger: Mapped[str] = kolom("bijzonder", sa.String(200), default="")
    antwoord: Mapped[str] = kolom("bijzonder", sa.String(5))
    op: Mapped[dt.date] = kolom("bijzonder", sa.Date)
    tot: Mapped[dt.date | None] = kolom("bijzonder", sa.Date)
    hoe: Mapped[str] = kolom("bijzonder", sa.String(20), default="")
    tekstversie: Mapped[str] = kolom("zakelijk", sa.String(20), default=TEKSTVERSIE)
    vastgelegd_op: Mapped[dt.datetime] = kolom("zakelijk")
    vastgelegd_door: Mapped[str] = kolom("persoon", sa.String(200))
    ingetrokken: Mapped[dt.date | None] = kolom("bijzonder", sa.Date)
    ingetrokken_door: Mapped[str] = kolom("bijzonder", sa.String(200), default="")
    ingetrokken_vastgelegd_op: Mapped[dt.datetime | None] = kolom("zakelijk")


class Grondslag(MetId, MetVersie, Base):
    """A ground to share other than consent, weighed in words by somebody with a name (G04)."""

    __tablename__ = "grondslag"
    __table_args__ = (
        keuze("grond", GRONDEN, "grond"),
        keuze("soort", SOORTEN, "soort"),
        sa.CheckConstraint(
            "noodzaak <> '' AND proportionaliteit <> '' AND subsidiariteit <> '' AND gewogen_door <> ''",
            name="afweging",
        ),
        sa.CheckConstraint("tot IS NULL OR tot >= van", name="periode"),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus")
    grond: Mapped[str] = kolom("bijzonder", sa.String(30))
    soort: Mapped[str] = kolom("bijzonder", sa.String(20))
    ontvanger: Mapped[str] = kolom("bijzonder", sa.String(200), default="")
    noodzaak: Mapped[str] = kolom("bijzonder", sa.Text)
    proportionaliteit: Mapped[str] = kolom("bijzonder", sa.Text)
    subsidiariteit: Mapped[str] = kolom("bijzonder", sa.Text)
    gewogen_door: Mapped[str] = kolom("persoon", sa.String(200))
    van: Mapped[dt.date] = kolom("bijzonder", sa.Date)
    tot: Mapped[dt.date | None] = kolom("bijzonder", sa.Date)
    beeindigd_op: Mapped[dt.date | None] = kolom("bijzonder", sa.Date)
    vastgelegd_op: Mapped[dt.datetime] = kolom("zakelijk")
    vastgelegd_door: Mapped[str] = kolom("persoon", sa.String(200))


class Gezagsouder(MetId, MetVersie, Base):
    """A parent with gezag: where and when that was seen, whether they can be asked, why one hears nothing (R62)."""

    __tablename__ = "gezagsouder"
    __table_args__ = (
        keuze("staat", OUDERSTATEN, "staat"),
        sa.CheckConstraint("staat = 'aanwezig' OR reden <> ''", name="reden"),
        sa.CheckConstraint("staat <> 'uitgesloten' OR gewogen_door <> ''", name="afweging"),
        sa.UniqueConstraint("casus_id", "naam"),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    naam: Mapped[str] = kolom("bijzonder", sa.String(200))
    gezag_bron: Mapped[str] = kolom("bijzonder", sa.String(30), default="")
    gezag_nagekeken_op: Mapped[dt.date | None] = kolom("bijzonder", sa.Date)
    staat: Mapped[str] = kolom("bijzonder", sa.String(20), default="aanwezig")
    reden: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    gewogen_door: Mapped[str] = kolom("persoon", sa.String(200), default="")
    sinds: Mapped[dt.date | None] = kolom("bijzonder", sa.Date)
    vervallen_op: Mapped[dt.date | None] = kolom("bijzonder", sa.Date)


class Wilsonbekwaamheid(MetId, MetVersie, Base):
    """Somebody found that the pupil cannot decide this: who, when, in which matter (R61)."""

    __tablename__ = "wilsonbekwaamheid"
    __table_args__ = (
        keuze("ter_zake", ("alles", "delen", "hulp"), "ter_zake"),
        sa.CheckConstraint("vastgesteld_door <> ''", name="vastgesteld_door"),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus")
    vastgesteld_door: Mapped[str] = kolom("bijzonder", sa.String(200))
    datum: Mapped[dt.date] = kolom("bijzonder", sa.Date)
    ter_zake: Mapped[str] = kolom("bijzonder", sa.String(20), default="alles")
    beeindigd_op: Mapped[dt.date | None] = kolom("bijzonder", sa.Date)
    vastgelegd_op: Mapped[dt.datetime] = kolom("zakelijk")
    vastgelegd_door: Mapped[str] = kolom("persoon", sa.String(200))
