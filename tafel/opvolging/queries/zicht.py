"""Pieces of SQL that say which cases a person may follow, and which promises wait for money. As tafel.toegang.rules."""

from __future__ import annotations

import sqlalchemy as sa

from tafel.besluiten.models import Akkoord, Kostenregel
from tafel.casussen.models import Casus, Casustoegang
from tafel.kern.clock import vandaag
from tafel.opvolging.models import Actie
from tafel.toegang.rules import Actor


def heeft_rol(actor: Actor, *rollen: str) -> sa.Exists:
    """Return the condition that `actor` has one of `rollen` in the case of the statement today.

    A zaakonderzoeker before the file is open (V19) counts only where "zonder_dossier" is asked for.
    """
    voorwaarden = [
        Casustoegang.casus_id == Casus.id,
        Casustoegang.gebruiker_id == actor.id,
        Casustoegang.geldt(vandaag()),
    ]
    if "zonder_dossier" not in rollen:
        voorwaarden.append(sa.not_(Casustoegang.zonder_dossier()))
    if rollen:
        voorwaarden.append(Casustoegang.rol.in_(rollen))
    return sa.exists().where(*voorwaarden).correlate(Casus)


def mag_volgen(actor: Actor) -> sa.ColumnElement[bool]:
    """Return the condition that `actor` may follow the case: its zaakonderzoeker, or the chair unless a party (R25)."""
    eigen: sa.ColumnElement[bool] = heeft_rol(actor, "zaakonderzoeker")
    if actor.is_een("voorzitter"):
        return sa.or_(eigen, ~heeft_rol(actor, "partij"))
    return eigen


def wacht_op_akkoord() -> sa.ColumnElement[bool]:
    """Return whether the costs of the part behind a promise are not all agreed yet (R34)."""
    beslist = sa.and_(Akkoord.kostenregel_id == Kostenregel.id, Akkoord.taak == "beslist")
    open_ = sa.or_(Akkoord.id.is_(None), Akkoord.stand != "akkoord")
    return (
        sa.select(Kostenregel.id)
        .outerjoin(Akkoord, beslist)
        .where(Kostenregel.onderdeel_id == Actie.onderdeel_id, open_)
        .correlate(Actie)
        .exists()
    )


def geen_akkoord() -> sa.ColumnElement[bool]:
    """Return whether a budget holder said no to costs of the part behind a promise."""
    return (
        sa.select(Akkoord.id)
        .join(Kostenregel, Kostenregel.id == Akkoord.kostenregel_id)
        .where(Kostenregel.onderdeel_id == Actie.onderdeel_id, Akkoord.taak == "beslist", Akkoord.stand == "afgewezen")
        .correlate(Actie)
        .exists()
    )
