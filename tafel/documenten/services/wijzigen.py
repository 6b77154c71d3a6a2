"""Change who may read a document, and withdraw one: its key and bytes are destroyed, the line stays."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from tafel.casussen.models import PARTIJROLLEN, Casus
from tafel.documenten import rules
from tafel.documenten.models import Document, Documentblok, Documentlezer
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor


def deel_met(actor: Actor, casus: Casus, document: Document, rollen: Iterable[str]) -> None:
    """Let precisely these parties read a document (each still needs a ground, R68). Raises Geweigerd."""
    nieuw = set(rollen)
    weiger(*rules.tegen_delen(document.stand, nieuw, PARTIJROLLEN))
    oud = set(sessie.scalars(sa.select(Documentlezer.rol).where(Documentlezer.document_id == document.id)))
    if nieuw == oud:
        return
    sessie.execute(
        sa.delete(Documentlezer).where(Documentlezer.document_id == document.id, Documentlezer.rol.in_(oud - nieuw))
    )
    sessie.add_all(Documentlezer(document_id=document.id, rol=rol) for rol in sorted(nieuw - oud))
    sessie.flush()
    schrijf(
        actor, "document gedeeld", casus.nummer, casus_id=casus.id,
        document=str(document.id), erbij=sorted(nieuw - oud), eraf=sorted(oud - nieuw),
    )  # fmt: skip


def trek_in(actor: Actor, casus: Casus, document: Document, reden: str) -> None:
    """Withdraw a document: nobody can open it again, also not in this database. Raises Geweigerd."""
    weiger(*rules.tegen_intrekken(document.stand, reden))
    if sessie.connection().dialect.name == "sqlite":
        sessie.connection().exec_driver_sql("PRAGMA secure_delete=ON")  # what is thrown away is overwritten
    was = document.stand
    document.stand, document.sleutel, document.sleutel_id = "ingetrokken", None, None
    document.ingetrokken_op, document.ingetrokken_door_id, document.intrekreden = nu(), actor.id, reden.strip()
    document.beschadigd = False
    sessie.flush()
    sessie.execute(sa.delete(Documentblok).where(Documentblok.document_id == document.id))
    sessie.execute(sa.delete(Documentlezer).where(Documentlezer.document_id == document.id))
    schrijf(actor, "document ingetrokken", casus.nummer, casus_id=casus.id, document=str(document.id), was=was)
