"""Look whether stored files still open, the longest unseen first; what does not open is marked and named."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.documenten import queries
from tafel.documenten.models import Document
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.versleuteling import Beschadigd, GeenSleutel
from tafel.logboek.services import schrijf

_tabel: sa.Table = Document.metadata.tables["document"]


@dataclass
class Controle:
    """What one round saw: documents that open, that do not, and that another key is needed for."""

    goed: list[uuid.UUID] = field(default_factory=list)
    kapot: list[uuid.UUID] = field(default_factory=list)
    zonder_sleutel: list[uuid.UUID] = field(default_factory=list)


def kijk_na(hoogstens: int = 200) -> Controle:
    """Open every block of at most `hoogstens` documents, those looked at longest ago first. Writes nothing."""
    uit = Controle()
    vraag = (
        sa.select(Document)
        .where(Document.sleutel.is_not(None))
        .order_by(sa.nullsfirst(Document.gecontroleerd_op), Document.id)
        .limit(hoogstens)
    )
    for document in sessie.scalars(vraag).all():
        try:
            queries.controleer_inhoud(document)
        except GeenSleutel:
            uit.zonder_sleutel.append(document.id)
        except Beschadigd:
            uit.kapot.append(document.id)
        else:
            uit.goed.append(document.id)
    return uit


def leg_controle_vast(controle: Controle) -> int:
    """Mark what was seen, with a line in the log for what broke since the last round; return how many broke.

    The version of a row stays: nobody who has the page open loses a change by it.
    """
    op = nu()
    for ids, beschadigd in ((controle.goed, False), (controle.kapot, True)):
        _zet(ids, gecontroleerd_op=op, **({} if beschadigd else {"beschadigd": False}))
    nieuw = sessie.execute(
        sa.select(Document.id, Document.casus_id, Casus.nummer, Casus.tafel_id)
        .join(Casus, Casus.id == Document.casus_id)
        .where(Document.id.in_(controle.kapot), Document.beschadigd.is_(False))
    ).all()
    _zet([rij.id for rij in nieuw], beschadigd=True)
    for rij in nieuw:
        schrijf(
            None, "document beschadigd", rij.nummer, tafel_id=rij.tafel_id, casus_id=rij.casus_id, document=str(rij.id)
        )
    return len(nieuw)


def _zet(ids: Sequence[uuid.UUID], **waarden: object) -> None:
    if ids:
        sessie.execute(sa.update(_tabel).where(_tabel.c.id.in_(ids)).values(**waarden))
