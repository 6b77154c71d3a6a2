"""End a case at the table, with a decision or without, and close the meeting."""

from __future__ import annotations

import uuid

import sqlalchemy as sa

from tafel.aan_tafel.rules import PuntStand, redenen_tegen_afronden, redenen_tegen_sluiten, stand_na
from tafel.aan_tafel.services.openen import begin_punt, eis_leiden
from tafel.berichten.services import leg_klaar
from tafel.besluiten.models import Besluit
from tafel.besluiten.queries import beeld_van_besluit
from tafel.besluiten.rules import onder_voorbehoud
from tafel.besluiten.services import begin_besluit
from tafel.besluiten.services import stel_vast as stel_besluit_vast
from tafel.casussen.models import Betrokkene, Casus, Casustoegang
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.opvolging.services import begin_opvolging
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.overleggen.rules import UITKOMSTWOORD
from tafel.toegang.rules import Actor


def stel_vast(actor: Actor, overleg: Overleg, punt: Agendapunt, casus: Casus) -> Besluit:
    """Settle the decision of an item: number, outcome, state of the case, promises and the year's moments, at once.

    Raises Geweigerd with every reason against (R31, R32, R36); then nothing is stored.
    """
    eis_leiden(actor, overleg, punt, casus)
    besluit = stel_besluit_vast(actor, begin_besluit(actor, punt))
    wacht = onder_voorbehoud(een.stand for een in beeld_van_besluit(besluit.id).onderdelen)
    _rond_af(actor, punt, casus, "onder_voorbehoud" if wacht else "besloten", "")
    begin_opvolging(actor, casus, besluit)
    return besluit


def rond_af_zonder_besluit(
    actor: Actor, overleg: Overleg, punt: Agendapunt, casus: Casus, uitkomst: str, toelichting: str
) -> None:
    """End an item without decision, with the explanation; the case stays visible for a coming agenda unless withdrawn.

    Raises Geweigerd with every reason against.
    """
    begin_punt(actor, overleg, punt, casus)
    weiger(*redenen_tegen_afronden(uitkomst, toelichting))
    _rond_af(actor, punt, casus, uitkomst, toelichting)
    woord = UITKOMSTWOORD[uitkomst]
    woord = woord[:1].lower() + woord[1:]
    tekst = f"De tafel heeft casus {casus.nummer} besproken. De uitkomst: {woord}. Lees waarom in Tafel."
    for wie in _wie_horen_dit(casus) - {actor.id}:
        leg_klaar(
            wie,
            f"uitkomst-{punt.id}-{wie}",
            f"Casus {casus.nummer}: {woord}",
            tekst,
            f"/casussen/{casus.nummer}",
        )


def _rond_af(actor: Actor, punt: Agendapunt, casus: Casus, uitkomst: str, toelichting: str) -> None:
    """Write the outcome on item and case, with one audit line."""
    punt.uitkomst, punt.toelichting, punt.klaar_op = uitkomst, toelichting.strip(), nu()
    if punt.begonnen_op is None:
        punt.begonnen_op = punt.klaar_op
    casus.stand = stand_na(uitkomst, casus.stand)
    casus.gewijzigd_op = nu()
    if casus.stand == "ingetrokken":
        casus.afgesloten_op, casus.sluitreden = nu(), toelichting.strip()
    sessie.flush()
    schrijf(actor, "uitkomst", casus.nummer, casus_id=casus.id, uitkomst=uitkomst, stand=casus.stand)


def _wie_horen_dit(casus: Casus) -> set[uuid.UUID]:
    """Return the accounts that take part in a case: who has access today, and who sits at its table."""
    dag = vandaag()
    toegang = sa.select(Casustoegang.gebruiker_id).where(
        Casustoegang.casus_id == casus.id,
        Casustoegang.geldt(dag),
    )
    aan_tafel = sa.select(Betrokkene.gebruiker_id).where(
        Betrokkene.casus_id == casus.id, Betrokkene.gebruiker_id.is_not(None)
    )
    return set(sessie.scalars(sa.union(toegang, aan_tafel)))


def sluit_overleg(actor: Actor, overleg: Overleg) -> None:
    """Close the meeting; only when every item has an outcome. Raises Geweigerd naming each that has none."""
    rijen = sessie.execute(
        sa.select(Agendapunt.id, Casus.nummer, Agendapunt.begonnen_op, Agendapunt.uitkomst)
        .join(Casus, Casus.id == Agendapunt.casus_id)
        .where(Agendapunt.overleg_id == overleg.id)
        .order_by(Agendapunt.volgorde)
    )
    punten = [PuntStand(str(r.id), r.nummer, r.begonnen_op is not None, r.uitkomst) for r in rijen]
    weiger(*redenen_tegen_sluiten(overleg.stand, punten))
    overleg.stand, overleg.gesloten_op = "gesloten", nu()
    sessie.flush()
    schrijf(
        actor, "overleg gesloten", f"overleg {overleg.datum.isoformat()}", overleg=str(overleg.id), punten=len(punten)
    )
