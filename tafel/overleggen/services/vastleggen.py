"""Fix the agenda: keep a version, and tell once whose time changed since the one before."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.format import datum_vol
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.overleggen.models import Agendapunt, Agendaversie, Overleg, Pauze
from tafel.overleggen.queries import uitgenodigden
from tafel.overleggen.queries.versies import inhoud_van, laatste_versie
from tafel.overleggen.rules.versies import Verschil, keur_vastleggen, letter, verschillen
from tafel.overleggen.services.agenda import meld
from tafel.overleggen.services.klok import vergrendel
from tafel.overleggen.services.plannen import onderwerp_van
from tafel.toegang.rules import Actor


def leg_agenda_vast(actor: Actor, overleg: Overleg) -> Agendaversie:
    """Keep the agenda as version A, B, C …; from the first on it is fixed and each change shows. Raises Geweigerd.

    From version B on the people of a case whose time changed hear it, once: what it is now and what it was.
    """
    vergrendel(overleg)
    vorige = laatste_versie(overleg)
    punten = sessie.execute(
        sa.select(
            Agendapunt.id, Agendapunt.minuten, Agendapunt.vast_om, Agendapunt.begonnen_op, Agendapunt.uitkomst,
            Casus.nummer,
        )
        .join(Casus, Casus.id == Agendapunt.casus_id)
        .where(Agendapunt.overleg_id == overleg.id)
        .order_by(Agendapunt.volgorde, Agendapunt.id)
    ).all()  # fmt: skip
    pauzes = sessie.scalars(sa.select(Pauze).where(Pauze.overleg_id == overleg.id).order_by(Pauze.om)).all()
    inhoud = inhoud_van(overleg, punten, pauzes)
    weiger(*keur_vastleggen(overleg.stand, len(inhoud["punten"]), vorige.inhoud if vorige else None, inhoud))
    versie = Agendaversie(
        overleg_id=overleg.id,
        volgnummer=vorige.volgnummer + 1 if vorige else 1,
        inhoud=inhoud,
        op=nu(),
        door_id=actor.id,
    )
    sessie.add(versie)
    overleg.vastgezet_op = overleg.vastgezet_op or versie.op
    sessie.flush()
    sessie.expire(overleg, ["laatste_versie"])
    anders = verschillen(vorige.inhoud, inhoud) if vorige else []
    schrijf(
        actor, "agenda vastgelegd", onderwerp_van(overleg), overleg_id=str(overleg.id),
        versie=letter(versie.volgnummer), punten=len(inhoud["punten"]), verschillen=len(anders),
    )  # fmt: skip
    _vertel(actor, overleg, versie, anders, inhoud)
    return versie


def _vertel(
    actor: Actor, overleg: Overleg, versie: Agendaversie, anders: list[Verschil], inhoud: dict[str, Any]
) -> None:
    """Tell the people of each case whose time changed. Who came on or went off heard that when it happened.

    Not who was invited: their invitation changes along and says it, once.
    """
    begint = {punt["id"]: punt["begint"] for punt in inhoud["punten"]}
    verzet = {een.punt: een for een in anders if een.tijd}
    if not verzet:
        return
    behalve = uitgenodigden(overleg.id)
    for punt in sessie.scalars(sa.select(Agendapunt).where(Agendapunt.overleg_id == overleg.id)):
        een = verzet.get(str(punt.id))
        if een is None or een.nummer is None:
            continue
        meld(
            actor,
            punt,
            een.nummer,
            f"Casus {een.nummer}: de tijd is veranderd",
            f"De tafel bespreekt casus {een.nummer} op {datum_vol(overleg.datum)}. Het begint om "
            f"{begint[str(punt.id)]} uur. Dit is anders dan eerst: {een.zin}",
            f"agenda-tijd:{versie.id}",
            behalve,
        )
