"""Read a page as a person does: its sentences, without what is only for machines."""

from __future__ import annotations

import re
from html.parser import HTMLParser


class _Tekst(HTMLParser):
    """The words of a page; the end of a block is the end of a sentence."""

    BLOK = {"p", "li", "h1", "h2", "legend", "label", "button", "summary", "div", "br", "section"}

    def __init__(self, html):
        super().__init__()
        self.uit, self.stil = [], 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.stil += tag in ("head", "script", "svg")
        if tag in self.BLOK:
            self.uit.append("\n")

    def handle_endtag(self, tag):
        self.stil -= tag in ("head", "script", "svg")
        if tag in self.BLOK:
            self.uit.append("\n")

    def handle_data(self, data):
        if not self.stil:
            self.uit.append(data)


def zinnen(html):
    """Every sentence of a page, as words."""
    stukken = re.split(r"\n+|(?<=[.?!])\s+", "".join(_Tekst(html).uit))
    return [stuk.split() for stuk in stukken if len(stuk.split()) > 1]
