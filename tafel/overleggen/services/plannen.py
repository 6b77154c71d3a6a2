"""Plan and change meetings."""

from __future__ import annotations

import dataclasses
import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tafel.berichten.services import leg_klaar
from tafel.casussen.models import Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.format import datum_vol, datum_zin, tijd
from tafel.kern.refusals import Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.organisaties.models import Tafel
from tafel.overleggen import rules
from tafel.overleggen.models import Agendapunt, Overleg, Pauze
from tafel.overleggen.queries import betrokken_gebruikers, partij_in, uitgenodigden, voorzitters
from tafel.overleggen.rules import Planfeiten, Voorzitterfeiten
from tafel.overleggen.rules.dagindeling import Vastpunt, keur_pauze, verzet_vaste_punten
from tafel.overleggen.services.agenda import haal_van_agenda
from tafel.overleggen.services.klok import herschik, vergrendel
from tafel.toegang.rules import Actor


@dataclass(frozen=True)
class Plan:
    """What somebody fills in about a meeting."""

    datum: dt.date
    begint_om: dt.time
    eindigt_om: dt.time
    plaats: str
    welkom_minuten: int
    voorzitter_id: uuid.UUID | None
    online: str = ""


@dataclass(frozen=True)
class Pauzeplan:
    """A pause that comes with a meeting from the start: from when, how many minutes."""

    om: dt.time
    minuten: int


PAUZEVELDEN = ("pauze_om", "pauze_minuten")


def onderwerp_van(overleg: Overleg) -> str:
    """Return what the log calls a meeting: its day."""
    return f"overleg {overleg.datum.isoformat()}"


def voorzitterfeiten(tafel_id: uuid.UUID, plan: Plan, casus_ids: Iterable[uuid.UUID]) -> Voorzitterfeiten:
    """Return the facts of who would chair this meeting."""
    lid = voorzitters(tafel_id, plan.datum).get(plan.voorzitter_id) if plan.voorzitter_id else None
    los = sessie.scalar(sa.select(Tafel.gemeente_mag_voorzitten).where(Tafel.id == tafel_id))
    return Voorzitterfeiten(
        lid=lid is not None,
        naam=lid.naam if lid else "",
        organisatie_soort=lid.soort if lid else None,
        gemeente_mag_voorzitten=bool(los),
        partij_in=tuple(partij_in(lid.id, casus_ids)) if lid else (),
    )


def planfeiten(plan: Plan, voorzitter: Voorzitterfeiten, overleg: Overleg | None = None) -> Planfeiten:
    """Return the facts of a meeting as somebody wants it."""
    return Planfeiten(
        datum=plan.datum,
        begint_om=plan.begint_om,
        eindigt_om=plan.eindigt_om,
        vandaag=vandaag(),
        voorzitter=voorzitter,
        oude_datum=overleg.datum if overleg else None,
        stand=overleg.stand if overleg else "gepland",
    )


def tegen_plan(
    actor: Actor, waarden: Mapping[str, Any], voorzitter_id: uuid.UUID | None, overleg: Overleg | None = None
) -> list[Weigering]:
    """Return every reason against planning or changing a meeting so, also while some of `waarden` can't be read."""
    assert actor.tafel is not None
    datum, begint, eindigt = waarden.get("datum"), waarden.get("begint_om"), waarden.get("eindigt_om")
    casus_ids = _open_casussen(overleg) if overleg else []
    plan = Plan(datum or vandaag(), begint, eindigt, "", 0, voorzitter_id)  # type: ignore[arg-type]
    feiten = planfeiten(plan, voorzitterfeiten(actor.tafel.id, plan, casus_ids), overleg)
    return rules.keur_overleg(dataclasses.replace(feiten, datum=datum))


def tegen_pauze(pauze: Pauzeplan | None, begint_om: dt.time, eindigt_om: dt.time) -> list[Weigering]:
    """Return why a pause can't come with a meeting of these times; none when these times themselves are wrong."""
    if pauze is None or eindigt_om <= begint_om:
        return []
    return keur_pauze(pauze.om, pauze.minuten, begint_om, eindigt_om, (), PAUZEVELDEN)


def plan_overleg(actor: Actor, plan: Plan, pauze: Pauzeplan | None = None) -> Overleg:
    """Plan a meeting of the table of `actor`, with its pause. Raises Geweigerd with every reason against it."""
    assert actor.tafel is not None
    feiten = planfeiten(plan, voorzitterfeiten(actor.tafel.id, plan, []))
    weiger(*rules.keur_overleg(feiten), *tegen_pauze(pauze, plan.begint_om, plan.eindigt_om))
    overleg = Overleg(tafel_id=actor.tafel.id, **vars(plan))
    sessie.add(overleg)
    sessie.flush()
    if pauze is not None:
        sessie.add(Pauze(overleg_id=overleg.id, om=pauze.om, minuten=pauze.minuten))
        sessie.flush()
    schrijf(actor, "overleg gepland", onderwerp_van(overleg), overleg_id=str(overleg.id), plaats=overleg.plaats)
    return overleg


