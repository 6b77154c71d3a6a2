"""Read who may promise what, and what waits for one person's agreement."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.besluiten.models import Akkoord, Besluit, Besluitonderdeel, Kostenregel
from tafel.besluiten.rules import Kandidaat
from tafel.casussen.models import Casus
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.organisaties.models import Lidmaatschap, Mandaat
from tafel.toegang.rules import Actor, Zaak

BLAD = 25
Soort = Literal["wacht", "kijkt_mee", "klaar"]


def kandidaten(tafel_id: uuid.UUID, gebruiker_id: uuid.UUID | None = None) -> list[Kandidaat]:
    """Return every mandate at a table (or of one person there), whatever the day: the rule judges the day."""
    vraag = (
        sa.select(Mandaat, Lidmaatschap, Gebruiker.naam)
        .join(Lidmaatschap, Lidmaatschap.id == Mandaat.lidmaatschap_id)
        .join(Gebruiker, Gebruiker.id == Lidmaatschap.gebruiker_id)
        .where(Lidmaatschap.tafel_id == tafel_id, Gebruiker.actief)
    )
    if gebruiker_id is not None:
        vraag = vraag.where(Lidmaatschap.gebruiker_id == gebruiker_id)
    return [_kandidaat(mandaat, lid, naam) for mandaat, lid, naam in sessie.execute(vraag)]


def _kandidaat(mandaat: Mandaat, lid: Lidmaatschap, naam: str) -> Kandidaat:
    einden = [dag for dag in (mandaat.tot, lid.tot) if dag is not None]
    return Kandidaat(
        gebruiker_id=lid.gebruiker_id,
        naam=naam,
        functie=lid.functie or mandaat.waarvoor,
        kant=mandaat.kant,
        sector=mandaat.sector,
        bedrag_tot=mandaat.bedrag_tot,
        van=max(mandaat.van, lid.van),
        tot=min(einden) if einden else None,
    )


@dataclass(frozen=True)
class Bladzijde:
    """One page of a list: its rows, and where the next page begins (None on the last)."""

    rijen: list[sa.Row[Any]]
    verder: str | None


def akkoorden_van(actor: Actor, soort: Soort, na: str | None = None) -> Bladzijde:
    """Return a page of what is asked of this person at this table. One statement.

    "wacht": to decide, most urgent first; "kijkt_mee": to look on at, newest first; "klaar": answered, newest first.
    `na` is the `verder` of the page before; one that is not understood begins at the start.
    """
    vraag = (
        sa.select(
            Akkoord.id,
            Akkoord.stand,
            Akkoord.taak,
            Akkoord.antwoord_voor,
            Akkoord.beslist_op,
            Kostenregel.bedrag,
            Kostenregel.kant,
            Besluit.nummer,
            Casus.nummer.label("casusnummer"),
        )
        .join(Kostenregel, Kostenregel.id == Akkoord.kostenregel_id)
        .join(Besluitonderdeel, Besluitonderdeel.id == Kostenregel.onderdeel_id)
        .join(Besluit, Besluit.id == Besluitonderdeel.besluit_id)
        .join(Casus, Casus.id == Besluit.casus_id)
        .where(
            Akkoord.gebruiker_id == actor.id,
            Akkoord.stand.in_(("akkoord", "afgewezen")) if soort == "klaar" else Akkoord.stand == "open",
            Akkoord.antwoord_voor.is_not(None),
            Besluit.tafel_id == (actor.tafel.id if actor.tafel else None),
        )
    )
    if soort != "klaar":
        vraag = vraag.where(Akkoord.taak == ("beslist" if soort == "wacht" else "kijkt_mee"))
    sleutel = sa.tuple_(Akkoord.antwoord_voor, Akkoord.id)
    plek = _lees_plek(na)
    if soort == "wacht":
        vraag = vraag.order_by(Akkoord.antwoord_voor, Akkoord.id)
        vraag = vraag.where(sleutel > _tuple(plek)) if plek else vraag
    else:
        vraag = vraag.order_by(Akkoord.antwoord_voor.desc(), Akkoord.id.desc())
        vraag = vraag.where(sleutel < _tuple(plek)) if plek else vraag
    rijen: list[Any] = list(sessie.execute(vraag.limit(BLAD + 1)))
    verder = f"{rijen[BLAD - 1].antwoord_voor.isoformat()}_{rijen[BLAD - 1].id}" if len(rijen) > BLAD else None
    return Bladzijde(rijen[:BLAD], verder)


def _tuple(plek: tuple[dt.date, uuid.UUID]) -> Any:
    return sa.tuple_(sa.literal(plek[0], sa.Date), sa.literal(plek[1], sa.Uuid))


def _lees_plek(na: str | None) -> tuple[dt.date, uuid.UUID] | None:
    """Return the place in a list that a link carries; None for anything else."""
    dag, _, code = (na or "").partition("_")
    try:
        return dt.date.fromisoformat(dag), uuid.UUID(code)
    except ValueError:
        return None


def open_akkoorden(actor: Actor) -> list[sa.Row[Any]]:
    """Return what waits for this person's agreement, most urgent first (at most 25). One statement."""
    return akkoorden_van(actor, "wacht").rijen


def mijn_akkoorden_aantal(actor: Actor) -> int:
    """Return how many requests for agreement wait for this person at this table."""
    vraag = (
        sa.select(sa.func.count())
        .select_from(Akkoord)
        .join(Kostenregel, Kostenregel.id == Akkoord.kostenregel_id)
        .join(Besluitonderdeel, Besluitonderdeel.id == Kostenregel.onderdeel_id)
        .join(Besluit, Besluit.id == Besluitonderdeel.besluit_id)
        .where(
            Akkoord.gebruiker_id == actor.id,
            Akkoord.stand == "open",
            Akkoord.taak == "beslist",
            Akkoord.antwoord_voor.is_not(None),
            Besluit.tafel_id == (actor.tafel.id if actor.tafel else None),
        )
    )
    return sessie.scalar(vraag) or 0


def akkoord_uit_url(actor: Actor, akkoord_id: uuid.UUID) -> tuple[dict[str, Any], Zaak]:
    """Load one request that is addressed to this person at this table, in one statement.

    Return {"akkoord": Akkoord, "besluit_id": uuid}. Raise NietGevonden for anything else, also for a request of a
    decision that is still a draft.
    """
    rij = sessie.execute(
        sa.select(Akkoord, Besluit.id, Besluit.tafel_id)
        .join(Kostenregel, Kostenregel.id == Akkoord.kostenregel_id)
        .join(Besluitonderdeel, Besluitonderdeel.id == Kostenregel.onderdeel_id)
        .join(Besluit, Besluit.id == Besluitonderdeel.besluit_id)
        .where(
            Akkoord.id == akkoord_id,
            Akkoord.gebruiker_id == actor.id,
            Besluit.stand != "concept",
            Besluit.tafel_id == (actor.tafel.id if actor.tafel else None),
        )
    ).one_or_none()
    if rij is None:
        raise NietGevonden
    return {"akkoord": rij[0], "besluit_id": rij[1]}, Zaak(rij[2], eigen=True)
