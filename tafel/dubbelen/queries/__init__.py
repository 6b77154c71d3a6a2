"""Read cases that may be about the same child, and the links between cases. Only ever at the table of who asks."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tafel.casussen.models import Casus, Casustoegang
from tafel.casussen.queries import casus_uit_url
from tafel.criteria.datums import uit_iso
from tafel.dubbelen import rules
from tafel.dubbelen.models import Casusband
from tafel.kern.clock import lokaal, vandaag
from tafel.kern.db import sessie
from tafel.kern.namen import Kind, Oordeel, dagen_in_de_buurt, vergelijk
from tafel.kern.refusals import NietGevonden
from tafel.toegang.rules import Actor, Zaak, mag

_VELDEN = (
    Casus.id,
    Casus.nummer,
    Casus.stand,
    Casus.initialen,
    Casus.geboortedatum,
    Casus.school,
    Casus.thuis_sinds,
    Casus.sluituitkomst,
    Casus.afgesloten_op,
    Casus.ingediend_op,
    Casus.aanmelding["leerling"].label("leerling"),  # once: each look into the document reads all of it
)
# waits on an agenda: that table lies in a layer above this one, only this is read of it
_AGENDAPUNT = sa.table("agendapunt", sa.column("casus_id", sa.Uuid()), sa.column("uitkomst"))


@dataclass(frozen=True)
class Kandidaat:
    """Another case of this table that may be about the same child, and what the asker hears of it."""

    rij: Any
    kind: Kind
    zaak: Zaak
    oordeel: Oordeel
    zegt: rules.Zegt
    leest: bool = False  # may read the aanmelding, so the names too
    eerder: str = ""  # what was said of the two before: "ander_kind"
    eerder_door: str = ""
    eerder_reden: str = ""


@dataclass(frozen=True)
class Band:
    """A link of a case with another one that the asker may see."""

    id: uuid.UUID
    soort: str
    reden: str
    door: str
    op: dt.datetime
    rij: Any
    zaak: Zaak


@dataclass
class _Gezien:
    """One other case while its rows are read: a row for each role of the asker."""

    rij: Any
    rollen: set[str] = field(default_factory=set)


def kind_van(document: Mapping[str, Any]) -> Kind:
    """Return what an aanmelding says about its child."""
    gevonden = document.get("leerling")
    leerling = gevonden if isinstance(gevonden, dict) else {}
    geboren = leerling.get("geboortedatum")
    dag = uit_iso(geboren) if isinstance(geboren, str) else None
    return Kind(leerling.get("voornaam") or "", leerling.get("achternaam") or "", dag)


def _tafel_id(actor: Actor) -> uuid.UUID:
    if actor.tafel is None:
        raise NietGevonden
    return actor.tafel.id


def _op_die_dagen(actor: Actor, dagen: Iterable[dt.date]) -> sa.Select[Any]:
    """Return the question for the cases of this table with a child born on one of these days, with the asker's role."""
    eigen = sa.and_(
        Casustoegang.casus_id == Casus.id, Casustoegang.gebruiker_id == actor.id, Casustoegang.geldt(vandaag())
    )  # fmt: skip
    return (
        sa.select(*_VELDEN, Casustoegang.rol_op(vandaag()).label("rol"))
        .outerjoin(Casustoegang, eigen)
        # no ORDER BY: for an order on nummer SQLite walks the index of numbers, through the whole table
        .where(Casus.tafel_id == _tafel_id(actor), Casus.geboortedatum.in_(sorted(set(dagen))))
    )


def _per_casus(rijen: Iterable[Any]) -> list[_Gezien]:
    uit: dict[uuid.UUID, _Gezien] = {}
    for rij in rijen:
        gezien = uit.setdefault(rij.id, _Gezien(rij))
        if rij.rol:
            gezien.rollen.add(rij.rol)
    dag = vandaag()
    return [
        een
        for een in uit.values()
        if rules.telt_mee(
            een.rij.stand, lokaal(een.rij.afgesloten_op).date() if een.rij.afgesloten_op else None, dag
        )
    ]  # fmt: skip


