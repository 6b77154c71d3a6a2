"""Read the help texts of this folder: Markdown, made into safe HTML once."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import nh3
from markdown import markdown

TEKSTEN = Path(__file__).parent / "teksten"
WOORDENLIJST = Path(__file__).parents[1] / "woordenlijst.md"
_TAGS = {"a", "b", "em", "h2", "h3", "li", "ol", "p", "strong", "ul"}


@cache
def tekst(naam: str) -> str:
    """Return one help text as HTML; `naam` is a file of ours, never something a visitor typed."""
    html = markdown((TEKSTEN / f"{naam}.md").read_text(encoding="utf-8"), output_format="html")
    return nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"tel", "https"}, link_rel=None)


@cache
def per_rol() -> tuple[str, ...]:
    """Return the sections "zo doe je dit", one per role, in their order."""
    return tuple(tekst(pad.stem) for pad in sorted(TEKSTEN.glob("[0-9]-*.md")))


@cache
def woorden() -> tuple[tuple[str, str, str], ...]:
    """Return the word list: (word, meaning, English)."""
    regels = WOORDENLIJST.read_text(encoding="utf-8").splitlines()
    rijen = [tuple(cel.strip() for cel in regel.strip("|").split("|")) for regel in regels if regel.startswith("| ")]
    return tuple((rij[0], rij[1], rij[2]) for rij in rijen[1:])


_TERMIJN = re.compile(r"(\d+)(wk|mnd)")
_EENHEID = {"wk": "weken", "mnd": "maanden"}
# how a word of the data is said
_GEZEGD = {
    "e_mail": "e-mail", "buurt_sterk": "buurt: sterk", "buurt_zwaar": "buurt: zwaar",
    "leerling_sterk": "leerling: sterk", "leerling_zwaar": "leerling: zwaar", "school_sterk": "school: sterk",
    "school_zwaar": "school: zwaar", "thuis_sterk": "thuis: sterk", "thuis_zwaar": "thuis: zwaar",
}  # fmt: skip


def gezegd(woord: str) -> str:
    """Return a word of the data as people say it: "12mnd" is "12 maanden", "niet_besproken" is "niet besproken"."""
    termijn = _TERMIJN.fullmatch(woord)
    if termijn:
        return f"{termijn[1]} {_EENHEID[termijn[2]]}"
    return _GEZEGD.get(woord, woord.replace("_", " "))


@cache
def woorden_voor_mensen() -> tuple[tuple[str, str], ...]:
    """Return the word list as people read it: Dutch words with what they mean, each word once, by alphabet."""
    per: dict[str, tuple[str, list[str]]] = {}
    for woord, betekenis, _ in woorden():
        label = gezegd(woord)
        per.setdefault(label.casefold(), (label, []))[1].append(betekenis)
    rijen = [(label, " ".join(dict.fromkeys(betekenissen))) for label, betekenissen in per.values()]
    return tuple(sorted(rijen, key=_plek))


def _plek(rij: tuple[str, str]) -> list[str | int]:
    """Return the place in the list: "2 weken" before "12 maanden"."""
    return [int(deel) if deel.isdecimal() else deel for deel in re.split(r"(\d+)", rij[0].casefold())]
