"""At handing in: what the aanmelding says about consent becomes rows. After that the register is the truth."""

from __future__ import annotations

import uuid

import sqlalchemy as sa

from tafel.casussen.models import Casus, Indiening
from tafel.criteria.rules import naamsleutel
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor
from tafel.toestemmingen import queries, rules
from tafel.toestemmingen.models import Gezagsouder, Toestemming, Wilsonbekwaamheid
from tafel.toestemmingen.services.delen import werk_bij


def neem_over(actor: Actor | None, casus: Casus) -> int:
    """Take over consents, parents with gezag and wilsonbekwaamheid of the aanmelding; return how many rows are new.

    Safe to call on every handing in: a row of the aanmelding is known by its key and taken over once. What was
    recorded or withdrawn in the register since stays; a withdrawal that is new in the aanmelding counts.
    """
    wie = actor.naam if actor else "de aanmelding"
    overname = rules.uit_document(casus.aanmelding or {}, vandaag())
    nieuw = _uitspraken(casus.id, overname, wie) + _ouders(casus.id, overname) + _wilsonbekwaam(casus.id, overname, wie)
    sessie.flush()
    if nieuw:
        schrijf(actor, "toestemmingen overgenomen", casus.nummer, casus_id=casus.id, nieuw=nieuw)
    werk_bij(actor, casus)
    return nieuw


def _uitspraken(casus_id: uuid.UUID, overname: rules.Overname, wie: str) -> int:
    bekend = {rij.bron: rij for rij in queries.toestemmingen(casus_id) if rij.bron}
    nieuw = 0
    for regel in overname.regels:
        u, rij = regel.uitspraak, bekend.get(regel.bron)
        if rij is None:
            rij = Toestemming(
                casus_id=casus_id, bron=regel.bron, door=u.door, naam=u.naam[:200], soort=u.soort, doel=u.doel,
                ontvanger=u.ontvanger[:200], antwoord=u.antwoord, op=u.op, tot=u.tot, hoe=regel.hoe,
                vastgelegd_op=nu(), vastgelegd_door=wie,
            )  # fmt: skip
            sessie.add(rij)
            nieuw += 1
        if u.ingetrokken and rij.ingetrokken is None:
            rij.ingetrokken, rij.ingetrokken_vastgelegd_op = max(u.ingetrokken, rij.op), nu()
            rij.ingetrokken_door = rij.naam
    return nieuw


def _ouders(casus_id: uuid.UUID, overname: rules.Overname) -> int:
    """Add who is new, take out whom the aanmelding named before and no longer does, keep where gezag was last seen.

    Who was added to the register, or spoke in it, stays: leaving a name out of the aanmelding does not undo that (R64).
    """
    spraken = {naamsleutel(u.naam) for u in queries.toestemmingen(casus_id) if u.door == "ouder" and u.bron is None}
    alle = sessie.scalars(sa.select(Gezagsouder).where(Gezagsouder.casus_id == casus_id)).all()
    bekend = {naamsleutel(rij.naam): rij for rij in alle}
    genoemd = {naamsleutel(naam): naam for naam in overname.ouders}
    nieuw = 0
    for sleutel, naam in genoemd.items():
        rij = bekend.get(sleutel)
        if rij is None:
            rij = Gezagsouder(casus_id=casus_id, naam=naam, staat="aanwezig")
            sessie.add(rij)
            nieuw += 1
        rij.vervallen_op = None
        if overname.gezag_bron and (
            rij.gezag_nagekeken_op is None
            or (overname.gezag_datum is not None and overname.gezag_datum >= rij.gezag_nagekeken_op)
        ):
            rij.gezag_bron, rij.gezag_nagekeken_op = overname.gezag_bron, overname.gezag_datum
    vorige = _vorige_keer(casus_id)
    for sleutel, rij in bekend.items():
        if sleutel in vorige - {*genoemd, *spraken} and rij.vervallen_op is None:
            rij.vervallen_op = vandaag()
    return nieuw


def _vorige_keer(casus_id: uuid.UUID) -> set[str]:
    """Return the parents that the aanmelding named when it was last handed in."""
    vraag = sa.select(Indiening.document).where(Indiening.casus_id == casus_id)
    document = sessie.scalar(vraag.order_by(Indiening.volgnummer.desc()).limit(1)) or {}
    return {naamsleutel(naam) for naam in document.get("ouders_met_gezag") or ()}


def _wilsonbekwaam(casus_id: uuid.UUID, overname: rules.Overname, wie: str) -> int:
    w = overname.wilsonbekwaam
    al = queries.wilsonbekwaamheden(casus_id)
    if w is None or w.datum is None or any(rij.datum == w.datum for rij in al):
        return 0
    sessie.add(
        Wilsonbekwaamheid(
            casus_id=casus_id, vastgesteld_door=w.vastgesteld_door[:200], datum=w.datum, ter_zake="alles",
            vastgelegd_op=nu(), vastgelegd_door=wie,
        )
    )  # fmt: skip
    return 1
