"""Read an agenda and the cases that wait for one."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from dataclasses import dataclass
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
from tafel.toegang.rules import Actor, Zaak, mag

BLADZIJDE = 25


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

    @property
    def open(self) -> bool:
        """Tell whether this item may still be changed."""
        return not self.begonnen and self.uitkomst is None


def _dagen(sinds: dt.date | None, dag: dt.date) -> int | None:
    return None if sinds is None or sinds > dag else (dag - sinds).days


def agenda(actor: Actor, overleg: Overleg) -> list[Punt]:
    """Return the items of a meeting in order: how ready, and whether the asker may open the case. Two statements."""
    punten = sessie.execute(
        sa.select(
            Agendapunt.id,
            Agendapunt.minuten,
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
    eigen = defaultdict(set)
    for rij in punten:
        eigen[rij.id].add(rij.rol)
    mensen = _mensen(overleg.id) if punten else {}
    uniek = {rij.id: rij for rij in punten}
    return [_punt(rij, mensen.get(rij.id, []), actor, overleg, eigen[rij.id]) for rij in uniek.values()]


def _punt(rij: Any, mensen: list[Persoonfeiten], actor: Actor, overleg: Overleg, rollen: set[str | None]) -> Punt:
    zaak = Zaak(tafel_id=overleg.tafel_id, rollen=frozenset(rol for rol in rollen if rol), stand=rij.stand)
    return Punt(
        id=rij.id,
        casus_id=rij.casus_id,
        nummer=rij.nummer,
        initialen=rij.initialen,
        leeftijd=leeftijd(rij.geboortedatum, vandaag()) if rij.geboortedatum else None,
        thuis_sinds=rij.thuis_sinds,
        dagen_thuis=_dagen(rij.thuis_sinds, vandaag()),
        minuten=rij.minuten,
        versie=rij.versie,
        begonnen=rij.begonnen_op is not None,
        uitkomst=rij.uitkomst,
        rollen=tuple(sorted({een.rol for een in mensen}, key=PARTIJROLLEN.index)),
        gereed=gereed(mensen, heeft_school=bool(rij.school), sector=rij.sector),
        mag_zien=mag(actor, "casus.zien", zaak),
        mag_regelen=mag(actor, "casus.mensen", zaak),
    )


def _mensen(overleg_id: uuid.UUID) -> dict[uuid.UUID, list[Persoonfeiten]]:
    """Return the people of every item of a meeting, in the order in which they are heard."""
    rijen = sessie.execute(
        sa.select(
            Agendapunt.id,
            Betrokkene.rol,
            Betrokkene.heeft_mandaat,
            Betrokkene.gebruiker_id,
            Deelname.uitnodiging_1,
        )
        .join(Betrokkene, Betrokkene.casus_id == Agendapunt.casus_id)
        .outerjoin(Deelname, sa.and_(Deelname.agendapunt_id == Agendapunt.id, Deelname.betrokkene_id == Betrokkene.id))
        .where(Agendapunt.overleg_id == overleg_id)
        .order_by(Betrokkene.volgorde)
    )
    mensen: dict[uuid.UUID, list[Persoonfeiten]] = defaultdict(list)
    for rij in rijen:
        gekoppeld, uitgenodigd = rij.gebruiker_id is not None, rij.uitnodiging_1 is not None
        mensen[rij.id].append(Persoonfeiten(rij.rol, rij.heeft_mandaat, gekoppeld, uitgenodigd))
    return mensen


def wachtenden(tafel_id: uuid.UUID) -> list[Any]:
    """Return up to 25 admitted cases that are on no open agenda: spoed first, then longest at home. One statement."""
    open_punt = sa.exists().where(Agendapunt.casus_id == Casus.id, Agendapunt.uitkomst.is_(None))
    rijen = sessie.execute(
        sa.select(
            Casus.nummer,
            Casus.initialen,
            Casus.geboortedatum,
            Casus.thuis_sinds,
            Casus.sector,
            Casus.beloofd_op,
            Spoedverzoek.stand.label("spoed"),
        )
        .outerjoin(Spoedverzoek, sa.and_(lopende_spoed(), Spoedverzoek.stand == "toegekend"))
        .where(Casus.tafel_id == tafel_id, Casus.stand == "toegelaten", ~open_punt)
        .order_by(Spoedverzoek.id.is_(None), sa.nulls_last(Casus.thuis_sinds), Casus.nummer)
        .limit(BLADZIJDE)
    )
    dag = vandaag()
    return [
        {
            "nummer": rij.nummer,
            "initialen": rij.initialen,
            "leeftijd": leeftijd(rij.geboortedatum, dag) if rij.geboortedatum else None,
            "dagen_thuis": _dagen(rij.thuis_sinds, dag),
            "beloofd_op": rij.beloofd_op,
            "spoed": rij.spoed is not None,
        }
        for rij in rijen
    ]
