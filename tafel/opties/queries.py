"""Read options with what they answer, and the map of what there is in the region."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tafel.casussen.queries import casus_uit_url
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.onderzoeken.models import Wens
from tafel.onderzoeken.queries import wensen
from tafel.opties.models import Aanbod, Optie, Wensoptie
from tafel.opties.rules import briefzin, is_oud, redenzin, wachtzin
from tafel.toegang.rules import Actor, Zaak

PER_PAGINA = 25
KEUZES = 300  # lines of the map that one can link an option to


@dataclass(frozen=True)
class Optiebeeld:
    """One option as it is shown: the row, what of the map it belongs to, the sentences about it."""

    rij: Optie
    aanbod: Aanbod | None
    zin: str
    reden: str
    wacht: str
    oud: bool


def opties(casus_id: uuid.UUID) -> list[Optiebeeld]:
    """Return the options of a case in order. One statement."""
    rijen = sessie.execute(
        sa.select(Optie, Aanbod)
        .outerjoin(Aanbod, Aanbod.id == Optie.aanbod_id)
        .where(Optie.casus_id == casus_id)
        .order_by(Optie.volgorde)
    )
    dag = vandaag()
    return [
        Optiebeeld(
            optie,
            aanbod,
            briefzin(optie.naam, optie.omdat),
            redenzin(optie.reeel, optie.reeel_waarom),
            wachtzin(aanbod.wachttijd_weken) if optie.aanbod_id else "",
            bool(optie.aanbod_id) and is_oud(aanbod.peildatum, dag),
        )
        for optie, aanbod in rijen
    ]


def koppelingen(casus_id: uuid.UUID) -> Mapping[uuid.UUID, uuid.UUID]:
    """Return wish -> option for the wishes of a case that an option answers. One statement."""
    vraag = sa.select(Wensoptie.wens_id, Wensoptie.optie_id).join(Wens, Wens.id == Wensoptie.wens_id)
    return {rij.wens_id: rij.optie_id for rij in sessie.execute(vraag.where(Wens.casus_id == casus_id))}


def find_koppeling(wens_id: uuid.UUID) -> Wensoptie | None:
    """Return which option answers this wish, if one does."""
    return sessie.get(Wensoptie, wens_id)


def brievenzinnen(casus_id: uuid.UUID) -> list[str]:
    """Return the sentences for the letter about the options that were not chosen, in order (feature 35)."""
    return [een.zin for een in opties(casus_id) if een.rij.stand == "niet_gekozen"]


@dataclass(frozen=True)
class Wensantwoord:
    """One wish with its answer as the family reads it, and the name of the option that goes with it."""

    van: str
    wens: str
    antwoord: str | None
    waarom: str
    optie: str


def wensantwoorden(casus_id: uuid.UUID) -> list[Wensantwoord]:
    """Return every wish that may go to the table, with its answer (R30). Three statements."""
    namen = {een.rij.id: een.rij.naam for een in opties(casus_id)}
    bij = koppelingen(casus_id)
    return [
        Wensantwoord(w.van, w.tekst, w.antwoord, w.waarom, namen.get(bij[w.id], "") if w.id in bij else "")
        for w in wensen(casus_id)
        if not w.alleen_voorbereiding
    ]


# --- what there is in the region --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Aanbodregel:
    """One line of the map, with its waiting time in words and whether that is old."""

    rij: Aanbod
    wacht: str
    oud: bool


def aanbod(tafel_id: uuid.UUID, soort: str = "", na: str = "", per: int = PER_PAGINA) -> list[Aanbodregel]:
    """Return a page of the map, by name; `na` is the name of the last one seen. At most `per` + 1 rows."""
    vraag = sa.select(Aanbod).where(Aanbod.tafel_id == tafel_id, Aanbod.gestopt_op.is_(None))
    if soort:
        vraag = vraag.where(Aanbod.soort == soort)
    if na:
        vraag = vraag.where(Aanbod.naam > na)
    dag = vandaag()
    rijen = sessie.scalars(vraag.order_by(Aanbod.naam).limit(per + 1))
    return [Aanbodregel(rij, wachtzin(rij.wachttijd_weken), is_oud(rij.peildatum, dag)) for rij in rijen]


def aanbodkeuzes(tafel_id: uuid.UUID) -> dict[str, str]:
    """Return id -> name and kind of what an option can be linked to."""
    rijen = sessie.execute(
        sa.select(Aanbod.id, Aanbod.naam, Aanbod.wachttijd_weken)
        .where(Aanbod.tafel_id == tafel_id, Aanbod.gestopt_op.is_(None))
        .order_by(Aanbod.naam)
        .limit(KEUZES)
    )
    return {str(rij.id): f"{rij.naam} ({wachtzin(rij.wachttijd_weken).lower()})" for rij in rijen}


def find_aanbod(tafel_id: uuid.UUID, aanbod_id: uuid.UUID) -> Aanbod | None:
    """Return one line of the map of this table, or None."""
    return sessie.scalar(sa.select(Aanbod).where(Aanbod.tafel_id == tafel_id, Aanbod.id == aanbod_id))


def naam_bestaat(tafel_id: uuid.UUID, naam: str, behalve: uuid.UUID | None = None) -> bool:
    """Tell whether the map of this table has this name already."""
    vraag = sa.select(Aanbod.id).where(Aanbod.tafel_id == tafel_id, Aanbod.naam == naam)
    gevonden = sessie.scalar(vraag)
    return gevonden is not None and gevonden != behalve


# --- what an address names --------------------------------------------------------------------------------------------


def met_optie(actor: Actor, nummer: str, optie_id: uuid.UUID) -> tuple[dict[str, Any], Zaak]:
    """Load the case and one option of it; raises NietGevonden."""
    dingen, zaak = casus_uit_url(actor, nummer)
    rij = sessie.scalar(sa.select(Optie).where(Optie.casus_id == dingen["casus"].id, Optie.id == optie_id))
    if rij is None:
        raise NietGevonden
    return {**dingen, "optie": rij}, zaak


def aanbod_uit_url(actor: Actor, aanbod_id: uuid.UUID) -> tuple[dict[str, Any], Zaak]:
    """Load one line of the map of the table of `actor`; raises NietGevonden."""
    rij = find_aanbod(actor.tafel.id, aanbod_id) if actor.tafel else None
    if rij is None:
        raise NietGevonden
    return {"aanbod": rij}, Zaak(rij.tafel_id)
