"""Read the family of a case: who may have a page, by which link, what they said; for the link and the chair."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tafel.casussen.models import Betrokkene, Casus, Casustoegang
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.links.models import PersoonlijkeLink
from tafel.links.queries import laatste_links, zoek
from tafel.overleggen.models import DICHT, Agendapunt, Overleg
from tafel.toegang.rules import Actor, Zaak
from tafel.toestemmingen.queries import registerfeiten
from tafel.uitnodigingen.models import Tijdslot
from tafel.uitnodigingen.rules.antwoorden import GEZIN
from tafel.uitnodigingen.rules.familie import DOEL, waarom_geen_bladzijde


def open_code(code: str) -> tuple[PersoonlijkeLink, Casus, Betrokkene]:
    """Return what a code of a family opens now: link, case, person. Two statements.

    Raises NietGevonden also for somebody who may no longer read it: a parent who is shut out, a leerling of 16 who does
    not want it. That is asked each time, so it stops at once.
    """
    link, casus, betrokkene = zoek(code, DOEL)
    if casus.stand == "concept" or betrokkene.rol not in GEZIN or waarom_niet(casus, [betrokkene])[betrokkene.id]:
        raise NietGevonden
    return link, casus, betrokkene


def waarom_niet(casus: Casus, wie: Iterable[Betrokkene]) -> dict[uuid.UUID, str]:
    """Return of each person why they have no page today; "" when they have. One statement."""
    feiten = registerfeiten(casus)
    return {b.id: waarom_geen_bladzijde(feiten, [vandaag()], b.rol, b.naam) for b in wie}


@dataclass(frozen=True)
class Familielid:
    """One of the family in the list of the chair: whether they may have a page, and their last link."""

    betrokkene: Betrokkene
    waarom_niet: str
    link: PersoonlijkeLink | None
    zei: Tijdslot | None = None  # the newest invitation, with what they said on their page


def familie(casus: Casus) -> list[Familielid]:
    """Return leerling and ouders of a case with their links and what they said. Four statements."""
    wie = sessie.scalars(
        sa.select(Betrokkene)
        .where(Betrokkene.casus_id == casus.id, Betrokkene.rol.in_(sorted(GEZIN)))
        .order_by(Betrokkene.volgorde)
    ).all()
    redenen = waarom_niet(casus, wie) if wie else {}
    links = laatste_links([b.id for b in wie], DOEL)
    zei = {
        slot.stoel: slot
        for slot in sessie.scalars(
            sa.select(Tijdslot)
            .where(Tijdslot.casus_id == casus.id, Tijdslot.rol.in_(sorted(GEZIN)))
            .order_by(Tijdslot.datum, Tijdslot.gestuurd_op)
        )
    }
    return [Familielid(b, redenen[b.id], links.get(b.id), zei.get(f"b:{b.id}")) for b in wie]


def overlegdag(casus_id: uuid.UUID) -> Any:
    """Return the day of the meeting whose agenda this case is on, or None. One statement."""
    return sessie.scalar(
        sa.select(Overleg.datum)
        .join(Agendapunt, Agendapunt.overleg_id == Overleg.id)
        .where(Agendapunt.casus_id == casus_id, Agendapunt.uitkomst.is_(None), Overleg.stand.not_in(DICHT))
    )


def familielid_uit_url(actor: Actor, nummer: str, betrokkene_id: uuid.UUID, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Load a case and one of its family: {"casus", "betrokkene"}; raises NietGevonden for others. One statement."""
    rijen = sessie.execute(
        sa.select(Casus, Betrokkene, Casustoegang.rol_op(vandaag()))
        .join(Betrokkene, Betrokkene.casus_id == Casus.id)
        .outerjoin(
            Casustoegang,
            sa.and_(
                Casustoegang.casus_id == Casus.id, Casustoegang.gebruiker_id == actor.id, Casustoegang.geldt(vandaag())
            ),
        )
        .where(
            Casus.tafel_id == (actor.tafel.id if actor.tafel else None), Casus.nummer == nummer,
            Betrokkene.id == betrokkene_id, Betrokkene.rol.in_(sorted(GEZIN)),
        )
    ).all()  # fmt: skip
    if not rijen:
        raise NietGevonden
    casus: Casus = rijen[0][0]
    rollen = frozenset(rij[2] for rij in rijen if rij[2])
    return {"casus": casus, "betrokkene": rijen[0][1]}, Zaak(casus.tafel_id, rollen, casus.stand)
