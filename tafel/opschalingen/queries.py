"""Read who was spoken to: the talks in the aanmelding and those noted later, as the ladder reads them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.criteria.feiten import Aanmelding, feiten_uit
from tafel.criteria.keuzes import criteria_profiel
from tafel.criteria.rules.namen import naamsleutel
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.opschalingen.models import Opschaling
from tafel.opschalingen.rules.gesprek import WIJZEN
from tafel.opschalingen.rules.ladder import Gesprek, Ladder, maak_ladder


def later(casus_id: uuid.UUID) -> Sequence[Opschaling]:
    """Return the talks of a case that are rows of their own, oldest first."""
    vraag = sa.select(Opschaling).where(Opschaling.casus_id == casus_id)
    return sessie.scalars(vraag.order_by(Opschaling.datum, Opschaling.genoteerd_op)).all()


def get_opschaling(casus_id: uuid.UUID, opschaling_id: uuid.UUID) -> Opschaling:
    """Return one talk of this case; raises NietGevonden."""
    rij = sessie.scalar(
        sa.select(Opschaling).where(Opschaling.casus_id == casus_id, Opschaling.id == opschaling_id)
    )  # fmt: skip
    if rij is None:
        raise NietGevonden
    return rij


def gesprekken(document: Mapping[str, Any], a: Aanmelding, rijen: Sequence[Opschaling]) -> list[Gesprek]:
    """Return all talks: those of the aanmelding with the key of their row, and those noted later with their id."""
    ruw = [rij for rij in document.get("opschalingen") or () if isinstance(rij, Mapping)]
    eigen = [
        Gesprek(
            o.organisatie, "leiding", o.leidinggevende, o.functie, o.datum, o.wijze, o.uitkomst, o.zonder_resultaat,
            str(rij.get("_id") or ""),
        )
        for rij, o in zip(ruw, a.opschalingen, strict=True)
    ]  # fmt: skip
    return eigen + [
        Gesprek(
            r.organisatie, "zelf" if r.trede == "zelf" else "leiding", r.naam, r.functie or None, r.datum,
            WIJZEN[r.wijze].lower(), r.uitkomst, r.zonder_resultaat, str(r.id), later=True,
        )
        for r in rijen
    ]  # fmt: skip


@dataclass(frozen=True)
class Beeld:
    """What the page and the fragment show: the facts, the ladder, the talks."""

    a: Aanmelding
    ladder: Ladder
    gesprekken: tuple[Gesprek, ...]
    later: tuple[Opschaling, ...]


def beeld(casus: Casus, profiel: str) -> Beeld:
    """Return the ladder of a case today: one statement."""
    a = feiten_uit(casus.aanmelding, vandaag(), criteria_profiel(profiel))
    rijen = later(casus.id)
    alle = gesprekken(casus.aanmelding, a, rijen)
    return Beeld(a, maak_ladder(a, alle), tuple(alle), tuple(rijen))


def organisaties(a: Aanmelding) -> list[str]:
    """Return the organisations one can choose: first those that can lift the knot, then the other parties."""
    namen: dict[str, str] = {}
    for naam in (*a.stagnatie.veroorzakers, *(p.organisatie or "" for p in a.partijen)):
        if naamsleutel(naam):
            namen.setdefault(naamsleutel(naam), naam)
    return list(namen.values())


def bekenden(a: Aanmelding, alle: Sequence[Gesprek]) -> list[tuple[str, str, str]]:
    """Return who is known in this case: organisatie, naam, functie; each once, the parties first."""
    mensen = [(p.organisatie or "", p.naam or "", p.functie or "") for p in a.partijen]
    mensen += [(g.organisatie or "", g.naam or "", g.functie or "") for g in alle]
    uniek: dict[tuple[str, str], tuple[str, str, str]] = {}
    for organisatie, naam, functie in mensen:
        sleutel = naamsleutel(organisatie), naamsleutel(naam)
        if all(sleutel) and (sleutel not in uniek or (functie and not uniek[sleutel][2])):
            uniek[sleutel] = (organisatie, naam, functie)
    return list(uniek.values())
