"""Read the versions of an agenda, and put the present one in the same form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.kern.db import sessie
from tafel.overleggen.models import Agendaversie, Overleg, Pauze
from tafel.overleggen.queries.vakken import dag_van, tijden_van
from tafel.overleggen.rules.versies import Verschil, als_inhoud, letter, verschillen


def inhoud_van(overleg: Overleg, punten: Sequence[Any], pauzes: Sequence[Pauze]) -> dict[str, Any]:
    """Return the agenda as a version keeps it; `punten` in order, each also with its nummer. No statement."""
    tijden = tijden_van(dag_van(overleg, punten, pauzes))
    met_tijd = [(punt, *tijden[punt.id]) for punt in punten if punt.id in tijden]
    met_tijd.sort(key=lambda een: een[1])
    return als_inhoud(
        overleg.datum,
        overleg.begint_om,
        overleg.eindigt_om,
        overleg.plaats,
        [
            {"id": str(punt.id), "nummer": punt.nummer, "begint": f"{van:%H:%M}", "eindigt": f"{tot:%H:%M}"}
            for punt, van, tot in met_tijd
        ],
        [{"om": f"{een.om:%H:%M}", "minuten": een.minuten, "titel": een.titel} for een in pauzes],
        overleg.online,
    )


def laatste_versie(overleg: Overleg) -> Agendaversie | None:
    """Return the newest version of an agenda. No statement when the meeting was loaded with it."""
    if "laatste_versie" not in sa.inspect(overleg).unloaded:
        return overleg.laatste_versie
    vraag = sa.select(Agendaversie).where(Agendaversie.overleg_id == overleg.id)
    return sessie.scalar(vraag.order_by(Agendaversie.volgnummer.desc()).limit(1))


@dataclass(frozen=True)
class Versie:
    """One version: its letter, when and by whom it was fixed, and what differs from the one before."""

    letter: str
    op: dt.datetime
    door: str
    anders: tuple[Verschil, ...]
    inhoud: dict[str, Any]


def versies(overleg: Overleg) -> list[Versie]:
    """Return the versions of an agenda, the newest first. One statement."""
    rijen = sessie.execute(
        sa.select(Agendaversie.volgnummer, Agendaversie.op, Agendaversie.inhoud, Gebruiker.naam)
        .join(Gebruiker, Gebruiker.id == Agendaversie.door_id)
        .where(Agendaversie.overleg_id == overleg.id)
        .order_by(Agendaversie.volgnummer)
    ).all()
    uit: list[Versie] = []
    for rij in rijen:
        anders = verschillen(uit[-1].inhoud, rij.inhoud) if uit else []
        uit.append(Versie(letter(rij.volgnummer), rij.op, rij.naam, tuple(anders), rij.inhoud))
    return uit[::-1]
