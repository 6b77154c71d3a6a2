"""Read what was heard: stories with their versions, wishes, pieces, calls; and what of it may go to the table."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.casussen.queries import casus_uit_url
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.onderzoeken.models import Belnotitie, Onderzoekstuk, Verhaal, Verhaalversie, Wens
from tafel.onderzoeken.rules import STUKKEN, VAN, Gehoord
from tafel.toegang.rules import Actor, Zaak

HOOGSTENS = 100  # calls on one page


@dataclass(frozen=True)
class Verhaalbeeld:
    """The story of one of them: the row (None before anything was typed) and what was kept, newest first."""

    van: str
    rij: Verhaal | None = None
    versies: tuple[Verhaalversie, ...] = ()

    @property
    def laatste(self) -> Verhaalversie | None:
        """The story as it stands, if it was kept."""
        return self.versies[0] if self.versies else None

    @property
    def getypt(self) -> str:
        """What the field shows: the draft, else the story as it stands."""
        concept = self.rij.concept if self.rij else ""
        return concept or (self.laatste.tekst if self.laatste else "")

    @property
    def reden(self) -> str:
        """Why this one could not be heard; "" when they were."""
        return self.rij.niet_gehoord if self.rij and not self.versies else ""


def verhalen(casus_id: uuid.UUID) -> dict[str, Verhaalbeeld]:
    """Return the story of leerling and of ouders, also when there is none yet. One statement."""
    rijen = sessie.execute(
        sa.select(Verhaal, Verhaalversie)
        .outerjoin(Verhaalversie, Verhaalversie.verhaal_id == Verhaal.id)
        .where(Verhaal.casus_id == casus_id)
        .order_by(Verhaal.van, Verhaalversie.nummer.desc())
    ).all()
    per: dict[str, tuple[Verhaal, list[Verhaalversie]]] = {}
    for verhaal, versie in rijen:
        versies = per.setdefault(verhaal.van, (verhaal, []))[1]
        versies += filter(None, [versie])  # without a version the join gives none
    return {van: Verhaalbeeld(van, per[van][0], tuple(per[van][1])) if van in per else Verhaalbeeld(van) for van in VAN}


def verhaal_met_laatste(casus_id: uuid.UUID, van: str) -> tuple[Verhaal | None, Verhaalversie | None]:
    """Return the row of one story (None before anything was typed) and what was last kept of it. One statement."""
    rij = sessie.execute(
        sa.select(Verhaal, Verhaalversie)
        .outerjoin(Verhaalversie, Verhaalversie.verhaal_id == Verhaal.id)
        .where(Verhaal.casus_id == casus_id, Verhaal.van == van)
        .order_by(Verhaalversie.nummer.desc())
        .limit(1)
    ).first()
    return (rij[0], rij[1]) if rij else (None, None)


def wensen(casus_id: uuid.UUID) -> Sequence[Wens]:
    """Return the wishes of a case in the order in which they were said."""
    return sessie.scalars(sa.select(Wens).where(Wens.casus_id == casus_id).order_by(Wens.nummer)).all()


def stukken(casus_id: uuid.UUID) -> dict[str, Onderzoekstuk]:
    """Return the pieces that were filled in, by kind."""
    rijen = sessie.scalars(sa.select(Onderzoekstuk).where(Onderzoekstuk.casus_id == casus_id))
    return {rij.soort: rij for rij in rijen}


def belnotities(casus_id: uuid.UUID) -> list[Any]:
    """Return the calls of a case, newest first: id, wie, wanneer, wat, alleen_voorbereiding, door."""
    return list(
        sessie.execute(
            sa.select(
                Belnotitie.id, Belnotitie.wie, Belnotitie.wanneer, Belnotitie.wat, Belnotitie.alleen_voorbereiding,
                Belnotitie.door_id, Gebruiker.naam.label("door"),
            )
            .join(Gebruiker, Gebruiker.id == Belnotitie.door_id)
            .where(Belnotitie.casus_id == casus_id)
            .order_by(Belnotitie.wanneer.desc(), Belnotitie.id)
            .limit(HOOGSTENS)
        )
    )  # fmt: skip


def gehoord(verhaal: Mapping[str, Verhaalbeeld], alle: Sequence[Wens]) -> dict[str, Gehoord]:
    """Return how far leerling and ouders are heard, for the rule that opens the file."""
    return {
        van: Gehoord(bool(beeld.versies), sum(1 for wens in alle if wens.van == van), beeld.reden)
        for van, beeld in verhaal.items()
    }


@dataclass(frozen=True)
class VoorTafel:
    """What of the inquiry may stand in papers for the parties: nothing that is only for preparing."""

    verhalen: Mapping[str, Verhaalversie] = field(default_factory=dict)
    niet_gehoord: Mapping[str, str] = field(default_factory=dict)
    wensen: tuple[Wens, ...] = ()
    stukken: Mapping[str, str] = field(default_factory=dict)
    gesprekken: tuple[Any, ...] = ()


def voor_tafel(casus_id: uuid.UUID, *, alles: bool = False) -> VoorTafel:
    """Return what may go to the table; with `alles` also what is only for preparing (zaakonderzoeker and chair only).

    For the one-pager, the script and the bundles. Four statements.
    """
    verhaal, stuk = verhalen(casus_id), stukken(casus_id)
    deelt = {van: b for van, b in verhaal.items() if b.rij and (alles or not b.rij.alleen_voorbereiding)}
    return VoorTafel(
        verhalen={van: b.laatste for van, b in deelt.items() if b.laatste},
        niet_gehoord={van: b.reden for van, b in deelt.items() if b.reden},
        wensen=tuple(w for w in wensen(casus_id) if alles or not w.alleen_voorbereiding),
        stukken={
            soort: stuk[soort].tekst
            for soort in STUKKEN
            if soort in stuk and stuk[soort].tekst and (alles or not stuk[soort].alleen_voorbereiding)
        },
        gesprekken=tuple(b for b in belnotities(casus_id) if alles or not b.alleen_voorbereiding),
    )


# --- what an address names --------------------------------------------------------------------------------------------


def met_van(actor: Actor, nummer: str, van: str) -> tuple[dict[str, Any], Zaak]:
    """Load the case, and whose story; raises NietGevonden for somebody who has none."""
    dingen, zaak = casus_uit_url(actor, nummer)
    if van not in VAN:
        raise NietGevonden
    return {**dingen, "van": van}, zaak


def met_stuk(actor: Actor, nummer: str, soort: str) -> tuple[dict[str, Any], Zaak]:
    """Load the case and the kind of piece; raises NietGevonden for an unknown kind."""
    dingen, zaak = casus_uit_url(actor, nummer)
    if soort not in STUKKEN:
        raise NietGevonden
    return {**dingen, "soort": soort}, zaak


def met_wens(actor: Actor, nummer: str, wens_id: uuid.UUID) -> tuple[dict[str, Any], Zaak]:
    """Load the case and one wish of it; raises NietGevonden."""
    return _met(actor, nummer, Wens, wens_id, "wens")


def met_belnotitie(actor: Actor, nummer: str, belnotitie_id: uuid.UUID) -> tuple[dict[str, Any], Zaak]:
    """Load the case and one call of it; raises NietGevonden."""
    return _met(actor, nummer, Belnotitie, belnotitie_id, "belnotitie")


def _met(actor: Actor, nummer: str, model: Any, id_: uuid.UUID, naam: str) -> tuple[dict[str, Any], Zaak]:
    dingen, zaak = casus_uit_url(actor, nummer)
    rij = sessie.scalar(sa.select(model).where(model.casus_id == dingen["casus"].id, model.id == id_))
    if rij is None:
        raise NietGevonden
    return {**dingen, naam: rij}, zaak
