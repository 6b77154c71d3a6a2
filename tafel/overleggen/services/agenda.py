"""Make the agenda of a meeting: on it, off it, order and length."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.util import identity_key

from tafel.accounts.models import Gebruiker
from tafel.berichten.services import leg_klaar
from tafel.casussen.models import Casus
from tafel.kern.db import sessie
from tafel.kern.format import datum_vol, datum_zin, tijd
from tafel.kern.refusals import Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.organisaties.models import Tafel
from tafel.overleggen import rules
from tafel.overleggen.models import Agendapunt, Deelname, Overleg
from tafel.overleggen.queries import betrokken_gebruikers, partij_in
from tafel.overleggen.rules import Naar, Puntfeiten, Zetfeiten
from tafel.toegang.rules import Actor


def zet_volgorde(overleg: Overleg, ids: Iterable[uuid.UUID]) -> None:
    """Number the items 1, 2, 3 … without gaps, in one statement. A place is no edit of the item: its version stays."""
    plekken = {punt_id: plek for plek, punt_id in enumerate(ids, start=1)}
    if not plekken:
        return
    sessie.execute(
        sa.update(Agendapunt)
        .where(Agendapunt.overleg_id == overleg.id, Agendapunt.id.in_(plekken))
        .values(volgorde=sa.case(plekken, value=Agendapunt.id)),
        execution_options={"synchronize_session": False},
    )
    for punt_id, plek in plekken.items():
        if geladen := sessie.identity_map.get(identity_key(Agendapunt, punt_id)):
            set_committed_value(geladen, "volgorde", plek)


def ids_van(overleg: Overleg) -> list[uuid.UUID]:
    """Return the items of a meeting in order."""
    vraag = sa.select(Agendapunt.id).where(Agendapunt.overleg_id == overleg.id)
    return list(sessie.scalars(vraag.order_by(Agendapunt.volgorde, Agendapunt.id)))


def vergrendel(overleg: Overleg) -> None:
    """Take the lock on a meeting, so that two people never renumber one agenda at once; reads its state again."""
    sessie.get(Overleg, overleg.id, with_for_update=True, populate_existing=True)


def _vergrendel_punten(overleg: Overleg) -> list[Any]:
    """Return the items of a meeting in order, locked: who waited for the lock reads what the other wrote."""
    rijen = sessie.execute(
        sa.select(Agendapunt.id, Agendapunt.volgorde, Agendapunt.begonnen_op, Agendapunt.uitkomst, Casus.nummer)
        .join(Casus, Casus.id == Agendapunt.casus_id)
        .where(Agendapunt.overleg_id == overleg.id)
        .with_for_update(of=Agendapunt)
    ).all()
    return sorted(rijen, key=lambda rij: (rij.volgorde, rij.id))


def zet_op_agenda(actor: Actor, overleg: Overleg, nummer: str) -> Agendapunt:
    """Put case `nummer` at the end of the agenda, as long as the table gives a case. Raises Geweigerd.

    The people of the case get a message with day and place.
    """
    vergrendel(overleg)
    casus = sessie.scalar(
        sa.select(Casus).where(Casus.tafel_id == overleg.tafel_id, Casus.nummer == nummer.strip()).with_for_update()
    )
    if casus is None or casus.stand == "concept":
        weiger(Weigering("casus_onbekend", f"Casus {nummer.strip()[:20]} is er niet aan deze tafel.", "nummer"))
    assert casus is not None
    weiger(*rules.zet_erop(_zetfeiten(overleg, casus)))
    duur = sessie.scalar(sa.select(Tafel.minuten_per_casus).where(Tafel.id == overleg.tafel_id)) or 45
    punt = Agendapunt(overleg_id=overleg.id, casus_id=casus.id, volgorde=len(ids_van(overleg)) + 1, minuten=duur)
    sessie.add(punt)
    sessie.flush()
    schrijf(actor, "op agenda gezet", casus.nummer, casus_id=casus.id, overleg=overleg.datum.isoformat(), minuten=duur)
    meld(
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


def meld(actor: Actor, punt: Agendapunt, nummer: str, kop: str, tekst: str, soort: str = "agenda") -> None:
    """Tell the people of the case of an item, but not who does it; once per `soort`."""
    for wie, _, _ in betrokken_gebruikers([punt.casus_id]):
        if wie != actor.id:
            leg_klaar(wie, f"{soort}:{punt.id}:{wie}", kop, tekst, f"/casussen/{nummer}")


def _puntfeiten(overleg: Overleg, punt: Agendapunt) -> Puntfeiten:
    nummer = sessie.scalar(sa.select(Casus.nummer).where(Casus.id == punt.casus_id)) or ""
    return Puntfeiten(nummer, punt.begonnen_op is not None, punt.uitkomst, overleg.stand)


def haal_van_agenda(actor: Actor, overleg: Overleg, punt: Agendapunt, reden: str) -> None:
    """Take an item off the agenda; the reason is kept in the log and told to the people. Raises Geweigerd."""
    vergrendel(overleg)
    feiten = _puntfeiten(overleg, punt)
    weiger(*rules.haal_eraf(feiten, reden))
    casus_id, nummer = punt.casus_id, feiten.nummer
    meld(
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
    zet_volgorde(overleg, ids_van(overleg))
    schrijf(
        actor, "van agenda gehaald", nummer, casus_id=casus_id, overleg=overleg.datum.isoformat(), reden=reden.strip()
    )  # fmt: skip


def verplaats(actor: Actor, overleg: Overleg, punt: Agendapunt, naar: Naar | int) -> int:
    """Move an item one place earlier or later, or to a position (the first is 1); return its place. Raises Geweigerd.

    Where nothing moves nothing is written.
    """
    rijen = _vergrendel_punten(overleg)
    oud = [rij.id for rij in rijen]
    hier = rijen[oud.index(punt.id)]
    feiten = Puntfeiten(hier.nummer, hier.begonnen_op is not None, hier.uitkomst, overleg.stand)
    redenen = rules.wijzig_punt(feiten)
    weiger(*redenen, *(rules.keur_positie(naar, len(oud)) if isinstance(naar, int) else []))
    nieuw = rules.schuif(oud, punt.id, naar)
    if nieuw != oud:
        zet_volgorde(overleg, nieuw)
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
    vergrendel(overleg)
    punten = sessie.scalars(
        sa.select(Agendapunt).where(Agendapunt.overleg_id == overleg.id).order_by(Agendapunt.volgorde, Agendapunt.id)
    ).all()
    duur = [rules.telt(p.minuten, p.begonnen_op is not None, p.uitkomst) for p in punten]
    stand = rules.tijden(overleg.begint_om, overleg.eindigt_om, overleg.welkom_minuten, duur)
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
