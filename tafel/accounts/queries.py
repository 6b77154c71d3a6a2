"""Read who is logged in: one statement per request."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker, Sessie
from tafel.accounts.rules import sessie_geldig
from tafel.accounts.services import sleutel_van
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import los, sessie
from tafel.organisaties.models import Lidmaatschap, Tafel
from tafel.toegang.rules import Actor, TafelKeuze

VERVERS = dt.timedelta(minutes=2)


def find_actor(token: str) -> Actor | None:
    """Return who holds this token, with the roles at the table of the session; None when the session has ended.

    At most once in two minutes the session is marked as seen, in a transaction of its own.
    """
    dag = vandaag()
    geldig = sa.and_(
        Lidmaatschap.gebruiker_id == Gebruiker.id,
        Lidmaatschap.geldt(dag),
    )
    rijen = sessie.execute(
        sa.select(
            Sessie.id,
            Sessie.tafel_id,
            Sessie.gezien_op,
            Sessie.verloopt_op,
            Gebruiker.id.label("gebruiker_id"),
            Gebruiker.naam,
            Gebruiker.email,
            Gebruiker.actief,
            Gebruiker.beheert,
            Lidmaatschap.rol,
            Lidmaatschap.functie,
            Tafel.id.label("lid_tafel_id"),
            Tafel.code,
            Tafel.naam.label("tafel_naam"),
            Tafel.profiel,
        )
        .join(Gebruiker, Gebruiker.id == Sessie.gebruiker_id)
        .outerjoin(Lidmaatschap, geldig)
        .outerjoin(Tafel, Tafel.id == Lidmaatschap.tafel_id)
        .where(Sessie.sleutel == sleutel_van(token))
        .order_by(Tafel.naam)
    ).all()
    if not rijen or not rijen[0].actief or not sessie_geldig(rijen[0].gezien_op, rijen[0].verloopt_op, nu()):
        return None
    eerste = rijen[0]
    if nu() - eerste.gezien_op > VERVERS:
        _ververs(eerste.id)
    tafels = {
        r.lid_tafel_id: TafelKeuze(r.lid_tafel_id, r.code, r.tafel_naam, r.profiel) for r in rijen if r.lid_tafel_id
    }
    tafel = tafels.get(eerste.tafel_id) or next(iter(tafels.values()), None)
    hier = [r for r in rijen if tafel and r.lid_tafel_id == tafel.id]
    return Actor(
        id=eerste.gebruiker_id,
        naam=eerste.naam,
        email=eerste.email,
        sessie_id=eerste.id,
        tafel=tafel,
        rollen=frozenset(r.rol for r in hier),
        tafels=tuple(tafels.values()),
        beheert=eerste.beheert,
        functie=next((r.functie for r in hier if r.functie), ""),
    )


def _ververs(sessie_id: object) -> None:
    """Mark the session as seen without touching the transaction of the request; a lost race costs nothing."""
    if sessie.connection().get_execution_options().get("schrijven"):
        sessie.execute(sa.update(Sessie).where(Sessie.id == sessie_id).values(gezien_op=nu()))
        return
    sessie.rollback()
    with los() as verbinding:
        verbinding.execute(sa.update(Sessie).where(Sessie.id == sessie_id).values(gezien_op=nu()))
