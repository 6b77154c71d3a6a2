"""Read documents: the list of a case, one by its address, what hangs on a row, the bytes."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Betrokkene, Casus, Casustoegang
from tafel.documenten.models import Document, Documentblok, Documentlezer
from tafel.documenten.rules import Grond, Leesfeiten, Partij, altijd, mag_zien
from tafel.kern import versleuteling as v
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.toegang.rules import Actor, Zaak, mag

PER_PAGINA = 25

# R68: a party needs a ground besides the tick. The subject that keeps consent (toestemmingen, a layer above) puts its
# judgement here with `zet_gronden`: for one case it returns which party may read which kind today. Asked once a page.
_gronden: list[Callable[[Casus], Grond]] = []


def zet_gronden(gronden: Callable[[Casus], Grond]) -> None:
    """Let a subject above judge whether a party has a ground to read (consent or other), from now on."""
    _gronden[:] = [gronden]


def gronden_van(casus: Casus) -> Grond:
    """Return the judgement for one case: (party, kind of document) -> may read today."""
    return _gronden[0](casus) if _gronden else altijd


_door = aliased(Gebruiker)
LIJST = (
    Document.id,
    Document.soort,
    Document.omschrijving,
    Document.naam,
    Document.mediatype,
    Document.grootte,
    Document.sha256,
    Document.stand,
    Document.bij,
    Document.vervangt_id,
    Document.op,
    Document.ingetrokken_op,
    Document.intrekreden,
    Document.beschadigd,
    _door.naam.label("door"),
)


def _vraag(casus_id: uuid.UUID) -> Any:
    return sa.select(*LIJST).join(_door, _door.id == Document.door_id).where(Document.casus_id == casus_id)


def lijst(casus_id: uuid.UUID, na: tuple[dt.datetime, uuid.UUID] | None = None, per: int = PER_PAGINA) -> list[Any]:
    """Return the documents of a case, newest first, replaced and withdrawn ones too: at most `per` + 1 rows.

    `na` = (op, id) of the last one seen. For who reads the whole file; a party gets `lijst_voor_partij`.
    """
    vraag = _vraag(casus_id)
    if na:
        grens = sa.tuple_(sa.literal(na[0], Document.op.type), sa.literal(na[1], Document.id.type))
        vraag = vraag.where(sa.tuple_(Document.op, Document.id) < grens)
    return list(sessie.execute(vraag.order_by(Document.op.desc(), Document.id.desc()).limit(per + 1)))


def lijst_voor_partij(actor: Actor, casus: Casus, hoogstens: int = 100) -> list[Any]:
    """Return the current documents ticked for a chair of this person that have a ground (R68), newest first."""
    rijen = sessie.execute(
        _vraag(casus.id)
        .add_columns(Betrokkene.rol, Betrokkene.organisatie, Betrokkene.naam.label("persoon"))
        .join(Documentlezer, Documentlezer.document_id == Document.id)
        .join(
            Betrokkene,
            sa.and_(
                Betrokkene.casus_id == Document.casus_id,
                Betrokkene.rol == Documentlezer.rol,
                Betrokkene.gebruiker_id == actor.id,
            ),
        )
        .where(Document.stand == "actueel")
        .order_by(Document.op.desc(), Document.id.desc())
        .limit(hoogstens)
    ).all()
    grond = gronden_van(casus) if rijen else altijd
    gezien = [rij for rij in rijen if grond(Partij(rij.rol, rij.organisatie, rij.persoon), rij.soort)]
    return list({rij.id: rij for rij in gezien}.values())


def bij(casus_id: uuid.UUID, sleutel: str) -> list[Any]:
    """Return the current documents that hang on `sleutel` ("opschaling:<id>"), oldest first; same rows as `lijst`."""
    return bij_alle(casus_id, [sleutel])[sleutel]


def bij_alle(casus_id: uuid.UUID, sleutels: Collection[str]) -> dict[str, list[Any]]:
    """Return per key the current documents that hang on it, in one statement; a key without any has an empty list."""
    uit: dict[str, list[Any]] = {sleutel: [] for sleutel in sleutels}
    if uit:
        vraag = _vraag(casus_id).where(Document.bij.in_(list(uit)), Document.stand == "actueel")
        for rij in sessie.execute(vraag.order_by(Document.op, Document.id)):
            uit[rij.bij].append(rij)
    return uit


def lezers(document_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    """Return per document the parties that were ticked."""
    uit: dict[uuid.UUID, list[str]] = defaultdict(list)
    if document_ids:
        vraag = sa.select(Documentlezer.document_id, Documentlezer.rol).order_by(Documentlezer.rol)
        for rij in sessie.execute(vraag.where(Documentlezer.document_id.in_(document_ids))):
            uit[rij.document_id].append(rij.rol)
    return uit


def partijen(casus_id: uuid.UUID) -> list[Partij]:
    """Return who sits at the table of this case, in hearing order."""
    vraag = sa.select(Betrokkene.rol, Betrokkene.organisatie, Betrokkene.naam).where(Betrokkene.casus_id == casus_id)
    return [Partij(*rij) for rij in sessie.execute(vraag.order_by(Betrokkene.volgorde))]


def document_uit_url(actor: Actor, nummer: str, document_id: uuid.UUID, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Return a document of a case at the table of `actor`, its case, and what the policy needs to know: one statement.

    `zaak.eigen` tells that the document was shared with this person as a party. Raises NietGevonden.
    """
    if actor.tafel is None:
        raise NietGevonden
    dag = vandaag()
    toegang = sa.and_(
        Casustoegang.casus_id == Casus.id, Casustoegang.gebruiker_id == actor.id, Casustoegang.geldt(dag)
    )  # fmt: skip
    stoel = sa.and_(Betrokkene.casus_id == Casus.id, Betrokkene.gebruiker_id == actor.id)
    lezer = sa.and_(Documentlezer.document_id == Document.id, Documentlezer.rol == Betrokkene.rol)
    rijen = sessie.execute(
        sa.select(Document, Casus, Casustoegang.rol_op(dag), Documentlezer.rol, Betrokkene.organisatie, Betrokkene.naam)
        .join(Casus, Casus.id == Document.casus_id)
        .outerjoin(Casustoegang, toegang)
        .outerjoin(Betrokkene, stoel)
        .outerjoin(Documentlezer, lezer)
        .where(Casus.tafel_id == actor.tafel.id, Casus.nummer == nummer, Document.id == document_id)
    ).all()
    if not rijen:
        raise NietGevonden
    document, casus = rijen[0][0], rijen[0][1]
    rollen = frozenset(rij[2] for rij in rijen if rij[2])
    stoelen = frozenset(Partij(*rij[3:]) for rij in rijen if rij[3])
    zaak, lezers = Zaak(casus.tafel_id, rollen, casus.stand), frozenset(stoel.rol for stoel in stoelen)
    feiten = Leesfeiten(document.stand, document.soort, mag(actor, "casus.aanmelding", zaak), stoelen, lezers)
    eigen = not feiten.dossier and mag_zien(feiten, gronden_van(casus) if stoelen else altijd)
    return {"document": document, "casus": casus}, Zaak(casus.tafel_id, rollen, casus.stand, eigen)


