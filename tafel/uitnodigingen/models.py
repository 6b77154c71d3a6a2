"""Who is invited to which part of a meeting, what they were sent and answered, who comes instead, calendar feeds."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, relationship

from tafel.kern.db import Base, MetId, MetVersie, keuze, kolom, verwijzing
from tafel.uitnodigingen.rules.familie import MEEDOEN

HOEDANIGHEDEN = ("partij", "geld", "leiding")
ANTWOORDEN = ("open", "komt", "kan_niet", "ander")
WATSOORTEN = ("uitnodiging", "wijziging", "afzegging", "opnieuw")
WEGEN = ("account", "mail", "brief")


class Verwachting(MetId, MetVersie, Base):
    """What a meeting expects to decide in one case: costs per side, a place; who else comes; which kind of party not.

    `nvt`: kind of party -> why it is not invited (R23). `erbij`: people who are no party but come along (R26), each
    with id, naam, functie, organisatie, email; in the place of a budget holder also plaats_van, mandaat, tot.
    """

    __tablename__ = "verwachting"
    __table_args__ = (
        sa.CheckConstraint("kosten_jeugdhulp IS NULL OR kosten_jeugdhulp > 0", name="kosten_jeugdhulp"),
        sa.CheckConstraint("kosten_onderwijs IS NULL OR kosten_onderwijs > 0", name="kosten_onderwijs"),
        sa.UniqueConstraint("overleg_id", "casus_id"),
    )

    overleg_id: Mapped[uuid.UUID] = verwijzing("overleg", index=False)
    casus_id: Mapped[uuid.UUID] = verwijzing("casus")
    kosten_jeugdhulp: Mapped[Decimal | None] = kolom("zakelijk")
    kosten_onderwijs: Mapped[Decimal | None] = kolom("zakelijk")
    plek: Mapped[bool] = kolom("zakelijk", sa.Boolean, default=False)
    nvt: Mapped[dict[str, Any]] = kolom("bijzonder", default=dict)
    erbij: Mapped[list[Any]] = kolom("persoon", default=list)


class Genodigde(MetId, Base):
    """One person at one meeting: gets one mail and one link, however many cases they come for.

    Of the code in the link only the hash is kept; the code itself follows from `zout` and the key of the installation,
    which is not in the database.
    """

    __tablename__ = "genodigde"
    __table_args__ = (sa.UniqueConstraint("overleg_id", "sleutel"),)

    overleg_id: Mapped[uuid.UUID] = verwijzing("overleg", index=False)
    sleutel: Mapped[str] = kolom("persoon", sa.String(220))  # account, mail address or seat: who is the same person
    gebruiker_id: Mapped[uuid.UUID | None] = verwijzing("gebruiker")
    email: Mapped[str] = kolom("persoon", sa.String(200), default="")
    zout: Mapped[str] = kolom("geheim", sa.String(64))
    code: Mapped[str] = kolom("geheim", sa.String(64), unique=True)
    verloopt_op: Mapped[dt.datetime] = kolom("zakelijk")
    ronde: Mapped[int] = kolom("geen", sa.Integer, default=0)  # how many mails went out

    slots: Mapped[list[Tijdslot]] = relationship(lazy="raise", back_populates="genodigde")


class Tijdslot(MetId, MetVersie, Base):
    """The invitation of one person for one case: what was sent last, and what they answered.

    The id is the id of the calendar appointment; `volgnummer` goes up with each real change of day, time or place.
    The name stands here as it was when it was sent: an old list keeps the old names.
    """

    __tablename__ = "tijdslot"
    __table_args__ = (
        keuze("hoedanigheid", HOEDANIGHEDEN, "hoedanigheid"),
        keuze("antwoord", ANTWOORDEN, "antwoord"),
        keuze("meedoen", MEEDOEN, "meedoen"),
        sa.CheckConstraint("antwoord <> 'kan_niet' OR reden <> ''", name="reden"),
        sa.CheckConstraint("antwoord <> 'ander' OR vervanger_naam <> ''", name="vervanger"),
        sa.CheckConstraint("vervanger_tot IS NULL OR vervanger_tot > 0", name="vervanger_tot"),
        sa.UniqueConstraint("overleg_id", "casus_id", "stoel"),
    )

    genodigde_id: Mapped[uuid.UUID] = verwijzing("genodigde")
    overleg_id: Mapped[uuid.UUID] = verwijzing("overleg", index=False)
    casus_id: Mapped[uuid.UUID] = verwijzing("casus")
    stoel: Mapped[str] = kolom("geen", sa.String(60))  # b:<betrokkene>, g:<account> or e:<who comes along>
    hoedanigheid: Mapped[str] = kolom("zakelijk", sa.String(20))
    rol: Mapped[str] = kolom("bijzonder", sa.String(30), default="")
    naam: Mapped[str] = kolom("bijzonder", sa.String(200))
    weg: Mapped[str] = kolom("zakelijk", sa.String(10))

    gestuurd_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    volgnummer: Mapped[int] = kolom("geen", sa.Integer, default=0)
    datum: Mapped[dt.date] = kolom("zakelijk", sa.Date)
    begint_om: Mapped[dt.time] = kolom("zakelijk", sa.Time)
    eindigt_om: Mapped[dt.time] = kolom("zakelijk", sa.Time)
    plaats: Mapped[str] = kolom("zakelijk", sa.String(200))
    online: Mapped[str] = kolom("zakelijk", sa.String(400), default="")
    afgezegd: Mapped[bool] = kolom("zakelijk", sa.Boolean, default=False)  # they know that it does not go on for them
    ingetrokken: Mapped[bool] = kolom("zakelijk", sa.Boolean, default=False)  # the chair takes the invitation back

    antwoord: Mapped[str] = kolom("zakelijk", sa.String(10), default="open")
    geantwoord_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    reden: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    vervanger_naam: Mapped[str] = kolom("persoon", sa.String(200), default="")
    vervanger_functie: Mapped[str] = kolom("persoon", sa.String(200), default="")
    vervanger_email: Mapped[str] = kolom("persoon", sa.String(200), default="")
    vervanger_mandaat: Mapped[bool] = kolom("zakelijk", sa.Boolean, default=False)
    vervanger_tot: Mapped[Decimal | None] = kolom("zakelijk")
    # leerling and ouders: how they take part, what they say with it, whom they bring (R27)
    meedoen: Mapped[str | None] = kolom("bijzonder", sa.String(20))
    meedoen_tekst: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    neemt_mee: Mapped[str] = kolom("bijzonder", sa.String(200), default="")

    genodigde: Mapped[Genodigde] = relationship(lazy="raise", back_populates="slots")


class Verzending(MetId, Base):
    """Who got what when, per case: never changed."""

    __tablename__ = "verzending"
    __table_args__ = (
        keuze("soort", WATSOORTEN, "soort"),
        keuze("weg", WEGEN, "weg"),
        sa.Index("ix_verzending_casus_op", "casus_id", "op"),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    overleg_id: Mapped[uuid.UUID] = verwijzing("overleg")
    op: Mapped[dt.datetime] = kolom("zakelijk")
    soort: Mapped[str] = kolom("zakelijk", sa.String(20))
    weg: Mapped[str] = kolom("zakelijk", sa.String(10))
    rol: Mapped[str] = kolom("bijzonder", sa.String(30))
    naam: Mapped[str] = kolom("bijzonder", sa.String(200))
    datum: Mapped[dt.date] = kolom("zakelijk", sa.Date)
    begint_om: Mapped[dt.time] = kolom("zakelijk", sa.Time)


class Agendasleutel(MetId, Base):
    """The secret in the address of somebody's calendar feed; only its hash is kept, and it can be taken back."""

    __tablename__ = "agendasleutel"
    __table_args__ = (sa.UniqueConstraint("gebruiker_id"),)

    gebruiker_id: Mapped[uuid.UUID] = verwijzing("gebruiker", index=False)
    sleutel: Mapped[str] = kolom("geheim", sa.String(64), unique=True)
    gemaakt_op: Mapped[dt.datetime] = kolom("zakelijk")


class Vervanging(MetId, Base):
    """Somebody sits in the seat of another, from one day to another: the old seat keeps the old name (feature 26)."""

    __tablename__ = "vervanging"
    __table_args__ = (sa.CheckConstraint("tot >= van", name="periode"),)

    betrokkene_id: Mapped[uuid.UUID] = kolom(
        "geen", sa.Uuid(), sa.ForeignKey("betrokkene.id", ondelete="CASCADE"), unique=True
    )
    vervangt_id: Mapped[uuid.UUID] = kolom(
        "geen", sa.Uuid(), sa.ForeignKey("betrokkene.id", ondelete="CASCADE"), index=True
    )
    van: Mapped[dt.date] = kolom("zakelijk", sa.Date)
    tot: Mapped[dt.date] = kolom("zakelijk", sa.Date)
