"""Store a judged file: the row, its encrypted blocks, the audit line, all in the transaction of the request."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from tafel.casussen.models import PARTIJROLLEN, Casus
from tafel.documenten import rules
from tafel.documenten.models import Document, Documentblok, Documentlezer
from tafel.documenten.services.keuren import Bestand, Gekeurd, keur
from tafel.kern import versleuteling as v
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor


def bewaar(
    actor: Actor,
    casus: Casus,
    bestand: Bestand | Gekeurd | None,
    soort: str,
    omschrijving: str,
    bij: str | None = None,
    lezers: Iterable[str] = (),
    rij_id: uuid.UUID | None = None,
) -> Document:
    """Store a file in a case; return its row. Nothing is stored when anything goes wrong.

    `bestand` is what came in with the form, or what `keur` gave back (a large file is best judged before the write
    lock). `bij` ties it to a row of another subject, as "opschaling:<id>". `lezers` are the parties that may read it.
    `rij_id`: the id of its row, when a form says which.
    Raises Geweigerd, each reason at its field: bestand, soort, omschrijving, lezers.
    """
    partijen = sorted(set(lezers))
    weiger(
        *rules.tegen_toevoegen(casus.stand, omschrijving, soort),
        *rules.tegen_delen("actueel", partijen, PARTIJROLLEN),
    )
    with _gekeurd(bestand) as inhoud:
        document = _schrijf(actor, casus, inhoud, soort, omschrijving, bij, partijen, rij_id=rij_id)
    schrijf(
        actor, "document toegevoegd", casus.nummer, casus_id=casus.id,
        document=str(document.id), soort=soort, mediatype=document.mediatype, sha256=document.sha256, lezers=partijen,
    )  # fmt: skip
    return document


def vervang(actor: Actor, casus: Casus, oud: Document, bestand: Bestand | Gekeurd | None) -> Document:
    """Store a newer version of a document: same kind, description, place and readers; the old one stays, replaced.

    Raises Geweigerd.
    """
    weiger(*rules.tegen_wijzigen(oud.stand, casus.stand))
    lezers = sorted(sessie.scalars(sa.select(Documentlezer.rol).where(Documentlezer.document_id == oud.id)))
    with _gekeurd(bestand) as inhoud:
        nieuw = _schrijf(actor, casus, inhoud, oud.soort, oud.omschrijving, oud.bij, lezers, oud.id)
    oud.stand = "vervangen"
    sessie.flush()
    schrijf(
        actor, "document vervangen", casus.nummer, casus_id=casus.id,
        document=str(nieuw.id), vervangt=str(oud.id), mediatype=nieuw.mediatype, sha256=nieuw.sha256,
    )  # fmt: skip
    return nieuw


@contextmanager
def _gekeurd(bestand: Bestand | Gekeurd | None) -> Iterator[Gekeurd]:
    if isinstance(bestand, Gekeurd):
        yield bestand
        return
    with keur(bestand) as inhoud:
        yield inhoud


def naam_zonder_kind(casus: Casus, naam: str, soort: str) -> str:
    """Return the name of a file as it may be shown: with initials where it named the child, as known now."""
    leerling = casus.aanmelding.get("leerling") or {}
    voor, achter = (str(leerling.get(deel) or "") for deel in ("voornaam", "achternaam"))
    initialen = casus.initialen if casus.initialen not in ("", "?") else "leerling"
    return rules.label(naam, soort, rules.namen_van_het_kind(voor, achter), initialen)


def _schrijf(
    actor: Actor,
    casus: Casus,
    inhoud: Gekeurd,
    soort: str,
    omschrijving: str,
    bij: str | None,
    lezers: Iterable[str],
    vervangt: uuid.UUID | None = None,
    rij_id: uuid.UUID | None = None,
) -> Document:
    document = Document(
        id=rij_id or uuid.uuid4(),
        casus_id=casus.id,
        soort=soort,
        omschrijving=omschrijving.strip(),
        naam=naam_zonder_kind(casus, inhoud.naam, inhoud.soort),
        mediatype=inhoud.mediatype,
        grootte=inhoud.grootte,
        sha256=inhoud.sha256,
        stand="actueel",
        bij=bij,
        vervangt_id=vervangt,
        op=nu(),
        door_id=actor.id,
        blokken=max(1, -(-inhoud.grootte // v.BLOK)),
        beschadigd=False,
    )
    datasleutel = v.maak_datasleutel()
    document.sleutel_id, document.sleutel = v.verpak(datasleutel, document.band)
    sessie.add(document)
    sessie.flush()
    band = v.band(casus.id, document.id)
    for nr, (blok, laatste) in enumerate(v.in_blokken(inhoud.stukken())):
        gesloten = v.sluit_blok(datasleutel, blok, band, nr, laatste)
        sessie.execute(sa.insert(Documentblok).values(document_id=document.id, nr=nr, inhoud=gesloten))
    sessie.add_all(Documentlezer(document_id=document.id, rol=rol) for rol in lezers)
    sessie.flush()
    return document
