"""Change the register of consent: record, withdraw, weigh. Each takes effect at once for the next share (R64)."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

import sqlalchemy as sa

from tafel.casussen.models import Betrokkene, Casus
from tafel.casussen.queries import betrokkenen
from tafel.casussen.rules import GEZIN, ROLWOORDEN
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor
from tafel.toestemmingen import queries, rules
from tafel.toestemmingen.models import Gezagsouder, Grondslag, Toestemming, Wilsonbekwaamheid
from tafel.toestemmingen.services.delen import vertel_betrokken, werk_bij
from tafel.toestemmingen.services.overnemen import neem_over


def ontvangers(casus: Casus) -> dict[str, str]:
    """Return for whom a consent in this case can hold. One statement."""
    return ontvangers_uit(betrokkenen(casus.id))


def ontvangers_uit(mensen: Iterable[Betrokkene]) -> dict[str, str]:
    """Return for whom a consent can hold: what is stored -> what is shown ("" = everyone at the table)."""
    uit = {"": "Iedereen aan tafel"}
    for mens in mensen:
        if mens.rol not in GEZIN:
            naam = mens.organisatie or mens.naam
            uit.setdefault(naam, f"{ROLWOORDEN[mens.rol]}: {naam}")
    return uit


def _eis_register(actor: Actor, casus: Casus) -> None:
    """Refuse while the case is a draft; take a case of before the register over first."""
    if casus.stand == "concept":
        weiger(Weigering("concept", "Vul dit in bij de aanmelding. Na het indienen legt u het hier vast."))
    if not queries.ouders(casus.id) and not queries.toestemmingen(casus.id):
        neem_over(actor, casus)


def leg_vast(actor: Actor, casus: Casus, invoer: rules.Uitspraakinvoer, rij_id: uuid.UUID | None = None) -> Toestemming:
    """Record one statement, yes or no; return the row. Raises Geweigerd with every reason at its field.

    `rij_id`: the id of the row, when a form says which; so it is for each row that a form adds.
    """
    _eis_register(actor, casus)
    ouders = [ouder.naam for ouder in queries.ouders(casus.id)]
    weiger(*rules.tegen_uitspraak(invoer, vandaag(), ouders, list(ontvangers(casus))))
    assert invoer.op is not None  # the rule asked for it
    rij = Toestemming(
        id=rij_id or uuid.uuid4(),
        casus_id=casus.id, door=invoer.door, naam="" if invoer.door == "leerling" else invoer.naam.strip()[:200],
        soort=invoer.soort, doel=invoer.doel, ontvanger=invoer.ontvanger, antwoord=invoer.antwoord, op=invoer.op,
        tot=invoer.tot, hoe=invoer.hoe, vastgelegd_op=nu(), vastgelegd_door=actor.naam,
    )  # fmt: skip
    sessie.add(rij)
    sessie.flush()
    schrijf(
        actor, "toestemming vastgelegd", casus.nummer, casus_id=casus.id, toestemming=str(rij.id), door=rij.door,
        soort=rij.soort, doel=rij.doel, antwoord=rij.antwoord,
    )  # fmt: skip
    _na(actor, casus, f"vastgelegd-{rij.id}", melden=rij.antwoord == "nee")
    return rij


def trek_in(actor: Actor, casus: Casus, rij: Toestemming, op: dt.date | None = None, door: str = "") -> int:
    """Withdraw a statement as of `op` (today); return how many accesses it stopped. Raises Geweigerd.

    The row keeps what was said; sharing stops in this same transaction.
    """
    dag = op or vandaag()
    weiger(*rules.tegen_intrekken(rij.ingetrokken is not None, dag, rij.op, vandaag()))
    rij.ingetrokken, rij.ingetrokken_vastgelegd_op = dag, nu()
    rij.ingetrokken_door = (door.strip() or rij.naam)[:200]
    sessie.flush()
    schrijf(
        actor, "toestemming ingetrokken", casus.nummer, casus_id=casus.id, toestemming=str(rij.id), door=rij.door,
        soort=rij.soort, doel=rij.doel,
    )  # fmt: skip
    return _na(actor, casus, f"ingetrokken-{rij.id}", melden=True)


def leg_grondslag_vast(
    actor: Actor, casus: Casus, invoer: rules.Grondslaginvoer, rij_id: uuid.UUID | None = None
) -> Grondslag:
    """Record a ground other than consent with its weighing in words and a name (G04). Raises Geweigerd."""
    _eis_register(actor, casus)
    weiger(*rules.tegen_grondslag(invoer, vandaag(), list(ontvangers(casus))))
    assert invoer.van is not None
    rij = Grondslag(
        id=rij_id or uuid.uuid4(),
        casus_id=casus.id, grond=invoer.grond, soort=invoer.soort, ontvanger=invoer.ontvanger,
        noodzaak=invoer.noodzaak.strip(), proportionaliteit=invoer.proportionaliteit.strip(),
        subsidiariteit=invoer.subsidiariteit.strip(), gewogen_door=invoer.gewogen_door.strip()[:200],
        van=invoer.van, tot=invoer.tot, vastgelegd_op=nu(), vastgelegd_door=actor.naam,
    )  # fmt: skip
    sessie.add(rij)
    sessie.flush()
    schrijf(
        actor, "grondslag vastgelegd", casus.nummer, casus_id=casus.id, grondslag=str(rij.id), grond=rij.grond,
        soort=rij.soort,
    )  # fmt: skip
    _na(actor, casus, f"grondslag-{rij.id}", melden=True)
    return rij


def beeindig_grondslag(actor: Actor, casus: Casus, rij: Grondslag) -> int:
    """End a grondslag as of today; return how many accesses it stopped. Raises Geweigerd when it has ended."""
    if rij.beeindigd_op is not None:
        weiger(Weigering("al_beeindigd", "Deze grondslag is al beëindigd."))
    rij.beeindigd_op = max(vandaag(), rij.van)
    sessie.flush()
    schrijf(actor, "grondslag beëindigd", casus.nummer, casus_id=casus.id, grondslag=str(rij.id))
    return _na(actor, casus, f"grondslag-einde-{rij.id}", melden=True)


def zet_ouderstaat(
    actor: Actor, casus: Casus, rij: Gezagsouder, staat: str, reden: str = "", gewogen_door: str = ""
) -> None:
    """Say how it stands with a parent: present, out of reach, or shut out at the pupil's request (R62). Raises."""
    weiger(*rules.tegen_ouderstaat(staat, reden, gewogen_door, casus.geboortedatum, vandaag()))
    was, rij.staat = rij.staat, staat
    rij.reden = "" if staat == "aanwezig" else reden.strip()
    rij.gewogen_door = gewogen_door.strip()[:200] if staat == "uitgesloten" else ""
    rij.sinds = vandaag()
    sessie.flush()
    schrijf(actor, "ouder met gezag", casus.nummer, casus_id=casus.id, ouder=str(rij.id), was=was, staat=staat)
    _na(actor, casus, f"ouder-{rij.id}-{rij.versie}", melden=staat == "uitgesloten")


