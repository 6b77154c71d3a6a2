"""Judge the planning of a meeting and who may chair it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tafel.kern.format import datum_zin
from tafel.kern.refusals import Weigering
from tafel.overleggen.rules.agenderen import DICHT

# organisations of the municipality itself, for tables where the chair must stand apart from it (R24, V4)
GEMEENTELIJK = ("gemeente", "leerplicht")


@dataclass(frozen=True)
class Voorzitterfeiten:
    """Whether somebody may chair this meeting."""

    lid: bool  # member of this table with the role of chair on the day of the meeting
    naam: str
    organisatie_soort: str | None
    gemeente_mag_voorzitten: bool
    partij_in: tuple[str, ...] = ()  # numbers of the cases on the agenda in which this person is a party


def mag_voorzitten(feiten: Voorzitterfeiten) -> list[Weigering]:
    """Return why this person may not chair this meeting (R24, R25, V4)."""
    if not feiten.lid:
        return [Weigering("voorzitter_geen_lid", "Kies een voorzitter van deze tafel.", "voorzitter_id")]
    redenen = []
    if not feiten.gemeente_mag_voorzitten and feiten.organisatie_soort in GEMEENTELIJK:
        zin = f"{feiten.naam} werkt bij de gemeente. Aan deze tafel mag dat niet. Kies iemand anders."
        redenen.append(Weigering("voorzitter_van_gemeente", zin, "voorzitter_id"))
    redenen += [
        Weigering(
            "voorzitter_is_partij", f"{feiten.naam} is partij in casus {nummer}. Kies iemand anders.", "voorzitter_id"
        )
        for nummer in feiten.partij_in
    ]
    return redenen


@dataclass(frozen=True)
class Planfeiten:
    """A meeting as somebody wants to plan it; `oude_datum` (None: a new one) and `stand` are as it stands now.

    A date or time that can't be read is None: its own field says so, and the rest is judged without it.
    """

    datum: dt.date | None
    begint_om: dt.time | None
    eindigt_om: dt.time | None
    vandaag: dt.date
    voorzitter: Voorzitterfeiten
    oude_datum: dt.date | None = None
    stand: str = "gepland"


def keur_overleg(feiten: Planfeiten) -> list[Weigering]:
    """Return every reason against planning or changing a meeting so."""
    if feiten.stand in DICHT:
        zin = f"Dit overleg is {feiten.stand}. U kunt het niet meer wijzigen."
        return [Weigering(f"overleg_{feiten.stand}", zin)]
    redenen = []
    if feiten.datum is not None and feiten.datum != feiten.oude_datum:
        if feiten.datum < feiten.vandaag:
            zin = f"{datum_zin(feiten.datum).capitalize()} is al geweest. Kies vandaag of later."
            redenen.append(Weigering("datum_voorbij", zin, "datum"))
        if feiten.stand == "bezig":
            redenen.append(Weigering("overleg_bezig", "Het overleg is al begonnen. De datum ligt vast.", "datum"))
    if feiten.begint_om is not None and feiten.eindigt_om is not None and feiten.eindigt_om <= feiten.begint_om:
        redenen.append(Weigering("tijden", "Het overleg eindigt na het begin. Vul een latere tijd in.", "eindigt_om"))
    return redenen + mag_voorzitten(feiten.voorzitter)


def keur_annuleren(stand: str, reden: str) -> list[Weigering]:
    """Return why a meeting can't be cancelled: it has begun or is over, or no reason was given."""
    if stand == "bezig":
        zin = "Het overleg is al begonnen. Geef elke casus een uitkomst en sluit het overleg."
        return [Weigering("overleg_bezig", zin)]
    if stand in DICHT:
        return [Weigering(f"overleg_{stand}", f"Dit overleg is al {stand}.")]
    if not reden.strip():
        return [Weigering("reden_mist", "Vul in waarom het overleg niet doorgaat.", "reden")]
    return []
