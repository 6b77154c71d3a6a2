"""Read one invitation by its address, and who got what when."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import PARTIJROLLEN, Casus, Casustoegang
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.toegang.rules import Actor, Zaak
from tafel.uitnodigingen.models import Tijdslot, Verwachting, Verzending

MEEST = 100


def slot_uit_url(actor: Actor, overleg_id: uuid.UUID, slot_id: uuid.UUID, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Load one invitation with its meeting and case: {"overleg", "slot", "casus", "begonnen"}; raises NietGevonden.

    One statement. The roles are those of the asker in this case, so that a chair who is a party there finds nothing.
    """
    rijen = sessie.execute(
        sa.select(
            Overleg, Tijdslot, Casus, Casustoegang.rol_op(vandaag()),
            sa.or_(Agendapunt.begonnen_op.is_not(None), Agendapunt.uitkomst.is_not(None)),
        )
        .join(Tijdslot, Tijdslot.overleg_id == Overleg.id)
        .join(Tijdslot.genodigde)
        .options(contains_eager(Tijdslot.genodigde))
        .join(Casus, Casus.id == Tijdslot.casus_id)
        .outerjoin(Agendapunt, sa.and_(Agendapunt.overleg_id == Overleg.id, Agendapunt.casus_id == Casus.id))
        .outerjoin(
            Casustoegang,
            sa.and_(
                Casustoegang.casus_id == Casus.id, Casustoegang.gebruiker_id == actor.id, Casustoegang.geldt(vandaag())
            ),
        )
        .where(
            Overleg.id == overleg_id, Overleg.tafel_id == (actor.tafel.id if actor.tafel else None),
            Tijdslot.id == slot_id,
        )
    ).all()  # fmt: skip
    if not rijen:
        raise NietGevonden
    eerste = rijen[0]
    zaak = Zaak(eerste[0].tafel_id, frozenset(rij[3] for rij in rijen if rij[3]), eerste[0].stand)
    return {"overleg": eerste[0], "slot": eerste[1], "casus": eerste[2], "begonnen": bool(eerste[4])}, zaak


def punt_en_casus_uit_url(
    actor: Actor, overleg_id: uuid.UUID, punt_id: uuid.UUID, **url: Any
) -> tuple[dict[str, Any], Zaak]:
    """Load an item with its meeting and case: {"overleg", "punt", "casus"}; raises NietGevonden. One statement."""
    rijen = sessie.execute(
        sa.select(Overleg, Agendapunt, Casus, Casustoegang.rol_op(vandaag()))
        .join(Agendapunt, Agendapunt.overleg_id == Overleg.id)
        .join(Casus, Casus.id == Agendapunt.casus_id)
        .outerjoin(
            Casustoegang,
            sa.and_(
                Casustoegang.casus_id == Casus.id, Casustoegang.gebruiker_id == actor.id, Casustoegang.geldt(vandaag())
            ),
        )
        .where(
            Overleg.id == overleg_id, Overleg.tafel_id == (actor.tafel.id if actor.tafel else None),
            Agendapunt.id == punt_id,
        )
    ).all()  # fmt: skip
    if not rijen:
        raise NietGevonden
    eerste = rijen[0]
    zaak = Zaak(eerste[0].tafel_id, frozenset(rij[3] for rij in rijen if rij[3]), eerste[0].stand)
    return {"overleg": eerste[0], "punt": eerste[1], "casus": eerste[2], **url}, zaak


def find_verwachting(overleg_id: uuid.UUID, casus_id: uuid.UUID) -> Verwachting | None:
    """Return what is expected of one case at one meeting, if anything was filled in."""
    return sessie.scalar(
        sa.select(Verwachting).where(Verwachting.overleg_id == overleg_id, Verwachting.casus_id == casus_id)
    )


def verzendingen(casus_id: uuid.UUID) -> Sequence[Any]:
    """Return who got what when in one case, newest first. One statement."""
    vraag = sa.select(Verzending).where(Verzending.casus_id == casus_id)
    return sessie.scalars(vraag.order_by(Verzending.op.desc(), Verzending.id).limit(MEEST)).all()


def wie_erbij(slot: Tijdslot) -> Sequence[Any]:
    """Return who else is invited to the same case, for the letter to the family: naam, rol, hoedanigheid."""
    rijen = sessie.execute(
        sa.select(Tijdslot.naam, Tijdslot.rol, Tijdslot.hoedanigheid)
        .where(
            Tijdslot.overleg_id == slot.overleg_id, Tijdslot.casus_id == slot.casus_id, Tijdslot.id != slot.id,
            ~Tijdslot.afgezegd,
        )
        .order_by(Tijdslot.naam)
    ).all()  # fmt: skip
    return sorted(rijen, key=lambda rij: PARTIJROLLEN.index(rij.rol) if rij.rol else len(PARTIJROLLEN))


def te_bellen(casus_id: uuid.UUID) -> Any:
    """Return whom the family can call: naam and telefoon of the casusverantwoordelijke, or None."""
    return sessie.execute(
        sa.select(Gebruiker.naam, Gebruiker.telefoon)
        .join(Casustoegang, Casustoegang.gebruiker_id == Gebruiker.id)
        .where(
            Casustoegang.casus_id == casus_id, Casustoegang.rol == "casusverantwoordelijke",
            Casustoegang.geldt(vandaag()),
        )
        .limit(1)
    ).first()  # fmt: skip
