"""The chair's ruling on what was handed in: admit, admit as an exception, give back, refer elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tafel.aanmeldingen.rules import Instroomfeiten
from tafel.casussen.models import Casus, Instroombesluit
from tafel.casussen.rules import BESLUITWOORDEN
from tafel.criteria.rules import Toetsuitslag
from tafel.instroom import rules
from tafel.instroom.services.melden import meld
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden, weiger
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor
from tafel.toetsen.queries import toets_van
from tafel.toetsen.rules import alle_eisen, open_eisen
from tafel.toetsen.services import beslis_uitzondering, leg_toets_vast


def feiten_van(actor: Actor, casus: Casus) -> tuple[Toetsuitslag, Instroomfeiten]:
    """Return the check of today and the facts of a ruling. Raises NietGevonden without a table."""
    if actor.tafel is None:
        raise NietGevonden
    uitslag = toets_van(casus, actor.tafel.profiel)
    return uitslag, Instroomfeiten(casus.stand, open_eisen(uitslag, casus.vraag), casus.sector)


def laat_toe(actor: Actor, casus: Casus, toelichting: str = "") -> Instroombesluit:
    """Admit a case of which every hard requirement is met; everyone hears what happens next. Raises Geweigerd."""
    uitslag, feiten = feiten_van(actor, casus)
    weiger(*rules.tegen_toelaten(feiten))
    leg_toets_vast(casus, uitslag, "toegelaten")
    tekst = (
        f"De voorzitter laat casus {casus.nummer} toe. U hoort op welk overleg de casus wordt besproken. "
        "Vertel het aan leerling en ouders: bij de casus staat een blad dat u kunt geven."
    )
    return leg_besluit_vast(actor, casus, "toegelaten", "toegelaten", toelichting, tekst)


def laat_toe_met_uitzondering(actor: Actor, casus: Casus, reden: str) -> Instroombesluit:
    """Admit a case while something misses, with the reason; never for leeftijd or plicht. Raises Geweigerd."""
    uitslag, feiten = feiten_van(actor, casus)
    weiger(*rules.tegen_uitzondering(feiten, reden))
    leg_toets_vast(casus, uitslag, "toegelaten")
    mist = [eis.code for eis in feiten.open]
    tekst = (
        f"De voorzitter laat casus {casus.nummer} toe, met een uitzondering. "
        "U hoort op welk overleg de casus wordt besproken."
    )
    return leg_besluit_vast(actor, casus, "uitzondering", "toegelaten", reden, tekst, mist=mist)


def geef_terug(actor: Actor, casus: Casus, mist: Sequence[str], reden: str) -> Instroombesluit:
    """Give the case back to the submitter: what misses (codes of requirements) and why. Raises Geweigerd."""
    uitslag, _ = feiten_van(actor, casus)
    codes = [eis.code for eis in alle_eisen(uitslag, casus.vraag)]
    weiger(*rules.tegen_teruggeven(casus.stand, mist, codes, reden))
    lijst = [code for code in codes if code in set(mist)]
    return leg_besluit_vast(
        actor, casus, "teruggegeven", "teruggegeven", reden, _terugtekst(casus, uitslag, lijst), mist=lijst,
        pad="/aanmelden",
    )  # fmt: skip


def weiger_uitzondering(actor: Actor, casus: Casus, reden: str) -> Instroombesluit:
    """Make no exception: the case goes back with what misses and the reason. Counted apart. Raises Geweigerd."""
    uitslag, feiten = feiten_van(actor, casus)
    weiger(*rules.tegen_geen_uitzondering(casus.stand, casus.verzoek_uitzondering is not None, reden))
    mist = [eis.code for eis in feiten.open]
    tekst = f"De voorzitter maakt geen uitzondering. {_terugtekst(casus, uitslag, mist)}"
    return leg_besluit_vast(
        actor, casus, "geen_uitzondering", "teruggegeven", reden, tekst, mist=mist, pad="/aanmelden"
    )


def _terugtekst(casus: Casus, uitslag: Toetsuitslag, mist: Sequence[str]) -> str:
    """Return the words of the message: a checklist of what misses, in general words, nothing about a person."""
    namen = {eis.code: eis.naam for eis in alle_eisen(uitslag, casus.vraag)}
    lijst = "".join(f"\n- {namen[code]}" for code in mist if code in namen)
    begin = f"De voorzitter geeft casus {casus.nummer} terug."
    return (
        f"{begin} Dit mist nog:{lijst}\nVul het aan en dien opnieuw in. Het nummer blijft."
        if lijst
        else (f"{begin} Lees wat er nog nodig is, vul het aan en dien opnieuw in. Het nummer blijft.")
    )


def verwijs_door(actor: Actor, casus: Casus, naar: str, reden: str, waarheen: str = "") -> Instroombesluit:
    """Refer the case to a place where it fits better (R21); `waarheen` names it. No data crosses. Raises Geweigerd."""
    _, feiten = feiten_van(actor, casus)
    weiger(*rules.tegen_doorverwijzen(feiten, naar, reden, waarheen))
    tekst = (
        f"De voorzitter verwijst casus {casus.nummer} door. Lees waarheen en waarom, "
        "en bespreek het met leerling en ouders."
    )
    return leg_besluit_vast(
        actor, casus, "doorverwezen", "doorverwezen", reden, tekst, naar=naar, waarheen=waarheen.strip()[:200]
    )


def leg_besluit_vast(
    actor: Actor,
    casus: Casus,
    soort: str,
    stand: str,
    reden: str,
    tekst: str,
    *,
    mist: Sequence[str] = (),
    naar: str | None = None,
    waarheen: str = "",
    termijn: dt.date | None = None,
    pad: str = "",
) -> Instroombesluit:
    """Store one ruling that was judged before: the row, the new state, the log line, the messages."""
    rij = Instroombesluit(
        casus_id=casus.id,
        soort=soort,
        reden=reden.strip(),
        mist=list(mist),
        verwezen_naar=naar,
        waarheen=waarheen,
        termijn=termijn,
        op=nu(),
        door_id=actor.id,
    )
    sessie.add(rij)
    casus.stand = stand
    casus.gewijzigd_op = nu()
    casus.nog_te_doen = len(mist)
    if stand == "doorverwezen":
        casus.afgesloten_op, casus.sluituitkomst, casus.sluitreden = nu(), "doorverwezen", reden.strip()
    elif stand == "ingetrokken":
        casus.afgesloten_op, casus.sluituitkomst, casus.sluitreden = nu(), "gesloten", reden.strip()
    sessie.flush()
    beslis_uitzondering(actor, casus, soort, mist, reden)
    schrijf(
        actor, f"instroom {soort}", casus.nummer, casus_id=casus.id, mist=list(mist), naar=naar,
        termijn=termijn.isoformat() if termijn else None,
    )  # fmt: skip
    woord = BESLUITWOORDEN[soort].lower()
    ander = (
        f"Bij casus {casus.nummer} staat nu: {woord}. U hoeft niets te doen. De casusverantwoordelijke heeft bericht."
    )
    meld(actor, casus, f"instroom-{rij.id}", f"Casus {casus.nummer}: {woord}", tekst, ander, pad)
    return rij
