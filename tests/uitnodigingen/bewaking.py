"""Real values for the guards: sent invitations of a full meeting, one link, somebody who may come along, a feed."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from tafel.berichten.post import code_van
from tafel.casussen.models import Casus
from tafel.kern.db import sessie
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.toegang.rules import Actor
from tafel.uitnodigingen.models import Genodigde, Tijdslot
from tafel.uitnodigingen.services import maak_feed, verstuur, voeg_erbij, zet_nvt
from tests.uitnodigingen.wereld import HUIS


def maak_uitnodigingen(actor: Actor, overleg: Overleg) -> dict[str, Any]:
    """Invite everyone to `overleg`; return the parameters of the addresses of invitations."""
    ids = sessie.scalars(sa.select(Agendapunt.casus_id).where(Agendapunt.overleg_id == overleg.id)).all()
    zet_nvt(actor, overleg, {id_: {"leerplicht": "Deze leerling is vrijgesteld."} for id_ in ids})
    verstuur(actor, overleg, HUIS)
    tweede = sa.select(Agendapunt.casus_id).where(Agendapunt.overleg_id == overleg.id, Agendapunt.volgorde == 2)
    slot = sessie.scalars(
        sa.select(Tijdslot).where(Tijdslot.casus_id == tweede.scalar_subquery(), Tijdslot.rol == "jeugdhulp")
    ).one()
    casus = sessie.get_one(Casus, slot.casus_id)
    voeg_erbij(actor, overleg, casus, "Bas Bestuurder", "bestuurder", "Scholengroep", "")  # not sent yet
    maak_feed(actor)
    mens = sessie.get_one(Genodigde, slot.genodigde_id)
    link = {"code": code_van(HUIS.geheim, mens.zout)}
    return {
        "slot_id": slot.id,
        "token": "bestaat-niet",
        "uitnodigingen.uitnodiging": link,
        "uitnodigingen.antwoorden": link,
        "uitnodigingen.in_agenda": link,
    }
