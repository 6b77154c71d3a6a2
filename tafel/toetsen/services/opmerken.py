"""Remark something at one requirement; it stays as it was written."""

from __future__ import annotations

import uuid

from tafel.berichten.services import leg_klaar
from tafel.casussen import queries as casussen
from tafel.casussen.models import Casus
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden, Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor, Zaak
from tafel.toetsen.models import Eisopmerking
from tafel.toetsen.rules import CODES

MAX_OPMERKING = 1000


def voeg_opmerking_toe(
    actor: Actor, casus: Casus, zaak: Zaak, eis: str, tekst: str, rij_id: uuid.UUID | None = None
) -> Eisopmerking:
    """Add a comment at requirement `eis`; the other side hears of it. Raises Geweigerd, NietGevonden for a code.

    What the chair or the zaakonderzoeker writes is read by the casusverantwoordelijke; what they write, once the case
    was handed in, by the chair. The message holds no word of it. `rij_id`: the id of the row,
    when a form says which.
    """
    if eis not in CODES:
        raise NietGevonden
    tekst = tekst.strip()
    if not tekst:
        weiger(Weigering("geen_tekst", "Schrijf eerst uw opmerking.", "tekst"))
    if len(tekst) > MAX_OPMERKING:
        weiger(Weigering("tekst_te_lang", f"Gebruik hoogstens {MAX_OPMERKING} tekens.", "tekst"))
    rol = next((r for r in ("casusverantwoordelijke", "zaakonderzoeker") if r in zaak.rollen), "voorzitter")
    rij = Eisopmerking(
        id=rij_id or uuid.uuid4(), casus_id=casus.id, eis=eis, tekst=tekst, rol=rol, op=nu(), door_id=actor.id
    )
    sessie.add(rij)
    sessie.flush()
    schrijf(actor, "opmerking bij de toets", casus.nummer, casus_id=casus.id, eis=eis, rol=rol)
    if rol == "casusverantwoordelijke":
        aan = casussen.voorzitters(casus.tafel_id) if casus.stand in ("ingediend", "aanvulling") else []
    else:
        cv = casussen.find_casusverantwoordelijke(casus.id)
        aan = [cv.gebruiker_id] if cv else []
    for wie in aan:
        if wie != actor.id:
            leg_klaar(
                wie,
                f"eisopmerking-{rij.id}-{wie}",
                f"Casus {casus.nummer}: een opmerking bij de toets",
                f"{actor.naam} schreef een opmerking bij de toets van casus {casus.nummer}. Lees de opmerking.",
                f"/casussen/{casus.nummer}/toets#eis-{eis}",
            )
    return rij
