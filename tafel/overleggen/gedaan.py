"""What one button just did to an agenda: said on the page, each move with why, and how to undo it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tafel.kern.clock import vandaag
from tafel.overleggen.queries import Punt
from tafel.overleggen.rules.ordenen import Stap, stappen

HOOGSTENS = 60
Wat = Literal["gezet", "was"]


@dataclass(frozen=True)
class Gedaan:
    """What was done: cases put on ("gezet": which) or put in order ("was": the order before), and what moved."""

    wat: Wat
    nummers: tuple[str, ...]
    stappen: tuple[Stap, ...] = ()

    @property
    def adres(self) -> dict[str, str]:
        """Return what the address of the page holds of it."""
        return {self.wat: ".".join(self.nummers)}


def uit_adres(waarden: Mapping[str, str]) -> Gedaan | None:
    """Return what the address of a page says that was done; None when it says nothing."""
    soorten: tuple[Wat, ...] = ("gezet", "was")
    for wat in soorten:
        nummers = tuple(een for een in waarden.get(wat, "").split(".")[:HOOGSTENS] if een)
        if nummers:
            return Gedaan(wat, nummers)
    return None


def op_pagina(gedaan: Gedaan | None, punten: Sequence[Punt], ad_hoc: bool) -> Gedaan | None:
    """Return what the page says of it while that is still so and can be undone; None once the agenda is another.

    punten: by the clock. For an order: what moved from the earlier order, each with why.
    """
    if gedaan is None:
        return None
    per = {punt.nummer: punt for punt in punten if punt.open}
    if gedaan.wat == "gezet":
        return gedaan if not ad_hoc and set(gedaan.nummers) <= per.keys() else None
    if set(gedaan.nummers) != per.keys() or len(gedaan.nummers) != len(per):
        return None
    nu_zo = [str(punt.id) for punt in punten if punt.open]
    verzet = stappen([per[nummer].orde for nummer in gedaan.nummers], nu_zo, vandaag())
    return Gedaan("was", gedaan.nummers, tuple(verzet)) if verzet else None
