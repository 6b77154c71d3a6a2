"""What belongs on an agenda by itself, and why; nothing without a final outcome gets lost (feature 22)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tafel.kern.format import datum_zin
from tafel.overleggen.rules.agenderen import UITKOMSTWOORD
from tafel.overleggen.rules.dagindeling import Blok, past

BESLOTEN = ("besloten", "onder_voorbehoud")
Stroomsoort = Literal["spoed", "blijft_liggen", "nog_geen_besluit", "terug", "toegelaten", "terugkijken"]
# spoed, then what was on an agenda before and got no decision, then longest at home; looking back can be done by phone
RANG: tuple[Stroomsoort, ...] = ("spoed", "blijft_liggen", "nog_geen_besluit", "terug", "toegelaten", "terugkijken")


@dataclass(frozen=True)
class Stroomfeiten:
    """A case that is on no coming agenda: its state, and what happened to it at the table before."""

    stand: str
    spoed: bool = False
    bleef_op: dt.date | None = None  # day of a meeting that is over, where its item still has no outcome
    laatste_uitkomst: str | None = None
    laatste_op: dt.date | None = None  # day of the meeting with that outcome
    terugkijken_op: dt.date | None = None  # the first moment to look back that is due and was not held


@dataclass(frozen=True)
class Reden:
    """Why a case belongs on an agenda: the kind, and a line for people."""

    soort: Stroomsoort
    zin: str

    @property
    def rang(self) -> int:
        """Return the place of this kind among the others: 0 goes first."""
        return RANG.index(self.soort)


def waarom_op_agenda(feiten: Stroomfeiten, vandaag: dt.date) -> Reden | None:
    """Return why the case belongs on an agenda; None when it does not."""
    eerder = _eerder(feiten, vandaag)
    if feiten.stand == "toegelaten":
        reden = eerder or Reden("toegelaten", "Toegelaten, nog niet besproken.")
        if feiten.spoed:
            return Reden("spoed", f"Spoed toegekend. {eerder.zin}" if eerder else "Spoed toegekend.")
        return reden
    if feiten.stand != "opvolging":
        return None
    if eerder and eerder.soort == "blijft_liggen":
        return eerder
    if feiten.terugkijken_op is not None and feiten.terugkijken_op <= vandaag:
        wanneer = datum_zin(feiten.terugkijken_op, vandaag)
        return Reden("terugkijken", f"Terugkijken stond op {wanneer} en is nog niet gebeurd.")
    return None


def _eerder(feiten: Stroomfeiten, vandaag: dt.date) -> Reden | None:
    """Return what the table left open before, or decided and must look at again."""
    if feiten.bleef_op is not None:
        zin = f"Stond op de agenda van {datum_zin(feiten.bleef_op, vandaag)} en kwam niet aan de beurt."
        return Reden("blijft_liggen", zin)
    if feiten.laatste_uitkomst is None:
        return None
    op = f" op {datum_zin(feiten.laatste_op, vandaag)}" if feiten.laatste_op else ""
    if feiten.laatste_uitkomst == "niet_besproken":
        return Reden("blijft_liggen", f"Ging niet door{op}.")
    if feiten.laatste_uitkomst in BESLOTEN:
        return Reden("terug", f"Terug naar de tafel, na het besluit{op}.")
    return Reden("nog_geen_besluit", f"{UITKOMSTWOORD[feiten.laatste_uitkomst]}{op}.")


def kies_wat_past(
    begint_om: dt.time,
    eindigt_om: dt.time,
    welkom_minuten: int,
    blokken: Sequence[Blok],
    kandidaten: Sequence[str],
    minuten: int,
) -> list[str]:
    """Return which candidates (most pressing first) still fit, each for `minuten`; nothing fixed begins late by it."""
    erop = list(blokken)
    gekozen: list[str] = []
    for sleutel in kandidaten:
        met = [*erop, Blok(sleutel, minuten)]
        if past(begint_om, eindigt_om, welkom_minuten, met):
            erop = met
            gekozen.append(sleutel)
    return gekozen
