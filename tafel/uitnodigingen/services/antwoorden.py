"""Answers to invitations, by link or told to the chair; sending again, taking back."""

from __future__ import annotations

import uuid

import sqlalchemy as sa

from tafel.berichten.services import leg_klaar
from tafel.casussen.models import Casus
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.format import datum_zin
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.organisaties.models import Tafel
from tafel.overleggen.models import Agendapunt, Deelname, Overleg
from tafel.overleggen.services.klok import vergrendel
from tafel.toegang.rules import Actor
from tafel.uitnodigingen.models import Genodigde, Tijdslot
from tafel.uitnodigingen.queries.bellen import belbaar
from tafel.uitnodigingen.rules import antwoorden, slots
from tafel.uitnodigingen.rules.antwoorden import Antwoordfeiten, Vervanger
from tafel.uitnodigingen.services.post import Huis, mail
from tafel.uitnodigingen.services.sturen import Uitslag, verstuur, verzonden

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
    reden = reden.strip() if antwoord == "kan_niet" else ""
    v = vervanger.schoon() if antwoord == "ander" and vervanger else Vervanger("", "", "", False)
    if antwoord == slot.antwoord and reden == slot.reden and v == voorgesteld(slot):
        return
    slot.antwoord, slot.geantwoord_op, slot.reden = antwoord, nu(), reden
    slot.vervanger_naam, slot.vervanger_functie, slot.vervanger_email = v.naam, v.functie, v.email
    slot.vervanger_mandaat, slot.vervanger_tot = v.mandaat, v.tot
    sessie.flush()
    nummer = nummer_van(slot)
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


def volg(overleg: Overleg, slot: Tijdslot, huis: Huis) -> None:
    """Tell one person of a change at once, before they answer: their page shows it before the mails go.

    So the answer is about how it is now, and their calendar moves along. All their cases go in that one mail.
    """
    vraag = sa.select(Tijdslot.casus_id, Tijdslot.stoel).where(Tijdslot.genodigde_id == slot.genodigde_id)
    alleen = {(casus_id, stoel) for casus_id, stoel in sessie.execute(vraag)}
    verstuur(None, overleg, huis, alleen, vraagt=False)


def voorgesteld(slot: Tijdslot) -> Vervanger:
    """Return who was proposed to come instead; empty when nobody was."""
    return Vervanger(
        slot.vervanger_naam, slot.vervanger_functie, slot.vervanger_email, bool(slot.vervanger_mandaat),
        slot.vervanger_tot,
    )  # fmt: skip


def noteer_antwoord(actor: Actor, slot: Tijdslot, begonnen: bool, komt: bool) -> None:
    """Keep what somebody told the chair, on the phone or by who handed over the letter. Raises Geweigerd."""
    geldt = slot.gestuurd_op is not None and not slot.afgezegd and not slot.ingetrokken
    feiten = Antwoordfeiten(slot.rol, geldt, begonnen, slot.datum, vandaag())
    weiger(*antwoorden.keur_antwoord(feiten, "komt", "", None))
    slot.antwoord, slot.reden = ("komt", "") if komt else ("kan_niet", "Gehoord door de voorzitter.")
    slot.geantwoord_op = nu()
    sessie.flush()
    schrijf(
        actor, "uitnodiging beantwoord", nummer_van(slot), casus_id=slot.casus_id, antwoord=slot.antwoord,
        rol=slot.rol or slot.hoedanigheid, gehoord="voorzitter",
    )  # fmt: skip


def nummer_van(slot: Tijdslot) -> str:
    """Return the number of the case of an invitation."""
    return sessie.scalar(sa.select(Casus.nummer).where(Casus.id == slot.casus_id)) or ""


def stuur_opnieuw(actor: Actor, overleg: Overleg, slot: Tijdslot, huis: Huis) -> None:
    """Send an invitation once more, as it was, with the same link. Raises Geweigerd when there is none that holds.

    The second dated invitation counts for V3.
    """
    vergrendel(overleg)
    weiger(*slots.opnieuw(slot.gestuurd_op is not None, slot.afgezegd, slot.ingetrokken))
    nummer = nummer_van(slot)
    if slot.weg != "brief":
        tafel = sessie.scalar(sa.select(Tafel.naam).where(Tafel.id == overleg.tafel_id)) or ""
        mens = sessie.get_one(Genodigde, slot.genodigde_id)
        bel = belbaar([slot.casus_id], overleg.voorzitter_id)
        mail(huis, mens, tafel, [(slot, "niets")], {slot.casus_id: nummer}, ook_gelijk=True, bel=bel)
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
    schrijf(
        actor, "uitnodiging ingetrokken", nummer_van(slot), casus_id=slot.casus_id, rol=slot.rol or slot.hoedanigheid
    )
    return verstuur(actor, overleg, huis, {(slot.casus_id, slot.stoel)})


def nodig_weer_uit(actor: Actor, overleg: Overleg, slot: Tijdslot, huis: Huis) -> Uitslag:
    """Invite somebody again whose invitation was taken back."""
    slot.ingetrokken = False
    sessie.flush()
    return verstuur(actor, overleg, huis, {(slot.casus_id, slot.stoel)})
