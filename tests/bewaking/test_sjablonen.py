"""Templates parse, name their variables, hold no inline script or style, and import nothing they do not use."""

from __future__ import annotations

import re

import pytest
from jinja2 import Environment, FileSystemLoader

from tafel.config import PROJECT

MAP = PROJECT / "templates"
SJABLONEN = sorted(pad.relative_to(MAP).as_posix() for pad in MAP.rglob("*.html"))
VERBODEN = {
    "inline style": re.compile(r"\sstyle\s*="),
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)"),
    "inline handler": re.compile(r"<[^>{]*\son[a-z]+\s*="),
    "hx-on": re.compile(r"\shx-on"),
    "js in htmx": re.compile(r"=\"js:"),
    "other origin": re.compile(r"(src|href)=\"(https?:)?//"),
    "safe filter": re.compile(r"\|\s*safe\b"),
}
# text that our own code rendered and cleaned
VEILIG_GEMAAKT = {"safe filter": {"hulp/hulp.html"}}


@pytest.mark.parametrize("naam", SJABLONEN)
def test_sjabloon(naam):
    tekst = (MAP / naam).read_text()
    omgeving = Environment(loader=FileSystemLoader(MAP), extensions=["jinja2.ext.do"], autoescape=True)
    omgeving.parse(tekst)
    assert tekst.startswith("{#"), "the first line is a comment that names the variables"
    for wat, patroon in VERBODEN.items():
        if naam not in VEILIG_GEMAAKT.get(wat, ()):
            assert not patroon.search(tekst), f"{wat}: {patroon.search(tekst)}"
    for lijst in re.findall(r"{% from \"[^\"]+\" import ([^%]+?)(?: with context)? %}", tekst):
        for macro in lijst.split(","):
            gebruikt = macro.split(" as ")[-1].strip()
            assert len(re.findall(rf"\b{gebruikt}\b", tekst)) > 1, f"{gebruikt} is imported and not used"


def test_verboden_patronen_vallen_op():
    fout = {
        "inline style": '<p style="color:red">',
        "inline script": "<script>alert(1)</script>",
        "inline handler": '<a onclick="x()">',
        "hx-on": '<a hx-on:click="x">',
        "js in htmx": '<a hx-vals="js:{}">',
        "other origin": '<img src="//elders.nl/x.png">',
        "safe filter": "{{ x | safe }}",
    }
    assert fout.keys() == VERBODEN.keys()
    for wat, tekst in fout.items():
        assert VERBODEN[wat].search(tekst), wat


def test_titels_noemen_hoogstens_een_nummer():
    """A page title holds words and numbers; never a name or initials (it ends up in histories and on screens)."""
    for naam in SJABLONEN:
        for titel in re.findall(r"{% block titel %}(.*?){% endblock %}", (MAP / naam).read_text(), re.S):
            assert not re.search(r"voornaam|achternaam|initialen|\.wie\b", titel), naam
