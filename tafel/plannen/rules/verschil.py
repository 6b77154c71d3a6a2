"""What changed between two versions of a plan, in words: added, gone, changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from tafel.criteria.datums import in_woorden, uit_iso
from tafel.plannen.rules.regels import Planregel, uit_document

GENOEG = 0.6
"""How much of "who what" two lines must share to be the same line, changed."""


@dataclass(frozen=True)
class Wijziging:
    """One field of a line that changed: its label, how it was and how it is."""

    wat: str
    was: str
    nu: str


@dataclass(frozen=True)
class Regelverschil:
    """One line of two versions: `soort` is gelijk, erbij, weg or anders; `delen` say what changed."""

    soort: str
    regel: Planregel
    delen: tuple[Wijziging, ...] = ()


@dataclass(frozen=True)
class Planverschil:
    """All differences: of the lines, and of what stands around them (date, makers, goal, file)."""

    regels: tuple[Regelverschil, ...]
    rondom: tuple[Wijziging, ...] = ()

    @property
    def gelijk(self) -> bool:
        """Whether nothing changed."""
        return not self.rondom and all(regel.soort == "gelijk" for regel in self.regels)

    @property
    def zin(self) -> str:
        """The differences counted in one sentence."""
        tel = {soort: sum(r.soort == soort for r in self.regels) for soort in ("erbij", "weg", "anders")}
        delen = [f"{tel[soort]} {soort}" for soort in ("erbij", "anders", "weg") if tel[soort]]
        if self.rondom:
            delen.append(f"{self.rondom[0].wat.lower()} veranderd" if len(self.rondom) == 1 else "ook de gegevens")
        return ", ".join(delen) or "geen verschil"


def verschil(
    oud: Mapping[str, Any], nieuw: Mapping[str, Any], merken: tuple[str | None, str | None] = (None, None)
) -> Planverschil:
    """Return what changed from `oud` to `nieuw` (both in the shape of plan_van_aanpak); `merken`: digests of files.

    Lines are the same by their key, else when they are equal, else when who and what are much alike. The order is that
    of `nieuw`; what is gone stands at the end.
    """
    links, rechts = list(uit_document(oud)), list(uit_document(nieuw))
    paren = _paren(links, rechts)
    regels = [_vergelijk(links[paren[nr]], regel) if nr in paren else Regelverschil("erbij", regel)
              for nr, regel in enumerate(rechts)]  # fmt: skip
    regels += [Regelverschil("weg", regel) for nr, regel in enumerate(links) if nr not in paren.values()]
    rondom = [
        Wijziging(label, was, nu)
        for label, was, nu in (
            ("Datum van het plan", _dag(oud.get("datum")), _dag(nieuw.get("datum"))),
            ("Gemaakt met", _lijst(oud.get("gezamenlijk_met")), _lijst(nieuw.get("gezamenlijk_met"))),
            ("Weer onderwijs is het doel", _ja(oud.get("doel_is_onderwijs")), _ja(nieuw.get("doel_is_onderwijs"))),
            ("Bestand", (merken[0] or "")[:8] or "geen", (merken[1] or "")[:8] or "geen"),
        )
        if was != nu
    ]
    return Planverschil(tuple(regels), tuple(rondom))


def _paren(links: Sequence[Planregel], rechts: Sequence[Planregel]) -> dict[int, int]:
    """Return which line on the right is which line on the left (by number)."""
    paren: dict[int, int] = {}
    for past in (_zelfde_sleutel, _gelijk):
        for r, nieuw in enumerate(rechts):
            for li, oud in enumerate(links):
                if r not in paren and li not in paren.values() and past(oud, nieuw):
                    paren[r] = li
    open_l = [nr for nr in range(len(links)) if nr not in paren.values()]
    open_r = [nr for nr in range(len(rechts)) if nr not in paren]
    lijkt = [(-_lijkt(links[li], rechts[r]), r, li) for r in open_r for li in open_l]
    for score, r, li in sorted(lijkt):
        if -score >= GENOEG and r not in paren and li not in paren.values():
            paren[r] = li
    return paren


def _zelfde_sleutel(oud: Planregel, nieuw: Planregel) -> bool:
    return bool(oud.id_) and oud.id_ == nieuw.id_


def _gelijk(oud: Planregel, nieuw: Planregel) -> bool:
    return (oud.wie, oud.wat, oud.wanneer) == (nieuw.wie, nieuw.wat, nieuw.wanneer)


def _lijkt(oud: Planregel, nieuw: Planregel) -> float:
    links, rechts = (f"{r.wie} {r.wat}".casefold()[:300] for r in (oud, nieuw))
    if oud.wat.casefold() == nieuw.wat.casefold():
        return 1.0
    return SequenceMatcher(None, links, rechts, autojunk=False).ratio()


def _vergelijk(oud: Planregel, nieuw: Planregel) -> Regelverschil:
    delen = [
        Wijziging(label, was or "niet ingevuld", nu or "niet ingevuld")
        for label, was, nu in (
            ("Wie", oud.wie, nieuw.wie),
            ("Wat", oud.wat, nieuw.wat),
            ("Wanneer", _dag(oud.wanneer), _dag(nieuw.wanneer)),
        )
        if was != nu
    ]
    return Regelverschil("anders" if delen else "gelijk", nieuw, tuple(delen))


def _dag(iso: str | None) -> str:
    dag: dt.date | None = uit_iso(iso) if iso else None
    return in_woorden(dag) if dag else ""


def _lijst(waarden: Sequence[str] | None) -> str:
    return ", ".join(waarden or ())


def _ja(waarde: bool | None) -> str:
    return "" if waarde is None else "ja" if waarde else "nee"
