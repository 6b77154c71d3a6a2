"""Read the help texts of this folder: Markdown, made into safe HTML once."""

from __future__ import annotations

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
