"""Plan a meeting and make its agenda: every change asks the rule, leaves a line in the log and tells the people."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.berichten.services import leg_klaar
from tafel.casussen.models import Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.format import datum_vol, datum_zin, tijd
from tafel.kern.refusals import Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.organisaties.models import Tafel
from tafel.overleggen import rules
from tafel.overleggen.models import Agendapunt, Deelname, Overleg
from tafel.overleggen.queries import betrokken_gebruikers, partij_in, voorzitters
from tafel.overleggen.rules import Naar, Planfeiten, Puntfeiten, Voorzitterfeiten, Zetfeiten
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


def onderwerp_van(overleg: Overleg) -> str:
    """Return what the log calls a meeting: its day."""
    return f"overleg {overleg.datum.isoformat()}"


def _voorzitterfeiten(tafel_id: uuid.UUID, plan: Plan, casus_ids: Iterable[uuid.UUID]) -> Voorzitterfeiten:
    lid = voorzitters(tafel_id, plan.datum).get(plan.voorzitter_id) if plan.voorzitter_id else None
    los = sessie.scalar(sa.select(Tafel.gemeente_mag_voorzitten).where(Tafel.id == tafel_id))
    return Voorzitterfeiten(
        lid=lid is not None,
        naam=lid.naam if lid else "",
        organisatie_soort=lid.soort if lid else None,
        gemeente_mag_voorzitten=bool(los),
        partij_in=tuple(partij_in(lid.id, casus_ids)) if lid else (),
    )


def _planfeiten(plan: Plan, voorzitter: Voorzitterfeiten, overleg: Overleg | None = None) -> Planfeiten:
    return Planfeiten(
        datum=plan.datum,
        begint_om=plan.begint_om,
        eindigt_om=plan.eindigt_om,
        vandaag=vandaag(),
        voorzitter=voorzitter,
        oude_datum=overleg.datum if overleg else None,
        stand=overleg.stand if overleg else "gepland",
    )


def plan_overleg(actor: Actor, plan: Plan) -> Overleg:
    """Plan a meeting of the table of `actor`. Raises Geweigerd with every reason against it."""
    assert actor.tafel is not None
    weiger(*rules.keur_overleg(_planfeiten(plan, _voorzitterfeiten(actor.tafel.id, plan, []))))
    overleg = Overleg(tafel_id=actor.tafel.id, **vars(plan))
    sessie.add(overleg)
    sessie.flush()
    schrijf(actor, "overleg gepland", onderwerp_van(overleg), overleg_id=str(overleg.id), plaats=overleg.plaats)
    return overleg


def wijzig_overleg(actor: Actor, overleg: Overleg, plan: Plan) -> Overleg:
    """Change day, time, place or chair. Raises Geweigerd. People of the cases hear of another day, time or place."""
    casus_ids = _open_casussen(overleg)
    weiger(*rules.keur_overleg(_planfeiten(plan, _voorzitterfeiten(overleg.tafel_id, plan, casus_ids), overleg)))
    oud = {veld: getattr(overleg, veld) for veld in vars(plan)}
    anders = {veld: waarde for veld, waarde in vars(plan).items() if oud[veld] != waarde}
    if not anders:
        return overleg
    for veld, waarde in anders.items():
        setattr(overleg, veld, waarde)
    sessie.flush()
    gegevens: dict[str, Any] = {veld: f"{oud[veld]} → {waarde}" for veld, waarde in anders.items()}
    schrijf(actor, "overleg gewijzigd", onderwerp_van(overleg), overleg_id=str(overleg.id), **gegevens)
    if anders.keys() & {"datum", "begint_om", "plaats"}:
        for wie, _, nummer in betrokken_gebruikers(casus_ids):
            if wie != actor.id:
                leg_klaar(
                    wie,
                    f"overleg-anders:{overleg.id}:{overleg.versie}:{nummer}:{wie}",
                    f"Casus {nummer}: het overleg is verplaatst",
                    f"Het overleg over casus {nummer} is nu op {datum_vol(overleg.datum)}. "
                    f"Het begint om {tijd(overleg.begint_om)} uur. Plaats: {overleg.plaats}.",
                    f"/casussen/{nummer}",
                )
    return overleg


def _open_casussen(overleg: Overleg) -> list[uuid.UUID]:
    vraag = sa.select(Agendapunt.casus_id).where(Agendapunt.overleg_id == overleg.id, Agendapunt.uitkomst.is_(None))
    return list(sessie.scalars(vraag))


# --- the agenda ------------------------------------------------------------------------------------------------------


def _zet_volgorde(overleg: Overleg, ids: Iterable[uuid.UUID]) -> None:
    """Number the items 1, 2, 3 … without gaps. A place is no edit of the item: its version stays."""
    for plek, punt_id in enumerate(ids, start=1):
        sessie.execute(
            sa.update(Agendapunt)
            .where(Agendapunt.id == punt_id, Agendapunt.overleg_id == overleg.id)
            .values(volgorde=plek)
        )


def _ids(overleg: Overleg) -> list[uuid.UUID]:
    vraag = sa.select(Agendapunt.id).where(Agendapunt.overleg_id == overleg.id)
    return list(sessie.scalars(vraag.order_by(Agendapunt.volgorde, Agendapunt.id)))


def _vast(overleg: Overleg) -> None:
    """Take the lock on a meeting, so that two people never renumber one agenda at once; reads its state again."""
    sessie.get(Overleg, overleg.id, with_for_update=True, populate_existing=True)


def zet_op_agenda(actor: Actor, overleg: Overleg, nummer: str) -> Agendapunt:
    """Put case `nummer` at the end of the agenda, as long as the table gives a case. Raises Geweigerd.

    The people of the case get a message with day and place.
    """
    _vast(overleg)
    casus = sessie.scalar(
        sa.select(Casus).where(Casus.tafel_id == overleg.tafel_id, Casus.nummer == nummer.strip()).with_for_update()
    )
    if casus is None or casus.stand == "concept":
        weiger(Weigering("casus_onbekend", f"Casus {nummer.strip()[:20]} is er niet aan deze tafel.", "nummer"))
    assert casus is not None
    weiger(*rules.zet_erop(_zetfeiten(overleg, casus)))
    duur = sessie.scalar(sa.select(Tafel.minuten_per_casus).where(Tafel.id == overleg.tafel_id)) or 45
    punt = Agendapunt(overleg_id=overleg.id, casus_id=casus.id, volgorde=len(_ids(overleg)) + 1, minuten=duur)
    sessie.add(punt)
    sessie.flush()
    schrijf(actor, "op agenda gezet", casus.nummer, casus_id=casus.id, overleg=overleg.datum.isoformat(), minuten=duur)
    _meld(
        actor,
        punt,
        casus.nummer,
        f"Casus {casus.nummer} staat op de agenda van {datum_zin(overleg.datum)}",
        f"De tafel bespreekt casus {casus.nummer} op {datum_vol(overleg.datum)}. Het overleg begint om "
        f"{tijd(overleg.begint_om)} uur. Plaats: {overleg.plaats}.",
    )
    return punt


def _zetfeiten(overleg: Overleg, casus: Casus) -> Zetfeiten:
    wacht = sessie.execute(
        sa.select(Overleg.id, Overleg.datum, Agendapunt.uitkomst)
        .join(Agendapunt, Agendapunt.overleg_id == Overleg.id)
        .where(Agendapunt.casus_id == casus.id)
    ).all()
    return Zetfeiten(
        nummer=casus.nummer,
        casus_stand=casus.stand,
        overleg_stand=overleg.stand,
        elders=next((rij.datum for rij in wacht if rij.uitkomst is None), None),
        al_hier=any(rij.id == overleg.id for rij in wacht),
        voorzitter_is_partij=bool(partij_in(overleg.voorzitter_id, [casus.id])),
        voorzitter=sessie.scalar(sa.select(Gebruiker.naam).where(Gebruiker.id == overleg.voorzitter_id)) or "",
    )


def _meld(actor: Actor, punt: Agendapunt, nummer: str, kop: str, tekst: str, soort: str = "agenda") -> None:
    for wie, _, _ in betrokken_gebruikers([punt.casus_id]):
        if wie != actor.id:
            leg_klaar(wie, f"{soort}:{punt.id}:{wie}", kop, tekst, f"/casussen/{nummer}")


def _puntfeiten(overleg: Overleg, punt: Agendapunt) -> Puntfeiten:
    nummer = sessie.scalar(sa.select(Casus.nummer).where(Casus.id == punt.casus_id)) or ""
    return Puntfeiten(nummer, punt.begonnen_op is not None, punt.uitkomst, overleg.stand)


def haal_van_agenda(actor: Actor, overleg: Overleg, punt: Agendapunt, reden: str) -> None:
    """Take an item off the agenda; the reason is kept in the log and told to the people. Raises Geweigerd."""
    _vast(overleg)
    feiten = _puntfeiten(overleg, punt)
    weiger(*rules.haal_eraf(feiten, reden))
    casus_id, nummer = punt.casus_id, feiten.nummer
    _meld(
        actor,
        punt,
        nummer,
        f"Casus {nummer} staat niet meer op de agenda",
        f"Casus {nummer} gaat niet door op {datum_vol(overleg.datum)}. U hoort wanneer het wel wordt.",
        "agenda-eraf",
    )
    sessie.execute(sa.delete(Deelname).where(Deelname.agendapunt_id == punt.id))
    sessie.delete(punt)
    sessie.flush()
    _zet_volgorde(overleg, _ids(overleg))
    schrijf(
        actor, "van agenda gehaald", nummer, casus_id=casus_id, overleg=overleg.datum.isoformat(), reden=reden.strip()
    )  # fmt: skip


def verplaats(actor: Actor, overleg: Overleg, punt: Agendapunt, naar: Naar | int) -> int:
    """Move an item one place earlier or later, or to a position (the first is 1); return its place. Raises Geweigerd.

    Where nothing moves nothing is written.
    """
    _vast(overleg)
    feiten = _puntfeiten(overleg, punt)
    oud = _ids(overleg)
    redenen = rules.wijzig_punt(feiten)
    weiger(*redenen, *(rules.keur_positie(naar, len(oud)) if isinstance(naar, int) else []))
    nieuw = rules.schuif(oud, punt.id, naar)
    if nieuw != oud:
        _zet_volgorde(overleg, nieuw)
        van, tot = oud.index(punt.id) + 1, nieuw.index(punt.id) + 1
        schrijf(actor, "agenda verschoven", feiten.nummer, casus_id=punt.casus_id, van=van, naar=tot)
    return nieuw.index(punt.id) + 1


def zet_minuten(actor: Actor, overleg: Overleg, punt: Agendapunt, minuten: int | None) -> None:
    """Give an item another length. Raises Geweigerd outside 5 to 240 minutes and once the item has begun."""
    feiten = _puntfeiten(overleg, punt)
    weiger(*rules.wijzig_punt(feiten), *rules.keur_minuten(minuten))
    assert minuten is not None
    if minuten == punt.minuten:
        return
    was, punt.minuten = punt.minuten, minuten
    sessie.flush()
    schrijf(actor, "minuten gewijzigd", feiten.nummer, casus_id=punt.casus_id, van=was, naar=minuten)


def kort_agenda_in(actor: Actor, overleg: Overleg) -> dict[uuid.UUID, int]:
    """Shorten the longest open items until the agenda fits; return item -> minutes. Raises Geweigerd when it cannot."""
    _vast(overleg)
    punten = sessie.scalars(
        sa.select(Agendapunt).where(Agendapunt.overleg_id == overleg.id).order_by(Agendapunt.volgorde, Agendapunt.id)
    ).all()
    stand = rules.tijden(overleg.begint_om, overleg.eindigt_om, overleg.welkom_minuten, [p.minuten for p in punten])
    open_ = [p for p in punten if p.begonnen_op is None and p.uitkomst is None]
    nieuw = rules.kort_in([p.minuten for p in open_], stand.te_vol)
    if not nieuw:
        weiger(
            Weigering("niet_in_te_korten", "Inkorten lost dit niet op. Haal een casus van de agenda of eindig later.")
        )
    assert nieuw is not None
    for plek, minuten in nieuw.items():
        zet_minuten(actor, overleg, open_[plek], minuten)
    return {open_[plek].id: minuten for plek, minuten in nieuw.items()}
