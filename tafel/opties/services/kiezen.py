"""Say what became of an option, and answer each wish."""

from __future__ import annotations

import uuid

from tafel.casussen.models import Casus
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.refusals import Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.onderzoeken.models import Wens
from tafel.onderzoeken.services import beantwoord
from tafel.opties import queries, rules
from tafel.opties.models import Optie, Wensoptie
from tafel.toegang.rules import Actor


def kies(actor: Actor, casus: Casus, optie: Optie, stand: str, omdat: str = "") -> None:
    """Say that an option is chosen, not chosen (with the reason for the letter) or open again. Raises Geweigerd."""
    weiger(*rules.tegen_kiezen(stand, omdat))
    optie.stand, optie.omdat, optie.gewijzigd_op = stand, omdat.strip() if stand == "niet_gekozen" else "", nu()
    sessie.flush()
    schrijf(actor, "optie gekozen of niet", casus.nummer, casus_id=casus.id, optie=str(optie.id), stand=stand)


def beantwoord_wens(
    actor: Actor, casus: Casus, wens: Wens, antwoord: str, waarom: str, optie_id: uuid.UUID | None = None
) -> None:
    """Answer a wish (R30), linked to an option of this case or to none. Raises Geweigerd."""
    if optie_id is not None and optie_id not in {een.rij.id for een in queries.opties(casus.id)}:
        weiger(Weigering("optie_onbekend", "Kies een optie van deze casus.", "optie"))
    beantwoord(actor, casus, wens, antwoord, waarom)
    rij = queries.find_koppeling(wens.id)
    if rij is not None and rij.optie_id != optie_id:
        sessie.delete(rij)
        sessie.flush()
        rij = None
    if rij is None and optie_id is not None:
        sessie.add(Wensoptie(wens_id=wens.id, optie_id=optie_id))
    sessie.flush()
