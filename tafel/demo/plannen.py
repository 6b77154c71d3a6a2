"""What the demo shows of plans and forms: the plan as handed in, a second version, an answer of the jeugdarts."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import replace

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Betrokkene, Casus, Casustoegang
from tafel.formulieren.services import bewaar_formulier
from tafel.kern.db import sessie
from tafel.organisaties.models import Tafel
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.plannen.queries import find_huidige
from tafel.plannen.rules.regels import Planregel, uit_document
from tafel.plannen.services import leg_plan_vast, maak_versie
from tafel.toegang.rules import Actor, TafelKeuze


def _als(mens: Gebruiker, tafel: Tafel) -> Actor:
    keuze = TafelKeuze(tafel.id, tafel.code, tafel.naam, tafel.profiel)
    return Actor(mens.id, mens.naam, mens.email, uuid.uuid4(), keuze)


def vertel_plannen(tafel: Tafel, mensen: Mapping[str, Gebruiker], dag: dt.date) -> None:
    """Give each case of `tafel` that was handed in its first version; the oldest that waits a second one."""
    rijen = sessie.execute(
        sa.select(Casus, Gebruiker)
        .join(Casustoegang, Casustoegang.casus_id == Casus.id)
        .join(Gebruiker, Gebruiker.id == Casustoegang.gebruiker_id)
        .where(
            Casus.tafel_id == tafel.id, Casus.ingediend_op.is_not(None),
            Casustoegang.rol == "casusverantwoordelijke", Casustoegang.tot.is_(None),
        )
        .order_by(Casus.nummer)
    ).all()  # fmt: skip
    for casus, cv in rijen:
        leg_plan_vast(_als(cv, tafel), casus)
        versie = find_huidige(casus.id)
        if versie is not None and casus.ingediend_op is not None:
            versie.op = casus.ingediend_op
    _pin_verleden(tafel)
    wacht = [(casus, cv) for casus, cv in rijen if casus.stand == "toegelaten" and find_huidige(casus.id)]
    for casus, cv in wacht[:1]:
        huidig = find_huidige(casus.id)
        if huidig is None:
            continue
        later = (dag + dt.timedelta(days=16)).isoformat()
        regels = [
            replace(regel, wanneer=later) if nr == 0 else regel for nr, regel in enumerate(uit_document(huidig.inhoud))
        ]
        regels.append(Planregel("school", "zet een rustige plek klaar", (dag + dt.timedelta(days=9)).isoformat()))
        maak_versie(_als(cv, tafel), casus, regels, "De begeleider begint later dan gedacht.")
    _terugkoppeling(tafel, mensen, dag)


def _pin_verleden(tafel: Tafel) -> None:
    """Let the plan lie on the table of the meetings that were."""
    punten = sessie.scalars(
        sa.select(Agendapunt).join(Overleg).where(Overleg.tafel_id == tafel.id, Overleg.stand == "gesloten")
    ).all()
    for punt in punten:
        versie = find_huidige(punt.casus_id)
        punt.planversie_id = versie.id if versie else None
    sessie.flush()


def _terugkoppeling(tafel: Tafel, mensen: Mapping[str, Gebruiker], dag: dt.date) -> None:
    """Let the jeugdarts answer in the first case where they sit."""
    arts = mensen["jeugdarts"]
    casus = sessie.scalar(
        sa.select(Casus)
        .join(Betrokkene, Betrokkene.casus_id == Casus.id)
        .where(Casus.tafel_id == tafel.id, Betrokkene.gebruiker_id == arts.id, Betrokkene.rol == "jeugdarts")
        .where(Casus.stand.in_(("toegelaten", "opvolging")))
        .order_by(Casus.nummer)
        .limit(1)
    )
    if casus is None:
        return
    inhoud = {
        "naam": arts.naam, "datum": (dag - dt.timedelta(days=12)).isoformat(), "gesprek": "eerste", "vorm": ["samen"],
        "akkoord": True, "conclusie": "deels",
        "advies": "Begin met twee uur per dag. Kijk na drie weken samen of er een uur bij kan.",
        "afspraken": [{"wie": "mentor", "wat": "spreekt elke vrijdag de week door", "wanneer": None}],
    }  # fmt: skip
    bewaar_formulier(_als(arts, tafel), casus, "terugkoppeling_jeugdarts", inhoud, concept=False, is_arts=True)
