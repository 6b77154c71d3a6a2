"""Read personal links: by their code, and those of a case."""

from __future__ import annotations

import uuid
from collections.abc import Collection

import sqlalchemy as sa

from tafel.accounts.services import sleutel_van
from tafel.casussen.models import Betrokkene, Casus
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.links.models import PersoonlijkeLink
from tafel.links.rules import zoals_getypt


def zoek(code: str, doel: str) -> tuple[PersoonlijkeLink, Casus, Betrokkene]:
    """Return the link that a code, long or short, opens, with its case and person. One statement.

    Raises NietGevonden for one that is unknown, for another purpose, ended or taken back: all the same.
    """
    code = code[:100]
    merken = {sleutel_van(code), sleutel_van(zoals_getypt(code))}
    rij = sessie.execute(
        sa.select(PersoonlijkeLink, Casus, Betrokkene)
        .join(Casus, Casus.id == PersoonlijkeLink.casus_id)
        .join(Betrokkene, Betrokkene.id == PersoonlijkeLink.betrokkene_id)
        .where(
            sa.or_(PersoonlijkeLink.code.in_(merken), PersoonlijkeLink.kort.in_(merken)), PersoonlijkeLink.doel == doel,
            PersoonlijkeLink.ingetrokken_op.is_(None), PersoonlijkeLink.verloopt_op > nu(),
        )
    ).one_or_none()  # fmt: skip
    if rij is None:
        raise NietGevonden
    return rij[0], rij[1], rij[2]


def laatste_links(betrokkenen: Collection[uuid.UUID], doel: str) -> dict[uuid.UUID, PersoonlijkeLink]:
    """Return the newest link of each of these people, also one that was taken back or has ended. One statement."""
    if not betrokkenen:
        return {}
    vraag = sa.select(PersoonlijkeLink).where(
        PersoonlijkeLink.betrokkene_id.in_(betrokkenen), PersoonlijkeLink.doel == doel
    )
    op_volgorde = vraag.order_by(PersoonlijkeLink.gemaakt_op, PersoonlijkeLink.ingetrokken_op.is_(None))
    return {rij.betrokkene_id: rij for rij in sessie.scalars(op_volgorde)}
