"""Find what a URL names, for one person: one statement each, the same NietGevonden for unknown and for not yours."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from tafel.casussen.models import Casus, Casustoegang
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.opvolging.models import Actie, Opvolgmoment
from tafel.toegang.rules import Actor, Zaak


def _rollen(actor: Actor) -> sa.ColumnElement[bool]:
    return sa.and_(
        Casustoegang.casus_id == Casus.id, Casustoegang.gebruiker_id == actor.id, Casustoegang.geldt(vandaag())
    )


def _zaak(casus: Casus, rijen: Any, eigen: bool = False) -> Zaak:
    rollen = frozenset(rij.rol for rij in rijen if rij.rol)
    return Zaak(tafel_id=casus.tafel_id, rollen=rollen, stand=casus.stand, eigen=eigen)


def _lees(actor: Actor, opdracht: Any) -> Any:
    if actor.tafel is None:
        raise NietGevonden
    rijen = sessie.execute(opdracht.where(Casus.tafel_id == actor.tafel.id)).all()
    if not rijen:
        raise NietGevonden
    return rijen


def moment_uit_url(actor: Actor, **url: Any) -> tuple[dict[str, Any], Zaak]:
    """Return the case and one moment of it. Raises NietGevonden."""
    keuze = (
        sa.select(Casus, Opvolgmoment, Casustoegang.rol_op(vandaag()).label("rol"))
        .join(Opvolgmoment, Opvolgmoment.casus_id == Casus.id)
        .outerjoin(Casustoegang, _rollen(actor))
        .where(Casus.nummer == url["nummer"], Opvolgmoment.id == url["moment_id"])
    )
    rijen = _lees(actor, keuze)
    return {"casus": rijen[0].Casus, "moment": rijen[0].Opvolgmoment}, _zaak(rijen[0].Casus, rijen)


def actie_uit_url(actor: Actor, **url: Any) -> tuple[dict[str, Any], Zaak]:
    """Return one promise and its case; `eigen` when it is the promise of `actor`. Raises NietGevonden."""
    keuze = (
        sa.select(Actie, Casus, Casustoegang.rol_op(vandaag()).label("rol"))
        .join(Casus, Casus.id == Actie.casus_id)
        .outerjoin(Casustoegang, _rollen(actor))
        .where(Actie.id == url["actie_id"])
    )
    rijen = _lees(actor, keuze)
    actie, casus = rijen[0].Actie, rijen[0].Casus
    zaak = _zaak(casus, rijen, eigen=actie.gebruiker_id == actor.id)
    return {"actie": actie, "casus": casus}, zaak
