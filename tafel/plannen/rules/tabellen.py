"""Is a pasted text a table, and what are its rows? Tabs of Word and Excel, `|`, `;`, wide blanks, one cell a line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tafel.plannen.rules.koppen import kolommen_van, kop_van


@dataclass(frozen=True)
class Rij:
    """One row: its cells, and the lines it came from."""

    cellen: list[str]
    bron: str


def als_tabel(regels: list[str]) -> list[Rij] | None:
    """Return the rows when most of the lines have cells; None when this is no table."""
    vol = [regel for regel in regels if regel.strip()]
    for knip, genoeg in (
        (_tabs, lambda n: n > 1),
        (_strepen, lambda n: n > 1),
        (_puntkommas, lambda n: n > 2),
        (_komma_s, lambda n: n > 1),
        (_breed, lambda n: n > 2),
    ):
        rijen = _rijen(vol, knip, genoeg)
        if rijen is not None:
            return rijen
    return _onder_elkaar(vol)


def _rijen(vol: list[str], knip: Callable[[str], list[str]], genoeg: Callable[[int], bool]) -> list[Rij] | None:
    cellen = [knip(regel) for regel in vol]
    kop = next((c for c in cellen[:4] if len(c) > 1 and kolommen_van(c)), None)
    if knip is _komma_s and kop is None:
        return None
    treffers = sum(genoeg(len(c)) for c in cellen)
    if kop is None and treffers * 2 <= len(vol):
        return None
    if kop is not None and treffers == 0:
        return None
    breed = len(kop) if kop else max((len(c) for c in cellen), key=[len(c) for c in cellen].count)
    return _lijm([Rij(c, regel.strip()) for c, regel in zip(cellen, vol, strict=True)], breed)


def _lijm(rijen: list[Rij], breed: int) -> list[Rij]:
    """Join rows that are one row with a line end inside a cell (Word, Excel)."""
    uit: list[Rij] = []
    open_quote = False
    for rij in rijen:
        past = uit and (open_quote or (1 < len(uit[-1].cellen) < breed and len(rij.cellen) > 1))
        if past and (open_quote or len(uit[-1].cellen) + len(rij.cellen) - 1 == breed):
            vorig = uit[-1]
            cellen = [*vorig.cellen[:-1], f"{vorig.cellen[-1]} {rij.cellen[0]}", *rij.cellen[1:]]
            uit[-1] = Rij(cellen, f"{vorig.bron}\n{rij.bron}")
        else:
            uit.append(rij)
        open_quote = uit[-1].cellen[-1].startswith('"') and uit[-1].cellen[-1].count('"') % 2 == 1
    return [Rij([_zonder_quotes(cel) for cel in rij.cellen], rij.bron) for rij in uit]


def _zonder_quotes(cel: str) -> str:
    cel = cel.strip()
    if len(cel) > 1 and cel.startswith('"') and cel.endswith('"'):
        return cel[1:-1].replace('""', '"').strip()
    return cel


def _tabs(regel: str) -> list[str]:
    if regel.lstrip(" ").startswith("\t") and "\t" not in regel.strip():
        return [regel]  # an indented line
    return regel.split("\t")


def _strepen(regel: str) -> list[str]:
    return regel.strip().strip("|").split("|")


def _puntkommas(regel: str) -> list[str]:
    return regel.split(";")


def _komma_s(regel: str) -> list[str]:
    return regel.split(",")


def _breed(regel: str) -> list[str]:
    return re.split(r"\s{3,}", regel.strip())


def _onder_elkaar(vol: list[str]) -> list[Rij] | None:
    """Read cells that came one below the other: first the headings, then as many lines for each row."""
    breed = 0
    while breed < min(6, len(vol)) and kop_van(vol[breed]):
        breed += 1
    if breed < 2 or len(vol) % breed or len(vol) == breed or not kolommen_van([r.strip() for r in vol[:breed]]):
        return None
    return [
        Rij([r.strip() for r in vol[nr : nr + breed]], "\n".join(r.strip() for r in vol[nr : nr + breed]))
        for nr in range(0, len(vol), breed)
    ]