def wijzig_overleg(actor: Actor, overleg: Overleg, plan: Plan, mee: Collection[uuid.UUID] | None = None) -> Overleg:
    """Change day, time, place or chair. Raises Geweigerd. People of the cases hear of another day, time or place.

    To another day go the open items in `mee` (None: all); the others wait for a next meeting, and their people hear it.
    """
    vergrendel(overleg)
    blijven = _blijven(overleg, mee) if plan.datum != overleg.datum else []
    casus_ids = [een for een in _open_casussen(overleg) if een not in {punt.casus_id for punt in blijven}]
    weiger(*rules.keur_overleg(planfeiten(plan, voorzitterfeiten(overleg.tafel_id, plan, casus_ids), overleg)))
    for punt in blijven:
        haal_van_agenda(actor, overleg, punt, "Het overleg is naar een andere dag.")
    oud = {veld: getattr(overleg, veld) for veld in vars(plan)}
    anders = {veld: waarde for veld, waarde in vars(plan).items() if oud[veld] != waarde}
    if not anders:
        return overleg
    for veld, waarde in anders.items():
        setattr(overleg, veld, waarde)
    if anders.keys() & {"begint_om", "eindigt_om"}:
        _verzet_vaste_punten(actor, overleg, oud["begint_om"])
    herschik(overleg)
    gegevens: dict[str, Any] = {veld: f"{oud[veld]} → {waarde}" for veld, waarde in anders.items()}
    schrijf(actor, "overleg gewijzigd", onderwerp_van(overleg), overleg_id=str(overleg.id), **gegevens)
    if anders.keys() & {"datum", "begint_om", "plaats"}:
        _vertel_anders(actor, overleg, casus_ids, oud["datum"])
    return overleg


def _vertel_anders(actor: Actor, overleg: Overleg, casus_ids: list[uuid.UUID], oude_dag: dt.date) -> None:
    """Tell the people of the cases the new day, time or place; who was invited hears it by their invitation."""
    was = f" Het was op {datum_zin(oude_dag, overleg.datum)}." if oude_dag != overleg.datum else ""
    behalve = uitgenodigden(overleg.id)
    for wie, casus_id, nummer in betrokken_gebruikers(casus_ids):
        if wie != actor.id and (wie, casus_id) not in behalve:
            leg_klaar(
                wie,
                f"overleg-anders:{overleg.id}:{overleg.versie}:{nummer}:{wie}",
                f"Casus {nummer}: het overleg is {'verplaatst' if was else 'veranderd'}",
                f"Het overleg over casus {nummer} is nu op {datum_vol(overleg.datum)}.{was} "
                f"Het begint om {tijd(overleg.begint_om)} uur. Plaats: {overleg.plaats}.",
                f"/casussen/{nummer}",
            )


def _verzet_vaste_punten(actor: Actor, overleg: Overleg, oud_begin: dt.time) -> None:
    """Let what no longer fits in the new times of a meeting move along or loose; one line in the log for each."""
    pauzes = {str(een.id): een for een in sessie.scalars(sa.select(Pauze).where(Pauze.overleg_id == overleg.id))}
    vraag = sa.select(Agendapunt, Casus.nummer).join(Casus, Casus.id == Agendapunt.casus_id)
    vraag = vraag.where(
        Agendapunt.overleg_id == overleg.id, Agendapunt.vast_om.is_not(None), Agendapunt.begonnen_op.is_(None)
    )
    punten = {str(punt.id): (punt, nummer) for punt, nummer in sessie.execute(vraag)}
    vast = [Vastpunt(sleutel, een.om, pauze=True) for sleutel, een in pauzes.items()]
    vast += [Vastpunt(sleutel, punt.vast_om, pauze=False) for sleutel, (punt, _) in punten.items() if punt.vast_om]
    for sleutel, om in verzet_vaste_punten(oud_begin, overleg.begint_om, overleg.eindigt_om, vast).items():
        if sleutel in punten:
            punt, nummer = punten[sleutel]
            schrijf(
                actor, "agendapunt gewijzigd", nummer, casus_id=punt.casus_id, was=tijd(punt.vast_om),
                vast_om=tijd(om) or "los",
            )  # fmt: skip
            punt.vast_om = om
            continue
        pauze = pauzes[sleutel]
        wat = "pauze verzet" if om else "pauze weggehaald"
        schrijf(
            actor, wat, onderwerp_van(overleg), overleg_id=str(overleg.id), om=tijd(pauze.om), naar=tijd(om) or "weg"
        )  # fmt: skip
        if om is None:
            sessie.delete(pauze)
        else:
            pauze.om = om
    sessie.flush()
    sessie.expire(overleg, ["pauzes"])


def _blijven(overleg: Overleg, mee: Collection[uuid.UUID] | None) -> list[Agendapunt]:
    """Return the open items that do not go along to another day."""
    if mee is None:
        return []
    vraag = sa.select(Agendapunt).where(Agendapunt.overleg_id == overleg.id, Agendapunt.uitkomst.is_(None))
    return [punt for punt in sessie.scalars(vraag) if punt.id not in mee and punt.begonnen_op is None]


def _open_casussen(overleg: Overleg) -> list[uuid.UUID]:
    vraag = sa.select(Agendapunt.casus_id).where(Agendapunt.overleg_id == overleg.id, Agendapunt.uitkomst.is_(None))
    return list(sessie.scalars(vraag))
