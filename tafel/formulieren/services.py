"""Keep a form: as concept, or as the version that holds."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from tafel.berichten.services import leg_klaar
from tafel.casussen.models import Casus
from tafel.casussen.queries import find_casusverantwoordelijke
from tafel.criteria.datums import uit_iso
from tafel.formulieren.models import Formulier
from tafel.formulieren.queries import find_stand
from tafel.formulieren.rules.bewaren import Formulierfeiten, tegen_bewaren
from tafel.formulieren.rules.schema import FORMULIEREN, TERUGKOPPELING
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor


def bewaar_formulier(
    actor: Actor,
    casus: Casus,
    soort: str,
    inhoud: Mapping[str, Any],
    *,
    concept: bool,
    is_arts: bool,
    brief_van: dt.date | None = None,
) -> Formulier:
    """Keep a form of this case; what is kept as concept can be changed, the rest stays. Raises Geweigerd.

    `is_arts`: the jeugdarts fills it in. Somebody else types over a letter, of the day `brief_van`. A new version that
    holds makes the one before it vervallen; the casusverantwoordelijke hears of the answer of the jeugdarts.
    """
    overgetypt = soort == TERUGKOPPELING.code and not is_arts
    rij = find_stand(casus.id, soort, "concept")
    van_ander = rij is not None and rij.door_id != actor.id
    feiten = Formulierfeiten(soort, casus.stand, inhoud, vandaag(), concept, overgetypt, brief_van, van_ander)
    weiger(*tegen_bewaren(feiten))
    if rij is None:
        rij = Formulier(id=uuid.uuid4(), casus_id=casus.id, soort=soort, nummer=_volgend(casus.id, soort))
        sessie.add(rij)
    rij.inhoud = dict(inhoud)
    rij.conclusie = inhoud.get("conclusie")
    rij.datum = uit_iso(inhoud["datum"]) if inhoud.get("datum") else None
    rij.namens, rij.brief_van = ("", None)
    if overgetypt and brief_van:
        rij.namens, rij.brief_van = (inhoud.get("naam") or "de jeugdarts")[:200], brief_van
    rij.door_id, rij.op, rij.stand = actor.id, nu(), "concept"
    sessie.flush()
    if concept:
        schrijf(actor, "formulier als concept bewaard", casus.nummer, casus_id=casus.id, soort=soort)
        return rij
    vorig = find_stand(casus.id, soort, "definitief")
    if vorig is not None:
        vorig.stand = "vervallen"
        sessie.flush()
    rij.stand = "definitief"
    sessie.flush()
    schrijf(
        actor, "formulier vastgelegd", casus.nummer, casus_id=casus.id, soort=soort, versie=rij.nummer,
        overgetypt=overgetypt,
    )  # fmt: skip
    cv = find_casusverantwoordelijke(casus.id)
    if cv is not None and cv.gebruiker_id != actor.id:
        leg_klaar(
            cv.gebruiker_id,
            f"formulier-{rij.id}",
            f"Casus {casus.nummer}: {FORMULIEREN[soort].titel.lower()}",
            f"{actor.naam} vulde een formulier in bij casus {casus.nummer}: {FORMULIEREN[soort].titel.lower()}.",
            f"/casussen/{casus.nummer}/formulieren",
        )
    return rij


def _volgend(casus_id: uuid.UUID, soort: str) -> int:
    hoogste = sessie.scalar(
        sa.select(sa.func.max(Formulier.nummer)).where(Formulier.casus_id == casus_id, Formulier.soort == soort)
    )
    return (hoogste or 0) + 1
