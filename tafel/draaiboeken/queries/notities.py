"""Read what somebody noted for themselves. Every statement is held to the writer: nobody reads a note of another."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Casus, Casustoegang
from tafel.draaiboeken.models import Notitie, Verslagregel
from tafel.kern.clock import lokaal, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.kern.versleuteling import Beschadigd, open_blok, pak_uit
from tafel.overleggen.models import DICHT, Agendapunt, Overleg
from tafel.toegang.rules import Actor, Zaak, mag

ALGEMEEN = "overleg"  # the place of a note about the meeting itself


@dataclass(frozen=True)
class Plek:
    """What a note is about: a case, or the meeting. `naam` is how the address calls it: a number, or "overleg"."""

    naam: str
    casus_id: uuid.UUID | None = None
    initialen: str = ""
    mag_opnemen: bool = False

    @property
    def kop(self) -> str:
        """Return the heading of this place."""
        return f"{self.naam} · {self.initialen}" if self.casus_id else "Het overleg zelf"


@dataclass(frozen=True)
class Notitiebeeld:
    """A place with the own note about it, opened. `kapot`: what is stored does not open."""

    plek: Plek
    rij: Notitie | None = None
    tekst: str = ""
    kapot: bool = False

    @property
    def versie(self) -> int:
        """Return the version that a save must have seen."""
        return self.rij.versie if self.rij else 0


@dataclass(frozen=True)
class _Plekken:
    overleg: Overleg
    plekken: dict[str, Plek] = field(default_factory=dict)


def open_tekst(notitie: Notitie) -> str:
    """Return the words of a note. Raises Beschadigd when it does not open: another key, or changed."""
    sleutel = pak_uit(notitie.sleutel_id, notitie.sleutel, notitie.band)
    return open_blok(sleutel, notitie.inhoud, notitie.band, 0, True).decode()


def als_beeld(plek: Plek, notitie: Notitie | None) -> Notitiebeeld:
    """Return a note as it is shown."""
    if notitie is None:
        return Notitiebeeld(plek)
    try:
        return Notitiebeeld(plek, notitie, open_tekst(notitie))
    except Beschadigd:
        return Notitiebeeld(plek, notitie, kapot=True)


def _plekken(actor: Actor, overleg_id: uuid.UUID) -> _Plekken:
    """Return the meeting and what this person may note about: the cases they may see, and the meeting. One statement.

    Raises NietGevonden for a meeting of another table.
    """
    rijen = sessie.execute(
        sa.select(
            Overleg, Casus.id, Casus.nummer, Casus.initialen, Casus.stand, Casustoegang.rol_op(vandaag()).label("rol")
        )
        .outerjoin(Agendapunt, Agendapunt.overleg_id == Overleg.id)
        .outerjoin(Casus, Casus.id == Agendapunt.casus_id)
        .outerjoin(
            Casustoegang,
            sa.and_(
                Casustoegang.casus_id == Casus.id, Casustoegang.gebruiker_id == actor.id, Casustoegang.geldt(vandaag())
            ),
        )
        .where(Overleg.id == overleg_id, Overleg.tafel_id == (actor.tafel.id if actor.tafel else None))
        .order_by(Agendapunt.volgorde, Agendapunt.id)
    ).all()  # fmt: skip
    if not rijen:
        raise NietGevonden
    overleg: Overleg = rijen[0][0]
    rollen: dict[uuid.UUID, set[str]] = {}
    for rij in rijen:
        if rij.id is not None:
            rollen.setdefault(rij.id, set()).update(filter(None, [rij.rol]))
    uit = {ALGEMEEN: Plek(ALGEMEEN)}
    for rij in rijen:
        if rij.id is None or rij.nummer in uit:
            continue
        zaak = Zaak(overleg.tafel_id, frozenset(rollen[rij.id]), rij.stand)
        if mag(actor, "casus.zien", zaak):
            uit[rij.nummer] = Plek(rij.nummer, rij.id, rij.initialen, mag(actor, "opvolging.zien", zaak))
    return _Plekken(overleg, uit)


def notities_uit_url(actor: Actor, overleg_id: uuid.UUID, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Load a meeting with the places of this person: {"overleg", "plekken"}; raises NietGevonden. One statement."""
    alles = _plekken(actor, overleg_id)
    zaak = Zaak(alles.overleg.tafel_id, stand=alles.overleg.stand, eigen=len(alles.plekken) > 1)
    return {"overleg": alles.overleg, "plekken": alles.plekken}, zaak


