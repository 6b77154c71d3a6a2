"""Answers to invitations: by link, and what the chair does with them; sending again, taking back."""

from __future__ import annotations

import uuid

import sqlalchemy as sa

from tafel.berichten.services import leg_klaar
from tafel.casussen import rules as casusregels
from tafel.casussen.models import Betrokkene, Casus
from tafel.casussen.queries import betrokkenen
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.format import datum_zin
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.organisaties.models import Tafel
from tafel.overleggen.models import Agendapunt, Deelname, Overleg
from tafel.overleggen.services.klok import vergrendel
from tafel.toegang.rules import Actor
from tafel.uitnodigingen.models import Genodigde, Tijdslot, Vervanging
from tafel.uitnodigingen.rules import antwoorden, slots
from tafel.uitnodigingen.rules.antwoorden import Antwoordfeiten, Vervanger
from tafel.uitnodigingen.services.sturen import Huis, Uitslag, mail, verstuur, verzonden
from tafel.uitnodigingen.services.verwachten import voeg_erbij

_TIJDELIJK = 10_000  # place numbers while rows change places: they are unique per case
ZEGT = {"komt": "komt", "kan_niet": "kan niet komen", "ander": "stelt voor dat een ander komt"}


def geef_antwoord(
    overleg: Overleg, slot: Tijdslot, begonnen: bool, antwoord: str, reden: str = "", vervanger: Vervanger | None = None
) -> None:
    """Keep the answer of somebody who came by their link; the same answer twice changes nothing. Raises Geweigerd.

    The chair hears of a no and of a substitute, at most once a day for each.
    """
    geldt = slot.gestuurd_op is not None and not slot.afgezegd and not slot.ingetrokken
    feiten = Antwoordfeiten(slot.rol, geldt, begonnen, slot.datum, vandaag())
    weiger(*antwoorden.keur_antwoord(feiten, antwoord, reden, vervanger))
    slot.antwoord, slot.geantwoord_op = antwoord, nu()
    slot.reden = reden.strip() if antwoord == "kan_niet" else ""
    v = vervanger if antwoord == "ander" and vervanger else Vervanger("", "", "", False)
    slot.vervanger_naam, slot.vervanger_functie = v.naam.strip(), v.functie.strip()
    slot.vervanger_email, slot.vervanger_mandaat, slot.vervanger_tot = v.email.strip(), v.mandaat, v.tot
    sessie.flush()
    nummer = _nummer(slot)
    schrijf(
        None, "uitnodiging beantwoord", nummer, tafel_id=overleg.tafel_id, casus_id=slot.casus_id, antwoord=antwoord,
        rol=slot.rol or slot.hoedanigheid,
    )  # fmt: skip
    if antwoord != "komt":
        wie = slot.rol or {"geld": "een budgethouder", "leiding": "een leidinggevende"}[slot.hoedanigheid]
        leg_klaar(
            overleg.voorzitter_id,
            f"antwoord:{slot.id}:{antwoord}:{slot.volgnummer}:{vandaag()}",
            f"Casus {nummer}: {wie} {ZEGT[antwoord]}",
            f"Bij casus {nummer} op {datum_zin(slot.datum)}: {wie} {ZEGT[antwoord]}. Kijk wat u nu nodig hebt.",
            f"/overleggen/{overleg.id}/uitnodigingen",
        )


def noteer_antwoord(actor: Actor, slot: Tijdslot, begonnen: bool, komt: bool) -> None:
    """Keep what somebody told the chair, on the phone or by who handed over the letter. Raises Geweigerd."""
    geldt = slot.gestuurd_op is not None and not slot.afgezegd and not slot.ingetrokken
    feiten = Antwoordfeiten(slot.rol, geldt, begonnen, slot.datum, vandaag())
    weiger(*antwoorden.keur_antwoord(feiten, "komt", "", None))
    slot.antwoord, slot.reden = ("komt", "") if komt else ("kan_niet", "Gehoord door de voorzitter.")
    slot.geantwoord_op = nu()
    sessie.flush()
    schrijf(
        actor, "uitnodiging beantwoord", _nummer(slot), casus_id=slot.casus_id, antwoord=slot.antwoord,
        rol=slot.rol or slot.hoedanigheid, gehoord="voorzitter",
    )  # fmt: skip


def _nummer(slot: Tijdslot) -> str:
    return sessie.scalar(sa.select(Casus.nummer).where(Casus.id == slot.casus_id)) or ""


def stuur_opnieuw(actor: Actor, overleg: Overleg, slot: Tijdslot, huis: Huis) -> None:
    """Send an invitation once more, as it was, with the same link. Raises Geweigerd when there is none that holds.

    The second dated invitation counts for V3.
    """
    vergrendel(overleg)
    weiger(*slots.opnieuw(slot.gestuurd_op is not None, slot.afgezegd, slot.ingetrokken))
    nummer = _nummer(slot)
    if slot.weg != "brief":
        tafel = sessie.scalar(sa.select(Tafel.naam).where(Tafel.id == overleg.tafel_id)) or ""
        mens = sessie.get_one(Genodigde, slot.genodigde_id)
        mail(huis, mens, tafel, [(slot, "niets")], {slot.casus_id: nummer}, ook_gelijk=True)
    sessie.add(verzonden(slot, "opnieuw"))
    _tweede_keer(slot)
    sessie.flush()
    schrijf(actor, "uitnodiging opnieuw verstuurd", nummer, casus_id=slot.casus_id, rol=slot.rol or slot.hoedanigheid)


