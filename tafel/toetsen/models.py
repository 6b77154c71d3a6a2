"""What happened to the requirements of a case: changes of status, comments, exceptions. Rows are only added."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from tafel.kern.db import Base, MetId, keuze, kolom, verwijzing

EISSTANDEN = ("voldaan", "nog_niet", "nvt", "uitgezonderd")
AANLEIDINGEN = ("bewaard", "dag", "criteria", "uitzondering")
UITZONDERINGEN = ("gevraagd", "toegestaan", "geweigerd", "vervallen")


class Eisverandering(MetId, Base):
    """One requirement whose status changed: from what to what, when, by whom. Nobody = the day, or new criteria."""

    __tablename__ = "eisverandering"
    __table_args__ = (
        keuze("was", EISSTANDEN, "was"),
        keuze("werd", EISSTANDEN, "werd"),
        keuze("aanleiding", AANLEIDINGEN, "aanleiding"),
        sa.CheckConstraint("was <> werd", name="anders"),
        sa.Index("ix_eisverandering_casus_op", "casus_id", "op"),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    eis: Mapped[str] = kolom("zakelijk", sa.String(30))
    was: Mapped[str] = kolom("bijzonder", sa.String(20))
    werd: Mapped[str] = kolom("bijzonder", sa.String(20))
    aanleiding: Mapped[str] = kolom("zakelijk", sa.String(20))
    op: Mapped[dt.datetime] = kolom("zakelijk")
    door_id: Mapped[uuid.UUID | None] = verwijzing("gebruiker", "persoon", index=False)


class Eisopmerking(MetId, Base):
    """What somebody remarked at one requirement, in which role; it stays as it was written."""

    __tablename__ = "eisopmerking"
    __table_args__ = (
        keuze("rol", ("casusverantwoordelijke", "voorzitter", "zaakonderzoeker"), "rol"),
        sa.CheckConstraint("tekst <> ''", name="tekst"),
        sa.Index("ix_eisopmerking_casus_op", "casus_id", "op"),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    eis: Mapped[str] = kolom("zakelijk", sa.String(30))
    tekst: Mapped[str] = kolom("bijzonder", sa.Text)
    rol: Mapped[str] = kolom("zakelijk", sa.String(30))
    op: Mapped[dt.datetime] = kolom("zakelijk")
    door_id: Mapped[uuid.UUID] = verwijzing("gebruiker", "persoon", index=False)


class Uitzondering(MetId, Base):
    """One requirement for which an exception was asked or made, and what the chair decided. Never age or plicht."""

    __tablename__ = "uitzondering"
    __table_args__ = (
        keuze("besluit", UITZONDERINGEN, "besluit"),
        # whoever writes: for age and plicht there is no exception (protocol 's-Hertogenbosch, bijlage 8: doelgroep)
        sa.CheckConstraint("eis <> 'leeftijd' AND eis <> 'plicht'", name="nooit"),
        sa.CheckConstraint("besluit NOT IN ('toegestaan', 'geweigerd') OR reden <> ''", name="reden"),
        sa.CheckConstraint("besluit = 'gevraagd' OR besloten_op IS NOT NULL", name="besloten_op"),
        sa.Index("ix_uitzondering_casus_jaar", "casus_id", "jaar"),
        sa.Index(
            "uq_uitzondering_open",
            "casus_id",
            "eis",
            unique=True,
            sqlite_where=sa.text("besluit = 'gevraagd'"),
            postgresql_where=sa.text("besluit = 'gevraagd'"),
        ),
    )

    casus_id: Mapped[uuid.UUID] = verwijzing("casus", index=False)
    eis: Mapped[str] = kolom("zakelijk", sa.String(30))
    jaar: Mapped[int] = kolom("zakelijk", sa.Integer)
    motivatie: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    gevraagd_op: Mapped[dt.datetime | None] = kolom("zakelijk")  # None: the chair made it without being asked
    gevraagd_door_id: Mapped[uuid.UUID | None] = verwijzing("gebruiker", "persoon", index=False)
    besluit: Mapped[str] = kolom("zakelijk", sa.String(20), default="gevraagd")
    reden: Mapped[str] = kolom("bijzonder", sa.Text, default="")
    besloten_op: Mapped[dt.datetime | None] = kolom("zakelijk")
    besloten_door_id: Mapped[uuid.UUID | None] = verwijzing("gebruiker", "persoon", index=False)


def _blijft(_mapper: Any, _verbinding: Any, rij: Any) -> None:
    """Refuse to change or take away a row of the history."""
    raise RuntimeError(f"{type(rij).__name__} is only added to")


for _model in (Eisverandering, Eisopmerking):
    for _wat in ("before_update", "before_delete"):
        sa.event.listen(_model, _wat, _blijft)
