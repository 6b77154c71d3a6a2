"""Record who is here and what each one said."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa

from tafel.aan_tafel.rules import HOE, HoorFeiten, redenen_tegen_gehoord
from tafel.aan_tafel.services.openen import begin_punt, eis_leiden
from tafel.casussen.models import Betrokkene, Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import Conflict, NietGevonden, weiger
from tafel.logboek.services import schrijf
from tafel.overleggen.models import Agendapunt, Deelname, Overleg
from tafel.toegang.rules import Actor


@dataclass(frozen=True)
class Gehoord:
    """How one person was heard: `hoe` is a key of rules.HOE."""

    hoe: str
    inbreng: str = ""
    reden: str = ""
    uitnodiging_1: dt.date | None = None
    uitnodiging_2: dt.date | None = None


def leg_gehoord_vast(
    actor: Actor,
    overleg: Overleg,
    punt: Agendapunt,
    casus: Casus,
    betrokkene_id: uuid.UUID,
    gehoord: Gehoord,
    *,
    gezien: int | None = None,
) -> Deelname:
    """Record what one person said, or why they are not heard (R31, V3). The case begins if it had not yet.

    `gezien` is the version of the row that the chair saw (0: none yet); another one raises Conflict, unless it holds
    the very same (a second click). Raises Geweigerd with every reason; NietGevonden for a person of another case.
    """
    eis_leiden(actor, overleg, punt, casus)
    mens, deelname = _deelname(punt, betrokkene_id)
    feiten = HoorFeiten(
        mens.rol,
        gehoord.hoe,
        gehoord.inbreng,
        gehoord.reden,
        vandaag(),
        gehoord.uitnodiging_1,
        gehoord.uitnodiging_2,
        casus.initialen,
    )
    weiger(*redenen_tegen_gehoord(feiten))
    nieuw = _waarden(gehoord)
    if all(getattr(deelname, veld) == waarde for veld, waarde in nieuw.items()):
        return deelname
    if gezien is not None and gezien != (deelname.versie or 0):
        raise Conflict
    for veld, waarde in nieuw.items():
        setattr(deelname, veld, waarde)
    if deelname.gehoord == "gesproken":
        deelname.aanwezig = True
    elif deelname.gehoord == "niet_gehoord" and deelname.aanwezig is None:
        deelname.aanwezig = False
    begin_punt(actor, overleg, punt, casus)  # only what is kept begins the clock
    sessie.flush()
    schrijf(actor, "gehoord", casus.nummer, casus_id=casus.id, rol=mens.rol, hoe=deelname.gehoord)
    return deelname


def _waarden(gehoord: Gehoord) -> dict[str, object]:
    """Return the columns: invitations only when not heard, a leerling's own form as its reason."""
    niet = gehoord.hoe == "niet_gehoord"
    reden = "laat het voorlezen" if gehoord.hoe == "voorlezen" else gehoord.reden
    return {
        "gehoord": HOE[gehoord.hoe],
        "inbreng": gehoord.inbreng,
        "reden": reden if niet or gehoord.hoe in ("voorlezen", "wil_niet") else "",
        "uitnodiging_1": gehoord.uitnodiging_1 if niet else None,
        "uitnodiging_2": gehoord.uitnodiging_2 if niet else None,
    }


def zet_aanwezigheid(
    actor: Actor, overleg: Overleg, punt: Agendapunt, casus: Casus, betrokkene_id: uuid.UUID, aanwezig: bool
) -> Deelname:
    """Record whether a person is here. A second call with the same changes nothing. Raises Geweigerd, NietGevonden."""
    begin_punt(actor, overleg, punt, casus)
    mens, deelname = _deelname(punt, betrokkene_id)
    if deelname.aanwezig is not aanwezig:
        deelname.aanwezig = aanwezig
        sessie.flush()
        schrijf(actor, "aanwezigheid", casus.nummer, casus_id=casus.id, rol=mens.rol, aanwezig=aanwezig)
    return deelname


def _deelname(punt: Agendapunt, betrokkene_id: uuid.UUID) -> tuple[Betrokkene, Deelname]:
    """Return the person and the row of this item, made when it was not there yet."""
    rij: tuple[Betrokkene, Deelname | None] | None = sessie.execute(
        sa.select(Betrokkene, Deelname)
        .outerjoin(Deelname, sa.and_(Deelname.betrokkene_id == Betrokkene.id, Deelname.agendapunt_id == punt.id))
        .where(Betrokkene.id == betrokkene_id, Betrokkene.casus_id == punt.casus_id)
    ).one_or_none()
    if rij is None:
        raise NietGevonden
    mens, deelname = rij
    if deelname is None:
        deelname = Deelname(agendapunt_id=punt.id, betrokkene_id=mens.id, inbreng="", reden="")
        sessie.add(deelname)
    return mens, deelname
