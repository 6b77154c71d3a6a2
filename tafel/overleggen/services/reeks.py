"""Plan a series of meetings by the rhythm of the table, round the school holidays that the table keeps."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden, Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.overleggen import rules
from tafel.overleggen.models import Overleg, Overlegsjabloon, Pauze, Schoolvakantie
from tafel.overleggen.queries import reeks as queries
from tafel.overleggen.rules.ritme import MAX_REEKS, Ritme, keur_vakantie, ritme_van
from tafel.overleggen.services.plannen import Pauzeplan, Plan, planfeiten, tegen_pauze, voorzitterfeiten
from tafel.overleggen.vakanties import officiele_vakanties
from tafel.toegang.rules import Actor

BEGINT_OM, EINDIGT_OM = dt.time(9, 30), dt.time(12)


@dataclass(frozen=True)
class Reeks:
    """A series as somebody fills it in: rhythm, times, place, link and chair; the days come from the preview."""

    ritme: Ritme
    regio: str
    begint_om: dt.time
    eindigt_om: dt.time
    plaats: str
    online: str
    welkom_minuten: int
    voorzitter_id: uuid.UUID | None
    pauze: Pauzeplan | None = None


def tegen_reeks(actor: Actor, reeks: Reeks, dagen: Sequence[dt.date]) -> list[Weigering]:
    """Return every reason against planning the series on these days, each once."""
    assert actor.tafel is not None
    if not dagen:
        return [Weigering("geen_dagen", "Kies minstens één dag.", "dagen")]
    if len(dagen) > MAX_REEKS:
        return [Weigering("te_veel_dagen", f"Plan er hoogstens {MAX_REEKS} tegelijk.", "dagen")]
    bezet = queries.dagen_met_overleg(actor.tafel.id, min(dagen), max(dagen))
    redenen = [
        Weigering("dag_bezet", f"Op {dag:%d-%m-%Y} is al een overleg.", "dagen") for dag in dagen if dag in bezet
    ]
    for dag in dagen:
        plan = _plan(reeks, dag)
        feiten = planfeiten(plan, voorzitterfeiten(actor.tafel.id, plan, []))
        redenen += [reden for reden in rules.keur_overleg(feiten) if reden not in redenen]
    return redenen + tegen_pauze(reeks.pauze, reeks.begint_om, reeks.eindigt_om)


def _plan(reeks: Reeks, dag: dt.date) -> Plan:
    return Plan(
        dag, reeks.begint_om, reeks.eindigt_om, reeks.plaats, reeks.welkom_minuten, reeks.voorzitter_id, reeks.online
    )


def plan_reeks(actor: Actor, reeks: Reeks, dagen: Sequence[dt.date]) -> list[Overleg]:
    """Plan a meeting on each of `dagen`, all or none, and keep the series as the template of the table.

    Raises Geweigerd. One line in the log for the series.
    """
    assert actor.tafel is not None
    dagen = sorted(set(dagen))
    weiger(*tegen_reeks(actor, reeks, dagen))
    rijen = [Overleg(tafel_id=actor.tafel.id, **vars(_plan(reeks, dag))) for dag in dagen]
    sessie.add_all(rijen)
    sessie.flush()
    if reeks.pauze is not None:
        sessie.add_all(Pauze(overleg_id=rij.id, om=reeks.pauze.om, minuten=reeks.pauze.minuten) for rij in rijen)
    bewaar_sjabloon(actor.tafel.id, reeks)
    sessie.flush()
    schrijf(
        actor,
        "reeks overleggen gepland",
        f"{len(dagen)} overleggen",
        tafel_id=actor.tafel.id,
        dagen=[dag.isoformat() for dag in dagen],
    )
    return rijen


def bewaar_sjabloon(tafel_id: uuid.UUID, reeks: Reeks) -> Overlegsjabloon:
    """Keep how the meetings of this table usually are."""
    rij = queries.find_sjabloon(tafel_id)
    if rij is None:
        rij = Overlegsjabloon(id=uuid.uuid4(), tafel_id=tafel_id)
        sessie.add(rij)
    waarden: dict[str, Any] = {
        "soort": reeks.ritme.soort,
        "aantal": reeks.ritme.aantal,
        "weekdag": reeks.ritme.weekdag,
        "regio": reeks.regio,
        "begint_om": reeks.begint_om,
        "eindigt_om": reeks.eindigt_om,
        "plaats": reeks.plaats,
        "online": reeks.online,
        "welkom_minuten": reeks.welkom_minuten,
    }
    for naam, waarde in waarden.items():
        setattr(rij, naam, waarde)
    return rij


def houd_op_aanvraag(actor: Actor, reeks: Reeks) -> Overlegsjabloon:
    """Keep that a table meets on request, and how; plans nothing. Raises Geweigerd."""
    assert actor.tafel is not None
    redenen = tegen_pauze(reeks.pauze, reeks.begint_om, reeks.eindigt_om)
    if reeks.eindigt_om <= reeks.begint_om:
        redenen.append(Weigering("tijden", "Het overleg eindigt na het begin. Vul een latere tijd in.", "eindigt_om"))
    weiger(*redenen)
    rij = bewaar_sjabloon(actor.tafel.id, reeks)
    sessie.flush()
    schrijf(actor, "ritme bewaard", "op aanvraag", tafel_id=actor.tafel.id)
    return rij


def voeg_vakantie_toe(actor: Actor, naam: str, van: dt.date, tot: dt.date) -> Schoolvakantie:
    """Keep one school holiday of the table. Raises Geweigerd."""
    assert actor.tafel is not None
    weiger(*keur_vakantie(naam, van, tot, queries.vakanties(actor.tafel.id)))
    rij = Schoolvakantie(id=uuid.uuid4(), tafel_id=actor.tafel.id, naam=naam.strip().lower(), van=van, tot=tot)
    sessie.add(rij)
    sessie.flush()
    schrijf(actor, "schoolvakantie toegevoegd", rij.naam, van=van.isoformat(), tot=tot.isoformat())
    return rij


def neem_vakanties_over(actor: Actor, regio: str) -> int:
    """Take over the dates that the ministry set for a region, of this school year and the next; return how many.

    A holiday that overlaps one which the table keeps is left alone: the table may have its own dates.
    """
    assert actor.tafel is not None
    eigen = list(queries.vakanties(actor.tafel.id))
    nieuw = [
        vakantie
        for vakantie in officiele_vakanties(regio, vandaag())
        if not any(vakantie.van <= een.tot and een.van <= vakantie.tot for een in eigen)
    ]
    for vakantie in nieuw:
        sessie.add(Schoolvakantie(id=uuid.uuid4(), tafel_id=actor.tafel.id, **vars(vakantie)))
    _onthoud_regio(actor, regio)
    sessie.flush()
    if nieuw:
        schrijf(actor, "schoolvakanties overgenomen", regio, aantal=len(nieuw))
    return len(nieuw)


def _onthoud_regio(actor: Actor, regio: str) -> None:
    """Keep in which region the schools of a table are, also before its first series."""
    assert actor.tafel is not None
    rij = queries.find_sjabloon(actor.tafel.id)
    if rij is None:
        ritme = ritme_van(actor.tafel.profiel)
        rij = Overlegsjabloon(
            id=uuid.uuid4(), tafel_id=actor.tafel.id, soort=ritme.soort, aantal=ritme.aantal, weekdag=ritme.weekdag,
            begint_om=BEGINT_OM, eindigt_om=EINDIGT_OM, plaats="",
        )  # fmt: skip
        sessie.add(rij)
    rij.regio = regio


def haal_vakantie_weg(actor: Actor, vakantie_id: uuid.UUID) -> None:
    """Forget one school holiday of the table; raises NietGevonden for one that is not there."""
    assert actor.tafel is not None
    rij = sessie.scalar(
        sa.select(Schoolvakantie).where(Schoolvakantie.id == vakantie_id, Schoolvakantie.tafel_id == actor.tafel.id)
    )
    if rij is None:
        raise NietGevonden
    sessie.delete(rij)
    sessie.flush()
    schrijf(actor, "schoolvakantie weggehaald", rij.naam, van=rij.van.isoformat())
