"""Make a text fit its place: measured by how wide it is, cut where a sentence ends, without the name of the child."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from tafel.kern.namen import zonder_naam

__all__ = ["ZIE_CASUS", "breedte", "knip", "knip_regel", "zonder_naam"]

ZIE_CASUS = "… (zie casus)"
KLEIN = 100  # in a narrower place the words themselves get the room, and "…" says that there was more
_BLANK = re.compile(r"[^\S\u00a0]+")  # "€ 4.320" stays together
_ZIN = re.compile(r"(?<!\b\w)[.!?…]+[\"'”’)]*(?=\s)")
MINSTE_WOORDEN = 4  # fewer say nothing: "M. en …"
_SMAL = frozenset(" il.,;:'|!jtfrI()[]-/")
_WIJD = frozenset("mwMWOQ@%&—…")


def breedte(tekst: str) -> float:
    """Return how wide a text is on paper, in letters: an i counts for half, a W for more, a sign of elsewhere double.

    An upper bound for the letters of Tafel, so that a text of only W's fits as well as ordinary words do.
    """
    return sum(_breed(teken) for teken in tekst)


def _breed(teken: str) -> float:
    if teken in _SMAL:
        return 0.6
    if teken in _WIJD:
        return 1.9
    if teken.isascii():
        return 1.35 if teken.isupper() else 1.1
    if unicodedata.combining(teken):
        return 0.0
    if unicodedata.east_asian_width(teken) in ("W", "F") or unicodedata.category(teken) in ("So", "Co", "Cn"):
        return 2.6
    return 1.9 if teken.isupper() else 1.4


def knip(tekst: str, hoogstens: float) -> str:
    """Return `tekst` on one line and at most this wide: whole sentences, and "… (zie casus)" when there was more
    (in a small place "…").

    When not even one sentence fits, it ends after a word; when no word fits, after a letter.
    """
    heel = _BLANK.sub(" ", tekst).strip()
    if breedte(heel) <= hoogstens:
        return heel
    slot = ZIE_CASUS if hoogstens >= KLEIN else "…"
    ruimte = hoogstens - breedte(" " + slot)
    einden = [m.end() for m in _ZIN.finditer(heel)]
    stuk = _langste(heel, einden, ruimte)
    if stuk:
        return f"{stuk} {slot}"
    stuk = _langste(heel, [m.start() for m in re.finditer(" ", heel)], ruimte).rstrip(",;:-– ")
    if stuk:
        return f"{stuk}{slot}"
    return f"{_langste(heel, range(1, len(heel)), ruimte)}{slot}"


def knip_regel(kop: str, uitleg: str, hoogstens: float) -> str:
    """Return "kop: uitleg" on one line; where only a word or three of `uitleg` would fit, `kop` alone."""
    if not uitleg.strip():
        return knip(kop, hoogstens)
    heel = knip(f"{kop}: {uitleg}", hoogstens)
    if not heel.endswith(("…", ZIE_CASUS)):
        return heel
    over = heel.removeprefix(f"{kop}: ").removesuffix(ZIE_CASUS).rstrip(" …") if heel.startswith(f"{kop}: ") else ""
    leesbaar = len(over.split()) >= MINSTE_WOORDEN or any(m.end() == len(over) for m in _ZIN.finditer(f"{over} "))
    return heel if leesbaar else knip(kop, hoogstens)


def _langste(tekst: str, einden: Iterable[int], ruimte: float) -> str:
    """Return the longest piece of `tekst` that ends at one of these places (rising) and is not too wide."""
    goed, tot, wijd = 0, 0, 0.0
    for einde in einden:
        wijd += breedte(tekst[tot:einde])
        tot = einde
        if wijd > ruimte:
            break
        goed = einde
    return tekst[:goed]
