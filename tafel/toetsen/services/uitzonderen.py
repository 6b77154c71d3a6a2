"""Ask for an exception, and decide on it. Every request and every decision is a row, so that they can be counted."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from tafel.berichten.services import leg_klaar
from tafel.casussen import queries as casussen
from tafel.casussen.models import Casus
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor
from tafel.toetsen import rules
from tafel.toetsen.models import Uitzondering
from tafel.toetsen.queries import open_uitzonderingen
from tafel.toetsen.rules import Verandering
from tafel.toetsen.services.volgen import leg_veranderingen_vast


def vraag_uitzondering(actor: Actor, casus: Casus, eisen: Collection[str], motivatie: str) -> list[Uitzondering]:
    """Keep that an exception is asked for these requirements (codes), with why. Raises Geweigerd.

    One row per requirement; what still waited lapses. For age and plicht it is refused, here and by the database.
    """
    weiger(*rules.tegen_vragen(eisen, motivatie))
    _sluit(casus, "vervallen", actor.id)
    rijen = [
        Uitzondering(
            casus_id=casus.id,
            eis=eis,
            jaar=vandaag().year,
            motivatie=motivatie.strip(),
            gevraagd_op=nu(),
            gevraagd_door_id=actor.id,
        )
        for eis in eisen
    ]
    sessie.add_all(rijen)
    sessie.flush()
    return rijen


def beslis_uitzondering(actor: Actor, casus: Casus, soort: str, eisen: Collection[str], reden: str) -> None:
    """Let a ruling of the chair on admission (Instroombesluit.soort) count for the exceptions of the case.

    "uitzondering" grants them for `eisen`, asked or not; "geen_uitzondering" and "teruggegeven" refuse what was asked;
    anything else lets a request lapse. Raises Geweigerd: never for age or plicht, never without a reason.
    """
    if soort == "uitzondering":
        sta_toe(actor, casus, eisen, reden)
    elif soort in ("geen_uitzondering", "teruggegeven"):
        _sluit(casus, "geweigerd", actor.id, reden)
    elif soort not in ("aanvulling", "verlengd"):
        _sluit(casus, "vervallen", actor.id)


def sta_toe(actor: Actor, casus: Casus, eisen: Collection[str], reden: str) -> None:
    """Grant an exception for these requirements: they count as excepted from now on. Raises Geweigerd."""
    weiger(*rules.tegen_toestaan(eisen, reden))
    gevraagd = {rij.eis: rij for rij in open_uitzonderingen(casus.id)}
    for eis in eisen:
        rij = gevraagd.pop(eis, None)
        if rij is None:
            rij = Uitzondering(casus_id=casus.id, eis=eis, jaar=vandaag().year)
            if casus.verzoek_uitzondering and casus.ingediend_op:
                rij.motivatie, rij.gevraagd_op = casus.verzoek_uitzondering, casus.ingediend_op
            sessie.add(rij)
        rij.besluit, rij.reden, rij.besloten_op, rij.besloten_door_id = "toegestaan", reden.strip(), nu(), actor.id
    for rij in gevraagd.values():
        rij.besluit, rij.besloten_op, rij.besloten_door_id = "vervallen", nu(), actor.id
    was = dict(casus.toetsstand or {})
    nieuw = {**was, **dict.fromkeys(eisen, "uitgezonderd")}
    flips = tuple(Verandering(e, was.get(e, "nog_niet"), "uitgezonderd") for e in eisen if was.get(e) != "uitgezonderd")
    casus.toetsstand = nieuw
    leg_veranderingen_vast(casus.id, flips, "uitzondering", actor.id)
    sessie.flush()


def weiger_uitzondering(actor: Actor, casus: Casus, reden: str) -> int:
    """Refuse what was asked, with the reason the submitter reads; the case itself stays where it is.

    Return how many requirements it was about. Raises Geweigerd.
    """
    weiger(*rules.tegen_weigeren(len(open_uitzonderingen(casus.id)), reden))
    codes = _sluit(casus, "geweigerd", actor.id, reden)
    schrijf(actor, "uitzondering geweigerd", casus.nummer, casus_id=casus.id, eisen=codes)
    cv = casussen.find_casusverantwoordelijke(casus.id)
    if cv is not None:
        leg_klaar(
            cv.gebruiker_id,
            f"uitzondering-geweigerd-{casus.id}-{nu().isoformat()}",
            f"Casus {casus.nummer}: geen uitzondering",
            f"De voorzitter maakt geen uitzondering voor casus {casus.nummer}. Lees waarom, en wat er nog mist.",
            f"/casussen/{casus.nummer}/toets",
        )
    return len(codes)


def _sluit(casus: Casus, besluit: str, door_id: uuid.UUID, reden: str = "") -> list[str]:
    """End every request of the case that waits; return the requirements."""
    rijen = open_uitzonderingen(casus.id)
    for rij in rijen:
        rij.besluit, rij.reden, rij.besloten_op, rij.besloten_door_id = besluit, reden.strip(), nu(), door_id
    sessie.flush()
    return [rij.eis for rij in rijen]
