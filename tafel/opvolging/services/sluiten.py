"""End the follow-up: close it, or bring the case back to the table."""

from __future__ import annotations

import sqlalchemy as sa

from tafel.berichten.services import leg_klaar
from tafel.casussen.models import Casus, Casustoegang, Instroombesluit
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.opvolging.models import Actie, Opvolgmoment
from tafel.opvolging.queries.mensen import voorzitters_van
from tafel.opvolging.rules import SluitFeiten, mag_sluiten, mag_terug_naar_tafel
from tafel.organisaties.models import Tafel
from tafel.overleggen.services import haal_van_open_agenda
from tafel.toegang.rules import Actor


def sluit_opvolging(actor: Actor, casus: Casus, uitkomst: str, reden: str = "") -> None:
    """Close the follow-up of `casus` with its outcome; before the year is over with a reason. Raises Geweigerd.

    What is still planned or open lapses, the case leaves the agenda on which it waits, and the parties lose access,
    in the same transaction.
    """
    dag = vandaag()
    maanden = sessie.scalars(sa.select(Tafel.nazorg_maanden).where(Tafel.id == casus.tafel_id)).one()
    weiger(*mag_sluiten(SluitFeiten(casus.stand, dag, casus.start_oplossing, maanden, uitkomst, reden)))
    haal_van_open_agenda(actor, casus, reden.strip() or "De opvolging is gesloten.")
    momenten = sa.update(Opvolgmoment).where(Opvolgmoment.casus_id == casus.id, Opvolgmoment.stand == "gepland")
    sessie.execute(momenten.values(stand="vervallen", versie=Opvolgmoment.versie + 1))
    acties = sa.update(Actie).where(Actie.casus_id == casus.id, Actie.stand == "open")
    sessie.execute(acties.values(stand="vervallen", klaar_op=nu(), versie=Actie.versie + 1))
    partijen = sa.and_(Casustoegang.casus_id == casus.id, Casustoegang.rol == "partij")
    sessie.execute(sa.delete(Casustoegang).where(partijen, Casustoegang.van > dag))
    nog = sa.or_(Casustoegang.tot.is_(None), Casustoegang.tot > dag)
    sessie.execute(sa.update(Casustoegang).where(partijen, nog).values(tot=dag))
    casus.stand = "afgesloten"
    casus.afgesloten_op = casus.gewijzigd_op = nu()
    casus.sluituitkomst = uitkomst
    casus.sluitreden = reden.strip() or None
    sessie.flush()
    schrijf(actor, "opvolging gesloten", casus.nummer, casus_id=casus.id, uitkomst=uitkomst)
    _vertel_casusverantwoordelijke(
        actor, casus, "gesloten", f"De opvolging van casus {casus.nummer} is gesloten. Lees de uitkomst in Tafel."
    )


def terug_naar_tafel(actor: Actor, casus: Casus, reden: str) -> None:
    """Bring `casus` back: admitted again with the reason, so that it can be put on an agenda.

    Its history stays. Raises Geweigerd.
    """
    weiger(*mag_terug_naar_tafel(casus.stand, reden))
    casus.stand = "toegelaten"
    casus.gewijzigd_op = nu()
    opnieuw = Instroombesluit(casus_id=casus.id, soort="toegelaten", reden=reden.strip(), op=nu(), door_id=actor.id)
    sessie.add(opnieuw)
    sessie.flush()
    regel = schrijf(actor, "terug naar de tafel", casus.nummer, casus_id=casus.id)
    tekst = f"Casus {casus.nummer} moet opnieuw op tafel. Zet de casus op een agenda."
    for gebruiker_id in voorzitters_van([casus.id]).get(casus.id, []):
        if gebruiker_id != actor.id:
            sleutel = f"terug:{casus.id}:{regel.volgnummer}:{gebruiker_id}"
            leg_klaar(gebruiker_id, sleutel, f"Casus {casus.nummer}: terug naar de tafel", tekst, "/overleggen")
    _vertel_casusverantwoordelijke(
        actor, casus, f"terug:{regel.volgnummer}", f"Casus {casus.nummer} komt opnieuw op tafel. U hoort wanneer."
    )


def _vertel_casusverantwoordelijke(actor: Actor, casus: Casus, wat: str, tekst: str) -> None:
    """Tell the casusverantwoordelijke, unless they did it themselves."""
    cv = sa.select(Casustoegang.gebruiker_id).where(
        Casustoegang.casus_id == casus.id, Casustoegang.rol == "casusverantwoordelijke", Casustoegang.tot.is_(None)
    )
    for gebruiker_id in sessie.scalars(cv):
        if gebruiker_id != actor.id:
            onderwerp = f"Casus {casus.nummer}: bericht over de opvolging"
            leg_klaar(
                gebruiker_id,
                f"opvolging:{casus.id}:{wat}:{gebruiker_id}",
                onderwerp,
                tekst,
                f"/casussen/{casus.nummer}",
            )
