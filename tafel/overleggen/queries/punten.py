"""Read an agenda: its items with how ready they are, and what decides their place."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from tafel.casussen.models import PARTIJROLLEN, Betrokkene, Casus, Casustoegang
from tafel.criteria.rules.leeftijden import leeftijd
from tafel.instroom.models import Spoedverzoek
from tafel.instroom.queries import lopende_spoed
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.overleggen.models import Agendapunt, Deelname, Overleg
from tafel.overleggen.rules import Gereed, Persoonfeiten, gereed
from tafel.overleggen.rules.ordenen import Ordepunt
from tafel.toegang.rules import Actor, Zaak, mag

GEZIN = ("leerling", "ouders")
ZELF_UITGENODIGD = 12  # R28: from this age on a leerling gets an invitation of their own


@dataclass(frozen=True)
class Mensen:
    """The people of one case as an agenda needs them: in the order in which they are heard."""

    personen: tuple[Persoonfeiten, ...] = ()
    partners: frozenset[str] = frozenset()  # organisations that come

    @property
    def rollen(self) -> tuple[str, ...]:
        """Return the roles at the table, leerling and ouders first."""
        return tuple(sorted({een.rol for een in self.personen}, key=PARTIJROLLEN.index))

    @property
    def gezin(self) -> bool:
        """Tell whether leerling or ouders are among them."""
        return any(een.rol in GEZIN for een in self.personen)


@dataclass(frozen=True)
class Punt:
    """One item of an agenda as a screen shows it. Never a name of a child: number and initials."""

    id: uuid.UUID
    casus_id: uuid.UUID
    nummer: str
    initialen: str
    leeftijd: int | None
    thuis_sinds: dt.date | None
    dagen_thuis: int | None
    minuten: int
    versie: int
    begonnen: bool
    uitkomst: str | None
    rollen: tuple[str, ...]
    gereed: Gereed
    mag_zien: bool
    mag_regelen: bool  # who sits here and what they may promise
    vast_om: dt.time | None = None
    gezin_erbij: bool = False
    spoed: bool = False
    ad_hoc_reden: str = ""
    in_opvolging: bool = False
    partners: frozenset[str] = frozenset()
    niet_uitgenodigd: int = 0  # people with a seat who were never invited to this meeting

    @property
    def open(self) -> bool:
        """Tell whether this item may still be changed."""
        return not self.begonnen and self.uitkomst is None

    @property
    def orde(self) -> Ordepunt:
        """Return what decides its place by the rules."""
        return Ordepunt(str(self.id), self.nummer, self.gezin_erbij, self.spoed, self.thuis_sinds, self.partners)


def dagen_thuis(sinds: dt.date | None, dag: dt.date) -> int | None:
    """Return how many days a child is at home on `dag`; None when not (yet)."""
    return None if sinds is None or sinds > dag else (dag - sinds).days


def agenda(actor: Actor, overleg: Overleg) -> list[Punt]:
    """Return the items of a meeting in order: how ready, and whether the asker may open the case. Two statements."""
    rijen = agendarijen(actor, overleg)
    return als_punten(actor, overleg, rijen, mensen_van({rij.casus_id for rij in rijen}, overleg.id))


def agendarijen(actor: Actor, overleg: Overleg) -> list[Any]:
    """Return one row per item and role of the asker in it, in order. One statement."""
    rijen = sessie.execute(
        sa.select(
            Agendapunt.id,
            Agendapunt.minuten,
            Agendapunt.vast_om,
            Agendapunt.gezin_erbij,
            Agendapunt.ad_hoc_reden,
            Spoedverzoek.id.label("spoed"),
            Agendapunt.versie,
            Agendapunt.begonnen_op,
            Agendapunt.uitkomst,
            Casus.id.label("casus_id"),
            Casus.nummer,
            Casus.initialen,
            Casus.geboortedatum,
            Casus.thuis_sinds,
            Casus.school,
            Casus.sector,
            Casus.stand,
            Casustoegang.rol_op(vandaag()).label("rol"),
        )
        .join(Casus, Casus.id == Agendapunt.casus_id)
        .outerjoin(Spoedverzoek, sa.and_(lopende_spoed(), Spoedverzoek.stand == "toegekend"))
        .outerjoin(
            Casustoegang,
            sa.and_(
                Casustoegang.casus_id == Casus.id,
                Casustoegang.gebruiker_id == actor.id,
                Casustoegang.geldt(vandaag()),
            ),
        )
        .where(Agendapunt.overleg_id == overleg.id)
        .order_by(Agendapunt.volgorde, Agendapunt.id)
    ).all()
    return list(rijen)


def als_punten(actor: Actor, overleg: Overleg, rijen: Iterable[Any], mensen: dict[uuid.UUID, Mensen]) -> list[Punt]:
    """Return the items out of `agendarijen` and `mensen_van`."""
    eigen = defaultdict(set)
    uniek = {}
    for rij in rijen:
        eigen[rij.id].add(rij.rol)
        uniek[rij.id] = rij
    return [_punt(rij, mensen.get(rij.casus_id, Mensen()), actor, overleg, eigen[rij.id]) for rij in uniek.values()]


def _punt(rij: Any, mensen: Mensen, actor: Actor, overleg: Overleg, rollen: set[str | None]) -> Punt:
    zaak = Zaak(tafel_id=overleg.tafel_id, rollen=frozenset(rol for rol in rollen if rol), stand=rij.stand)
    # R28: younger than 12 the parents are invited, with the child
    jong = bool(rij.geboortedatum) and leeftijd(rij.geboortedatum, overleg.datum) < ZELF_UITGENODIGD
    ouders = any(een.uitgenodigd for een in mensen.personen if een.rol == "ouders")
    personen = [replace(p, uitgenodigd=ouders) if jong and p.rol == "leerling" else p for p in mensen.personen]
    return Punt(
        id=rij.id,
        casus_id=rij.casus_id,
        nummer=rij.nummer,
        initialen=rij.initialen,
        leeftijd=leeftijd(rij.geboortedatum, vandaag()) if rij.geboortedatum else None,
        thuis_sinds=rij.thuis_sinds,
        dagen_thuis=dagen_thuis(rij.thuis_sinds, vandaag()),
        minuten=rij.minuten,
        versie=rij.versie,
        begonnen=rij.begonnen_op is not None,
        uitkomst=rij.uitkomst,
        rollen=mensen.rollen,
        gereed=gereed(personen, heeft_school=bool(rij.school), sector=rij.sector),
        mag_zien=mag(actor, "casus.zien", zaak),
        mag_regelen=mag(actor, "casus.mensen", zaak),
        vast_om=rij.vast_om,
        gezin_erbij=mensen.gezin if rij.gezin_erbij is None else rij.gezin_erbij,
        spoed=rij.spoed is not None,
        ad_hoc_reden=rij.ad_hoc_reden,
        in_opvolging=rij.stand == "opvolging",
        partners=mensen.partners,
        niet_uitgenodigd=sum(not een.uitgenodigd for een in personen if not (jong and een.rol == "leerling")),
    )


def mensen_van(casus_ids: Iterable[uuid.UUID], overleg_id: uuid.UUID) -> dict[uuid.UUID, Mensen]:
    """Return the people of these cases, and whether they were invited for this meeting. One statement, or none."""
    ids = list(casus_ids)
    if not ids:
        return {}
    rijen = sessie.execute(
        sa.select(
            Betrokkene.casus_id,
            Betrokkene.rol,
            Betrokkene.organisatie,
            Betrokkene.heeft_mandaat,
            Betrokkene.gebruiker_id,
            Deelname.uitnodiging_1,
        )
        .outerjoin(Agendapunt, sa.and_(Agendapunt.casus_id == Betrokkene.casus_id, Agendapunt.overleg_id == overleg_id))
        .outerjoin(Deelname, sa.and_(Deelname.agendapunt_id == Agendapunt.id, Deelname.betrokkene_id == Betrokkene.id))
        .where(Betrokkene.casus_id.in_(ids))
        .order_by(Betrokkene.volgorde)
    )
    personen: dict[uuid.UUID, list[Persoonfeiten]] = defaultdict(list)
    partners: dict[uuid.UUID, set[str]] = defaultdict(set)
    for rij in rijen:
        gekoppeld, uitgenodigd = rij.gebruiker_id is not None, rij.uitnodiging_1 is not None
        personen[rij.casus_id].append(Persoonfeiten(rij.rol, rij.heeft_mandaat, gekoppeld, uitgenodigd))
        if rij.organisatie and rij.rol not in GEZIN:
            partners[rij.casus_id].add(rij.organisatie)
    return {casus_id: Mensen(tuple(wie), frozenset(partners[casus_id])) for casus_id, wie in personen.items()}
