"""Begin the year of follow-up after a decision."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from tafel.besluiten.models import Besluit, Besluitonderdeel
from tafel.casussen.models import Casus
from tafel.kern.clock import lokaal, vandaag
from tafel.kern.db import sessie
from tafel.logboek.services import schrijf
from tafel.opvolging.models import Actie, Opvolgmoment
from tafel.opvolging.rules import momenten
from tafel.organisaties.models import Tafel
from tafel.toegang.rules import Actor


def begin_opvolging(actor: Actor, casus: Casus, besluit: Besluit) -> None:
    """Put `casus` in follow-up after `besluit`: its promises (acties) and the year's moments (R52, V7).

    The year begins on the first day of the solution, or else on the day of the decision. Moments still planned after an
    earlier decision lapse. A second call for the same decision changes nothing.
    """
    if sessie.scalar(sa.select(Opvolgmoment.id).where(Opvolgmoment.besluit_id == besluit.id).limit(1)):
        return
    begin = besluit.start_oplossing or (lokaal(besluit.vastgesteld_op).date() if besluit.vastgesteld_op else vandaag())
    sessie.execute(
        sa.update(Opvolgmoment)
        .where(Opvolgmoment.casus_id == casus.id, Opvolgmoment.stand == "gepland")
        .values(stand="vervallen", versie=Opvolgmoment.versie + 1)
    )
    onderdelen = sessie.scalars(
        sa.select(Besluitonderdeel)
        .options(joinedload(Besluitonderdeel.betrokkene))
        .where(Besluitonderdeel.besluit_id == besluit.id)
        .order_by(Besluitonderdeel.volgorde)
    ).all()
    sessie.add_all(_actie(casus, een) for een in onderdelen)
    maanden = sessie.scalars(sa.select(Tafel.nazorg_maanden).where(Tafel.id == casus.tafel_id)).one()
    dagen = momenten(begin, maanden)
    sessie.add_all(
        Opvolgmoment(tafel_id=casus.tafel_id, casus_id=casus.id, besluit_id=besluit.id, soort=soort, gepland_op=dag)
        for soort, dag in dagen
    )
    casus.start_oplossing = begin
    casus.stand = "opvolging"
    sessie.flush()
    schrijf(
        actor, "opvolging begonnen", casus.nummer, casus_id=casus.id, tafel_id=casus.tafel_id,
        besluit=besluit.nummer, momenten=len(dagen), afspraken=len(onderdelen), begint=begin.isoformat(),
    )  # fmt: skip


def _actie(casus: Casus, onderdeel: Besluitonderdeel) -> Actie:
    """Return the promise in a part of the decision: the person with the party, and the account if there is one."""
    betrokkene = onderdeel.betrokkene
    partij = betrokkene.organisatie or ("" if betrokkene.naam == onderdeel.persoon else betrokkene.naam)
    wie = (
        f"{onderdeel.persoon}, {partij}"
        if partij and partij.casefold() != onderdeel.persoon.casefold()
        else onderdeel.persoon
    )
    return Actie(
        tafel_id=casus.tafel_id,
        casus_id=casus.id,
        onderdeel_id=onderdeel.id,
        gebruiker_id=betrokkene.gebruiker_id,
        wie=wie[:200],
        wat=onderdeel.wat,
        wanneer=onderdeel.wanneer,
    )