def kandidaten(actor: Actor, casus: Casus, zaak: Zaak) -> list[Kandidaat]:
    """Return the other cases of this table that look like `casus` and that the asker hears something of, best first.

    One statement, along the index on table and date of birth; none without a date. Pairs that are linked already are
    left out. Somebody's "another child" stays before the chair, who sees who said it.
    """
    kind = kind_van(casus.aanmelding)
    if kind.geboren is None or not (kind.voornaam.strip() or kind.achternaam.strip()):
        return []
    vraag = _op_die_dagen(actor, (kind.geboren, *dagen_in_de_buurt(kind.geboren)))
    band = sa.and_(
        Casusband.verbroken_op.is_(None),
        sa.or_(
            sa.and_(Casusband.casus_id == casus.id, Casusband.andere_casus_id == Casus.id),
            sa.and_(Casusband.andere_casus_id == casus.id, Casusband.casus_id == Casus.id),
        ),
    )
    vraag = vraag.outerjoin(Casusband, band).where(Casus.id != casus.id)
    vraag = vraag.add_columns(
        Casusband.soort.label("band"), Casusband.door.label("band_door"), Casusband.reden.label("band_reden")
    )
    leidt = mag(actor, "instroom.beslissen", Zaak(zaak.tafel_id, zaak.rollen, "ingediend"))
    uit = []
    for een in _per_casus(sessie.execute(vraag)):
        if een.rij.band in ("zelfde_kind", "broer_of_zus") or (een.rij.band == "ander_kind" and not leidt):
            continue
        gevonden = _beoordeel(actor, kind, een, leidt=leidt)
        if gevonden.zegt != "niets":
            uit.append(gevonden)
    return sorted(uit, key=lambda k: (bool(k.eerder), -k.oordeel.score, k.rij.nummer))


def _beoordeel(actor: Actor, kind: Kind, een: _Gezien, *, leidt: bool) -> Kandidaat:
    rij = een.rij
    ander = kind_van({"leerling": rij.leerling})
    oordeel = vergelijk(kind, ander)
    zaak = Zaak(_tafel_id(actor), frozenset(een.rollen), rij.stand)
    ziet, leest = (mag(actor, recht, zaak) for recht in ("casus.zien", "casus.aanmelding"))
    zegt = rules.wat_te_zeggen(oordeel, ziet=ziet, volledig=kind.volledig and ander.volledig, leidt=leidt)
    eerder, door = getattr(rij, "band", None) or "", getattr(rij, "band_door", None) or ""
    return Kandidaat(rij, ander, zaak, oordeel, zegt, leest, eerder, door, getattr(rij, "band_reden", None) or "")


def bekend(actor: Actor, kinderen: Sequence[Kind]) -> list[Kandidaat | None]:
    """Return for each of these children the case of this table that looks most like it, or None; for a list of many.

    One statement for all. Said as in `kandidaten` to who is not the chair: a case the asker may not see comes only for
    a child that is wholly filled in and matches strongly.
    """
    dagen = {kind.geboren for kind in kinderen if kind.geboren}
    if not dagen:
        return [None] * len(kinderen)
    per_dag: dict[dt.date, list[_Gezien]] = {}
    for een in _per_casus(sessie.execute(_op_die_dagen(actor, dagen))):
        per_dag.setdefault(een.rij.geboortedatum, []).append(een)
    uit: list[Kandidaat | None] = []
    for kind in kinderen:
        zelfde_dag = per_dag.get(kind.geboren, []) if kind.geboren else []
        gevonden = [_beoordeel(actor, kind, een, leidt=False) for een in zelfde_dag]
        gevonden = [een for een in gevonden if een.zegt != "niets"]
        uit.append(max(gevonden, key=lambda k: (k.oordeel.score, k.zegt == "noem", k.rij.nummer), default=None))
    return uit


