"""The pieces beside the story: what works, who helps, four fields with two sides, what the school needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tafel.kern.refusals import Weigering

# the four fields of the analysis and their two sides (S1 hoofdstuk 4, S3 stap 4); each may stay empty
VELDEN: Mapping[str, str] = {
    "leerling": "De leerling zelf",
    "thuis": "Thuis",
    "school": "School",
    "buurt": "Buurt en vrije tijd",
}
KANTEN: Mapping[str, str] = {"sterk": "Wat sterk maakt", "zwaar": "Wat het zwaar maakt"}
LANG = 10_000


@dataclass(frozen=True)
class Stuksoort:
    """One piece: the question on the screen and the help under it."""

    vraag: str
    hint: str = ""


STUKKEN: Mapping[str, Stuksoort] = {
    "werkt": Stuksoort("Wat werkt er al?", "Ook iets kleins telt."),
    "helpt": Stuksoort("Wie helpt er nu?", "Familie, vrienden, iemand van school of een club."),
    "school_nodig": Stuksoort("Wat heeft de school nodig om het wel te kunnen?", "Vraag dit altijd."),
    **{
        f"{veld}_{kant}": Stuksoort(f"{naam}: {woord.lower()}")
        for veld, naam in VELDEN.items()
        for kant, woord in KANTEN.items()
    },
}
VELDSTUKKEN = tuple(f"{veld}_{kant}" for veld in VELDEN for kant in KANTEN)


def tegen_stuk(soort: str, tekst: str) -> list[Weigering]:
    """Return the reasons against keeping one piece: a known one, not too long. Empty is fine."""
    if soort not in STUKKEN:
        return [Weigering("stuk_onbekend", "Dit onderdeel bestaat niet.")]
    if len(tekst) > LANG:
        return [Weigering("te_lang", "Gebruik hoogstens 10.000 tekens.", soort)]
    return []
