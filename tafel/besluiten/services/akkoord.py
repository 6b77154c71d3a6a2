"""Answer a request for agreement on costs: the one function that changes the state of an akkoord."""

from __future__ import annotations

import uuid
from decimal import Decimal

import sqlalchemy as sa

from tafel.berichten.services import leg_klaar
from tafel.besluiten.models import Akkoord, Besluit, Besluitonderdeel, Kostenregel
from tafel.besluiten.queries import kandidaten
from tafel.besluiten.rules import Akkoordfeiten, mag_akkoord_geven, zijden
from tafel.besluiten.services.concept import vergrendel
from tafel.besluiten.services.vaststellen import mensen_van
from tafel.casussen.models import Casus
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden, weiger
from tafel.logboek.services import schrijf
from tafel.organisaties.models import Tafel
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.toegang.rules import Actor


def beslis_akkoord(actor: Actor, akkoord: Akkoord, ja: bool, reden: str = "") -> Akkoord:
    """Record yes, or no with the reason, of the budget holder to whom this is addressed (R34).

    Raise Geweigerd for anybody else, for who asked for the money, before the decision is settled, a second time,
    without a valid mandate today, and for no without a reason. When the last one has answered, or one says no, the
    casusverantwoordelijke, the chair and the zaakonderzoeker hear it.
    """
    sessie.flush()
    regel = sessie.get(Kostenregel, akkoord.kostenregel_id)
    onderdeel = sessie.get(Besluitonderdeel, regel.onderdeel_id) if regel else None
    if regel is None or onderdeel is None:
        raise NietGevonden
    besluit = vergrendel(onderdeel.besluit_id)  # one answer at a time per decision, so that somebody is the last
    sessie.expire(akkoord)
    casus, tafel = sessie.get(Casus, besluit.casus_id), sessie.get(Tafel, besluit.tafel_id)
    if casus is None or tafel is None:
        raise NietGevonden
    samen = sessie.scalars(
        sa.select(Kostenregel.bedrag).where(Kostenregel.onderdeel_id == onderdeel.id, Kostenregel.kant == regel.kant)
    ).all()
    beslissend, _ = zijden(regel.kant, casus.sector, bool(casus.school), tafel.geldregel, onderdeel.soort)
    feiten = Akkoordfeiten(
        actor_id=actor.id,
        gebruiker_id=akkoord.gebruiker_id,
        gevraagd_door=akkoord.gevraagd_door_id,
        taak=akkoord.taak,
        stand=akkoord.stand,
        besluit_stand=besluit.stand,
        ja=ja,
        reden=reden,
        bedrag=sum(samen, Decimal(0)),
        zijden=tuple(beslissend),
        mandaten=tuple(kandidaten(besluit.tafel_id, actor.id)),
        op=vandaag(),
    )
    weiger(*mag_akkoord_geven(feiten))
    akkoord.stand = "akkoord" if ja else "afgewezen"
    akkoord.reden = "" if ja else reden.strip()
    akkoord.beslist_op = nu()
    sessie.flush()
    schrijf(
        actor, "akkoord gegeven" if ja else "akkoord geweigerd", besluit.nummer or "", casus_id=casus.id,
        onderdeel=onderdeel.volgorde, bedrag=str(regel.bedrag), kant=regel.kant,
    )  # fmt: skip
    _vertel(besluit, casus, akkoord)
    return akkoord


def _vertel(besluit: Besluit, casus: Casus, akkoord: Akkoord) -> None:
    """Tell who follows the case when one said no, or when nobody has to answer any more."""
    standen = sessie.scalars(
        sa.select(Akkoord.stand)
        .join(Kostenregel, Kostenregel.id == Akkoord.kostenregel_id)
        .join(Besluitonderdeel, Besluitonderdeel.id == Kostenregel.onderdeel_id)
        .where(Besluitonderdeel.besluit_id == besluit.id, Akkoord.taak == "beslist")
    ).all()
    rond = "open" not in standen
    if akkoord.stand == "afgewezen":
        sleutel, onderwerp = f"akkoord-geweigerd-{akkoord.id}", f"Geen akkoord: besluit {besluit.nummer}"
        tekst = (
            f"Een onderdeel van besluit {besluit.nummer} (casus {casus.nummer}) krijgt geen akkoord op de kosten. Dat "
            "onderdeel geldt niet. De reden staat bij het besluit. De voorzitter kan de casus weer agenderen."
        )
    elif rond:
        sleutel, onderwerp = f"akkoord-rond-{besluit.id}", f"Alle antwoorden zijn er: besluit {besluit.nummer}"
        tekst = (
            f"Iedereen die akkoord moest geven bij besluit {besluit.nummer} (casus {casus.nummer}) heeft geantwoord."
        )
    else:
        return
    for wie in _volgers(besluit, casus):
        leg_klaar(wie, f"{sleutel}-{wie}", onderwerp, tekst, f"/besluiten/{besluit.nummer}")


def _volgers(besluit: Besluit, casus: Casus) -> set[uuid.UUID]:
    voorzitter = sessie.scalars(
        sa.select(Overleg.voorzitter_id)
        .join(Agendapunt, Agendapunt.overleg_id == Overleg.id)
        .where(Agendapunt.id == besluit.agendapunt_id)
    ).one()
    return {voorzitter, *mensen_van(casus.id, "casusverantwoordelijke", "zaakonderzoeker")}