def voeg_ouder_toe(
    actor: Actor, casus: Casus, naam: str, gezag_bron: str, gezag_datum: dt.date | None = None
) -> Gezagsouder:
    """Add a parent with gezag, with where and when that was seen (P2). Raises Geweigerd."""
    _eis_register(actor, casus)
    weiger(*rules.tegen_nieuwe_ouder(naam, gezag_bron, [ouder.naam for ouder in queries.ouders(casus.id)]))
    naam = naam.strip()[:200]
    eerder = sa.select(Gezagsouder).where(Gezagsouder.casus_id == casus.id, Gezagsouder.naam == naam)
    rij = sessie.scalar(eerder) or Gezagsouder(casus_id=casus.id, naam=naam, staat="aanwezig")  # who left comes back
    rij.gezag_bron, rij.gezag_nagekeken_op, rij.vervallen_op = gezag_bron, gezag_datum or vandaag(), None
    sessie.add(rij)
    sessie.flush()
    schrijf(actor, "ouder met gezag toegevoegd", casus.nummer, casus_id=casus.id, ouder=str(rij.id))
    _na(actor, casus, f"ouder-nieuw-{rij.id}", melden=False)
    return rij


def stel_wilsonbekwaam_vast(
    actor: Actor,
    casus: Casus,
    vastgesteld_door: str,
    datum: dt.date | None,
    ter_zake: str,
    rij_id: uuid.UUID | None = None,
) -> Wilsonbekwaamheid:
    """Record that somebody found the pupil wilsonbekwaam in a matter: who and when (R61). Raises Geweigerd."""
    _eis_register(actor, casus)
    weiger(*rules.tegen_wilsonbekwaam(vastgesteld_door, datum, ter_zake, vandaag()))
    assert datum is not None
    rij = Wilsonbekwaamheid(
        id=rij_id or uuid.uuid4(),
        casus_id=casus.id, vastgesteld_door=vastgesteld_door.strip()[:200], datum=datum, ter_zake=ter_zake,
        vastgelegd_op=nu(), vastgelegd_door=actor.naam,
    )  # fmt: skip
    sessie.add(rij)
    sessie.flush()
    schrijf(actor, "wilsonbekwaamheid vastgelegd", casus.nummer, casus_id=casus.id, ter_zake=ter_zake)
    _na(actor, casus, f"wils-{rij.id}", melden=True)
    return rij


def beeindig_wilsonbekwaam(actor: Actor, casus: Casus, rij: Wilsonbekwaamheid) -> None:
    """Say that it no longer holds as of today. Raises Geweigerd when it had ended."""
    if rij.beeindigd_op is not None:
        weiger(Weigering("al_beeindigd", "Dit geldt al niet meer."))
    rij.beeindigd_op = vandaag()
    sessie.flush()
    schrijf(actor, "wilsonbekwaamheid beëindigd", casus.nummer, casus_id=casus.id, ter_zake=rij.ter_zake)
    _na(actor, casus, f"wils-einde-{rij.id}", melden=True)


def _na(actor: Actor, casus: Casus, sleutel: str, melden: bool) -> int:
    """After each change: the accesses follow, and who follows the case hears that something changed."""
    gestopt = werk_bij(actor, casus)
    if melden or gestopt:
        vertel_betrokken(
            actor,
            casus,
            f"toestemming-{sleutel}",
            f"Casus {casus.nummer}: kijk bij Toestemming",
            f"In casus {casus.nummer} is veranderd wat u mag delen. Kijk bij Toestemming voordat u weer iets deelt.",
        )
    return gestopt
