"""Read what a beheerder sees: the table, its people and their mandates. Never a case."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.organisaties.models import Lidmaatschap, Mandaat, Organisatie, Tafel
from tafel.organisaties.rules import ROLWOORDEN, Periode
from tafel.toegang.rules import Actor, Zaak

MEEST = 500  # members shown on one page


@dataclass(frozen=True)
class Lid:
    """One membership as a line: who, in which role, for whom, from when to when, with which mandates."""

    id: uuid.UUID
    gebruiker_id: uuid.UUID
    naam: str
    email: str
    actief: bool
    rol: str
    rolwoord: str
    functie: str
    organisatie: str
    organisatie_soort: str | None
    van: dt.date
    tot: dt.date | None
    mandaten: tuple[Any, ...] = ()

    @property
    def periode(self) -> Periode:
        """Return from when to when."""
        return Periode(self.van, self.tot)


def _leden() -> Any:
    return (
        sa.select(
            Lidmaatschap.id, Lidmaatschap.gebruiker_id, Gebruiker.naam, Gebruiker.email, Gebruiker.actief,
            Lidmaatschap.rol, Lidmaatschap.functie, sa.func.coalesce(Organisatie.naam, "").label("organisatie"),
            Organisatie.soort.label("organisatie_soort"), Lidmaatschap.van, Lidmaatschap.tot,
        )
        .join(Gebruiker, Gebruiker.id == Lidmaatschap.gebruiker_id)
        .outerjoin(Organisatie, Organisatie.id == Lidmaatschap.organisatie_id)
    )  # fmt: skip


def find_tafel(tafel_id: uuid.UUID) -> Tafel:
    """Return a table. Raises NietGevonden."""
    tafel = sessie.scalar(sa.select(Tafel).where(Tafel.id == tafel_id))
    if tafel is None:
        raise NietGevonden
    return tafel


def leden(tafel_id: uuid.UUID) -> list[Lid]:
    """Return who has or gets a role at a table, in the order of the roles, with their mandates. Two statements."""
    dag = vandaag()
    nog = sa.or_(Lidmaatschap.tot.is_(None), Lidmaatschap.tot >= dag)
    rijen = sessie.execute(_leden().where(Lidmaatschap.tafel_id == tafel_id, nog).limit(MEEST)).all()
    per_lid: dict[uuid.UUID, list[Any]] = {}
    vraag = (
        sa.select(Mandaat)
        .join(Lidmaatschap, Lidmaatschap.id == Mandaat.lidmaatschap_id)
        .where(Lidmaatschap.tafel_id == tafel_id, sa.or_(Mandaat.tot.is_(None), Mandaat.tot >= dag))
        .order_by(Mandaat.kant, Mandaat.sector, Mandaat.van)
    )
    for mandaat in sessie.scalars(vraag):
        per_lid.setdefault(mandaat.lidmaatschap_id, []).append(mandaat)
    volgorde = {rol: nr for nr, rol in enumerate(ROLWOORDEN)}
    uit = [_lid(rij, tuple(per_lid.get(rij.id, ()))) for rij in rijen]
    return sorted(uit, key=lambda lid: (volgorde[lid.rol], lid.naam, lid.van))


def _lid(rij: Any, mandaten: tuple[Any, ...] = ()) -> Lid:
    return Lid(**rij._mapping, rolwoord=ROLWOORDEN[rij.rol], mandaten=mandaten)


def lid_lader(actor: Actor, lid_id: uuid.UUID) -> tuple[dict[str, Any], Zaak]:
    """Return {"lid": …} for a membership of the asker's own table. Raises NietGevonden. One statement."""
    waar = (Lidmaatschap.id == lid_id, Lidmaatschap.tafel_id == (actor.tafel.id if actor.tafel else None))
    rij = sessie.execute(_leden().where(*waar)).first()
    if rij is None or actor.tafel is None:
        raise NietGevonden
    return {"lid": _lid(rij)}, Zaak(tafel_id=actor.tafel.id)


def mandaat_lader(actor: Actor, mandaat_id: uuid.UUID) -> tuple[dict[str, Any], Zaak]:
    """Return {"mandaat": …} for a mandate at the asker's own table. Raises NietGevonden. One statement."""
    rij = sessie.scalar(
        sa.select(Mandaat)
        .join(Lidmaatschap, Lidmaatschap.id == Mandaat.lidmaatschap_id)
        .where(Mandaat.id == mandaat_id, Lidmaatschap.tafel_id == (actor.tafel.id if actor.tafel else None))
    )
    if rij is None or actor.tafel is None:
        raise NietGevonden
    return {"mandaat": rij}, Zaak(tafel_id=actor.tafel.id)


def mandaten(lid_id: uuid.UUID) -> list[Mandaat]:
    """Return every mandate of one membership, the newest first."""
    vraag = sa.select(Mandaat).where(Mandaat.lidmaatschap_id == lid_id).order_by(Mandaat.van.desc(), Mandaat.id)
    return list(sessie.scalars(vraag))


def periodes(tafel_id: uuid.UUID, rol: str) -> list[tuple[uuid.UUID, uuid.UUID, Periode]]:
    """Return (membership, person, period) of everyone with a role at a table whose account is open."""
    rijen = sessie.execute(
        sa.select(Lidmaatschap.id, Lidmaatschap.gebruiker_id, Lidmaatschap.van, Lidmaatschap.tot)
        .join(Gebruiker, Gebruiker.id == Lidmaatschap.gebruiker_id)
        .where(Lidmaatschap.tafel_id == tafel_id, Lidmaatschap.rol == rol, Gebruiker.actief)
    )
    return [(rij.id, rij.gebruiker_id, Periode(rij.van, rij.tot)) for rij in rijen]


def wat_ontbreekt(tafel: Tafel, mensen: list[Lid]) -> list[str]:
    """Return what this table still misses, as the end of "Er is nog geen …"."""
    dag = vandaag()
    nu_ = [lid for lid in mensen if lid.actief and lid.periode.geldt_op(dag)]
    mist = [
        woord
        for rol, woord in (("voorzitter", "voorzitter"), ("zaakonderzoeker", "zaakonderzoeker"), ("fg", "FG"))
        if not any(lid.rol == rol for lid in nu_)
    ]
    kanten = {m.kant for lid in nu_ for m in lid.mandaten if m.van <= dag}
    if tafel.heeft_mandaat:
        mist += [f"akkoordgever voor {kant}" for kant in ("jeugdhulp", "onderwijs") if kant not in kanten]
    return mist
