"""Document (a file in a case), Documentlezer (which parties may read it), Documentblok (its encrypted bytes)."""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from tafel.casussen.models import PARTIJROLLEN
from tafel.documenten.rules import SOORTWOORDEN
from tafel.kern.db import Base, MetId, MetVersie, keuze, kolom, verwijzing
from tafel.kern.versleuteling import band

SOORTEN = tuple(SOORTWOORDEN)
DOCUMENTSTANDEN = ("actueel", "vervangen", "ingetrokken")


class Document(MetId, MetVersie, Base):
    """One file in a case: what it is, who put it there, and the wrapped key that opens its bytes.

    The bytes never change: a newer version is a row of its own that `vervangt` this one. Withdrawing throws away the
    key and the bytes; the row stays and tells why.
    """

    __tablename__ = "document"
    __table_args__ = (
        keuze("soort", SOORTEN, "soort"),
        keuze("stand", DOCUMENTSTANDEN, "stand"),
        sa.CheckConstraint("(stand = 'ingetrokken') = (sleutel IS NULL)", name="sleutel"),
        sa.CheckConstraint("stand <> 'ingetrokken' OR intrekreden <> ''", name="intrekreden"),
        sa.UniqueConstraint("vervangt_id"),
        sa.Index("ix_document_casus_op", "casus_id", "op", "id"),
        sa.Index("ix_document_casus_bij", "casus_id", "bij"),
        sa.Index("ix_document_gecontroleerd_op", "gecontroleerd_op"),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    soort: Mapped[str] = kolom("zakelijk", sa.String(30))
    omschrijving: Mapped[str] = kolom("bijzonder", sa.String(200))
    naam: Mapped[str] = kolom("bijzonder", sa.String(120))  # a label only: cleaned, without the name of the child
    mediatype: Mapped[str] = kolom("zakelijk", sa.String(100))
    grootte: Mapped[int] = kolom("zakelijk", sa.BigInteger)
    sha256: Mapped[str] = kolom("zakelijk", sa.String(64))
    stand: Mapped[str] = kolom("zakelijk", sa.String(12), default="actueel")
    bij: Mapped[str | None] = kolom("zakelijk", sa.String(80))  # what it hangs on: "opschaling:<id>", "plan:<id>"
    vervangt_id: Mapped[uuid.UUID | None] = verwijzing("document", index=False)

    op: Mapped[dt.datetime] = kolom("zakelijk")
    door_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon", index=False)
    ingetrokken_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    ingetrokken_door_id: Mapped[uuid.UUID | None] = verwijzing("gebruiker", "persoon", index=False)
    intrekreden: Mapped[str] = kolom("bijzonder", sa.String(200), default="")

    sleutel: Mapped[bytes | None] = kolom("geheim", sa.LargeBinary)  # the file's own key, wrapped
    sleutel_id: Mapped[str | None] = kolom("geen", sa.String(16))  # which installation key wrapped it
    blokken: Mapped[int] = kolom("geen", sa.Integer)
    gecontroleerd_op: Mapped[dt.datetime | None] = kolom("geen")
    beschadigd: Mapped[bool] = kolom("geen", sa.Boolean, default=False)

    @property
    def band(self) -> bytes:
        """What the key of this document is tied to: its place, and everything that says what its bytes are."""
        return band(self.casus_id, self.id, self.blokken, self.grootte, self.sha256, self.mediatype)


class Documentlezer(Base):
    """A party that was ticked for one document. Without a row a party does not see it (R68)."""

    __tablename__ = "documentlezer"
    __table_args__ = (keuze("rol", PARTIJROLLEN, "rol"),)

    document_id: Mapped[uuid.UUID] = kolom("geen", sa.Uuid(), sa.ForeignKey("document.id"), primary_key=True)
    rol: Mapped[str] = kolom("zakelijk", sa.String(30), primary_key=True)


class Documentblok(Base):
    """A piece of the encrypted bytes, in order: about 1 MiB each."""

    __tablename__ = "documentblok"

    document_id: Mapped[uuid.UUID] = kolom("geen", sa.Uuid(), sa.ForeignKey("document.id"), primary_key=True)
    nr: Mapped[int] = kolom("geen", sa.Integer, primary_key=True, autoincrement=False)
    inhoud: Mapped[bytes] = kolom("bijzonder", sa.LargeBinary)
