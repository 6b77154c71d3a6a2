"""The lists of the chair: what came in, what waits for an addition, what is ready for a meeting."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from tafel.casussen.models import Casus, Instroombesluit
from tafel.casussen.queries import LIJST, PER_PAGINA, mijn_rollen
from tafel.instroom.models import Spoedverzoek
from tafel.kern.clock import vandaag
from tafel.kern.db import UTC, sessie
from tafel.organisaties.models import Tafel
from tafel.toegang.rules import Actor

# the agenda lies in a layer above this one: only whether a case waits on one, or was decided on, is read here
_punt = sa.table(
    "agendapunt",
    sa.column("casus_id", sa.Uuid()),
    sa.column("uitkomst", sa.String()),
    sa.column("klaar_op", UTC()),
)
_overleg = sa.table(
    "overleg",
    sa.column("id", sa.Uuid()),
    sa.column("tafel_id", sa.Uuid()),
    sa.column("datum", sa.Date()),
    sa.column("stand", sa.String()),
)
LAAT = sa.literal(dt.date(9999, 12, 31), sa.Date())
WACHT_OP_AANMELDER = ("aanvulling", "teruggegeven")
FILTERS = {
    "": "Te beslissen",
    "nieuw": "Nieuw",
    "opnieuw": "Opnieuw ingediend",
    "spoed": "Spoed",
    "aanvulling": "Ligt bij de aanmelder",
}


def op_agenda() -> sa.ColumnElement[bool]:
    """Return the condition that a case waits on the agenda of a meeting."""
    return sa.exists().where(_punt.c.casus_id == Casus.id, _punt.c.uitkomst.is_(None)).correlate(Casus)


def lopende_spoed() -> sa.ColumnElement[bool]:
    """Return the condition to join the spoed that counts now: asked, or granted and not yet dealt with at the table."""
    return sa.and_(
        Spoedverzoek.casus_id == Casus.id,
        sa.or_(Spoedverzoek.stand == "gevraagd", sa.and_(Spoedverzoek.stand == "toegekend", ~_behandeld())),
    )


def _behandeld() -> sa.ColumnElement[bool]:
    """Return the condition that the table decided on the case after spoed was granted."""
    return (
        sa.exists()
        .where(
            _punt.c.casus_id == Spoedverzoek.casus_id,
            _punt.c.uitkomst.in_(("besloten", "onder_voorbehoud")),
            _punt.c.klaar_op > Spoedverzoek.besloten_op,
        )
        .correlate(Spoedverzoek)
    )


def spoed_behandeld(casus_id: uuid.UUID) -> bool:
    """Tell whether the table decided on the case after spoed was granted: then somebody may ask again."""
    vraag = sa.select(Spoedverzoek.id).where(
        Spoedverzoek.casus_id == casus_id, Spoedverzoek.stand == "toegekend", _behandeld()
    )
    return sessie.scalar(vraag) is not None


def _eerder() -> sa.ColumnElement[bool]:
    """Return the condition that the chair gave the case back before, or asked for an addition."""
    soorten = ("teruggegeven", "geen_uitzondering", "aanvulling")
    return sa.exists().where(Instroombesluit.casus_id == Casus.id, Instroombesluit.soort.in_(soorten)).correlate(Casus)


def _welke(filter_: str) -> list[sa.ColumnElement[bool]]:
    """Return the conditions of one list."""
    if filter_ == "aanvulling":
        return [Casus.stand.in_(WACHT_OP_AANMELDER)]
    if filter_ == "spoed":  # also asked for while the case waits for a meeting
        gevraagd = sa.and_(Casus.stand == "toegelaten", Spoedverzoek.stand == "gevraagd")
        return [Spoedverzoek.id.is_not(None), sa.or_(Casus.stand == "ingediend", gevraagd)]
    extra = {"nieuw": [~_eerder()], "opnieuw": [_eerder()]}.get(filter_, [])
    return [Casus.stand == "ingediend", *extra]


def _plek(dag: Any) -> tuple[Any, Any, Any]:
    """Return where a case stands in a list: spoed first, then the earliest `dag` (none: last), then its number."""
    return sa.case((Spoedverzoek.id.is_not(None), 0), else_=1), sa.func.coalesce(dag, LAAT), Casus.nummer


def _verder(actor: Actor, na: str, dag: Any) -> list[sa.ColumnElement[bool]]:
    """Return the condition to go on after case `na`; what it is sorted by comes from its row, not from the address."""
    if not na or actor.tafel is None:
        return []
    sleutel = (
        sa.select(*_plek(dag))
        .select_from(Casus)
        .outerjoin(Spoedverzoek, lopende_spoed())
        .where(Casus.tafel_id == actor.tafel.id, Casus.nummer == na)
    )
    hier = _plek(dag)
    spoed, sinds, nummer = (sa.select(kolom).scalar_subquery() for kolom in sleutel.subquery("laatste").c)
    return [
        sa.or_(
            hier[0] > spoed,
            sa.and_(hier[0] == spoed, hier[1] > sinds),
            sa.and_(hier[0] == spoed, hier[1] == sinds, hier[2] > nummer),
        )
    ]


_SPOED = (
    Spoedverzoek.stand.label("spoed"),
    Spoedverzoek.gevraagd_op.label("spoed_op"),
    Spoedverzoek.gewenst_op.label("spoed_voor"),
)
TERMIJNEN = (Tafel.spoed_uren, Tafel.antwoord_werkdagen, Tafel.streef_werkdagen, Tafel.uiterste_werkdagen)


def _aanvulling(kolom: Any) -> Any:
    """Return a column of the newest ruling of a case."""
    return (
        sa.select(kolom)
        .where(Instroombesluit.casus_id == Casus.id)
        .order_by(Instroombesluit.op.desc())
        .limit(1)
        .correlate(Casus)
        .scalar_subquery()
    )


def instroom(actor: Actor, per: int = PER_PAGINA, na: str = "", filter_: str = "") -> list[Any]:
    """Return what was handed in and waits for the chair, spoed first, then longest at home; not where a party (R25).

    `na` = the number of the last one seen; `filter_` one of FILTERS. One statement, at most `per` rows. The documents
    come along: what misses can change with a birthday; and the terms of the table.
    """
    if actor.tafel is None:
        return []
    mijn = mijn_rollen(actor)
    return list(
        sessie.execute(
            sa.select(
                *LIJST,
                *_SPOED,
                *TERMIJNEN,
                Casus,
                Spoedverzoek,
                sa.func.coalesce(mijn.c.is_cv, 0).label("is_cv"),
                Casus.vraag,
                Casus.verzoek_uitzondering.is_not(None).label("vraagt"),
                _eerder().label("opnieuw"),
                _aanvulling(Instroombesluit.termijn).label("termijn"),
            )
            .join(Tafel, Tafel.id == Casus.tafel_id)
            .outerjoin(mijn, mijn.c.casus_id == Casus.id)
            .outerjoin(Spoedverzoek, lopende_spoed())
            .where(
                Casus.tafel_id == actor.tafel.id,
                sa.func.coalesce(mijn.c.is_partij, 0) == 0,
                *_welke(filter_),
                *_verder(actor, na, Casus.thuis_sinds),
            )
            .order_by(*_plek(Casus.thuis_sinds))
            .limit(per)
        )
    )


def wachtrij(actor: Actor, op: str = "thuis", na: str = "", per: int = PER_PAGINA) -> list[Any]:
    """Return the admitted cases on no agenda: spoed first, then longest at home, or with `op` "belofte" the promise.

    `na` = the number of the last one seen. One statement, at most `per` rows.
    """
    if actor.tafel is None:
        return []
    mijn = mijn_rollen(actor)
    dag = Casus.beloofd_op if op == "belofte" else Casus.thuis_sinds
    toegelaten = (
        sa.select(sa.func.min(Instroombesluit.op), sa.func.max(Instroombesluit.op))
        .where(
            Instroombesluit.casus_id == Casus.id,
            Instroombesluit.soort.in_(("toegelaten", "uitzondering")),
            Instroombesluit.op >= Casus.ingediend_op,
        )
        .correlate(Casus)
    )
    eerst, laatst = toegelaten.selected_columns
    return list(
        sessie.execute(
            sa.select(
                *LIJST,
                *_SPOED,
                *TERMIJNEN,
                Casus.beloofd_op,
                toegelaten.with_only_columns(eerst).scalar_subquery().label("toegelaten_op"),
                toegelaten.with_only_columns(laatst).scalar_subquery().label("laatst_toegelaten_op"),
            )
            .join(Tafel, Tafel.id == Casus.tafel_id)
            .outerjoin(mijn, mijn.c.casus_id == Casus.id)
            .outerjoin(Spoedverzoek, lopende_spoed())
            .where(
                Casus.tafel_id == actor.tafel.id,
                Casus.stand == "toegelaten",
                ~op_agenda(),
                sa.func.coalesce(mijn.c.is_partij, 0) == 0,
                *_verder(actor, na, dag),
            )
            .order_by(*_plek(dag))
            .limit(per)
        )
    )


def tel(actor: Actor) -> dict[str, int]:
    """Return how many cases stand in each list of the chair, by filter, and "wachtrij". One statement."""
    tafel_id = actor.tafel.id if actor.tafel else None
    mijn = mijn_rollen(actor)
    deel = (
        sa.select(
            Casus.stand,
            _eerder().label("opnieuw"),
            Spoedverzoek.stand.label("spoed"),
            op_agenda().label("agenda"),
            sa.func.count().label("aantal"),
        )
        .outerjoin(mijn, mijn.c.casus_id == Casus.id)
        .outerjoin(Spoedverzoek, lopende_spoed())
        .where(
            Casus.tafel_id == tafel_id,
            sa.or_(
                Casus.stand.in_(("ingediend", *WACHT_OP_AANMELDER)),
                sa.and_(Casus.stand == "toegelaten", ~op_agenda()),
                sa.and_(Casus.stand == "toegelaten", Spoedverzoek.stand == "gevraagd"),
            ),
            sa.func.coalesce(mijn.c.is_partij, 0) == 0,
        )
        .group_by(Casus.stand, sa.text("opnieuw"), Spoedverzoek.stand, sa.text("agenda"))
    )
    uit = dict.fromkeys((*FILTERS, "wachtrij"), 0)
    for rij in sessie.execute(deel):
        if rij.stand == "ingediend":
            uit[""] += rij.aantal
            uit["opnieuw" if rij.opnieuw else "nieuw"] += rij.aantal
            uit["spoed"] += rij.aantal if rij.spoed else 0
        elif rij.stand == "toegelaten":
            uit["wachtrij"] += 0 if rij.agenda else rij.aantal
            uit["spoed"] += rij.aantal if rij.spoed == "gevraagd" else 0
        else:
            uit["aanvulling"] += rij.aantal
    return uit


def volgend_overleg(actor: Actor) -> tuple[uuid.UUID, dt.date] | None:
    """Return the first meeting from today on to which a case can be added: id and day."""
    rij = sessie.execute(
        sa.select(_overleg.c.id, _overleg.c.datum)
        .where(
            _overleg.c.tafel_id == (actor.tafel.id if actor.tafel else None),
            _overleg.c.stand == "gepland",
            _overleg.c.datum >= vandaag(),
        )
        .order_by(_overleg.c.datum)
        .limit(1)
    ).first()
    return (rij.id, rij.datum) if rij else None
