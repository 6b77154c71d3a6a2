"""Settle a decision: rule, number, requests for agreement, messages. After that nothing of it changes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

import sqlalchemy as sa

from tafel.berichten.services import leg_klaar
from tafel.besluiten.models import Akkoord, Besluit, Besluitonderdeel, Kostenregel
from tafel.besluiten.queries import beeld_van_besluit
from tafel.besluiten.rules import besluitnummer, redenen_tegen_vaststellen
from tafel.besluiten.services.concept import eis_concept
from tafel.besluiten.services.nummeren import neem_volgnummer
from tafel.besluiten.services.verdelen import herverdeel
from tafel.casussen.models import Betrokkene, Casus, Casustoegang
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.format import datum_zin
from tafel.kern.refusals import weiger
from tafel.kern.werkdagen import werkdagen_verder
from tafel.logboek.services import schrijf
from tafel.organisaties.models import Tafel
from tafel.toegang.rules import Actor

ANTWOORDTERMIJN = 3  # working days


def stel_vast(actor: Actor, besluit: Besluit) -> Besluit:
    """Settle a decision and give it its number; ask the budget holders; tell who takes part.

    Raise Geweigerd with every reason against. The budget holders are chosen again on this day, because a mandate may
    have ended since the money was written down.
    """
    rij, casus = eis_concept(besluit)
    bezwaren = herverdeel(rij, casus).bezwaren
    weiger(*redenen_tegen_vaststellen(beeld_van_besluit(rij.id).feiten(bezwaren)))
    code = sessie.scalars(sa.select(Tafel.code).where(Tafel.id == rij.tafel_id)).one()
    jaar = vandaag().year
    volgnummer = neem_volgnummer(rij.tafel_id, jaar)
    rij.jaar, rij.volgnummer, rij.nummer = jaar, volgnummer, besluitnummer(code, jaar, volgnummer)
    rij.stand, rij.vastgesteld_op, rij.vastgesteld_door_id = "vastgesteld", nu(), actor.id
    sessie.flush()
    gevraagd = _vraag_akkoord(rij, casus)
    schrijf(
        actor, "besluit vastgesteld", rij.nummer, casus_id=casus.id, casus=casus.nummer, akkoord_gevraagd=gevraagd
    )  # fmt: skip
    _meld(rij, casus, actor.id)
    return rij


def _vraag_akkoord(besluit: Besluit, casus: Casus) -> int:
    """Ask each budget holder of a settled decision, and show the other side the grounds; return how many decide."""
    uiterlijk = werkdagen_verder(vandaag(), ANTWOORDTERMIJN)
    rijen = sessie.execute(
        sa.select(Akkoord, Kostenregel.onderdeel_id)
        .join(Kostenregel, Kostenregel.id == Akkoord.kostenregel_id)
        .join(Besluitonderdeel, Besluitonderdeel.id == Kostenregel.onderdeel_id)
        .where(Besluitonderdeel.besluit_id == besluit.id)
        .order_by(Besluitonderdeel.volgorde)
    ).all()
    nummers = sessie.scalars(
        sa.select(Besluitonderdeel.id)
        .where(Besluitonderdeel.besluit_id == besluit.id)
        .order_by(Besluitonderdeel.volgorde, Besluitonderdeel.id)
    ).all()
    for akkoord, onderdeel_id in rijen:
        akkoord.gevraagd_op, akkoord.antwoord_voor = nu(), uiterlijk
        _bericht(akkoord, f"casus {casus.nummer}, onderdeel {list(nummers).index(onderdeel_id) + 1}", uiterlijk)
    sessie.flush()
    return sum(akkoord.taak == "beslist" for akkoord, _ in rijen)


def _bericht(akkoord: Akkoord, waar: str, uiterlijk: dt.date) -> None:
    if akkoord.taak == "beslist":
        onderwerp = f"Akkoord gevraagd: {waar}"
        tekst = (
            f"De tafel vraagt uw akkoord op kosten ({waar}). Antwoord vóór {datum_zin(uiterlijk)}. "
            "Geen antwoord is geen akkoord: tot dan geldt dit onderdeel niet."
        )
    else:
        onderwerp = f"Ter inzage: kosten bij {waar}"
        tekst = f"De tafel laat u zien waarop kosten zijn gebaseerd ({waar}). U hoeft niets te doen. Een ander beslist."
    leg_klaar(akkoord.gebruiker_id, f"akkoord-gevraagd-{akkoord.id}", onderwerp, tekst, f"/akkoord/{akkoord.id}")


def _meld(besluit: Besluit, casus: Casus, behalve: uuid.UUID) -> None:
    """Tell the casusverantwoordelijke and every party with an account that the decision stands."""
    partijen = sessie.scalars(
        sa.select(Betrokkene.gebruiker_id).where(Betrokkene.casus_id == casus.id, Betrokkene.gebruiker_id.is_not(None))
    )
    tekst = f"Besluit {besluit.nummer} in casus {casus.nummer} is vastgesteld. Lees wie wat doet, en wanneer."
    for wie in {*mensen_van(casus.id, "casusverantwoordelijke"), *(een for een in partijen if een)} - {behalve}:
        leg_klaar(
            wie,
            f"besluit-vastgesteld-{besluit.id}-{wie}",
            f"Besluit {besluit.nummer} is vastgesteld",
            tekst,
            f"/besluiten/{besluit.nummer}",
        )


def mensen_van(casus_id: uuid.UUID, *rollen: str) -> Iterable[uuid.UUID]:
    """Return who has one of `rollen` in a case today."""
    dag = vandaag()
    return sessie.scalars(
        sa.select(Casustoegang.gebruiker_id).where(
            Casustoegang.casus_id == casus_id,
            Casustoegang.rol.in_(rollen),
            Casustoegang.geldt(dag),
        )
    ).all()
