"""Let the register decide who reads: the accesses of parties follow it, at once and by themselves at a birthday."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping

from tafel.berichten.services import leg_klaar
from tafel.casussen.delen import Deelstand, antwoord_met
from tafel.casussen.models import Betrokkene, Casus
from tafel.casussen.queries import toegangen, voorzitters
from tafel.documenten.queries import zet_gronden
from tafel.documenten.rules import Partij
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor
from tafel.toestemmingen import queries, rules

_ZONDER_PLEK = rules.Ontvanger("anders")  # let in as a party without a place at the table: only what holds for everyone


def deelstand(casus: Casus, betrokkene: Betrokkene) -> Deelstand:
    """Return whether the case may be shared with this party today, until when, and what stands in the way (R68)."""
    feiten, aan, dag = queries.registerfeiten(casus), queries.ontvanger_van(betrokkene), vandaag()
    oordeel = rules.oordeel_over(feiten, dag, aan)
    waarom = oordeel.mist[0].zin if oordeel.mist else ""
    return Deelstand(oordeel.mag, rules.stopt_op(feiten, dag, aan), waarom)


antwoord_met(deelstand)

# what kind of data a document holds; what is not named here counts as part of the aanmelding. Forms are those to and
# from the jeugdarts (bijlage 3 and 6), so they need consent for that
SOORT_VAN_DOCUMENT: Mapping[str, str] = {"formulier": "medisch"}


def gronden(casus: Casus) -> Callable[[Partij, str], bool]:
    """Return the judgement (party, kind of document) -> may read today, for one case (R68). One statement."""
    feiten, dag = queries.registerfeiten(casus), vandaag()

    def _grond(partij: Partij, documentsoort: str) -> bool:
        aan = rules.Ontvanger(partij.rol, partij.organisatie, partij.naam)
        return rules.oordeel_over(feiten, dag, aan, SOORT_VAN_DOCUMENT.get(documentsoort, "onderwijs")).mag

    return _grond


zet_gronden(gronden)


def werk_bij(actor: Actor | None, casus: Casus) -> int:
    """Bring the accesses of parties in line with the register; return how many were stopped or opened again.

    Nothing new becomes visible to a party with whom may not be shared (R64, R68). What was agreed stays: their own
    actions and the answers on costs are addressed to them in person. A later day on which it ends is written down now,
    so that a birthday takes effect at midnight without anybody doing anything (R65).
    """
    sessie.flush()
    feiten, dag = queries.registerfeiten(casus), vandaag()
    plekken: dict[uuid.UUID, list[rules.Ontvanger]] = {}
    rijen = {}
    for toegang, betrokkene in queries.lezers(casus.id):
        rijen[toegang.id] = toegang
        plekken.setdefault(toegang.id, []).append(queries.ontvanger_van(betrokkene) if betrokkene else _ZONDER_PLEK)
    veranderd = 0
    for id_, toegang in rijen.items():
        stopt = _laatste([rules.stopt_op(feiten, dag, aan) for aan in plekken[id_]])
        las, leest = _open(toegang.deelt_tot, dag), _open(stopt, dag)
        toegang.deelt_tot = stopt
        if las != leest:
            veranderd += 1
            schrijf(
                actor, "delen hervat" if leest else "delen gestopt", casus.nummer,
                casus_id=casus.id, gebruiker=str(toegang.gebruiker_id),
            )  # fmt: skip
            _vertel_lezer(casus, toegang.gebruiker_id, leest, dag)
    sessie.flush()
    return veranderd


def _laatste(dagen: list[dt.date | None]) -> dt.date | None:
    """Return the latest day; None (never) is later than any."""
    return None if None in dagen else max(een for een in dagen if een)


def _open(deelt_tot: dt.date | None, dag: dt.date) -> bool:
    return deelt_tot is None or deelt_tot > dag


def _vertel_lezer(casus: Casus, gebruiker_id: uuid.UUID, leest: bool, dag: dt.date) -> None:
    """Tell a party calmly that they can (not) read a case now; never why."""
    if leest:
        onderwerp, tekst = f"U kunt casus {casus.nummer} weer lezen", f"U kunt casus {casus.nummer} weer lezen."
    else:
        onderwerp = f"U leest casus {casus.nummer} nu niet"
        tekst = (
            f"Casus {casus.nummer} is nu niet voor u te lezen. Wat u hebt afgesproken, vindt u nog bij Afspraken. "
            "Vragen? Bel de casusverantwoordelijke."
        )
    leg_klaar(gebruiker_id, f"delen-{leest}-{casus.id}-{gebruiker_id}-{dag}", onderwerp, tekst, "/acties")


def vertel_betrokken(actor: Actor | None, casus: Casus, sleutel: str, onderwerp: str, tekst: str) -> int:
    """Tell the casusverantwoordelijke, the zaakonderzoeker and the chairs, but not who did it; return how many."""
    volgers = [t.gebruiker_id for t in toegangen(casus.id) if t.rol in ("casusverantwoordelijke", "zaakonderzoeker")]
    wie = dict.fromkeys([*volgers, *(voorzitters(casus.tafel_id) if casus.stand != "concept" else [])])
    pad = f"/casussen/{casus.nummer}/toestemming"
    return sum(
        leg_klaar(een, f"{sleutel}-{een}", onderwerp, tekst, pad) for een in wie if actor is None or een != actor.id
    )
