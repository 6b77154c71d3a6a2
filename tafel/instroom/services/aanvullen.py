"""Ask for an addition with a term, give it more time, or close the case when it never came (state 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tafel.casussen.models import Casus, Instroombesluit
from tafel.instroom import rules
from tafel.instroom.queries import laatste_besluit
from tafel.instroom.services.beslissen import feiten_van, leg_besluit_vast
from tafel.kern.clock import vandaag
from tafel.kern.format import datum_vol
from tafel.kern.refusals import Weigering, weiger
from tafel.toegang.rules import Actor
from tafel.toetsen.rules import alle_eisen

VRAAGT = ("aanvulling", "verlengd")


def vraag_aanvulling(
    actor: Actor, casus: Casus, mist: Sequence[str], reden: str, tot: dt.date | None
) -> Instroombesluit:
    """Ask the submitter for what misses, before or on `tot`; the aanmelding opens again. Raises Geweigerd."""
    uitslag, _ = feiten_van(actor, casus)
    codes = [eis.code for eis in alle_eisen(uitslag, casus.vraag)]
    weiger(*rules.tegen_aanvulling(casus.stand, mist, codes, tot, reden, vandaag()))
    tekst = (
        f"De voorzitter vraagt een aanvulling bij casus {casus.nummer}. Lees wat er nodig is, vul het aan en dien "
        f"opnieuw in. Dat kan tot en met {datum_vol(tot)}."
    )
    lijst = [code for code in codes if code in set(mist)]
    return leg_besluit_vast(
        actor, casus, "aanvulling", "aanvulling", reden, tekst, mist=lijst, termijn=tot, pad="/aanmelden"
    )


def _lopend(casus: Casus) -> Instroombesluit:
    rij = laatste_besluit(casus.id, *VRAAGT)
    if rij is None or rij.termijn is None or casus.stand != "aanvulling":
        weiger(Weigering("stand", "Deze casus wacht niet op een aanvulling."))
    assert rij is not None
    return rij


def geef_meer_tijd(actor: Actor, casus: Casus, tot: dt.date | None, reden: str) -> Instroombesluit:
    """Give the submitter until `tot`, with the reason; reminders begin anew. Raises Geweigerd."""
    was = _lopend(casus)
    assert was.termijn is not None
    weiger(*rules.tegen_verlengen(casus.stand, tot, was.termijn, reden, vandaag()))
    tekst = f"U hebt meer tijd om casus {casus.nummer} aan te vullen: tot en met {datum_vol(tot)}."
    return leg_besluit_vast(
        actor, casus, "verlengd", "aanvulling", reden, tekst, mist=was.mist, termijn=tot, pad="/aanmelden"
    )


def sluit_zonder_aanvulling(actor: Actor, casus: Casus, reden: str) -> Instroombesluit:
    """Close a case of which the addition never came: after the term and one reminder, with the reason (3 -> 14)."""
    was = _lopend(casus)
    assert was.termijn is not None
    weiger(*rules.tegen_sluiten(casus.stand, was.termijn, was.laatst_herinnerd_op, reden, vandaag()))
    tekst = (
        f"De voorzitter sluit casus {casus.nummer}: wat nodig was, kwam niet. Lees waarom. "
        "Bespreek met leerling en ouders wat nu kan helpen."
    )
    return leg_besluit_vast(actor, casus, "gesloten", "ingetrokken", reden, tekst)