def _tweede_keer(slot: Tijdslot) -> None:
    if not slot.stoel.startswith("b:"):
        return
    rij = sessie.scalar(
        sa.select(Deelname)
        .join(Agendapunt, Agendapunt.id == Deelname.agendapunt_id)
        .where(
            Agendapunt.overleg_id == slot.overleg_id, Agendapunt.casus_id == slot.casus_id,
            Deelname.betrokkene_id == uuid.UUID(slot.stoel[2:]),
        )
    )  # fmt: skip
    if rij is not None and rij.uitnodiging_1 is not None and rij.uitnodiging_1 != vandaag():
        rij.uitnodiging_2 = vandaag()


def trek_in(actor: Actor, overleg: Overleg, slot: Tijdslot, huis: Huis) -> Uitslag:
    """Take one invitation back; the person hears it, and their link no longer opens this case."""
    slot.ingetrokken = True
    sessie.flush()
    schrijf(actor, "uitnodiging ingetrokken", _nummer(slot), casus_id=slot.casus_id, rol=slot.rol or slot.hoedanigheid)
    return verstuur(actor, overleg, huis, {(slot.casus_id, slot.stoel)})


def nodig_weer_uit(actor: Actor, overleg: Overleg, slot: Tijdslot, huis: Huis) -> Uitslag:
    """Invite somebody again whose invitation was taken back."""
    slot.ingetrokken = False
    sessie.flush()
    return verstuur(actor, overleg, huis, {(slot.casus_id, slot.stoel)})


def wijs_vervanger_af(actor: Actor, slot: Tijdslot, begonnen: bool) -> None:
    """Say no to a proposed substitute: the question to the person is open again. Raises Geweigerd."""
    weiger(*antwoorden.keur_aanvaarden(slot.antwoord, slot.rol, begonnen))
    slot.antwoord, slot.geantwoord_op = "open", None
    sessie.flush()
    schrijf(actor, "vervanger afgewezen", _nummer(slot), casus_id=slot.casus_id, rol=slot.rol or slot.hoedanigheid)


def aanvaard_vervanger(actor: Actor, overleg: Overleg, slot: Tijdslot, begonnen: bool, huis: Huis) -> Uitslag:
    """Let the proposed substitute come on the day of the meeting, and tell both. Raises Geweigerd.

    A party gets a seat of its own for that day, with its own mandate; the seat of the other keeps its name, so old
    lists stay as they were (feature 26).
    """
    vergrendel(overleg)
    weiger(*antwoorden.keur_aanvaarden(slot.antwoord, slot.rol, begonnen))
    casus = sessie.get_one(Casus, slot.casus_id)
    if slot.hoedanigheid == "partij":
        stoel = f"b:{_zet_vervanger(overleg, slot).id}"
    else:
        zin = antwoorden.mandaatzin(slot.vervanger_mandaat, slot.vervanger_tot)
        functie = ", ".join(deel for deel in (slot.vervanger_functie, zin) if deel)
        erbij = voeg_erbij(actor, overleg, casus, slot.vervanger_naam, functie, "", slot.vervanger_email)
        stoel = f"e:{erbij['id']}"
        slot.ingetrokken = True
    sessie.flush()
    schrijf(
        actor, "vervanger aanvaard", casus.nummer, casus_id=casus.id, rol=slot.rol or slot.hoedanigheid,
        mandaat=slot.vervanger_mandaat, tot=str(slot.vervanger_tot) if slot.vervanger_tot else None,
    )  # fmt: skip
    return verstuur(actor, overleg, huis, {(casus.id, slot.stoel), (casus.id, stoel)})


def _zet_vervanger(overleg: Overleg, slot: Tijdslot) -> Betrokkene:
    """Give the substitute the place right after the one they replace."""
    rijen = list(betrokkenen(slot.casus_id))
    plek = next((nr for nr, rij in enumerate(rijen) if f"b:{rij.id}" == slot.stoel), len(rijen) - 1)
    oud = rijen[plek]
    nieuw = Betrokkene(
        casus_id=slot.casus_id, rol=oud.rol, naam=slot.vervanger_naam[: casusregels.MAX_KORT],
        organisatie=oud.organisatie,
        functie=f"{slot.vervanger_functie}, vervangt {oud.naam}"[: casusregels.MAX_KORT],
        mandaat=antwoorden.mandaatzin(slot.vervanger_mandaat, slot.vervanger_tot).removeprefix("mag toezeggen").strip(),
        heeft_mandaat=slot.vervanger_mandaat, email=slot.vervanger_email, telefoon="",
    )  # fmt: skip
    for rij in rijen:
        rij.volgorde += _TIJDELIJK
    sessie.flush()
    rijen.insert(plek + 1, nieuw)
    for nr, rij in enumerate(rijen, start=1):
        rij.volgorde = nr
    sessie.add(nieuw)
    sessie.flush()
    sessie.add(Vervanging(betrokkene_id=nieuw.id, vervangt_id=oud.id, van=overleg.datum, tot=overleg.datum))
    sessie.flush()
    return nieuw
