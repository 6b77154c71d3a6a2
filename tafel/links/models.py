"""Personal links: one person, one case, one purpose, until a day; can be taken back."""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from tafel.kern.db import Base, MetId, keuze, kolom, verwijzing

DOELEN = ("familie",)


class PersoonlijkeLink(MetId, Base):
    """A secret address for somebody without account.

    Of the code only the hash is kept; the code itself follows from `zout` and the key of the installation, which is not
    in the database. `kort` is the hash of a second, shorter code: the one on paper, that somebody types over. Nothing
    in the address or on the first page tells whose it is.
    """

    __tablename__ = "persoonlijke_link"
    __table_args__ = (
        keuze("doel", DOELEN, "doel"),
        # one that works at a time, so that taking back takes back everything
        sa.Index(
            "uq_persoonlijke_link_een",
            "betrokkene_id",
            "doel",
            unique=True,
            sqlite_where=sa.text("ingetrokken_op IS NULL"),
            postgresql_where=sa.text("ingetrokken_op IS NULL"),
        ),
    )

    doel: Mapped[str] = kolom("zakelijk", sa.String(20))
    casus_id: Mapped[uuid.UUID] = verwijzing("casus")
    betrokkene_id: Mapped[uuid.UUID] = kolom(
        "geen", sa.Uuid(), sa.ForeignKey("betrokkene.id", ondelete="CASCADE"), index=True
    )
    zout: Mapped[str] = kolom("geheim", sa.String(64))
    code: Mapped[str] = kolom("geheim", sa.String(64), unique=True)
    kort: Mapped[str] = kolom("geheim", sa.String(64), unique=True)
    verloopt_op: Mapped[dt.datetime] = kolom("zakelijk")
    ingetrokken_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    gemaakt_op: Mapped[dt.datetime] = kolom("zakelijk")
    # empty: it was made while sending by itself
    gemaakt_door_id: Mapped[uuid.UUID | None] = verwijzing("gebruiker", "persoon", index=False, nullable=True)
