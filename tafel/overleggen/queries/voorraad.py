"""What belongs on an agenda by itself: admitted, left over, back at the table, due to look back. Nothing gets lost."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from tafel.casussen.models import Betrokkene, Casus
from tafel.casussen.queries import mijn_rollen
from tafel.criteria.rules.leeftijden import leeftijd
from tafel.instroom.models import Spoedverzoek
from tafel.instroom.queries import lopende_spoed
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.overleggen.models import DICHT, Agendapunt, Overleg
from tafel.overleggen.queries.punten import Mensen, Punt, agendarijen, als_punten, dagen_thuis, mensen_van
from tafel.overleggen.rules.instromen import Reden, Stroomfeiten, waarom_op_agenda
from tafel.overleggen.rules.ordenen import Ordepunt
from tafel.toegang.rules import Actor

HOOGSTENS = 100
HOOGSTENS_INSTROOM = 6
# the moments to look back lie in a layer above this one: only when the first one is due is read here
_moment = sa.table(
    "opvolgmoment",
    sa.column("casus_id", sa.Uuid()),
    sa.column("stand", sa.String()),
    sa.column("gepland_op", sa.Date()),
)


@dataclass(frozen=True)
class Kandidaat:
    """A case that belongs on an agenda, and why. `voorzitter_is_partij`: not under this chair (R25)."""

    casus_id: uuid.UUID
    nummer: str
    initialen: str
    leeftijd: int | None
    thuis_sinds: dt.date | None
    dagen_thuis: int | None
    beloofd_op: dt.date | None
    spoed: bool
    reden: Reden
    voorzitter_is_partij: bool
    mensen: Mensen

    @property
    def orde(self) -> Ordepunt:
        """Return what decides its place by the rules."""
        wie = self.mensen
        return Ordepunt(self.nummer, self.nummer, wie.gezin, self.spoed, self.thuis_sinds, wie.partners)


def _rijen(
    actor: Actor, tafel_id: uuid.UUID, overleg_id: uuid.UUID | None = None, voorzitter_id: uuid.UUID | None = None
) -> Sequence[Any]:
    """Return the cases that are on no coming agenda, nor on that of `overleg_id`, and may have to be on one.

    One statement.
    """
    dag = vandaag()
    bleef, bleef_bij = aliased(Agendapunt), aliased(Overleg)
    laatste, laatst_bij, eerder = aliased(Agendapunt), aliased(Overleg), aliased(Agendapunt)
    laatste_id = (
        sa.select(eerder.id)
        .where(eerder.casus_id == Casus.id, eerder.uitkomst.is_not(None), eerder.uitkomst != "ingetrokken")
        .order_by(sa.nulls_last(eerder.klaar_op.desc()), eerder.id)
        .limit(1)
        .correlate(Casus)
        .scalar_subquery()
    )
    terug_op = (
        sa.select(sa.func.min(_moment.c.gepland_op))
        .where(_moment.c.casus_id == Casus.id, _moment.c.stand == "gepland", _moment.c.gepland_op <= dag)
        .correlate(Casus)
        .scalar_subquery()
    )
    zit_voor = sa.exists().where(Betrokkene.casus_id == Casus.id, Betrokkene.gebruiker_id == voorzitter_id)
    mijn = mijn_rollen(actor)
    # an open item keeps a case here only when its meeting is over and nobody began with it
    over = sa.and_(
        bleef.overleg_id != overleg_id if overleg_id else sa.true(),
        bleef.begonnen_op.is_(None),
        sa.or_(bleef_bij.datum < dag, bleef_bij.stand.in_(DICHT)),
    )
    return sessie.execute(
        sa.select(
            Casus.id,
            Casus.nummer,
            Casus.initialen,
            Casus.geboortedatum,
            Casus.thuis_sinds,
            Casus.beloofd_op,
            Casus.stand,
            Spoedverzoek.id.label("spoed"),
            bleef_bij.datum.label("bleef_op"),
            laatste.uitkomst,
            laatst_bij.datum.label("laatste_op"),
            sa.case((Casus.stand == "opvolging", terug_op)).label("terug_op"),
            zit_voor.label("zit_voor"),
        )
        .select_from(Casus)
        .outerjoin(Spoedverzoek, sa.and_(lopende_spoed(), Spoedverzoek.stand == "toegekend"))
        .outerjoin(mijn, mijn.c.casus_id == Casus.id)
        .outerjoin(bleef, sa.and_(bleef.casus_id == Casus.id, bleef.uitkomst.is_(None)))
        .outerjoin(bleef_bij, bleef_bij.id == bleef.overleg_id)
        .outerjoin(laatste, laatste.id == laatste_id)
        .outerjoin(laatst_bij, laatst_bij.id == laatste.overleg_id)
        .where(
            Casus.tafel_id == tafel_id,
            sa.func.coalesce(mijn.c.is_partij, 0) == 0,
            sa.or_(bleef.id.is_(None), over),
            sa.or_(
                Casus.stand == "toegelaten",
                sa.and_(
                    Casus.stand == "opvolging",
                    sa.or_(bleef.id.is_not(None), laatste.uitkomst == "niet_besproken", terug_op.is_not(None)),
                ),
            ),
        )
        .order_by(
            Spoedverzoek.id.is_(None),
            sa.and_(bleef.id.is_(None), laatste.id.is_(None)),
            sa.nulls_last(Casus.thuis_sinds),
            Casus.nummer,
        )
        .limit(HOOGSTENS)
    ).all()


def _kandidaten(rijen: Iterable[Any], mensen: dict[uuid.UUID, Mensen]) -> list[Kandidaat]:
    dag = vandaag()
    uit = []
    for rij in rijen:
        feiten = Stroomfeiten(
            rij.stand, rij.spoed is not None, rij.bleef_op, rij.uitkomst, rij.laatste_op, rij.terug_op
        )
        reden = waarom_op_agenda(feiten, dag)
        if reden is None:
            continue
        uit.append(
            Kandidaat(
                casus_id=rij.id,
                nummer=rij.nummer,
                initialen=rij.initialen,
                leeftijd=leeftijd(rij.geboortedatum, dag) if rij.geboortedatum else None,
                thuis_sinds=rij.thuis_sinds,
                dagen_thuis=dagen_thuis(rij.thuis_sinds, dag),
                beloofd_op=rij.beloofd_op,
                spoed=feiten.spoed,
                reden=reden,
                voorzitter_is_partij=bool(rij.zit_voor),
                mensen=mensen.get(rij.id, Mensen()),
            )
        )
    return sorted(uit, key=lambda een: (een.reden.rang, een.thuis_sinds or dt.date.max, een.nummer))


def voorraad(actor: Actor, overleg: Overleg) -> list[Kandidaat]:
    """Return what belongs on the agenda of this meeting and is on no coming one, most pressing first. Two statements.

    Without the cases in which the asker is a party (R25).
    """
    rijen = _rijen(actor, overleg.tafel_id, overleg.id, overleg.voorzitter_id)
    return _kandidaten(rijen, mensen_van({rij.id for rij in rijen}, overleg.id))


def zonder_agenda(actor: Actor) -> list[Kandidaat]:
    """Return what belongs on an agenda of this table and is on no coming one, most pressing first. One statement."""
    return _kandidaten(_rijen(actor, actor.tafel.id), {}) if actor.tafel else []


def agenda_en_voorraad(actor: Actor, overleg: Overleg) -> tuple[list[Punt], list[Kandidaat]]:
    """Return the items of a meeting and what else belongs on it. Three statements."""
    erop, los = agendarijen(actor, overleg), _rijen(actor, overleg.tafel_id, overleg.id, overleg.voorzitter_id)
    mensen = mensen_van({rij.casus_id for rij in erop} | {rij.id for rij in los}, overleg.id)
    return als_punten(actor, overleg, erop, mensen), _kandidaten(los, mensen)


def bij_instroom(actor: Actor) -> list[Any]:
    """Return number and initials of what waits for a ruling of the chair before it can come on an agenda.

    Longest at home first, without the cases in which the asker is a party (R25). One statement.
    """
    mijn = mijn_rollen(actor)
    return list(
        sessie.execute(
            sa.select(Casus.nummer, Casus.initialen)
            .outerjoin(mijn, mijn.c.casus_id == Casus.id)
            .where(
                Casus.tafel_id == (actor.tafel.id if actor.tafel else None),
                Casus.stand == "ingediend",
                sa.func.coalesce(mijn.c.is_partij, 0) == 0,
            )
            .order_by(sa.nulls_last(Casus.thuis_sinds), Casus.nummer)
            .limit(HOOGSTENS_INSTROOM)
        )
    )
