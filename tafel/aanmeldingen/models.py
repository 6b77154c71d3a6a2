"""What somebody typed in a field of an aanmelding that could not be stored in it yet."""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from tafel.kern.db import Base, MetId, kolom, verwijzing


class Veldconcept(MetId, Base):
    """A text of one person for one field of one case: wrong, or somebody else changed that field meanwhile.

    Only its own person ever sees it. Gone when it is solved, and when the case is handed in or withdrawn.
    """

    __tablename__ = "veldconcept"
    __table_args__ = (sa.UniqueConstraint("casus_id", "gebruiker_id", "veld"),)

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    gebruiker_id: Mapped[uuid.UUID] = verwijzing("gebruiker")
    veld: Mapped[str] = kolom("zakelijk", sa.String(120))
    waarde: Mapped[str] = kolom("bijzonder", sa.Text)
    # digest of what stood in the field when this person began to type
    basis: Mapped[str] = kolom("geen", sa.String(16))
    op: Mapped[dt.datetime] = kolom("bijzonder")
