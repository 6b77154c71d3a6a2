"""Make the agenda of a meeting: on it, off it, order and length."""

from __future__ import annotations

import uuid
from collections.abc import Collection

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.berichten.services import leg_klaar
from tafel.casussen.models import Casus
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.format import datum_vol, datum_zin, tijd
from tafel.kern.letters import namen_met_letters, zonder_naam
from tafel.kern.refusals import Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.organisaties.models import Tafel
from tafel.overleggen import rules
from tafel.overleggen.models import Agendapunt, Deelname, Overleg
from tafel.overleggen.queries import betrokken_gebruikers, partij_in, pauzes_van
from tafel.overleggen.rules import Naar, Puntfeiten, Zetfeiten
from tafel.overleggen.services.klok import (
    geef_plek,
    herschik,
    ids_van,
    op_de_klok,
    vergrendel,
    vergrendel_punten,
    zet_volgorde,
)
from tafel.toegang.rules import Actor


def zet_op_agenda(actor: Actor, overleg: Overleg, nummer: str, reden: str = "") -> Agendapunt:
    """Put case `nummer` on the agenda, as long as the table gives a case. Raises Geweigerd.

    It gets its place by the rules; at the end where people chose an order of their own, or know the agenda already.
    After the agenda was fixed, or during the meeting, only with a `reden`: then the item is marked as ad hoc. An item
    that was left over at a meeting that is past moves here. The people of the case get a message with day and place.
    """
    vergrendel(overleg)
    casus = sessie.scalar(
        sa.select(Casus).where(Casus.tafel_id == overleg.tafel_id, Casus.nummer == nummer.strip()).with_for_update()
    )
    if casus is None or casus.stand == "concept":
        weiger(Weigering("casus_onbekend", f"Casus {nummer.strip()[:20]} is er niet aan deze tafel.", "nummer"))
    assert casus is not None
    weiger(
        *rules.zet_erop(zetfeiten(overleg, casus)),
        *rules.keur_ad_hoc(overleg.stand, overleg.vastgezet_op is not None, reden),
    )
    ad_hoc = rules.is_ad_hoc(overleg.stand, overleg.vastgezet_op is not None)
    punt = _punt_voor(overleg, casus)
    punt.ad_hoc_reden = reden.strip() if ad_hoc else ""
    sessie.flush()
    herschik(overleg)
    if not ad_hoc:
        geef_plek(actor, overleg, punt.id)
    schrijf(
        actor, "op agenda gezet", casus.nummer, casus_id=casus.id, overleg=overleg.datum.isoformat(),
        minuten=punt.minuten, ad_hoc=ad_hoc,
    )  # fmt: skip
    meld_erop(actor, overleg, punt, casus.nummer)
    return punt


def _punt_voor(overleg: Overleg, casus: Casus) -> Agendapunt:
    """Return the item for a case at the end of this agenda: the one left over elsewhere or here, else a new one."""
    plek = len(ids_van(overleg)) + 1
    over = sessie.scalar(
        sa.select(Agendapunt)
        .where(
            Agendapunt.casus_id == casus.id,
            sa.or_(
                Agendapunt.uitkomst.is_(None),
                sa.and_(Agendapunt.overleg_id == overleg.id, Agendapunt.uitkomst == "niet_besproken"),
            ),
        )
        .order_by(Agendapunt.uitkomst.is_not(None))
        .limit(1)
    )
    if over is not None:
        neem_mee(over, overleg, plek)
        return over
    duur = sessie.scalar(sa.select(Tafel.minuten_per_casus).where(Tafel.id == overleg.tafel_id)) or 45
    punt = Agendapunt(overleg_id=overleg.id, casus_id=casus.id, volgorde=plek, minuten=duur)
    sessie.add(punt)
    return punt


