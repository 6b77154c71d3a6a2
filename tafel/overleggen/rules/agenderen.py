"""Judge what goes on the agenda, what comes off, and what may still be changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tafel.kern.format import datum_zin
from tafel.kern.refusals import Weigering

AGENDEERBAAR = ("toegelaten", "opvolging")
DICHT = ("gesloten", "geannuleerd")
# how an outcome is called on screens and paper
UITKOMSTWOORD = {
    "besloten": "Besloten",
    "onder_voorbehoud": "Besloten, onder voorbehoud",
    "aangehouden": "Aangehouden",
    "geen_overeenstemming": "Geen overeenstemming",
    "buiten_onze_macht": "Buiten de macht van deze tafel",
    "ingetrokken": "Ingetrokken",
    "niet_besproken": "Niet besproken",
}
# outcomes with which an item leaves an agenda before it begins: it takes no time any more
VERVALLEN = ("ingetrokken", "niet_besproken")


@dataclass(frozen=True)
class Zetfeiten:
    """A case that somebody wants on an agenda."""

    nummer: str
    casus_stand: str
    overleg_stand: str
    elders: dt.date | None  # day of the coming meeting on whose agenda the case waits
    al_hier: bool  # it has an item at this very meeting, waiting or done; one that was not reached may come back
    voorzitter_is_partij: bool
    voorzitter: str


def zet_erop(feiten: Zetfeiten) -> list[Weigering]:
    """Return every reason against putting the case on the agenda (only admitted, or back from follow-up)."""
    if feiten.overleg_stand in DICHT:
        zin = f"Dit overleg is {feiten.overleg_stand}. Kies een volgend overleg."
        return [Weigering(f"overleg_{feiten.overleg_stand}", zin, "nummer")]
    if feiten.casus_stand not in AGENDEERBAAR:
        zin = {
            "concept": "is nog niet ingediend",
            "ingediend": "is nog niet toegelaten. Beslis eerst bij Instroom",
            "aanvulling": "wacht nog op een aanvulling",
            "teruggegeven": "ligt nog bij de aanmelder",
        }.get(feiten.casus_stand, "loopt niet meer aan deze tafel")
        return [Weigering("casus_niet_toegelaten", f"Casus {feiten.nummer} {zin}.", "nummer")]
    redenen = []
    if feiten.al_hier:
        zin = f"Casus {feiten.nummer} staat of stond al op deze agenda."
        redenen.append(Weigering("al_op_deze_agenda", zin, "nummer"))
    elif feiten.elders is not None:
        zin = (
            f"Casus {feiten.nummer} staat al op de agenda van {datum_zin(feiten.elders)}. Haal de casus daar eerst af."
        )
        redenen.append(Weigering("al_op_agenda", zin, "nummer"))
    if feiten.voorzitter_is_partij:  # R25
        zin = f"{feiten.voorzitter} zit voor en is partij in casus {feiten.nummer}. Kies eerst een andere voorzitter."
        redenen.append(Weigering("voorzitter_is_partij", zin, "nummer"))
    return redenen


def is_ad_hoc(overleg_stand: str, vastgezet: bool) -> bool:
    """Tell whether a case comes on unexpectedly: people know the agenda already, or the meeting is going on."""
    return vastgezet or overleg_stand == "bezig"


def keur_ad_hoc(overleg_stand: str, vastgezet: bool, reden: str) -> list[Weigering]:
    """Return why a case can't come on ad hoc: the reason is asked, because not everyone could prepare (feature 24)."""
    if is_ad_hoc(overleg_stand, vastgezet) and not reden.strip():
        return [Weigering("reden_ad_hoc", "Schrijf op waarom deze casus er nu nog bij komt.", "reden")]
    return []


@dataclass(frozen=True)
class Puntfeiten:
    """An item that somebody wants to change, move or take off."""

    nummer: str
    begonnen: bool
    uitkomst: str | None
    overleg_stand: str


def wijzig_punt(feiten: Puntfeiten) -> list[Weigering]:
    """Return why the item stays as it is: the meeting is closed, or the item has begun or has an outcome."""
    if feiten.overleg_stand in DICHT:
        zin = f"Dit overleg is {feiten.overleg_stand}. De agenda ligt vast."
        return [Weigering(f"overleg_{feiten.overleg_stand}", zin)]
    if feiten.uitkomst is not None:
        return [Weigering("punt_klaar", f"Casus {feiten.nummer} is al besproken. Dit punt ligt vast.")]
    if feiten.begonnen:
        return [Weigering("punt_begonnen", f"Casus {feiten.nummer} is al aan tafel. Dit punt ligt vast.")]
    return []


def tegen_van_tafel(begonnen: bool, overleg_stand: str) -> list[Weigering]:
    """Return why a case can't leave its agenda now: the table is talking about it."""
    if begonnen and overleg_stand == "bezig":
        return [Weigering("aan_tafel", "Deze casus is nu aan tafel. Vraag de voorzitter.")]
    return []


def telt(minuten: int, begonnen: bool, uitkomst: str | None) -> int:
    """Return how many minutes an item takes of the meeting: none when it left the agenda before it began."""
    return 0 if uitkomst in VERVALLEN and not begonnen else minuten


def haal_eraf(feiten: Puntfeiten, reden: str) -> list[Weigering]:
    """Return every reason against taking the item off; the reason for it is asked and kept."""
    redenen = wijzig_punt(feiten)
    if not reden.strip():
        redenen.append(Weigering("reden_mist", "Vul in waarom deze casus van de agenda gaat.", "reden"))
    return redenen
