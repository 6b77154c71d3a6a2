"""The sentences with which the page of one follow-up opens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tafel.kern.format import datum_zin, getal
from tafel.opvolging.rules import MOMENTNAMEN

RUSTIG_NA = 14  # days ahead from which recording the conversation is not the thing to do


def laatzin(momenten: int, afspraken: int) -> str:
    """Return what is late, for the h1: "Eén moment en 2 afspraken zijn te laat"; "" when nothing is."""
    delen = [
        f"één {enkel}" if aantal == 1 else f"{aantal} {meer}"
        for aantal, enkel, meer in ((momenten, "moment", "momenten"), (afspraken, "afspraak", "afspraken"))
        if aantal
    ]
    if not delen:
        return ""
    zin = f"{' en '.join(delen)} {'is' if momenten + afspraken == 1 else 'zijn'} te laat"
    return f"Eén{zin.removeprefix('één')}" if zin.startswith("één") else zin


def hoofdzin(stand: str, volgende: tuple[str, dt.date] | None, om: bool, vandaag: dt.date) -> str:
    """Return what is going on, for the h1: `volgende` is the kind and day of the next moment to hold."""
    if stand == "toegelaten":
        return "Deze casus gaat terug naar de tafel"
    if stand != "opvolging":
        return "De opvolging is gesloten"
    if volgende is None:
        return "Het jaar is om" if om else "Er staat geen moment meer gepland"
    soort, dag = volgende
    naam = "een extra moment" if soort == "extra" else f"het moment van {MOMENTNAMEN[soort]}"
    if dag < vandaag:
        return f"{naam[0].upper()}{naam[1:]} is {getal((vandaag - dag).days, 'dag', 'dagen')} te laat"
    if dag == vandaag:
        return f"Vandaag is {naam}"
    return f"Over {getal((dag - vandaag).days, 'dag', 'dagen')} is {naam}"


def urenzin(initialen: str, uren: Sequence[int]) -> str:
    """Return what the hours say: "D.W. ging 19 uur per week naar school, nu 16."; "" without figures."""
    if not uren:
        return ""
    if len(uren) == 1 or uren[-1] == uren[-2]:
        return f"{initialen} gaat {uren[-1]} uur per week naar school."
    return f"{initialen} ging {uren[-2]} uur per week naar school, nu {uren[-1]}."


def doezin(stand: str, volgende: tuple[str, dt.date] | None, om: bool, vandaag: dt.date) -> str:
    """Return what to do first, in bold below the h1."""
    if stand == "toegelaten":
        return "De voorzitter zet de casus op een agenda."
    if stand != "opvolging":
        return "Hieronder staat hoe het is gegaan."
    if volgende is None:
        return "Sluit de opvolging." if om else "Plan een moment, of sluit de opvolging."
    if volgende[1] <= vandaag:
        return "Bel, en noteer het gesprek."
    return f"U kijkt terug op {datum_zin(volgende[1], vandaag)}."
