"""Somebody comes instead: proposed by link and accepted, or told to the chair; from one day to another."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from tafel.casussen import rules as casusregels
from tafel.casussen.models import Betrokkene, Casus
from tafel.casussen.queries import betrokkenen
from tafel.kern.db import sessie
from tafel.kern.format import datum_zin
from tafel.kern.refusals import Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.overleggen.models import Overleg
from tafel.overleggen.services.klok import vergrendel
from tafel.toegang.rules import Actor
from tafel.uitnodigingen.models import Tijdslot, Vervanging
from tafel.uitnodigingen.rules import antwoorden, slots
from tafel.uitnodigingen.rules.antwoorden import Vervanger
from tafel.uitnodigingen.services.antwoorden import nummer_van, voorgesteld
from tafel.uitnodigingen.services.post import Huis
from tafel.uitnodigingen.services.sturen import Uitslag, verstuur
from tafel.uitnodigingen.services.verwachten import voeg_erbij

_TIJDELIJK = 10_000  # place numbers while rows change places: they are unique per case


def wijs_vervanger_af(actor: Actor, slot: Tijdslot, begonnen: bool) -> None:
    """Say no to a proposed substitute: the question to the person is open again. Raises Geweigerd."""
    weiger(*antwoorden.keur_aanvaarden(slot.antwoord, slot.rol, begonnen))
    slot.antwoord, slot.geantwoord_op = "open", None
    sessie.flush()
    schrijf(actor, "vervanger afgewezen", nummer_van(slot), casus_id=slot.casus_id, rol=slot.rol or slot.hoedanigheid)


def aanvaard_vervanger(actor: Actor, overleg: Overleg, slot: Tijdslot, begonnen: bool, huis: Huis) -> Uitslag:
    """Let the proposed substitute come on the day of the meeting, and tell both. Raises Geweigerd."""
    vergrendel(overleg)
    weiger(*antwoorden.keur_aanvaarden(slot.antwoord, slot.rol, begonnen))
    return _laat_komen(actor, overleg, slot, voorgesteld(slot), overleg.datum, overleg.datum, huis)


def zet_vervanger(
    actor: Actor, overleg: Overleg, slot: Tijdslot, begonnen: bool, wie: Vervanger, van: dt.date | None,
    tot: dt.date | None, huis: Huis,
) -> Uitslag:  # fmt: skip
    """Let somebody else come from `van` until `tot`, as the chair heard it, and tell both. Raises Geweigerd.

    A budget holder is replaced at this meeting only: for longer the beheerder gives a mandate of its own.
    """
    vergrendel(overleg)
    weiger(*antwoorden.keur_vervangen(slot.rol, begonnen))
    weiger(*slots.opnieuw(slot.gestuurd_op is not None, slot.afgezegd, slot.ingetrokken))
    if slot.hoedanigheid != "partij":
        van = tot = overleg.datum
    weiger(*antwoorden.keur_vervanger(wie), *antwoorden.keur_periode(van, tot, overleg.datum))
    assert van is not None and tot is not None
    return _laat_komen(actor, overleg, slot, wie.schoon(), van, tot, huis)


def _laat_komen(
    actor: Actor, overleg: Overleg, slot: Tijdslot, wie: Vervanger, van: dt.date, tot: dt.date, huis: Huis
) -> Uitslag:
    """Give the substitute a seat, keep the period, tell both.

    A party gets a seat of its own, with its own mandate; the seat of the other keeps its name, so old lists stay as
    they were (feature 26). A budget holder or leidinggevende is replaced by somebody who comes along.
    """
    casus = sessie.get_one(Casus, slot.casus_id)
    if slot.hoedanigheid == "partij":
        stoel = f"b:{_zet_in_stoel(slot, wie, van, tot).id}"
    else:
        zin = antwoorden.mandaatzin(wie.mandaat, wie.tot)
        functie = ", ".join(deel for deel in (wie.functie, zin) if deel)
        plaats_van = slot.stoel[2:] if slot.hoedanigheid == "geld" else ""
        erbij = voeg_erbij(
            actor, overleg, casus, wie.naam, functie, "", wie.email, plaats_van=plaats_van, mandaat=wie.mandaat,
            bedrag_tot=wie.tot,
        )  # fmt: skip
        stoel = f"e:{erbij['id']}"
        slot.ingetrokken = True
    sessie.flush()
    schrijf(
        actor, "vervanger aanvaard", casus.nummer, casus_id=casus.id, rol=slot.rol or slot.hoedanigheid,
        mandaat=wie.mandaat, tot=str(wie.tot) if wie.tot else None, van_dag=van.isoformat(), tot_dag=tot.isoformat(),
    )  # fmt: skip
    return verstuur(actor, overleg, huis, {(casus.id, slot.stoel), (casus.id, stoel)})


def _zet_in_stoel(slot: Tijdslot, wie: Vervanger, van: dt.date, tot: dt.date) -> Betrokkene:
    """Give the substitute the place right after the one they replace."""
    rijen = list(betrokkenen(slot.casus_id))
    plek = next((nr for nr, rij in enumerate(rijen) if f"b:{rij.id}" == slot.stoel), -1)
    if plek < 0:
        weiger(Weigering("stoel_weg", "Deze stoel is er niet meer. Laad de bladzijde opnieuw."))
    oud = rijen[plek]
    _weiger_dubbel(oud, van, tot)
    nieuw = Betrokkene(
        casus_id=slot.casus_id, rol=oud.rol, naam=wie.naam[: casusregels.MAX_KORT], organisatie=oud.organisatie,
        functie=f"{wie.functie}, vervangt {oud.naam}"[: casusregels.MAX_KORT],
        mandaat=antwoorden.mandaatzin(wie.mandaat, wie.tot).removeprefix("mag toezeggen").strip(),
        heeft_mandaat=wie.mandaat, email=wie.email, telefoon="",
    )  # fmt: skip
    for rij in rijen:
        rij.volgorde += _TIJDELIJK
    sessie.flush()
    rijen.insert(plek + 1, nieuw)
    for nr, rij in enumerate(rijen, start=1):
        rij.volgorde = nr
    sessie.add(nieuw)
    sessie.flush()
    sessie.add(Vervanging(betrokkene_id=nieuw.id, vervangt_id=oud.id, van=van, tot=tot))
    sessie.flush()
    return nieuw


def _weiger_dubbel(oud: Betrokkene, van: dt.date, tot: dt.date) -> None:
    """Refuse a second substitute for the same seat on one day."""
    al = sessie.execute(
        sa.select(Betrokkene.naam, Vervanging.van, Vervanging.tot)
        .join(Betrokkene, Betrokkene.id == Vervanging.betrokkene_id)
        .where(Vervanging.vervangt_id == oud.id, Vervanging.van <= tot, Vervanging.tot >= van)
        .limit(1)
    ).first()
    if al is not None:
        zin = f"{al.naam} komt al van {datum_zin(al.van)} tot en met {datum_zin(al.tot)}. Kies andere dagen."
        weiger(Weigering("al_vervangen", zin, "van"))