def banden(actor: Actor, casus_id: uuid.UUID) -> list[Band]:
    """Return the links of a case that stand, with the other case; only where the asker may see that one too.

    One statement. "Another child" is a judgement, no link: it is left out.
    """
    andere = sa.case((Casusband.casus_id == casus_id, Casusband.andere_casus_id), else_=Casusband.casus_id)
    eigen = sa.and_(
        Casustoegang.casus_id == Casus.id, Casustoegang.gebruiker_id == actor.id, Casustoegang.geldt(vandaag())
    )  # fmt: skip
    rijen = sessie.execute(
        sa.select(
            Casusband.id.label("band_id"), Casusband.soort, Casusband.reden, Casusband.door, Casusband.op,
            Casus.id, Casus.nummer, Casus.stand, Casus.initialen, Casus.geboortedatum, Casus.sluituitkomst,
            Casustoegang.rol_op(vandaag()).label("rol"),
        )
        .join(Casus, Casus.id == andere)
        .outerjoin(Casustoegang, eigen)
        .where(
            # each end along its own index
            Casusband.id.in_(
                sa.union_all(
                    sa.select(Casusband.id).where(Casusband.casus_id == casus_id, Casusband.verbroken_op.is_(None)),
                    sa.select(Casusband.id).where(Casusband.andere_casus_id == casus_id),
                )
            ),
            Casusband.verbroken_op.is_(None),
            Casusband.soort != "ander_kind",
            Casus.tafel_id == _tafel_id(actor),
        )
        .order_by(Casusband.op)
    )  # fmt: skip
    per: dict[uuid.UUID, _Gezien] = {}
    for rij in rijen:
        gezien = per.setdefault(rij.band_id, _Gezien(rij))
        if rij.rol:
            gezien.rollen.add(rij.rol)
    uit = []
    for een in per.values():
        r, zaak = een.rij, Zaak(_tafel_id(actor), frozenset(een.rollen), een.rij.stand)
        if mag(actor, "casus.zien", zaak):
            uit.append(Band(r.band_id, r.soort, r.reden, r.door, r.op, r, zaak))
    return uit


def band_uit_url(actor: Actor, nummer: str, band_id: uuid.UUID) -> tuple[dict[str, Any], Zaak]:
    """Return a case, a link of it and the case at its other end; raises NietGevonden unless both are for this person.

    A link that was ended is found too: pressing twice gets a sentence.
    """
    dingen, zaak = casus_uit_url(actor, nummer)
    casus: Casus = dingen["casus"]
    band = sessie.scalar(
        sa.select(Casusband).where(
            Casusband.id == band_id,
            sa.or_(Casusband.casus_id == casus.id, Casusband.andere_casus_id == casus.id),
            Casusband.soort != "ander_kind",
        )
    )
    if band is None:
        raise NietGevonden
    ander, zaak_ander = casus_op_id(actor, band.andere_casus_id if band.casus_id == casus.id else band.casus_id)
    if not mag(actor, "casus.zien", zaak_ander):
        raise NietGevonden
    return {"casus": casus, "band": band, "ander": ander}, zaak


def casus_op_id(actor: Actor, casus_id: uuid.UUID) -> tuple[Casus, Zaak]:
    """Return a case of this table by its id, with what the policy needs; raises NietGevonden."""
    nummer = sessie.scalar(sa.select(Casus.nummer).where(Casus.id == casus_id, Casus.tafel_id == _tafel_id(actor)))
    if nummer is None:
        raise NietGevonden
    dingen, zaak = casus_uit_url(actor, nummer)
    return dingen["casus"], zaak


def find_band(een: uuid.UUID, ander: uuid.UUID) -> Casusband | None:
    """Return what stands between two cases now, whichever comes first."""
    laag, hoog = sorted((een, ander))
    return sessie.scalar(
        sa.select(Casusband).where(
            Casusband.casus_id == laag, Casusband.andere_casus_id == hoog, Casusband.verbroken_op.is_(None)
        )
    )


def staat_op_agenda(casus_id: uuid.UUID) -> bool:
    """Tell whether a case waits on an agenda."""
    open_ = sa.select(sa.literal(1)).where(_AGENDAPUNT.c.casus_id == casus_id, _AGENDAPUNT.c.uitkomst.is_(None))
    return sessie.scalar(open_.limit(1)) is not None
