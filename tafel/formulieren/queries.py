"""Read forms: the versions of a case, one of them, the conclusion of the jeugdarts; who may look."""

from __future__ import annotations

import dataclasses
import uuid
from typing import Any

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Betrokkene, Casus, Casustoegang
from tafel.formulieren.models import Formulier
from tafel.formulieren.rules.schema import FORMULIEREN
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.toegang.rules import Actor, Zaak

JEUGDARTS = "jeugdarts"
HOOGSTENS = 100


def casus_voor_formulier(actor: Actor, nummer: str, **verder: Any) -> tuple[dict[str, Any], Zaak]:
    """Load the case of a URL; who sits there as jeugdarts has that role too (one statement).

    Raises NietGevonden for a case of another table and for a form that does not exist.
    """
    if actor.tafel is None or verder.get("soort", "ziekteverzuim") not in FORMULIEREN:
        raise NietGevonden
    als_arts = sa.exists().where(
        Betrokkene.casus_id == Casus.id, Betrokkene.gebruiker_id == actor.id, Betrokkene.rol == JEUGDARTS
    )
    dag = vandaag()
    eigen = sa.and_(
        Casustoegang.casus_id == Casus.id, Casustoegang.gebruiker_id == actor.id, Casustoegang.geldt(dag)
    )  # fmt: skip
    rijen = sessie.execute(
        sa.select(Casus, Casustoegang.rol_op(dag).label("rol"), als_arts.label("arts"))
        .outerjoin(Casustoegang, eigen)
        .where(Casus.tafel_id == actor.tafel.id, Casus.nummer == nummer)
    ).all()
    if not rijen:
        raise NietGevonden
    casus = rijen[0][0]
    rollen = {rij.rol for rij in rijen if rij.rol}
    if rijen[0].arts and "partij" in rollen:
        rollen.add(JEUGDARTS)
    return {"casus": casus, **verder}, Zaak(casus.tafel_id, frozenset(rollen), casus.stand)


def lijst(casus_id: uuid.UUID) -> list[Any]:
    """Return the versions of all forms of a case, newest first: soort, nummer, stand, conclusie, datum, namens, …"""
    return list(
        sessie.execute(
            sa.select(
                Formulier.soort,
                Formulier.nummer,
                Formulier.stand,
                Formulier.conclusie,
                Formulier.datum,
                Formulier.namens,
                Formulier.brief_van,
                Formulier.op,
                Gebruiker.naam.label("door"),
            )
            .join(Gebruiker, Gebruiker.id == Formulier.door_id)
            .where(Formulier.casus_id == casus_id)
            .order_by(Formulier.soort, Formulier.nummer.desc())
            .limit(HOOGSTENS)
        )
    )


def find_stand(casus_id: uuid.UUID, soort: str, stand: str) -> Formulier | None:
    """Return the version in this state ("concept" or "definitief"), or None."""
    return sessie.scalar(
        sa.select(Formulier).where(Formulier.casus_id == casus_id, Formulier.soort == soort, Formulier.stand == stand)
    )


def get_versie(casus_id: uuid.UUID, soort: str, nummer: int) -> tuple[Formulier, str]:
    """Return one version and the name of who made it; raises NietGevonden."""
    rij = sessie.execute(
        sa.select(Formulier, Gebruiker.naam)
        .join(Gebruiker, Gebruiker.id == Formulier.door_id)
        .where(Formulier.casus_id == casus_id, Formulier.soort == soort, Formulier.nummer == min(nummer, 10**6))
    ).one_or_none()
    if rij is None:
        raise NietGevonden
    return rij[0], rij[1]


@dataclasses.dataclass(frozen=True)
class Conclusie:
    """What the jeugdarts concluded: volledig, deels or niet; on which day; by whom, or out of which letter."""

    conclusie: str
    datum: Any
    wie: str
    brief_van: Any
    nummer: int


def find_conclusie(casus_id: uuid.UUID) -> Conclusie | None:
    """Return the conclusion that holds, or None when there is none."""
    rij = sessie.execute(
        sa.select(
            Formulier.conclusie, Formulier.datum, Formulier.namens, Formulier.brief_van, Formulier.nummer,
            Gebruiker.naam,
        )
        .join(Gebruiker, Gebruiker.id == Formulier.door_id)
        .where(
            Formulier.casus_id == casus_id,
            Formulier.soort == "terugkoppeling_jeugdarts",
            Formulier.stand == "definitief",
        )
    ).first()  # fmt: skip
    if rij is None:
        return None
    return Conclusie(rij.conclusie, rij.datum, rij.namens or rij.naam, rij.brief_van, rij.nummer)
