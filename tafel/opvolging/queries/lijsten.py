"""Lists of the follow-up: next moments, what is due, promises. Core rows, keyset pages, one statement each."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from tafel.besluiten.models import Besluit
from tafel.casussen.models import Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.opvolging.models import Actie, Opvolgmoment
from tafel.opvolging.queries.zicht import geen_akkoord, heeft_rol, mag_volgen, wacht_op_akkoord
from tafel.opvolging.rules import actie_stand
from tafel.toegang.rules import Actor

BLADZIJDE = 25
Na = tuple[dt.date, uuid.UUID]


def lees_na(tekst: str) -> Na | None:
    """Return the place in a list that `tekst` (date_id) names; None for the beginning or for nonsense."""
    dag, _, rest = tekst.partition("_")
    try:
        return dt.date.fromisoformat(dag), uuid.UUID(rest)
    except ValueError:
        return None


@dataclass(frozen=True)
class MomentRegel:
    """One planned moment in a list."""

    id: uuid.UUID
    nummer: str
    initialen: str
    school: str | None
    soort: str
    gepland_op: dt.date
    uren: int | None
    te_laat: int

    @property
    def sleutel(self) -> str:
        """The place of this line, for the link to the next page."""
        return f"{self.gepland_op.isoformat()}_{self.id}"


@dataclass(frozen=True)
class ActieRegel:
    """One promise in a list; `toont` is how it stands today, `ziet_casus` whether the asker may open the case."""

    id: uuid.UUID
    versie: int
    nummer: str
    initialen: str
    wie: str
    wat: str
    wanneer: dt.date
    stand: str
    toont: str
    resultaat: str
    klaar_op: dt.datetime | None
    eigen: bool
    volgt: bool
    ziet_casus: bool

    @property
    def mag_melden(self) -> bool:
        """Whether the asker may report it now: open, and theirs or in a case they follow."""
        return self.stand == "open" and (self.eigen or self.volgt)

    @property
    def sleutel(self) -> str:
        """The place of this line, for the link to the next page."""
        return f"{self.wanneer.isoformat()}_{self.id}"


def _tafel(actor: Actor) -> uuid.UUID | None:
    return actor.tafel.id if actor.tafel else None


def _moment_velden() -> list[Any]:
    gehouden = aliased(Opvolgmoment)
    uren = (
        sa.select(gehouden.uren_per_week)
        .where(gehouden.casus_id == Casus.id, gehouden.stand == "gehouden", gehouden.uren_per_week.is_not(None))
        .order_by(gehouden.gehouden_op.desc())
        .limit(1)
        .correlate(Casus)
        .scalar_subquery()
    )
    te_laat = (
        sa.select(sa.func.count())
        .where(Actie.casus_id == Casus.id, Actie.stand == "open", Actie.wanneer < vandaag(), ~wacht_op_akkoord())
        .correlate(Casus)
        .scalar_subquery()
    )
    return [
        Opvolgmoment.id, Casus.nummer, Casus.initialen, Casus.school, Opvolgmoment.soort, Opvolgmoment.gepland_op,
        uren.label("uren"), te_laat.label("te_laat"),
    ]  # fmt: skip


def _momenten(actor: Actor) -> sa.Select[Any]:
    return (
        sa.select(*_moment_velden())
        .join(Casus, Casus.id == Opvolgmoment.casus_id)
        .where(
            Opvolgmoment.tafel_id == _tafel(actor),
            Opvolgmoment.stand == "gepland",
            Casus.stand == "opvolging",
            mag_volgen(actor),
        )
        .order_by(Opvolgmoment.gepland_op, Opvolgmoment.id)
    )


def momenten_tot(actor: Actor, dag: dt.date, hoogstens: int = BLADZIJDE) -> list[MomentRegel]:
    """Return the planned moments up to and including `dag` that `actor` must hold, oldest first."""
    rijen = sessie.execute(_momenten(actor).where(Opvolgmoment.gepland_op <= dag).limit(hoogstens))
    return [MomentRegel(**rij._mapping) for rij in rijen]


def volgende_momenten(actor: Actor, na: Na | None = None) -> tuple[list[MomentRegel], str | None]:
    """Return a page of the cases in follow-up by their next moment, and the key of the page after it (or None)."""
    eerder = aliased(Opvolgmoment)
    eerste = ~sa.exists().where(
        eerder.casus_id == Opvolgmoment.casus_id,
        eerder.stand == "gepland",
        sa.tuple_(eerder.gepland_op, eerder.id) < sa.tuple_(Opvolgmoment.gepland_op, Opvolgmoment.id),
    )
    keuze = _momenten(actor).where(eerste).limit(BLADZIJDE + 1)
    if na:
        keuze = keuze.where(
            sa.tuple_(Opvolgmoment.gepland_op, Opvolgmoment.id)
            > sa.tuple_(sa.literal(na[0]), sa.literal(na[1], sa.Uuid()))
        )
    regels = [MomentRegel(**rij._mapping) for rij in sessie.execute(keuze)]
    verder = regels[BLADZIJDE - 1].sleutel if len(regels) > BLADZIJDE else None
    return regels[:BLADZIJDE], verder


def tel_te_laat(actor: Actor) -> tuple[int, int]:
    """Return how many (moments, promises) are late today in the cases that `actor` may follow. One statement.

    A promise that waits for agreement on its costs, or did not get it, is not late.
    """
    dag = vandaag()
    momenten = (
        sa.select(sa.func.count())
        .select_from(Opvolgmoment)
        .join(Casus, Casus.id == Opvolgmoment.casus_id)
        .where(
            Opvolgmoment.tafel_id == _tafel(actor),
            Opvolgmoment.stand == "gepland",
            Opvolgmoment.gepland_op < dag,
            Casus.stand == "opvolging",
            mag_volgen(actor),
        )
    )
    beloofd = (
        sa.select(sa.func.count())
        .select_from(Actie)
        .join(Casus, Casus.id == Actie.casus_id)
        .where(
            Actie.tafel_id == _tafel(actor),
            Actie.stand == "open",
            Actie.wanneer < dag,
            ~wacht_op_akkoord(),
            mag_volgen(actor),
        )
    )
    rij = sessie.execute(sa.select(momenten.scalar_subquery(), beloofd.scalar_subquery())).one()
    return rij[0], rij[1]


def nieuw_in_opvolging(actor: Actor, sinds: dt.datetime, hoogstens: int) -> list[Any]:
    """Return the cases whose last decision is of `sinds` or later, newest first, with their first planned moment."""
    eerste = (
        sa.select(sa.func.min(Opvolgmoment.gepland_op))
        .where(Opvolgmoment.besluit_id == Besluit.id, Opvolgmoment.stand == "gepland")
        .correlate(Besluit)
        .scalar_subquery()
    )
    return list(
        sessie.execute(
            sa.select(Casus.nummer, Casus.initialen, eerste.label("eerste"))
            .join(Besluit, Besluit.casus_id == Casus.id)
            .where(
                Casus.tafel_id == _tafel(actor),
                Casus.stand == "opvolging",
                Besluit.stand == "vastgesteld",
                Besluit.vastgesteld_op >= sinds,
                eerste.is_not(None),
                mag_volgen(actor),
            )
            .order_by(Besluit.vastgesteld_op.desc(), Casus.nummer)
            .limit(hoogstens)
        )
    )


def casussen_zonder_moment(actor: Actor, na: str = "") -> tuple[list[Any], str | None]:
    """Return a page of cases in follow-up without a planned moment (close them or plan one), by number."""
    gepland = sa.exists().where(Opvolgmoment.casus_id == Casus.id, Opvolgmoment.stand == "gepland")
    keuze = (
        sa.select(Casus.nummer, Casus.initialen, Casus.school, Casus.start_oplossing)
        .where(
            Casus.tafel_id == _tafel(actor), Casus.stand == "opvolging", Casus.nummer > na, ~gepland, mag_volgen(actor)
        )
        .order_by(Casus.nummer)
        .limit(BLADZIJDE + 1)
    )
    rijen = list(sessie.execute(keuze))
    return rijen[:BLADZIJDE], rijen[BLADZIJDE - 1].nummer if len(rijen) > BLADZIJDE else None


def acties(
    actor: Actor,
    van: str = "mij",
    *,
    casus_id: uuid.UUID | None = None,
    voorbij_op: dt.date | None = None,
    na: Na | None = None,
    hoogstens: int = BLADZIJDE,
) -> tuple[list[ActieRegel], str | None]:
    """Return a page of promises, first day first, and the key of the page after it (or None).

    `van`: "mij" (mine), "casussen" (of the cases I am in), "tafel" (all that I may follow: the chair's). With
    `casus_id` every promise of that one case, done ones too. With `voorbij_op` only those that are late on that day and
    do not wait for agreement on their costs.
    """
    dag, wacht = vandaag(), wacht_op_akkoord()
    keuze = (
        sa.select(
            Actie.id, Actie.versie, Casus.nummer, Casus.initialen, Actie.wie, Actie.wat, Actie.wanneer, Actie.stand,
            Actie.resultaat, Actie.klaar_op, Actie.gebruiker_id, wacht.label("wacht"),
            geen_akkoord().label("afgewezen"), mag_volgen(actor).label("volgt"), heeft_rol(actor).label("erin"),
        )
        .join(Casus, Casus.id == Actie.casus_id)
        .where(Actie.tafel_id == _tafel(actor))
        .order_by(Actie.wanneer, Actie.id)
    )  # fmt: skip
    if casus_id:
        keuze = keuze.where(Actie.casus_id == casus_id)
    else:
        bereik = {"mij": Actie.gebruiker_id == actor.id, "casussen": heeft_rol(actor), "tafel": mag_volgen(actor)}
        keuze = keuze.where(Actie.stand == "open", bereik[van]).limit(hoogstens + 1)
    if voorbij_op:
        keuze = keuze.where(Actie.wanneer < voorbij_op, ~wacht)
    if na:
        keuze = keuze.where(
            sa.tuple_(Actie.wanneer, Actie.id) > sa.tuple_(sa.literal(na[0]), sa.literal(na[1], sa.Uuid()))
        )
    regels = [_actieregel(rij, actor, dag) for rij in sessie.execute(keuze)]
    if casus_id or len(regels) <= hoogstens:
        return regels, None
    return regels[:hoogstens], regels[hoogstens - 1].sleutel


def _actieregel(rij: Any, actor: Actor, dag: dt.date) -> ActieRegel:
    return ActieRegel(
        id=rij.id,
        versie=rij.versie,
        nummer=rij.nummer,
        initialen=rij.initialen,
        wie=rij.wie,
        wat=rij.wat,
        wanneer=rij.wanneer,
        stand=rij.stand,
        toont=actie_stand(rij.stand, rij.wanneer, bool(rij.wacht), dag, bool(rij.afgewezen)),
        resultaat=rij.resultaat,
        klaar_op=rij.klaar_op,
        eigen=rij.gebruiker_id == actor.id,
        volgt=bool(rij.volgt),
        ziet_casus=bool(rij.volgt or rij.erin),
    )
