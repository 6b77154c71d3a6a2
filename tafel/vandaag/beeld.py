"""The start page as data: a sentence, one button, blocks of lines. Every line ends in one next step."""

from __future__ import annotations

from dataclasses import dataclass, field

HOOGSTENS = 6
MEESTE_TEKENS = 90


def kort(tekst: str) -> str:
    """Return `tekst` cut at a word before MEESTE_TEKENS, with … when something is left out."""
    if len(tekst) <= MEESTE_TEKENS:
        return tekst
    begin = tekst[: MEESTE_TEKENS - 1]
    return f"{begin.rpartition(' ')[0].rstrip(' ,;:.') or begin}…"


@dataclass(frozen=True)
class Stap:
    """Where a link goes and what it says: a verb with its object. `over` is read aloud only."""

    url: str
    tekst: str
    over: str = ""


@dataclass(frozen=True)
class Merk:
    """A state: its kind (goed, let, fout, stil, info), an icon and a word."""

    soort: str
    icoon: str
    woord: str


@dataclass(frozen=True)
class Regel:
    """One line of work: what, in which state, the hint below it, the one next step."""

    wat: str
    nummer: str = ""
    initialen: str = ""
    tijd: str = ""
    merk: Merk | None = None
    hint: str = ""
    stap: Stap | None = None
    rechts: str = ""


@dataclass(frozen=True)
class Blok:
    """A card with lines; `leeg` says what now when there are none (nothing when `rest` says it)."""

    titel: str
    regels: list[Regel]
    leeg: str
    hint: str = ""
    alles: Stap | None = None
    half: bool = False
    rest: str = ""  # one sentence below the lines


@dataclass(frozen=True)
class Pagina:
    """A start page: what is going on, what to do first, the one full button, the blocks."""

    kop: str
    zin: str
    doe: str
    knop: Stap | None = None
    blokken: list[Blok] = field(default_factory=list)
    ook: Stap | None = None  # an outlined button beside the full one
