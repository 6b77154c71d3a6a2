"""The chair's ruling on what was handed in: admit, admit as an exception, give back, refer elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from tafel.aanmeldingen.rules import Instroomfeiten
from tafel.berichten.services import leg_klaar
from tafel.casussen import queries
from tafel.casussen.models import Casus, Instroombesluit
from tafel.criteria.rules import Toetsuitslag
from tafel.instroom import rules
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden, weiger
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor
from tafel.toetsen.queries import toets_van
from tafel.toetsen.rules import alle_eisen, open_eisen
from tafel.toetsen.services import leg_toets_vast


def _feiten(actor: Actor, casus: Casus) -> tuple[Toetsuitslag, Instroomfeiten]:
    if actor.tafel is None:
        raise NietGevonden
    uitslag = toets_van(casus, actor.tafel.profiel)
    return uitslag, Instroomfeiten(casus.stand, open_eisen(uitslag, casus.vraag), casus.sector)


def laat_toe(actor: Actor, casus: Casus, toelichting: str = "") -> Instroombesluit:
    """Admit a case of which every hard requirement is met; the submitter hears what happens next. Raises Geweigerd."""
    uitslag, feiten = _feiten(actor, casus)
    weiger(*rules.tegen_toelaten(feiten))
    leg_toets_vast(casus, uitslag, "toegelaten")
    tekst = f"De voorzitter laat casus {casus.nummer} toe. U hoort op welk overleg de casus wordt besproken."
    return _besluit(actor, casus, "toegelaten", "toegelaten", toelichting, tekst)


def laat_toe_met_uitzondering(actor: Actor, casus: Casus, reden: str) -> Instroombesluit:
    """Admit a case while something misses, with the reason; never for leeftijd or plicht. Raises Geweigerd."""
    uitslag, feiten = _feiten(actor, casus)
    weiger(*rules.tegen_uitzondering(feiten, reden))
    leg_toets_vast(casus, uitslag, "toegelaten")
    mist = [eis.code for eis in feiten.open]
    tekst = (
        f"De voorzitter laat casus {casus.nummer} toe, met een uitzondering. "
        "U hoort op welk overleg de casus wordt besproken."
    )
    return _besluit(actor, casus, "uitzondering", "toegelaten", reden, tekst, mist=mist)


def geef_terug(actor: Actor, casus: Casus, mist: Sequence[str], reden: str) -> Instroombesluit:
    """Give the case back to the submitter: what misses (codes of requirements) and why. Raises Geweigerd."""
    uitslag, _ = _feiten(actor, casus)
    codes = [eis.code for eis in alle_eisen(uitslag, casus.vraag)]
    weiger(*rules.tegen_teruggeven(casus.stand, mist, codes, reden))
    tekst = f"De voorzitter geeft casus {casus.nummer} terug. Lees wat er nog mist, vul het aan en dien opnieuw in."
    lijst = [code for code in codes if code in set(mist)]
    return _besluit(actor, casus, "teruggegeven", "teruggegeven", reden, tekst, mist=lijst, pad="/aanmelden")


def verwijs_door(actor: Actor, casus: Casus, naar: str, reden: str) -> Instroombesluit:
    """Refer the case to a place where it fits better (R21). Raises Geweigerd."""
    _, feiten = _feiten(actor, casus)
    weiger(*rules.tegen_doorverwijzen(feiten, naar, reden))
    tekst = f"De voorzitter verwijst casus {casus.nummer} door. Lees waarheen en waarom."
    return _besluit(actor, casus, "doorverwezen", "doorverwezen", reden, tekst, naar=naar)


def _besluit(
    actor: Actor,
    casus: Casus,
    soort: str,
    stand: str,
    reden: str,
    tekst: str,
    *,
    mist: Sequence[str] = (),
    naar: str | None = None,
    pad: str = "",
) -> Instroombesluit:
    """Store one ruling, the new state, the log line and the message to the casusverantwoordelijke."""
    rij = Instroombesluit(
        casus_id=casus.id,
        soort=soort,
        reden=reden.strip(),
        mist=list(mist),
        verwezen_naar=naar,
        op=nu(),
        door_id=actor.id,
    )
    sessie.add(rij)
    casus.stand = stand
    casus.gewijzigd_op = nu()
    casus.nog_te_doen = len(mist)
    if stand == "doorverwezen":
        casus.afgesloten_op, casus.sluituitkomst, casus.sluitreden = nu(), "doorverwezen", reden.strip()
    sessie.flush()
    schrijf(actor, f"instroom {soort}", casus.nummer, casus_id=casus.id, mist=list(mist), naar=naar)
    cv = queries.find_casusverantwoordelijke(casus.id)
    if cv is not None:
        woord = "toegelaten" if soort == "uitzondering" else soort
        leg_klaar(
            cv.gebruiker_id,
            f"instroom-{rij.id}",
            f"Casus {casus.nummer} is {woord}",
            tekst,
            f"/casussen/{casus.nummer}{pad}",
        )
    return rij
