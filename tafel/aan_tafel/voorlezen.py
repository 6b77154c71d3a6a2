"""What the chair reads aloud before settling: what is still open, and who said no or yes on a condition."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from tafel.aan_tafel.beeld import Mens, Tafelbeeld
from tafel.besluiten.rules import (
    Besluitfeiten,
    Kostenfeit,
    Onderdeelfeit,
    Partijfeit,
    redenen_tegen_vaststellen,
)
from tafel.kern.format import getal
from tafel.kern.refusals import Weigering

# reason against settling -> the phase that mends it
FASE_VAN = {"niet_gehoord": "horen", "afwezigheid_onvolledig": "horen"}


@dataclass(frozen=True)
class Openpunt:
    """One thing that keeps the decision from being settled: the sentence, and the phase and person that mend it."""

    zin: str
    fase: str
    wie: uuid.UUID | None = None


def openpunten(redenen: Sequence[Weigering], beeld: Tafelbeeld) -> list[Openpunt]:
    """Return what is still open; people to hear and answers to ask are counted, one alone is named. Hearing first."""
    uit: list[Openpunt] = []
    samen = {
        "niet_gehoord": (beeld.niet_gehoord, "Nog {} te horen", ("mens", "mensen"), "horen"),
        "geen_antwoord": (beeld.zonder_antwoord, "Nog {}", ("antwoord", "antwoorden"), "besluit"),
    }
    for code in dict.fromkeys(reden.code for reden in redenen):
        groep = [reden for reden in redenen if reden.code == code]
        if code not in samen:
            uit += [Openpunt(reden.melding, FASE_VAN.get(code, "besluit")) for reden in groep]
            continue
        mensen, zin, woorden, fase = samen[code]
        wie = mensen[0].id if mensen else None
        if len(groep) == 1:
            uit.append(Openpunt(groep[0].melding, fase, wie))
        else:
            uit.append(Openpunt(f"{zin.format(getal(len(groep), *woorden))}.", fase, wie))
    return sorted(uit, key=lambda een: een.fase != "horen")


def niet_zonder_meer(beeld: Tafelbeeld) -> list[Mens]:
    """Return who said no, then who said yes on a condition: a decision is carried only by a plain yes (R36)."""
    return [m for antwoord in ("nee", "voorwaarde") for m in beeld.mensen if m.antwoord == antwoord]


def niet_al_gezegd(geweigerd: Sequence[Weigering], redenen: Sequence[Weigering]) -> list[str]:
    """Return the sentences of a refusal that the page does not show already; one sentence when it shows them all."""
    codes = {reden.code for reden in redenen}
    rest = [een.melding for een in geweigerd if een.code not in codes]
    return rest or (["Het besluit is nog niet vastgesteld. Hieronder staat wat nog open is."] if geweigerd else [])


def telling(beeld: Tafelbeeld) -> str:
    """Return "ja 4, voorwaarde 1, nee 1": how many gave each answer, without those that nobody gave."""
    gegeven = [m.antwoord for m in beeld.mensen]
    aantal = {antwoord: gegeven.count(antwoord) for antwoord in ("ja", "voorwaarde", "nee")}
    return ", ".join(f"{antwoord} {n}" for antwoord, n in aantal.items() if n)


def waarom_niet_vaststellen(beeld: Tafelbeeld) -> list[Weigering]:
    """Return what is in the way of settling, by the same rule that blocks the button (R31, R32, R36)."""
    besluit = beeld.besluit
    partijen = tuple(
        Partijfeit(
            m.id, m.rol, _naam(m), m.organisatie, m.heeft_mandaat, m.gehoord,
            m.inbreng, m.reden, m.uitnodiging_1, m.uitnodiging_2, m.antwoord,
        )
        for m in beeld.mensen
    )  # fmt: skip
    delen = tuple(
        Onderdeelfeit(
            nr, d.soort, d.betrokkene_id, d.persoon, d.wat, d.wanneer,
            tuple(Kostenfeit(k.kant, len(k.beslissers)) for k in d.kosten),
        )
        for nr, d in enumerate(besluit.delen if besluit else (), start=1)
    )  # fmt: skip
    return redenen_tegen_vaststellen(
        Besluitfeiten(
            besluit.stand if besluit else "concept", besluit.zin if besluit else "", beeld.casus.tafel_heeft_mandaat,
            partijen, delen, beeld.casus.sector, bool(beeld.casus.school),
        )
    )  # fmt: skip


def _naam(mens: Mens) -> str:
    """Return how a person is named behind the role: of parents no name, only which one where there are more."""
    if mens.rol == "ouders":
        return mens.wie.removeprefix("Ouders").removeprefix("Ouder, ")
    return mens.wie if mens.eigen else mens.naam
