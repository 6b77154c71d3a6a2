"""What the chair may rule on an aanmelding that came in. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tafel.aanmeldingen.rules import NOOIT_UITZONDERING, Instroomfeiten
from tafel.casussen.rules import BESTEMMINGEN, tegen_overgang, zonder_reden
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


def tegen_doorverwijzen(feiten: Instroomfeiten, naar: str, reden: str) -> list[Weigering]:
    """Return the reasons against referring elsewhere: a known destination that fits the school, and a reason (R21)."""
    redenen = tegen_overgang(feiten.stand, "doorverwezen")
    if redenen:
        return redenen
    if naar not in BESTEMMINGEN:
        redenen.append(Weigering("bestemming", "Kies waar deze casus beter past.", "naar"))
    elif naar == "casuistiekoverleg" and feiten.sector != "vo":
        melding = "Het casuïstiekoverleg is er alleen voor het voortgezet onderwijs. Kies een andere plek."
        redenen.append(Weigering("casuistiekoverleg_alleen_vo", melding, "naar"))
    return redenen + zonder_reden(reden, "Schrijf waarom deze casus daar beter past.")