def neem_mee(punt: Agendapunt, overleg: Overleg, plek: int) -> None:
    """Bring an item that was not reached to a meeting, open again; what lay on that other table does not come along.

    A place that the same case left open here goes: it has one item per meeting.
    """
    if punt.overleg_id != overleg.id:
        oud = sa.select(Agendapunt.id).where(
            Agendapunt.overleg_id == overleg.id, Agendapunt.casus_id == punt.casus_id, Agendapunt.id != punt.id
        )
        sessie.execute(sa.delete(Deelname).where(Deelname.agendapunt_id.in_(oud)))
        sessie.execute(
            sa.delete(Agendapunt).where(Agendapunt.id.in_(oud)), execution_options={"synchronize_session": False}
        )
    punt.overleg_id, punt.volgorde = overleg.id, plek
    punt.uitkomst = punt.klaar_op = punt.vast_om = punt.planversie_id = None
    punt.toelichting = ""


def meld_erop(actor: Actor, overleg: Overleg, punt: Agendapunt, nummer: str) -> None:
    """Tell the people of a case on which agenda it stands now."""
    meld(
        actor,
        punt,
        nummer,
        f"Casus {nummer} staat op de agenda van {datum_zin(overleg.datum)}",
        f"De tafel bespreekt casus {nummer} op {datum_vol(overleg.datum)}. Het overleg begint om "
        f"{tijd(overleg.begint_om)} uur. Plaats: {overleg.plaats}.",
        f"agenda:{overleg.id}:{punt.versie}",
    )


def zetfeiten(overleg: Overleg, casus: Casus) -> Zetfeiten:
    """Return the facts of putting a case on an agenda. What was left over at a past meeting does not hold it there."""
    dag = vandaag()
    wacht = sessie.execute(
        sa.select(Overleg.id, Overleg.datum, Overleg.stand, Agendapunt.uitkomst, Agendapunt.begonnen_op)
        .join(Agendapunt, Agendapunt.overleg_id == Overleg.id)
        .where(Agendapunt.casus_id == casus.id)
    ).all()
    return Zetfeiten(
        nummer=casus.nummer,
        casus_stand=casus.stand,
        overleg_stand=overleg.stand,
        elders=next(
            (
                rij.datum
                for rij in wacht
                if rij.uitkomst is None
                and (rij.begonnen_op is not None or (rij.datum >= dag and rij.stand not in rules.DICHT))
            ),
            None,
        ),
        al_hier=any(rij.id == overleg.id and rij.uitkomst != "niet_besproken" for rij in wacht),
        voorzitter_is_partij=bool(partij_in(overleg.voorzitter_id, [casus.id])),
        voorzitter=sessie.scalar(sa.select(Gebruiker.naam).where(Gebruiker.id == overleg.voorzitter_id)) or "",
    )


def meld(
    actor: Actor,
    punt: Agendapunt,
    nummer: str,
    kop: str,
    tekst: str,
    soort: str = "agenda",
    behalve: Collection[tuple[uuid.UUID, uuid.UUID]] = (),
) -> None:
    """Tell the people of the case of an item, but not who does it; once per `soort`.

    `behalve`: (person, case) of who hears it in another way.
    """
    for wie, _, _ in betrokken_gebruikers([punt.casus_id]):
        if wie != actor.id and (wie, punt.casus_id) not in behalve:
            leg_klaar(wie, f"{soort}:{punt.id}:{wie}", kop, tekst, f"/casussen/{nummer}")


def puntfeiten(overleg: Overleg, punt: Agendapunt) -> Puntfeiten:
    """Return the facts of changing an item."""
    nummer = sessie.scalar(sa.select(Casus.nummer).where(Casus.id == punt.casus_id)) or ""
    return Puntfeiten(nummer, punt.begonnen_op is not None, punt.uitkomst, overleg.stand)


