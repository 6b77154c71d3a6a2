"""The day's reminders: each message once, however often and wherever this runs."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator

import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.berichten.services import leg_klaar
from tafel.casussen.models import Casus
from tafel.kern.db import sessie
from tafel.kern.werkdagen import werkdagen_verder
from tafel.logboek.models import Logketen
from tafel.logboek.services import schrijf
from tafel.opvolging.models import Actie, Opvolgmoment
from tafel.opvolging.queries.mensen import volgers_van, voorzitters_van
from tafel.opvolging.queries.zicht import wacht_op_akkoord
from tafel.opvolging.rules import MOMENTNAMEN, TE_LAAT_NA

Melding = tuple[uuid.UUID, str, str, str, str]  # to whom, key, subject, text, path


def herinner(op: dt.date) -> int:
    """Put in the outbox what people must hear on `op`; return how many messages are new.

    A moment that is due goes to the zaakonderzoeker (or the chair), a promise on its day to who made it, and a promise
    five working days late to the chair (R56). Days that were missed are caught up. The key of a message holds its date,
    so it is made once; two machines wait for each other on the last link of the log.
    """
    sessie.get(Logketen, 1, with_for_update=True)
    meldingen = [*_momenten(op), *_acties(op)]
    bekend: set[str] = set()
    sleutels = [sleutel for _, sleutel, *_ in meldingen]
    for begin in range(0, len(sleutels), 500):
        deel = sa.select(Bericht.sleutel).where(Bericht.sleutel.in_(sleutels[begin : begin + 500]))
        bekend.update(sessie.scalars(deel))
    aantal = sum(leg_klaar(*melding) for melding in meldingen if melding[1] not in bekend)
    if aantal:
        schrijf(None, "herinnerd", op.isoformat(), berichten=aantal)
    return aantal


def _momenten(op: dt.date) -> Iterator[Melding]:
    """Yield a message per moment that is due and per person who follows the case."""
    rijen = sessie.execute(
        sa.select(Opvolgmoment.id, Opvolgmoment.casus_id, Opvolgmoment.soort, Opvolgmoment.gepland_op, Casus.nummer)
        .join(Casus, Casus.id == Opvolgmoment.casus_id)
        .where(Opvolgmoment.stand == "gepland", Opvolgmoment.gepland_op <= op, Casus.stand == "opvolging")
        .order_by(Opvolgmoment.gepland_op, Casus.nummer)
    ).all()
    volgers = volgers_van({rij.casus_id for rij in rijen}) if rijen else {}
    for rij in rijen:
        for aan in volgers.get(rij.casus_id, []):
            yield (
                aan,
                f"moment:{rij.id}:{rij.gepland_op.isoformat()}:{aan}",
                f"Casus {rij.nummer}: tijd om terug te kijken",
                f"In casus {rij.nummer} is een moment aan de beurt: {MOMENTNAMEN[rij.soort]}. Noteer het gesprek.",
                f"/casussen/{rij.nummer}/opvolging",
            )


def _acties(op: dt.date) -> Iterator[Melding]:
    """Yield a message per promise on its day, and per promise that is five working days late."""
    rijen = sessie.execute(
        sa.select(Actie.id, Actie.casus_id, Actie.gebruiker_id, Actie.wanneer, Casus.nummer)
        .join(Casus, Casus.id == Actie.casus_id)
        .where(Actie.stand == "open", Actie.wanneer <= op, Casus.stand == "opvolging", ~wacht_op_akkoord())
        .order_by(Actie.wanneer, Casus.nummer)
    ).all()
    laat = [rij for rij in rijen if werkdagen_verder(rij.wanneer, TE_LAAT_NA) <= op]
    voorzitters = voorzitters_van({rij.casus_id for rij in laat}) if laat else {}
    for rij in rijen:
        if rij.gebruiker_id:
            yield (
                rij.gebruiker_id,
                f"actie:{rij.id}:{rij.wanneer.isoformat()}",
                f"Casus {rij.nummer}: uw afspraak",
                f"U hebt in casus {rij.nummer} een afspraak die nu klaar hoort te zijn. Meld of het is gelukt.",
                f"/acties/{rij.id}",
            )
    for rij in laat:
        for aan in voorzitters.get(rij.casus_id, []):
            yield (
                aan,
                f"actie-laat:{rij.id}:{rij.wanneer.isoformat()}:{aan}",
                f"Casus {rij.nummer}: een afspraak is te laat",
                f"In casus {rij.nummer} is een afspraak vijf werkdagen voorbij de datum. Bel wie het zou doen.",
                f"/casussen/{rij.nummer}/opvolging",
            )
