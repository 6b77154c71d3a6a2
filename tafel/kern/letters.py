"""The letters that stand for a child: how it may be called, and a text without those names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tafel.kern.format import initialen


def namen_met_letters(voornaam: str, achternaam: str) -> tuple[tuple[str, str], ...]:
    """Return how somebody may be called, each with the letters that stand instead."""
    voor, achter = voornaam.strip(), achternaam.strip()
    paren = (
        (f"{voor} {achter}".strip(), initialen(voor, achter)), (voor, initialen(voor, "")),
        (achter, initialen("", achter)),
    )  # fmt: skip
    return tuple((naam, letters) for naam, letters in paren if naam and letters != "?")


def zonder_naam(tekst: str, namen: Iterable[tuple[str, str]], blijft: Iterable[str] = ()) -> str:
    """Return `tekst` with every name in `namen` (name, what stands instead) replaced where it is a whole word.

    The longest first, capitals as in the name: "wil" stays where the child is called Wil. What is in `blijft` (names
    of organisations, of more than one word) stays whole, also when the child is called like a part of it.
    """
    staat = {_een_blank(naam): letter for naam, letter in namen if len(naam.strip()) > 1}
    heel = {_een_blank(naam) for naam in blijft if len(naam.split()) > 1} - staat.keys()
    if not staat:
        return tekst
    woorden = sorted([*staat, *heel], key=len, reverse=True)
    patroon = "|".join(r"\s+".join(map(re.escape, woord.split())) for woord in woorden)

    def vervang(m: re.Match[str]) -> str:
        letter = staat.get(_een_blank(m[1]))
        return str(m[0]) if letter is None else letter + str(m[2]).removeprefix("." if letter.endswith(".") else "")

    return re.sub(rf"(?<!\w)({patroon})(?!\w)(\.?)", vervang, tekst)


def _een_blank(naam: str) -> str:
    return " ".join(naam.split())
