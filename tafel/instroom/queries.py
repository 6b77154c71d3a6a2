"""Read what came in and waits for the chair."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.casussen.queries import LIJST, PER_PAGINA, casus_uit_url, mijn_rollen
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.toegang.rules import Actor, Zaak


def instroom_uit_url(actor: Actor, nummer: str, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Return a case that came in, for the chair; raises NietGevonden for a draft or a chair as party (R25)."""
    dingen, zaak = casus_uit_url(actor, nummer)
    if zaak.stand == "concept" or "partij" in zaak.rollen:
        raise NietGevonden
    return dingen, zaak


def instroom(actor: Actor, per: int = PER_PAGINA, na: str = "") -> list[Any]:
    """Return what was handed in and waits for the chair, who is longest at home first; not where a party (R25).

    `na` = the number of the last one seen. One statement, at most `per` rows. The documents come along: what misses can
    change with a birthday.
    """
    if actor.tafel is None:
        return []
    mijn = mijn_rollen(actor)
    # the day of the last one seen comes from its row, not from the address: it is about a child
    laatste = sa.select(Casus.thuis_sinds).where(Casus.tafel_id == actor.tafel.id, Casus.nummer == na).scalar_subquery()
    verder: list[sa.ColumnElement[bool]] = []
    if na:
        thuis, niet = Casus.thuis_sinds, Casus.thuis_sinds.is_(None)
        verder = [
            sa.or_(
                sa.and_(laatste.is_(None), niet, Casus.nummer > na),
                sa.and_(laatste.is_not(None), niet),
                thuis > laatste,
                sa.and_(thuis == laatste, Casus.nummer > na),
            )
        ]
    return list(
        sessie.execute(
            sa.select(
                *LIJST,
                Casus.aanmelding,
                Casus.vraag,
                Casus.criteria,
                Casus.verzoek_uitzondering.is_not(None).label("vraagt"),
            )
            .outerjoin(mijn, mijn.c.casus_id == Casus.id)
            .where(
                Casus.tafel_id == actor.tafel.id,
                Casus.stand == "ingediend",
                sa.func.coalesce(mijn.c.is_partij, 0) == 0,
                *verder,
            )
            .order_by(Casus.thuis_sinds.is_(None), Casus.thuis_sinds, Casus.nummer)
            .limit(per)
        )
    )