def find_opvolger(document_id: uuid.UUID) -> uuid.UUID | None:
    """Return the newer version of a document, if there is one."""
    return sessie.scalar(sa.select(Document.id).where(Document.vervangt_id == document_id))


def naam_van(gebruiker_id: uuid.UUID) -> str:
    """Return who somebody is."""
    return str(sessie.scalar(sa.select(Gebruiker.naam).where(Gebruiker.id == gebruiker_id)))


# --- the bytes --------------------------------------------------------------------------------------------------------


def inhoud(document: Document) -> Iterator[bytes]:
    """Return the bytes of a document, a block at a time, after the whole was checked: a broken file is never begun.

    The iterator reads each block in a short transaction of its own, so that it can be sent slowly after the request.
    Raises Beschadigd (NietGevonden for a withdrawn one) before it returns.
    """
    if document.sleutel is None:
        raise NietGevonden
    controleer_inhoud(document)
    return _traag(document, sessie.get_bind())


def _traag(document: Document, engine: Any) -> Iterator[bytes]:
    datasleutel, band = _datasleutel(document), v.band(document.casus_id, document.id)
    for nr in range(document.blokken):
        vraag = sa.select(Documentblok.inhoud).where(Documentblok.document_id == document.id, Documentblok.nr == nr)
        with engine.connect() as verbinding:
            gesloten = verbinding.scalar(vraag)
        if gesloten is None:
            raise v.Beschadigd
        yield v.open_blok(datasleutel, gesloten, band, nr, nr == document.blokken - 1)


def _datasleutel(document: Document) -> bytes:
    if document.sleutel is None or document.sleutel_id is None:
        raise v.Beschadigd
    return v.pak_uit(document.sleutel_id, document.sleutel, document.band)


def controleer_inhoud(document: Document) -> None:
    """Open every block of a document and keep none. Raises Beschadigd when anything is not as it was stored."""
    datasleutel, band = _datasleutel(document), v.band(document.casus_id, document.id)
    vraag = (
        sa.select(Documentblok.nr, Documentblok.inhoud)
        .where(Documentblok.document_id == document.id)
        .order_by(Documentblok.nr)
        .execution_options(yield_per=1)
    )
    gezien, lengte, som = 0, 0, hashlib.sha256()
    with closing(sessie.execute(vraag)) as rijen:  # also when a block does not open: the cursor is the server's
        for nr, gesloten in rijen:
            if nr != gezien:
                raise v.Beschadigd
            blok = v.open_blok(datasleutel, gesloten, band, nr, nr == document.blokken - 1)
            gezien, lengte = gezien + 1, lengte + len(blok)
            som.update(blok)
    if (gezien, lengte, som.hexdigest()) != (document.blokken, document.grootte, document.sha256):
        raise v.Beschadigd
