"""Read meetings, by address and as lists."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload, with_expression

from tafel.accounts.models import Gebruiker
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.overleggen.models import DICHT, Agendapunt, Overleg, Schoolvakantie
from tafel.toegang.rules import Actor, Zaak

BLADZIJDE = 25


def _volgend(tafel_id: uuid.UUID | None) -> Any:
    """Return the day of the first planned meeting of this table after the one that is asked for."""
    later = aliased(Overleg)
    return (
        sa.select(sa.func.min(later.datum))
        .where(
            later.tafel_id == tafel_id,
            later.stand == "gepland",
            later.datum > Overleg.datum,
            later.datum >= vandaag(),
        )
        .correlate(Overleg)
        .scalar_subquery()
    )


def _vakantie() -> Any:
    """Return the name of the school holiday in which a meeting lies, if its table knows one."""
    return (
        sa.select(sa.func.min(Schoolvakantie.naam))
        .where(
            Schoolvakantie.tafel_id == Overleg.tafel_id, Overleg.datum.between(Schoolvakantie.van, Schoolvakantie.tot)
        )
        .correlate(Overleg)
        .scalar_subquery()
    )


def _mee(tafel_id: uuid.UUID | None) -> tuple[Any, ...]:
    """Return what comes along with a meeting: pauses, newest version of its agenda, day of the next one, holiday."""
    return (
        joinedload(Overleg.pauzes),
        joinedload(Overleg.laatste_versie),
        with_expression(Overleg.volgend_op, _volgend(tafel_id)),
        with_expression(Overleg.in_vakantie, _vakantie()),
    )


def overleg_uit_url(actor: Actor, overleg_id: uuid.UUID, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Load the meeting a URL names, within the table of `actor`; raises NietGevonden. One statement."""
    tafel_id = actor.tafel.id if actor.tafel else None
    overleg = (
        sessie.scalars(
            sa.select(Overleg).options(*_mee(tafel_id)).where(Overleg.id == overleg_id, Overleg.tafel_id == tafel_id)
        )
        .unique()
        .one_or_none()
    )
    if overleg is None:
        raise NietGevonden
    return {"overleg": overleg}, Zaak(tafel_id=overleg.tafel_id, stand=overleg.stand)


def punt_uit_url(actor: Actor, overleg_id: uuid.UUID, punt_id: uuid.UUID, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Load the agenda item and its meeting that a URL names; raises NietGevonden. One statement."""
    tafel_id = actor.tafel.id if actor.tafel else None
    rij = (
        sessie.execute(
            sa.select(Overleg, Agendapunt)
            .options(*_mee(tafel_id))
            .join(Agendapunt, Agendapunt.overleg_id == Overleg.id)
            .where(Overleg.id == overleg_id, Overleg.tafel_id == tafel_id, Agendapunt.id == punt_id)
        )
        .unique()
        .first()
    )
    if rij is None:
        raise NietGevonden
    return {"overleg": rij[0], "punt": rij[1]}, Zaak(tafel_id=rij[0].tafel_id, stand=rij[0].stand)


def pauze_uit_url(actor: Actor, overleg_id: uuid.UUID, pauze_id: uuid.UUID, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Load the pause and its meeting that a URL names; raises NietGevonden. One statement."""
    dingen, zaak = overleg_uit_url(actor, overleg_id)
    pauze = next((een for een in dingen["overleg"].pauzes if een.id == pauze_id), None)
    if pauze is None:
        raise NietGevonden
    return {**dingen, "pauze": pauze}, zaak


@dataclass(frozen=True)
class Bladzijde:
    """One page of a list, and where the next one starts (None: this was the last)."""

    rijen: list[Any]
    verder: str | None


def _lees_plek(plek: str) -> tuple[dt.date, dt.time, uuid.UUID] | None:
    """Return the place in the list that a link carries; None when it makes no sense."""
    try:
        datum, tijd, nummer = plek.split("~")
        return dt.date.fromisoformat(datum), dt.time.fromisoformat(tijd), uuid.UUID(nummer)
    except ValueError:
        return None


def overleggen(actor: Actor, *, komend: bool, na: str = "") -> Bladzijde:
    """Return 25 meetings of the table: those to come, soonest first, or the past ones, latest first.

    Today's meeting is one of the past as soon as it is closed; a cancelled one stays among those to come until its day,
    so that nobody wonders where it went. One statement.
    """
    dag = vandaag()
    punten = sa.select(sa.func.count()).where(Agendapunt.overleg_id == Overleg.id)
    vraag = (
        sa.select(
            Overleg.id,
            Overleg.datum,
            Overleg.begint_om,
            Overleg.eindigt_om,
            Overleg.plaats,
            Overleg.stand,
            Gebruiker.naam.label("voorzitter"),
            punten.scalar_subquery().label("casussen"),
            punten.where(Agendapunt.uitkomst.is_not(None)).scalar_subquery().label("klaar"),
        )
        .join(Gebruiker, Gebruiker.id == Overleg.voorzitter_id)
        .where(Overleg.tafel_id == (actor.tafel.id if actor.tafel else None))
        .limit(BLADZIJDE + 1)
    )
    sleutel = sa.tuple_(Overleg.datum, Overleg.begint_om, Overleg.id)
    plek = _lees_plek(na)
    grens = plek and sa.tuple_(
        sa.literal(plek[0], sa.Date()), sa.literal(plek[1], sa.Time()), sa.literal(plek[2], sa.Uuid())
    )
    if komend:
        vraag = vraag.where(Overleg.datum >= dag, sa.or_(Overleg.datum > dag, Overleg.stand.not_in(DICHT)))
        vraag = vraag.order_by(Overleg.datum, Overleg.begint_om, Overleg.id)
        vraag = vraag.where(Overleg.datum >= plek[0], sleutel > grens) if plek else vraag
    else:
        vraag = vraag.where(Overleg.datum <= dag, sa.or_(Overleg.datum < dag, Overleg.stand.in_(DICHT)))
        vraag = vraag.order_by(Overleg.datum.desc(), Overleg.begint_om.desc(), Overleg.id.desc())
        vraag = vraag.where(Overleg.datum <= plek[0], sleutel < grens) if plek else vraag
    rijen = list(sessie.execute(vraag))
    laatste = rijen[BLADZIJDE - 1] if len(rijen) > BLADZIJDE else None
    verder = f"{laatste.datum}~{laatste.begint_om}~{laatste.id}" if laatste else None
    return Bladzijde(rijen[:BLADZIJDE], verder)
