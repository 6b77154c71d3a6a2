"""When a new version of the plan may be made, and whether a stored one is still whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tafel.kern.refusals import Weigering
from tafel.plannen.rules.regels import Planregel, merk_van

LOOPT = ("toegelaten", "opvolging")
"""States in which the plan of a case gets new versions; before, it changes with the aanmelding."""
MAX_REDEN = 1_500
KORT = 8
"""Characters of a fingerprint that people see."""


@dataclass(frozen=True)
class Versiefeiten:
    """What a new version is judged by."""

    stand: str
    regels: tuple[Planregel, ...]
    reden: str
    eerste: bool  # there was no version before
    gelijk: bool  # nothing changed since the version that holds
    concept: bool = False


def tegen_versie(f: Versiefeiten) -> list[Weigering]:
    """Return every reason against keeping this version; a concept may still miss things (R19)."""
    redenen = []
    if f.stand not in LOOPT:
        redenen.append(Weigering("stand", "Een nieuwe versie kan alleen zolang de casus loopt."))
    if not f.regels:
        redenen.append(Weigering("geen_regels", "Er staat nog geen regel in het plan. Plak of typ er een.", "regels"))
    if f.concept:
        return redenen
    for nr, regel in enumerate(f.regels):
        for veld, zin in (
            ("wie", "Vul in wie dit doet."), ("wat", "Vul in wat er gebeurt."), ("wanneer", "Vul een datum in."),
        ):  # fmt: skip
            if not getattr(regel, veld):
                redenen.append(Weigering(f"geen_{veld}", zin, f"regel-{nr}-{veld}"))  # R19: who, what, when
    if f.gelijk and f.regels:
        redenen.append(Weigering("gelijk", "Er is niets veranderd. De versie die er is, blijft gelden.", "regels"))
    if not f.eerste and not f.reden.strip():
        redenen.append(Weigering("geen_reden", "Schrijf in één zin waarom het plan verandert.", "reden"))
    if len(f.reden) > MAX_REDEN:
        redenen.append(Weigering("reden_te_lang", "Gebruik hoogstens 1.500 tekens.", "reden"))
    return redenen


def is_heel(inhoud: Mapping[str, Any], document_merk: str | None, merk: str) -> bool:
    """Tell whether a stored version still has the fingerprint it was kept with."""
    return merk_van(inhoud, document_merk) == merk
