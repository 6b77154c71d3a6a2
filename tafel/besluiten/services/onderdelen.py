"""Write down, change and remove the parts of a draft decision."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa

from tafel.besluiten.models import FORMELE_BESLUITEN, SOORTEN, Akkoord, Besluit, Besluitonderdeel, Kostenregel
from tafel.besluiten.rules import Kostenfeit, Onderdeelfeit, Partijfeit, redenen_tegen_dag, redenen_tegen_invoer
from tafel.besluiten.services.concept import dag_van_overleg, eis_concept, laat_vervallen
from tafel.besluiten.services.verdelen import herverdeel
from tafel.casussen.models import Betrokkene, Casus
from tafel.kern.db import sessie
from tafel.kern.refusals import Conflict, Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor


@dataclass(frozen=True)
class Onderdeelinvoer:
    """A part as typed: which party, which person, what, when."""

    soort: str
    betrokkene_id: uuid.UUID | None
    persoon: str
    wat: str
    wanneer: dt.date | None
    formeel_besluit: str = "nee"


@dataclass(frozen=True)
class Gevolg:
    """What a change of a part did: the part, and the roles whose answer fell away and must be asked again."""

    onderdeel: Besluitonderdeel
    vervallen: tuple[str, ...]


def _eis_invoer(
    besluit: Besluit, casus: Casus, invoer: Onderdeelinvoer, kosten: tuple[Kostenfeit, ...] = ()
) -> dt.date:
    """Refuse a part that does not hold; return its date."""
    mensen = sessie.scalars(sa.select(Betrokkene).where(Betrokkene.casus_id == casus.id)).all()
    partijen = tuple(
        Partijfeit(
            id=een.id,
            rol=een.rol,
            naam=casus.initialen if een.rol == "leerling" else een.naam,
            organisatie=een.organisatie,
            heeft_mandaat=een.heeft_mandaat,
        )
        for een in mensen
    )
    partij = next((een for een in partijen if een.id == invoer.betrokkene_id), None)
    feit = Onderdeelfeit(
        0, invoer.soort, invoer.betrokkene_id, invoer.persoon.strip(), invoer.wat.strip(), invoer.wanneer, kosten
    )
    redenen = redenen_tegen_invoer(feit, partij, partijen, SOORTEN)
    redenen += redenen_tegen_dag(invoer.wanneer, dag_van_overleg(besluit), "wanneer")
    if invoer.formeel_besluit not in FORMELE_BESLUITEN:
        redenen.append(Weigering("formeel_onbekend", "Kies of er nog een ander besluit nodig is.", "formeel_besluit"))
    weiger(*redenen)
    assert invoer.wanneer is not None
    return invoer.wanneer


def voeg_onderdeel_toe(actor: Actor, besluit: Besluit, invoer: Onderdeelinvoer) -> Besluitonderdeel:
    """Add a part at the end (R32). An answer that its carrier gave before falls away."""
    rij, casus = eis_concept(besluit)
    wanneer = _eis_invoer(rij, casus, invoer)
    hoogste = sessie.scalar(
        sa.select(sa.func.max(Besluitonderdeel.volgorde)).where(Besluitonderdeel.besluit_id == rij.id)
    )
    onderdeel = Besluitonderdeel(
        besluit_id=rij.id,
        volgorde=(hoogste or 0) + 1,
        soort=invoer.soort,
        betrokkene_id=invoer.betrokkene_id,
        persoon=invoer.persoon.strip(),
        wat=invoer.wat.strip(),
        wanneer=wanneer,
        formeel_besluit=invoer.formeel_besluit,
    )
    sessie.add(onderdeel)
    sessie.flush()
    schrijf(actor, "onderdeel toegevoegd", casus.nummer, casus_id=casus.id, soort=invoer.soort)
    laat_vervallen(actor, rij, casus, [onderdeel.betrokkene_id])
    return onderdeel


def wijzig_onderdeel(
    actor: Actor, onderdeel: Besluitonderdeel, invoer: Onderdeelinvoer, versie: int | None = None
) -> Gevolg:
    """Change a part; who carried it and who carries it now must answer again. Raise Conflict on an older `versie`."""
    rij, casus = eis_concept(onderdeel.besluit_id)
    if versie is not None and versie != onderdeel.versie:
        raise Conflict
    kosten = tuple(
        Kostenfeit(kant, 1)
        for kant in sessie.scalars(sa.select(Kostenregel.kant).where(Kostenregel.onderdeel_id == onderdeel.id))
    )
    wanneer = _eis_invoer(rij, casus, invoer, kosten)
    eerst = onderdeel.betrokkene_id
    nieuw = {
        "soort": invoer.soort,
        "betrokkene_id": invoer.betrokkene_id,
        "persoon": invoer.persoon.strip(),
        "wat": invoer.wat.strip(),
        "wanneer": wanneer,
        "formeel_besluit": invoer.formeel_besluit,
    }
    anders = sorted(veld for veld, waarde in nieuw.items() if getattr(onderdeel, veld) != waarde)
    if not anders:
        return Gevolg(onderdeel, ())
    for veld in anders:
        setattr(onderdeel, veld, nieuw[veld])
    sessie.flush()
    schrijf(actor, "onderdeel gewijzigd", casus.nummer, casus_id=casus.id, velden=anders)
    if kosten and "soort" in anders:
        weiger(*herverdeel(rij, casus).weigeringen)
    return Gevolg(onderdeel, laat_vervallen(actor, rij, casus, [eerst, onderdeel.betrokkene_id]))


def verwijder_onderdeel(actor: Actor, onderdeel: Besluitonderdeel) -> tuple[str, ...]:
    """Remove a part with its money; return the roles whose answer fell away."""
    rij, casus = eis_concept(onderdeel.besluit_id)
    drager = onderdeel.betrokkene_id
    regels = sa.select(Kostenregel.id).where(Kostenregel.onderdeel_id == onderdeel.id)
    sessie.execute(sa.delete(Akkoord).where(Akkoord.kostenregel_id.in_(regels)))
    sessie.execute(sa.delete(Kostenregel).where(Kostenregel.onderdeel_id == onderdeel.id))
    sessie.delete(onderdeel)
    sessie.flush()
    schrijf(actor, "onderdeel verwijderd", casus.nummer, casus_id=casus.id)
    return laat_vervallen(actor, rij, casus, [drager])
