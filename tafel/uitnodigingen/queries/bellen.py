"""Whom one can call about a case: on the page, in the mail and in the letter the same person."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Betrokkene, Casustoegang
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie

VOLGORDE = ("zaakonderzoeker", "casusverantwoordelijke", "voorzitter")  # who heard the story stays for a year


@dataclass(frozen=True)
class Bellen:
    """Somebody to call: name, number ("" when it is not known), what they are for the case."""

    naam: str
    telefoon: str
    rol: str

    @property
    def vast(self) -> bool:
        """Tell whether this is who heard the story, and stays."""
        return self.rol == "zaakonderzoeker"


@dataclass(frozen=True)
class Belbaar:
    """Who can be called about one case, in the order in which one would."""

    mensen: tuple[Bellen, ...] = ()

    @property
    def beste(self) -> Bellen | None:
        """The first with a number, else the first; None when there is nobody."""
        return next((een for een in self.mensen if een.telefoon), self.mensen[0] if self.mensen else None)

    @property
    def voorzitter(self) -> Bellen | None:
        """Who chairs, for professionals."""
        return next((een for een in self.mensen if een.rol == "voorzitter"), None)

    @property
    def onderzoeker(self) -> str:
        """The name of who hears the story, or ""."""
        return next((een.naam for een in self.mensen if een.vast), "")


def belbaar(casus_ids: Collection[uuid.UUID], voorzitter_id: uuid.UUID | None) -> dict[uuid.UUID, Belbaar]:
    """Return of each of these cases who can be called; `voorzitter_id` chairs their meeting. One statement, or none.

    The number is that of the account, else of its seat at the case.
    """
    if not casus_ids:
        return {}
    stoel = (
        sa.select(sa.func.max(Betrokkene.telefoon))
        .where(Betrokkene.casus_id == Casustoegang.casus_id, Betrokkene.gebruiker_id == Gebruiker.id)
        .correlate(Casustoegang, Gebruiker)
        .scalar_subquery()
    )
    bij_casus = (
        sa.select(
            Casustoegang.casus_id.label("casus_id"), Gebruiker.naam.label("naam"),
            sa.func.coalesce(sa.func.nullif(Gebruiker.telefoon, ""), stoel, "").label("telefoon"),
            Casustoegang.rol.label("rol"),
        )
        .join(Gebruiker, Casustoegang.gebruiker_id == Gebruiker.id)
        .where(
            Casustoegang.casus_id.in_(casus_ids), Casustoegang.rol.in_(VOLGORDE[:2]), Casustoegang.geldt(vandaag()),
            Gebruiker.actief,
        )
    )  # fmt: skip
    zit_voor = sa.select(
        sa.cast(sa.null(), sa.Uuid()), Gebruiker.naam, Gebruiker.telefoon, sa.literal("voorzitter")
    ).where(Gebruiker.id == voorzitter_id)
    per: dict[uuid.UUID, list[Bellen]] = defaultdict(list)
    overal = []
    for rij in sessie.execute(sa.union_all(bij_casus, zit_voor)):
        een = Bellen(rij.naam, rij.telefoon, rij.rol)
        if rij.casus_id is None:
            overal.append(een)
        else:
            per[rij.casus_id].append(een)
    return {
        id_: Belbaar(tuple(sorted((*per[id_], *overal), key=lambda een: (VOLGORDE.index(een.rol), een.naam))))
        for id_ in casus_ids
    }
