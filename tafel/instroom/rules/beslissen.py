"""What the chair may rule on an aanmelding that came in. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from tafel.aanmeldingen.rules import NOOIT_UITZONDERING, Instroomfeiten
from tafel.casussen.rules import BESTEMMINGEN, tegen_overgang, zonder_reden
from tafel.instroom.rules.termijnen import tegen_termijn
from tafel.kern.refusals import Weigering


def tegen_toelaten(feiten: Instroomfeiten) -> list[Weigering]:
    """Return the reasons against admitting: every hard requirement must be met (protocol, bijlage 8)."""
    redenen = tegen_overgang(feiten.stand, "toegelaten")
    return redenen or [Weigering(eis.code, eis.uitleg) for eis in feiten.open]


def tegen_uitzondering(feiten: Instroomfeiten, reden: str) -> list[Weigering]:
    """Return the reasons against a reasoned exception: never for leeftijd or plicht, never without a reason (V1)."""
    redenen = tegen_overgang(feiten.stand, "toegelaten")
    if redenen:
        return redenen
    if not feiten.open:
        redenen.append(Weigering("niets_open", "Er staat niets open. Laat de casus gewoon toe."))
    redenen += [
        Weigering(eis.code, f"{eis.uitleg} Hiervoor kan geen uitzondering.")
        for eis in feiten.open
        if eis.code in NOOIT_UITZONDERING
    ]
    return redenen + zonder_reden(reden, "Schrijf waarom u deze uitzondering maakt.")


def tegen_teruggeven(stand: str, mist: Sequence[str], codes: Sequence[str], reden: str) -> list[Weigering]:
    """Return the reasons against giving back: the submitter must read why; `mist` holds only known `codes`."""
    redenen = tegen_overgang(stand, "teruggegeven")
    if redenen:
        return redenen
    if set(mist) - set(codes):
        redenen.append(Weigering("mist_onbekend", "Kies alleen wat er in de lijst staat.", "mist"))
    return redenen + zonder_reden(reden, "Schrijf wat de aanmelder nog moet doen.")


def tegen_geen_uitzondering(stand: str, gevraagd: bool, reden: str) -> list[Weigering]:
    """Return the reasons against refusing an exception: one must have been asked for, and the reason is read."""
    redenen = tegen_overgang(stand, "teruggegeven")
    if redenen:
        return redenen
    if not gevraagd:
        redenen.append(Weigering("niet_gevraagd", "Er is geen uitzondering gevraagd. Geef de casus gewoon terug."))
    return redenen + zonder_reden(reden, "Schrijf waarom u geen uitzondering maakt.")


def tegen_aanvulling(
    stand: str, mist: Sequence[str], codes: Sequence[str], tot: dt.date | None, reden: str, vandaag: dt.date
) -> list[Weigering]:
    """Return the reasons against asking for an addition: what is asked, and until which day (state 3)."""
    redenen = tegen_overgang(stand, "aanvulling")
    if redenen:
        return redenen
    if set(mist) - set(codes):
        redenen.append(Weigering("mist_onbekend", "Kies alleen wat er in de lijst staat.", "mist"))
    redenen += tegen_termijn(tot, vandaag)
    return redenen + zonder_reden(reden, "Schrijf wat de aanmelder moet aanvullen.")


def tegen_verlengen(stand: str, tot: dt.date | None, was: dt.date, reden: str, vandaag: dt.date) -> list[Weigering]:
    """Return the reasons against more time: the case must wait for an addition, the new day is later, with a reason."""
    if stand != "aanvulling":
        return [Weigering("stand", "Deze casus wacht niet op een aanvulling.")]
    redenen = tegen_termijn(tot, vandaag)
    if tot is not None and not redenen and tot <= was:
        redenen.append(Weigering("termijn_eerder", "Kies een dag na de dag die er nu staat.", "termijn"))
    return redenen + zonder_reden(reden, "Schrijf waarom er meer tijd is.")


def tegen_sluiten(stand: str, tot: dt.date, herinnerd: dt.date | None, reden: str, vandaag: dt.date) -> list[Weigering]:
    """Return the reasons against closing: only when the term is over and one reminder went out after it (3 -> 14)."""
    if stand != "aanvulling":
        return [Weigering("stand", "Deze casus wacht niet op een aanvulling.")]
    if vandaag <= tot:
        return [Weigering("termijn_loopt", "De aanmelder heeft nog tijd. Sluiten kan als de datum voorbij is.")]
    if herinnerd is None:
        zin = "De aanmelder kreeg nog geen herinnering na de datum. Die gaat vandaag uit. Sluiten kan daarna."
        return [Weigering("niet_herinnerd", zin)]
    return zonder_reden(reden, "Schrijf waarom u de casus sluit.")


def bestemmingen_voor(sector: str | None) -> Mapping[str, str]:
    """Return where a case of this sector can go: the casuïstiekoverleg is there for vo only (R21)."""
    return {code: naam for code, naam in BESTEMMINGEN.items() if code != "casuistiekoverleg" or sector == "vo"}


def tegen_doorverwijzen(feiten: Instroomfeiten, naar: str, reden: str, waarheen: str = "") -> list[Weigering]:
    """Return the reasons against referring elsewhere: a known destination that fits the school, and a reason (R21).

    `waarheen` names the table or organisation in words; for another table it must, because no data crosses.
    """
    redenen = tegen_overgang(feiten.stand, "doorverwezen")
    if redenen:
        return redenen
    if naar not in BESTEMMINGEN:
        redenen.append(Weigering("bestemming", "Kies waar deze casus beter past.", "naar"))
    elif naar == "casuistiekoverleg" and feiten.sector != "vo":
        melding = "Het casuïstiekoverleg is er alleen voor het voortgezet onderwijs. Kies een andere plek."
        redenen.append(Weigering("casuistiekoverleg_alleen_vo", melding, "naar"))
    if naar == "andere_tafel" and not waarheen.strip():
        redenen.append(Weigering("welke_tafel", "Schrijf welke tafel dat is.", "waarheen"))
    return redenen + zonder_reden(reden, "Schrijf waarom deze casus daar beter past.")
