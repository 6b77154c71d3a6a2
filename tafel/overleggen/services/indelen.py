"""Lay out the agenda: by rule, by fixed times and pauses, and so that it fits."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.format import datum_vol, datum_zin, tijd
from tafel.kern.refusals import Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.organisaties.models import Tafel
from tafel.overleggen import rules
from tafel.overleggen.models import Agendapunt, Overleg, Pauze
from tafel.overleggen.queries import blokken, voorraad
from tafel.overleggen.rules.dagindeling import (
    deel_in,
    keur_pauze,
    keur_vast_om,
    kort_in_tot_het_past,
    verzet_late_pauzes,
)
from tafel.overleggen.rules.instromen import kies_wat_past
from tafel.overleggen.rules.ordenen import orden
from tafel.overleggen.services.agenda import (
    haal_van_agenda,
    meld,
    neem_mee,
    puntfeiten,
    zet_minuten,
    zet_op_agenda,
    zetfeiten,
)
from tafel.overleggen.services.klok import herschik, ids_van, vergrendel, zet_volgens_regels, zet_volgorde
from tafel.overleggen.services.plannen import onderwerp_van
from tafel.toegang.rules import Actor


def _punten(overleg: Overleg) -> Sequence[Agendapunt]:
    vraag = sa.select(Agendapunt).where(Agendapunt.overleg_id == overleg.id)
    return sessie.scalars(vraag.order_by(Agendapunt.volgorde, Agendapunt.id)).all()


def _pauzes(overleg: Overleg) -> Sequence[Pauze]:
    return sessie.scalars(sa.select(Pauze).where(Pauze.overleg_id == overleg.id).order_by(Pauze.om)).all()


def _eis_open(overleg: Overleg) -> None:
    if overleg.stand in rules.DICHT:
        weiger(Weigering(f"overleg_{overleg.stand}", f"Dit overleg is {overleg.stand}. De agenda ligt vast."))


def zet_in_volgorde(actor: Actor, overleg: Overleg) -> bool:
    """Put the open items in the order of the rules (feature 20); what has begun keeps its place.

    Return whether anything moved. Raises Geweigerd for a meeting that is over.
    """
    vergrendel(overleg)
    _eis_open(overleg)
    oud = ids_van(overleg)
    zet_volgens_regels(actor, overleg)
    if ids_van(overleg) == oud:
        return False
    schrijf(actor, "agenda in volgorde gezet", onderwerp_van(overleg), overleg_id=str(overleg.id))
    return True


def zet_alles_erop(actor: Actor, overleg: Overleg) -> list[str]:
    """Put all that fits of what belongs on the agenda on it, most pressing first, in the order of the rules.

    Return the numbers. Raises Geweigerd when nothing fits or waits, and once the agenda is fixed: then each case comes
    on by itself, with a reason.
    """
    vergrendel(overleg)
    _eis_open(overleg)
    if rules.is_ad_hoc(overleg.stand, overleg.vastgezet_op is not None):
        weiger(Weigering("staat_vast", "De agenda staat vast. Zet een casus er los op, met een reden."))
    wachten = {een.nummer: een for een in voorraad(actor, overleg) if not een.voorzitter_is_partij}
    duur = sessie.scalar(sa.select(Tafel.minuten_per_casus).where(Tafel.id == overleg.tafel_id)) or 45
    erop = blokken(_punten(overleg), _pauzes(overleg))
    passen = kies_wat_past(overleg.begint_om, overleg.eindigt_om, overleg.welkom_minuten, erop, list(wachten), duur)
    if not passen:
        zin = "Er past niets meer bij." if wachten else "Er wacht geen casus op een agenda."
        weiger(Weigering("past_niet", zin))
    nummers = [plek.sleutel for plek in orden([wachten[een].orde for een in passen], vandaag())]
    for nummer in nummers:
        zet_op_agenda(actor, overleg, nummer)
    return nummers


def kort_agenda_in(actor: Actor, overleg: Overleg) -> dict[uuid.UUID, int]:
    """Shorten the longest open items until the agenda fits; return item -> minutes. Raises Geweigerd when it cannot."""
    vergrendel(overleg)
    punten = _punten(overleg)
    tijden, erop = (overleg.begint_om, overleg.eindigt_om, overleg.welkom_minuten), blokken(punten, _pauzes(overleg))
    voorstel = kort_in_tot_het_past(*tijden, verzet_late_pauzes(*tijden, erop))
    if voorstel is None and deel_in(*tijden, erop).past:
        weiger(Weigering("past_al", "De agenda past al. Er is niets ingekort."))
    if voorstel is None:
        zin = "Inkorten lost dit niet op. Haal een casus van de agenda of eindig later."
        weiger(Weigering("niet_in_te_korten", zin))
    assert voorstel is not None
    per = {str(punt.id): punt for punt in punten}
    for sleutel, minuten in voorstel.minuten.items():
        zet_minuten(actor, overleg, per[sleutel], minuten)
    return {uuid.UUID(sleutel): minuten for sleutel, minuten in voorstel.minuten.items()}


def volgend_overleg(overleg: Overleg, casus_ids: Sequence[uuid.UUID]) -> Overleg | None:
    """Return the first planned meeting after this one at which these cases were not discussed; None without."""
    al_daar = sa.exists().where(
        Agendapunt.overleg_id == Overleg.id,
        Agendapunt.casus_id.in_(casus_ids),
        sa.func.coalesce(Agendapunt.uitkomst, "open") != "niet_besproken",
    )
    return sessie.scalar(
        sa.select(Overleg)
        .where(
            Overleg.tafel_id == overleg.tafel_id,
            Overleg.stand == "gepland",
            Overleg.datum > overleg.datum,
            Overleg.datum >= vandaag(),
            ~al_daar,
        )
        .order_by(Overleg.datum, Overleg.begint_om)
        .limit(1)
        .with_for_update()
    )


def schuif_door(actor: Actor, overleg: Overleg, punten: Sequence[Agendapunt]) -> Overleg | None:
    """Move items to the next planned meeting, or back to the waiting list when there is none (returns None).

    The people of each case hear it once. Raises Geweigerd, also when the chair there is a party (R25).
    """
    vergrendel(overleg)
    feiten = [puntfeiten(overleg, punt) for punt in punten]
    weiger(*(reden for een in feiten for reden in rules.wijzig_punt(een)))
    naar = volgend_overleg(overleg, [punt.casus_id for punt in punten])
    for punt, een in zip(punten, feiten, strict=True):
        if naar is None:
            haal_van_agenda(actor, overleg, punt, "Er was te weinig tijd.")
            continue
        casus = sessie.get_one(Casus, punt.casus_id)
        zet = zetfeiten(naar, casus)
        weiger(*(reden for reden in rules.zet_erop(zet) if reden.code == "voorzitter_is_partij"))
        neem_mee(punt, naar, len(ids_van(naar)) + 1)
        if naar.vastgezet_op is not None:
            punt.ad_hoc_reden = f"Doorgeschoven van {datum_zin(overleg.datum)}."
        sessie.flush()
        schrijf(
            actor, "naar een volgend overleg", een.nummer, casus_id=punt.casus_id,
            van=overleg.datum.isoformat(), naar=naar.datum.isoformat(),
        )  # fmt: skip
        meld(
            actor,
            punt,
            een.nummer,
            f"Casus {een.nummer} gaat naar {datum_zin(naar.datum)}",
            f"De tafel bespreekt casus {een.nummer} niet op {datum_vol(overleg.datum)} maar op "
            f"{datum_vol(naar.datum)}. Het overleg begint om {tijd(naar.begint_om)} uur. Plaats: {naar.plaats}.",
            f"agenda-door:{naar.id}:{punt.versie}",
        )
    for een_overleg in (overleg, naar):
        if een_overleg is not None:
            zet_volgorde(een_overleg, ids_van(een_overleg))
            herschik(een_overleg)
    return naar


def zet_punt(actor: Actor, overleg: Overleg, punt: Agendapunt, vast_om: dt.time | None, gezin_erbij: bool) -> None:
    """Fix the clock time of an item (None: it flows with the rest), and say whether leerling or ouders come.

    Raises Geweigerd. Where nothing changes nothing is written.
    """
    vergrendel(overleg)
    feiten = puntfeiten(overleg, punt)
    redenen = rules.wijzig_punt(feiten)
    if vast_om is not None and vast_om != punt.vast_om:
        redenen += keur_vast_om(vast_om, overleg.begint_om, overleg.eindigt_om, _vaste_tijden(overleg, punt.id))
    weiger(*redenen)
    if (punt.vast_om, punt.gezin_erbij) == (vast_om, gezin_erbij):
        return
    punt.vast_om, punt.gezin_erbij = vast_om, gezin_erbij
    herschik(overleg)
    schrijf(
        actor, "agendapunt gewijzigd", feiten.nummer, casus_id=punt.casus_id,
        vast_om=tijd(vast_om) or "los", gezin_erbij=gezin_erbij,
    )  # fmt: skip


def _vaste_tijden(overleg: Overleg, behalve: uuid.UUID | None = None) -> set[dt.time]:
    """Return the times at which something stands fixed in this meeting."""
    punten = sa.select(Agendapunt.vast_om).where(
        Agendapunt.overleg_id == overleg.id, Agendapunt.vast_om.is_not(None), Agendapunt.id != (behalve or uuid.uuid4())
    )
    pauzes = sa.select(Pauze.om).where(Pauze.overleg_id == overleg.id)
    return {om for om in sessie.scalars(punten) if om} | set(sessie.scalars(pauzes))


def voeg_pauze_toe(actor: Actor, overleg: Overleg, om: dt.time, minuten: int, titel: str) -> Pauze:
    """Put a pause at a fixed time; the cases flow round it. Raises Geweigerd."""
    vergrendel(overleg)
    _eis_open(overleg)
    weiger(*keur_pauze(om, minuten, overleg.begint_om, overleg.eindigt_om, _vaste_tijden(overleg)))
    pauze = Pauze(overleg_id=overleg.id, om=om, minuten=minuten, titel=titel.strip() or "Pauze")
    sessie.add(pauze)
    herschik(overleg)
    sessie.expire(overleg, ["pauzes"])
    schrijf(actor, "pauze toegevoegd", onderwerp_van(overleg), overleg_id=str(overleg.id), om=tijd(om), minuten=minuten)
    return pauze


def haal_pauze_weg(actor: Actor, overleg: Overleg, pauze: Pauze) -> None:
    """Take a pause off the agenda. Raises Geweigerd for a meeting that is over."""
    vergrendel(overleg)
    _eis_open(overleg)
    om = pauze.om
    sessie.delete(pauze)
    herschik(overleg)
    sessie.expire(overleg, ["pauzes"])
    schrijf(actor, "pauze weggehaald", onderwerp_van(overleg), overleg_id=str(overleg.id), om=tijd(om))
