"""Keep an aanmelding field by field, with the drafts of what could not go in."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from tafel.aanmeldingen.models import Veldconcept
from tafel.aanmeldingen.queries import concepten
from tafel.aanmeldingen.rules.samenvoegen import nieuwe_marken, op_sleutels, voeg_in
from tafel.aanmeldingen.rules.velden import (
    MAX_CONCEPT,
    Getypt,
    Gevolg,
    Inhoud,
    Samen,
    Venster,
)
from tafel.aanmeldingen.services.aanmelden import leg_vast, tafel_van
from tafel.casussen.models import Casus
from tafel.casussen.rules import BEWERKBAAR, STANDWOORDEN
from tafel.criteria.rijen import met_sleutels
from tafel.criteria.rules import Toetsuitslag
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor
from tafel.toetsen.queries import toets_van

MAX_CONCEPTEN = 400  # of one person for one case


Weg = Mapping[str, Mapping[str, str] | None] | None
"""Rows to take away, each with the digests of its fields as the person saw them (None: not known)."""


@dataclass(frozen=True)
class Bewaring:
    """What came of a save: the check of today, each field, the row names taken away, the drafts that are left."""

    uitslag: Toetsuitslag
    gevolgen: tuple[Gevolg, ...]
    weg: frozenset[str]
    concepten: tuple[Veldconcept, ...]


def wie_kort(gebruiker_id: uuid.UUID) -> str:
    """Return a short mark of a person, to tell one's own change from that of another."""
    return hashlib.sha256(gebruiker_id.bytes).hexdigest()[:12]


def inhoud_van(casus: Casus) -> Inhoud:
    """Return the texts of a case, its rows with keys (a document from before keys gets the same ones each time)."""
    return Inhoud(met_sleutels(casus.aanmelding), casus.vraag, casus.verzoek_uitzondering or "")


def nieuwe_sleutel() -> str:
    """Return a key for a new row."""
    return secrets.token_hex(4)


def tegen_bewerken(casus: Casus) -> list[Weigering]:
    """Return the reason against changing the aanmelding in this state."""
    if casus.stand in BEWERKBAAR:
        return []
    return [Weigering("stand", f"Deze casus is {STANDWOORDEN[casus.stand]}. De aanmelding staat vast.")]


def bewaar_velden(
    actor: Actor,
    casus: Casus,
    getypt: Sequence[Getypt],
    weg: Weg = None,
    venster: tuple[str, int] = ("", 0),
    laat: Collection[str] = (),
) -> Bewaring:
    """Keep any number of fields, each by itself; take rows away. Hold the row of the case locked when calling.

    A valid value goes in when nobody changed that field since; any other stays with this person as a draft. `laat`
    names fields of which the stored text counts: their drafts go. What is the same already writes nothing, not even a
    log line. Raises Geweigerd when the case may not be edited.
    """
    weiger(*tegen_bewerken(casus))
    bron = Venster(wie_kort(actor.id), actor.naam, *venster)
    staat = inhoud_van(casus)
    op_rij = op_sleutels(getypt, staat.document, nieuwe_sleutel)
    samen = voeg_in(staat, casus.velden_op, op_rij, weg, bron, vandaag=vandaag())
    over = _houd_bij(actor, casus, samen, laat)
    uitslag = leg_samen_vast(actor, casus, samen, bron, concept_gewijzigd=over.gewijzigd)
    return Bewaring(uitslag, tuple(samen.gevolgen), frozenset(samen.weg), over.rijen)


def bewaar_formulier(
    actor: Actor,
    casus: Casus,
    getypt: Sequence[Getypt],
    weg: Weg = None,
    venster: tuple[str, int] = ("", 0),
    laat: Collection[str] = (),
) -> tuple[Samen, bool]:
    """Keep a whole form or nothing: (what became of each field, whether it was stored).

    Nothing is stored when a field is wrong or asks for a choice; the page shows it again with what was typed. Raises
    Geweigerd when the case may not be edited.
    """
    weiger(*tegen_bewerken(casus))
    bron = Venster(wie_kort(actor.id), actor.naam, *venster)
    staat = inhoud_van(casus)
    samen = voeg_in(staat, casus.velden_op, getypt, weg, bron, vandaag=vandaag())
    if samen.fouten or samen.botst:
        return samen, False
    over = _houd_bij(actor, casus, samen, laat)
    leg_samen_vast(actor, casus, samen, bron, concept_gewijzigd=over.gewijzigd)
    return samen, True


@dataclass(frozen=True)
class _Over:
    rijen: tuple[Veldconcept, ...]
    gewijzigd: bool


def _houd_bij(actor: Actor, casus: Casus, samen: Samen, laat: Collection[str]) -> _Over:
    """Keep what could not go in as drafts of this person; take away the drafts that are solved."""
    oud = {rij.veld: rij for rij in concepten(casus.id, actor.id)}
    klaar = {*laat} | {g.getypt.naam for g in samen.gevolgen if g.wat in ("bewaard", "laat")}
    klaar |= {naam for naam in oud if any(naam.startswith(f"{rij}-") for rij in samen.weg)}
    klaar |= {g.getypt.naam for g in samen.gevolgen if g.geheim}
    nieuw: dict[str, Veldconcept] = {}
    for g in (*samen.fouten, *samen.botst):
        naam, waarde = g.getypt.naam, g.getypt.tekst.replace("\x00", "")[:MAX_CONCEPT]
        rij = oud.get(naam)
        if g.geheim or not g.getypt.waarden or (rij and rij.waarde == waarde and rij.basis == (g.getypt.basis or "")):
            continue
        if naam in {*oud} or len(oud) + len(nieuw) < MAX_CONCEPTEN:
            nieuw[naam] = Veldconcept(
                casus_id=casus.id,
                gebruiker_id=actor.id,
                veld=naam,
                waarde=waarde,
                basis=(g.getypt.basis or "")[:16],
                op=nu(),
            )
    af = [oud[naam].id for naam in {*klaar, *nieuw} & {*oud}]
    if af:
        sessie.execute(
            sa.delete(Veldconcept).where(Veldconcept.id.in_(af)), execution_options={"synchronize_session": False}
        )
    for naam in {*klaar, *nieuw} & {*oud}:
        sessie.expunge(oud.pop(naam))
    sessie.add_all(nieuw.values())
    return _Over(tuple(rij for _, rij in sorted({**oud, **nieuw}.items())), bool(af or nieuw))


def leg_samen_vast(
    actor: Actor, casus: Casus, samen: Samen, bron: Venster, *, concept_gewijzigd: bool = False
) -> Toetsuitslag:
    """Store the contents when they changed, with who changed which field; write one log line for all of it."""
    profiel = tafel_van(actor).profiel
    if not samen.veranderd and not samen.weg:
        if concept_gewijzigd:
            sessie.flush()
            schrijf(
                actor, "aanmelding bewaard", casus.nummer, casus_id=casus.id, velden=[], nog_te_doen=casus.nog_te_doen
            )
        return toets_van(casus, profiel)
    casus.velden_op = nieuwe_marken(casus.velden_op, samen, bron, int(nu().timestamp()), (casus.versie or 0) + 1)
    casus.verzoek_uitzondering = samen.inhoud.verzoek or None
    uitslag = leg_vast(casus, samen.inhoud.document, samen.inhoud.vraag, profiel, actor.id)
    sessie.flush()
    velden = sorted({naam.split("-")[0] for naam in samen.veranderd | samen.weg})
    schrijf(actor, "aanmelding bewaard", casus.nummer, casus_id=casus.id, velden=velden, nog_te_doen=casus.nog_te_doen)
    return uitslag
