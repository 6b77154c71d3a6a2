"""Ask for spoed, and answer it. Apart from admission: a case with spoed must be admitted all the same."""

from __future__ import annotations

from tafel.casussen.models import Casus
from tafel.instroom import rules
from tafel.instroom.models import Spoedverzoek
from tafel.instroom.queries import find_spoed, termijnen_van
from tafel.instroom.queries.lijsten import spoed_behandeld
from tafel.instroom.rules import Spoedvraag
from tafel.instroom.services.melden import meld, meld_voorzitters
from tafel.kern.clock import lokaal, nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.format import datum_zin, tijd
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor


def vraag_spoed(actor: Actor, casus: Casus, vraag: Spoedvraag) -> Spoedverzoek:
    """Ask the chair to let this case go first; the chairs hear until when they may answer. Raises Geweigerd."""
    oud = find_spoed(casus.id)
    if oud is not None and oud.stand == "toegekend" and spoed_behandeld(casus.id):
        oud.stand = "behandeld"
        sessie.flush()
    loopt = oud.stand if oud is not None and oud.stand in ("gevraagd", "toegekend") else None
    weiger(*rules.tegen_spoedvraag(casus.stand, loopt, vraag, vandaag()))
    rij = Spoedverzoek(
        casus_id=casus.id,
        stand="gevraagd",
        gevraagd_op=nu(),
        gevraagd_door_id=actor.id,
        reden=vraag.reden.strip(),
        waarom_nu=vraag.waarom_nu.strip(),
        gewenst_op=vraag.gewenst_op,
    )
    sessie.add(rij)
    sessie.flush()
    gewenst = vraag.gewenst_op.isoformat() if vraag.gewenst_op else None
    schrijf(actor, "spoed gevraagd", casus.nummer, casus_id=casus.id, gewenst_op=gewenst)
    if casus.stand in ("ingediend", "toegelaten"):
        voor = lokaal(rules.spoed_voor(rij.gevraagd_op, casus.ingediend_op, termijnen_van(casus.tafel_id).spoed_uren))
        tekst = f"Voor casus {casus.nummer} is spoed gevraagd. Antwoord vóór {datum_zin(voor)} {tijd(voor)} uur."
        meld_voorzitters(actor, casus, f"spoed-{rij.id}", f"Casus {casus.nummer}: spoed gevraagd", tekst)
    return rij


def beslis_spoed(actor: Actor, casus: Casus, spoed: Spoedverzoek, ja: bool, reden: str) -> None:
    """Grant or refuse spoed with the reason; who asked and everyone concerned hears it. Raises Geweigerd."""
    weiger(*rules.tegen_spoedantwoord(spoed.stand, reden))
    spoed.stand = "toegekend" if ja else "geweigerd"
    spoed.antwoord, spoed.besloten_op, spoed.besloten_door_id = reden.strip(), nu(), actor.id
    sessie.flush()
    schrijf(actor, f"spoed {spoed.stand}", casus.nummer, casus_id=casus.id)
    nummer = casus.nummer
    if ja:
        kop, tekst = f"Casus {nummer} heeft spoed", f"De voorzitter kent spoed toe. Casus {nummer} gaat voor."
        ander = tekst
    else:
        kop = f"Casus {nummer} krijgt geen spoed"
        tekst = f"De voorzitter kent geen spoed toe aan casus {nummer}. Lees waarom. De casus houdt haar plek."
        ander = ""
    meld(actor, casus, f"spoed-antwoord-{spoed.id}", kop, tekst, ander)
