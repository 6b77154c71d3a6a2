"""Keep a version of the plan: at handing in, by hand, as concept. What was kept never changes."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from tafel.berichten.services import leg_klaar
from tafel.casussen.models import Casus, Casustoegang
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.plannen.models import Planversie
from tafel.plannen.queries import bestanden, find_concept, find_huidige
from tafel.plannen.rules.regels import Planregel, merk_van, naar_document
from tafel.plannen.rules.versies import Versiefeiten, tegen_versie
from tafel.toegang.rules import Actor


def leg_plan_vast(actor: Actor, casus: Casus) -> Planversie | None:
    """Keep the plan of the aanmelding as a version; return the version that holds, None without any plan.

    For handing in, and for a meeting with a case that has no version yet. The same plan again makes no new version.
    """
    huidig = find_huidige(casus.id)
    plan = casus.aanmelding.get("plan_van_aanpak") or {}
    bestand = _bestand(casus.id)
    if not plan and bestand is None:
        return huidig
    if huidig is not None and huidig.merk == merk_van(plan, bestand[1] if bestand else None):
        return huidig
    reden = "Bij het indienen" if casus.stand in ("concept", "ingediend", "teruggegeven") else "Uit de aanmelding"
    return _leg_vast(actor, casus, plan, huidig, reden, bestand)


def maak_versie(actor: Actor, casus: Casus, regels: Sequence[Planregel], reden: str) -> Planversie:
    """Keep these lines as the new version that holds; the one before is vervallen. Raises Geweigerd.

    Date, makers and goal are those of the version before, with today as its date. Who follows the case hears it.
    """
    huidig, concept = find_huidige(casus.id) or leg_plan_vast(actor, casus), find_concept(casus.id)
    inhoud = _inhoud(casus, huidig, regels)
    bestand = _bestand(casus.id)
    weiger(*tegen_versie(_feiten(casus, regels, reden, huidig, bestand)))
    if concept is not None:
        sessie.delete(concept)
        sessie.flush()
    nieuw = _leg_vast(actor, casus, inhoud, huidig, reden.strip(), bestand)
    for wie in _volgers(casus.id) - {actor.id}:
        leg_klaar(
            wie,
            f"plan-{nieuw.id}-{wie}",
            f"Casus {casus.nummer}: versie {nieuw.nummer} van het plan",
            f"{actor.naam} maakte versie {nieuw.nummer} van het plan van aanpak in casus {casus.nummer}.",
            f"/casussen/{casus.nummer}/plan",
        )
    return nieuw


def bewaar_concept(actor: Actor, casus: Casus, regels: Sequence[Planregel], reden: str) -> Planversie:
    """Keep these lines to go on with later: the one concept of the case, made or changed. Raises Geweigerd."""
    huidig, concept = find_huidige(casus.id), find_concept(casus.id)
    weiger(*tegen_versie(_feiten(casus, regels, reden, huidig, None, concept=True)))
    inhoud = _inhoud(casus, huidig, regels)
    if concept is None:
        concept = Planversie(id=uuid.uuid4(), casus_id=casus.id, nummer=_volgend_nummer(casus.id), stand="concept")
        sessie.add(concept)
    concept.inhoud, concept.merk, concept.reden = inhoud, merk_van(inhoud), reden.strip()
    concept.door_id, concept.op = actor.id, nu()
    sessie.flush()
    schrijf(actor, "plan als concept bewaard", casus.nummer, casus_id=casus.id, regels=len(regels))
    return concept


def _feiten(
    casus: Casus,
    regels: Sequence[Planregel],
    reden: str,
    huidig: Planversie | None,
    bestand: tuple[uuid.UUID, str] | None,
    *,
    concept: bool = False,
) -> Versiefeiten:
    rijen = naar_document(regels)
    gelijk = (
        huidig is not None
        and merk_van({"afspraken": rijen}) == merk_van({"afspraken": huidig.inhoud.get("afspraken")})
        and (bestand[1] if bestand else None) == huidig.document_merk
    )
    gevuld = tuple(regel for regel in regels if not regel.leeg)
    return Versiefeiten(casus.stand, gevuld, reden, huidig is None, gelijk, concept)


def _inhoud(casus: Casus, huidig: Planversie | None, regels: Sequence[Planregel]) -> dict[str, Any]:
    vorig = huidig.inhoud if huidig else casus.aanmelding.get("plan_van_aanpak") or {}
    return {**vorig, "datum": vandaag().isoformat(), "afspraken": naar_document(regels)}


def _leg_vast(
    actor: Actor,
    casus: Casus,
    inhoud: Mapping[str, Any],
    huidig: Planversie | None,
    reden: str,
    bestand: tuple[uuid.UUID, str] | None,
) -> Planversie:
    if huidig is not None:
        huidig.stand = "vervallen"
        sessie.flush()
    document_id, document_merk = bestand or (None, None)
    nieuw = Planversie(
        id=uuid.uuid4(),
        casus_id=casus.id,
        nummer=_volgend_nummer(casus.id),
        stand="definitief",
        inhoud=dict(inhoud),
        merk=merk_van(inhoud, document_merk),
        document_id=document_id,
        document_merk=document_merk,
        reden=reden,
        door_id=actor.id,
        op=nu(),
    )
    sessie.add(nieuw)
    sessie.flush()
    schrijf(
        actor,
        "plan vastgelegd",
        casus.nummer,
        casus_id=casus.id,
        plan=nieuw.nummer,
        merk=nieuw.merk,
        regels=len(inhoud.get("afspraken") or ()),
        bestand=document_merk,
    )
    return nieuw


def _volgend_nummer(casus_id: uuid.UUID) -> int:
    """Return the next number; a concept has one too, so it is counted."""
    hoogste = sessie.scalar(sa.select(sa.func.max(Planversie.nummer)).where(Planversie.casus_id == casus_id))
    return (hoogste or 0) + 1


def _bestand(casus_id: uuid.UUID) -> tuple[uuid.UUID, str] | None:
    """Return the newest current file with the plan of this case, and its digest."""
    nieuwste = next(iter(bestanden(casus_id)), None)
    return (nieuwste.id, nieuwste.sha256) if nieuwste else None


def _volgers(casus_id: uuid.UUID) -> set[uuid.UUID]:
    """Return who follows the plan: casusverantwoordelijke and zaakonderzoeker."""
    return set(
        sessie.scalars(
            sa.select(Casustoegang.gebruiker_id).where(
                Casustoegang.casus_id == casus_id,
                Casustoegang.rol.in_(("casusverantwoordelijke", "zaakonderzoeker")),
                Casustoegang.geldt(vandaag()),
            )
        )
    )