def eigen_plekken(actor: Actor, overleg: Overleg, plekken: dict[str, Plek]) -> list[Notitiebeeld]:
    """Return each place with the own note; a case that left the agenda stays while there is a note. One statement."""
    rijen = sessie.execute(
        sa.select(Notitie, Casus.nummer, Casus.initialen)
        .outerjoin(Casus, Casus.id == Notitie.casus_id)
        .where(Notitie.overleg_id == overleg.id, Notitie.gebruiker_id == actor.id)
        .order_by(Casus.nummer)
    ).all()
    per = {rij.nummer or ALGEMEEN: rij for rij in rijen}
    uit = [als_beeld(plek, per[naam].Notitie if naam in per else None) for naam, plek in plekken.items()]
    weg = [rij for naam, rij in per.items() if naam not in plekken]
    return uit + [als_beeld(Plek(rij.nummer, rij.Notitie.casus_id, rij.initialen), rij.Notitie) for rij in weg]


def met_plek(actor: Actor, overleg_id: uuid.UUID, plek: str, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Load a meeting and the place of a note in it; raises NietGevonden for a case this person may not see.

    One statement; a second one for a case that left the agenda.
    """
    dingen, zaak = notities_uit_url(actor, overleg_id)
    plekken: dict[str, Plek] = dingen["plekken"]
    if plek not in plekken:
        weg = [een.plek for een in eigen_plekken(actor, dingen["overleg"], plekken) if een.plek.naam == plek]
        if not weg:
            raise NietGevonden
        return {**dingen, "plek": weg[0]}, Zaak(zaak.tafel_id, stand=zaak.stand, eigen=True)
    return {**dingen, "plek": plekken[plek]}, zaak


def notitie_van(actor: Actor, overleg: Overleg, plek: Plek) -> Notitie | None:
    """Return the own note about a place, for writing. One statement."""
    over = Notitie.casus_id == plek.casus_id if plek.casus_id else Notitie.casus_id.is_(None)
    return sessie.scalar(
        sa.select(Notitie)
        .where(Notitie.overleg_id == overleg.id, Notitie.gebruiker_id == actor.id, over)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def met_notitie(actor: Actor, overleg_id: uuid.UUID, notitie_id: uuid.UUID) -> tuple[dict[str, Any], Zaak]:
    """Load an own note about a case, with meeting and case; raises NietGevonden, for that of another too."""
    rijen = sessie.execute(
        sa.select(Notitie, Overleg, Casus, Casustoegang.rol_op(vandaag()).label("rol"))
        .join(Overleg, Overleg.id == Notitie.overleg_id)
        .join(Casus, Casus.id == Notitie.casus_id)
        .outerjoin(
            Casustoegang,
            sa.and_(
                Casustoegang.casus_id == Casus.id, Casustoegang.gebruiker_id == actor.id, Casustoegang.geldt(vandaag())
            ),
        )
        .where(
            Notitie.id == notitie_id, Notitie.gebruiker_id == actor.id, Overleg.id == overleg_id,
            Overleg.tafel_id == (actor.tafel.id if actor.tafel else None),
        )
    ).all()  # fmt: skip
    if not rijen:
        raise NietGevonden
    notitie, overleg, casus, _ = rijen[0]
    zaak = Zaak(overleg.tafel_id, frozenset(rij.rol for rij in rijen if rij.rol), casus.stand, eigen=True)
    return {"notitie": notitie, "overleg": overleg, "casus": casus}, zaak


# --- on the page of a case -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Verslag:
    """One line of the report of a case."""

    tekst: str
    datum: dt.date
    door: str


def verslag(casus_id: uuid.UUID) -> list[Verslag]:
    """Return what was taken up in the report of a case, oldest first. For who may see the case. One statement."""
    rijen = sessie.execute(
        sa.select(Verslagregel.tekst, Overleg.datum, Gebruiker.naam)
        .join(Overleg, Overleg.id == Verslagregel.overleg_id)
        .join(Gebruiker, Gebruiker.id == Verslagregel.door_id)
        .where(Verslagregel.casus_id == casus_id)
        .order_by(Verslagregel.op, Verslagregel.id)
    )
    return [Verslag(*rij) for rij in rijen]


def plek_van_casus(casus_id: uuid.UUID) -> Any:
    """Return the meeting on whose agenda a case stands or stood last: id and datum; None without one. One statement."""
    return sessie.execute(
        sa.select(Overleg.id, Overleg.datum)
        .join(Agendapunt, Agendapunt.overleg_id == Overleg.id)
        .where(Agendapunt.casus_id == casus_id, Overleg.stand.not_in(DICHT))
        .order_by(Overleg.datum.desc())
        .limit(1)
    ).first()


def dicht_op(overleg: Overleg) -> dt.date | None:
    """Return the day on which a meeting was closed or cancelled; None while it is not."""
    wanneer = overleg.gesloten_op or overleg.geannuleerd_op
    return lokaal(wanneer).date() if wanneer else None


def aantal_op(overleggen: Sequence[uuid.UUID]) -> int:
    """Return how many notes hang on these meetings, of everybody: only the number. One statement."""
    vraag = sa.select(sa.func.count()).select_from(Notitie).where(Notitie.overleg_id.in_(overleggen))
    return sessie.scalar(vraag) or 0