def haal_van_agenda(
    actor: Actor, overleg: Overleg, punt: Agendapunt, reden: str, nog_op_tafel: bool = True, *, stil: bool = False
) -> None:
    """Take an item off the agenda; the reason is kept in the log, without the name of the pupil. Raises Geweigerd.

    An admitted case waits for a next meeting by itself. One that is in follow-up does so only with `nog_op_tafel`:
    then its item stays, as not reached, so that it comes back on the list (feature 22). `stil`: nobody heard yet that
    it was on, so nobody hears that it is off.
    """
    vergrendel(overleg)
    feiten = puntfeiten(overleg, punt)
    weiger(*rules.haal_eraf(feiten, reden))
    casus_id, nummer = punt.casus_id, feiten.nummer
    stand, aanmelding = sessie.execute(sa.select(Casus.stand, Casus.aanmelding).where(Casus.id == casus_id)).one()
    verder = "U hoort wanneer het wel wordt." if nog_op_tafel or stand != "opvolging" else "De opvolging gaat door."
    if not stil:
        meld(
            actor,
            punt,
            nummer,
            f"Casus {nummer} staat niet meer op de agenda",
            f"Casus {nummer} gaat niet door op {datum_vol(overleg.datum)}. {verder}",
            f"agenda-eraf:{punt.versie}",
        )
    if stand == "opvolging" and nog_op_tafel:
        laat_liggen(punt, reden)
    else:
        sessie.execute(sa.delete(Deelname).where(Deelname.agendapunt_id == punt.id))
        sessie.delete(punt)
        sessie.flush()
        zet_volgorde(overleg, ids_van(overleg))
    herschik(overleg)
    leerling = (aanmelding or {}).get("leerling") or {}
    namen = namen_met_letters(leerling.get("voornaam") or "", leerling.get("achternaam") or "")
    waarom = zonder_naam(reden.strip(), namen)
    schrijf(actor, "van agenda gehaald", nummer, casus_id=casus_id, overleg=overleg.datum.isoformat(), reden=waarom)


def laat_liggen(punt: Agendapunt, reden: str) -> None:
    """Give an item the outcome that it was not reached: its case is back among what belongs on an agenda."""
    punt.uitkomst, punt.toelichting, punt.klaar_op = "niet_besproken", reden.strip(), nu()
    punt.vast_om = None
    sessie.flush()


def verplaats(actor: Actor, overleg: Overleg, punt: Agendapunt, naar: Naar | int) -> int:
    """Move an item one place earlier or later, or to a position (the first is 1); return its place. Raises Geweigerd.

    It moves among the items that are free: what has a fixed time stays. Where nothing moves nothing is written.
    """
    rijen = vergrendel_punten(overleg)
    oud = [rij.id for rij in rijen]
    ligt_vast = {rij.id for rij in rijen if rij.vast_om or rij.begonnen_op or rij.uitkomst}
    hier = rijen[oud.index(punt.id)]
    feiten = Puntfeiten(hier.nummer, hier.begonnen_op is not None, hier.uitkomst, overleg.stand)
    redenen = rules.wijzig_punt(feiten)
    if not redenen and hier.vast_om:
        zin = f"Casus {hier.nummer} staat vast om {tijd(hier.vast_om)}. Haal eerst de vaste tijd weg."
        redenen = [Weigering("vaste_tijd", zin, "positie")]
    weiger(*redenen, *(rules.keur_positie(naar, len(oud)) if isinstance(naar, int) else []))
    per = {rij.id: rij for rij in rijen}
    verschoven = [per[een] for een in rules.schuif_los(oud, ligt_vast, punt.id, naar)]
    nieuw = op_de_klok(overleg, verschoven, pauzes_van(overleg))
    if nieuw != oud:
        zet_volgorde(overleg, nieuw)
        van, tot = oud.index(punt.id) + 1, nieuw.index(punt.id) + 1
        schrijf(actor, "agenda verschoven", feiten.nummer, casus_id=punt.casus_id, van=van, naar=tot)
    return nieuw.index(punt.id) + 1


def zet_minuten(actor: Actor, overleg: Overleg, punt: Agendapunt, minuten: int | None) -> None:
    """Give an item another length. Raises Geweigerd outside 5 to 240 minutes and once the item has begun."""
    feiten = puntfeiten(overleg, punt)
    weiger(*rules.wijzig_punt(feiten), *rules.keur_minuten(minuten))
    assert minuten is not None
    if minuten == punt.minuten:
        return
    was, punt.minuten = punt.minuten, minuten
    herschik(overleg)
    schrijf(actor, "minuten gewijzigd", feiten.nummer, casus_id=punt.casus_id, van=was, naar=minuten)
