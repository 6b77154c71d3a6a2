"""One window on an aanmelding: what it shows, what it began with, and what it sends, as the page does."""

from __future__ import annotations

import html
import json
import re
from html.parser import HTMLParser

from tests.casussen.hulp import HTMX

VELD = re.compile(r'<(?:input|textarea|select)[^>]* name="([a-z][\w-]*)"')


def lees_basis(tekst):
    """Return the digests a page carries."""
    gevonden = re.search(r'id="basis" form="aanmelding" value="([^"]*)"', tekst)
    return json.loads(html.unescape(gevonden[1]))


def meld(tekst, naam):
    """Return what stands at a field in a page or an answer; "" when nothing came."""
    gevonden = re.search(rf'<div class="meld" id="{re.escape(naam)}-meld">(.*?)</div>(?=\s*(?:<|$))', tekst, re.S)
    return gevonden[1] if gevonden else ""


def uitkomsten(tekst):
    """Return per field what became of it."""
    return dict(re.findall(r'data-veld="([^"]+)" data-wat="([^"]+)"', tekst))


def rijen(tekst, lijst):
    """Return the keys of the rows of a list on a page, not of the one that it copies."""
    return [s for s in re.findall(rf'data-rij="{lijst}-([0-9a-f]{{8}})"', tekst) if s != "00000000"]


class Venster:
    """A window with JavaScript: fields typed in are sent by themselves."""

    def __init__(self, client, nummer, merk="0000000a"):
        self.client, self.pad = client, f"/casussen/{nummer}/aanmelden"
        self.pagina = client.get(self.pad).text
        self.basis = lees_basis(self.pagina)
        self.versie = re.search(r'id="versie" form="aanmelding" value="(\d+)"', self.pagina)[1]
        self.wie = re.search(r'data-wie="(\w+)"', self.pagina)[1]
        self.venster, self.nummer, self.merk, self.gezien = merk, 0, ".", {}

    def stuur(self, *, weg=(), laat=(), verlies=False, **velden):
        """Send fields; with `verlies` the answer never comes back."""
        self.nummer += 1
        begin = {n: self.basis[n] for n in self.basis if n in velden or any(n.startswith(f"{r}-") for r in weg)}
        data = {
            "basis": json.dumps(begin), "venster": self.venster, "volgnummer": self.nummer, "versie": self.versie,
            "merk": self.merk, "wie": self.wie, "weg": list(weg), "laat": list(laat), **velden,
        }  # fmt: skip
        antwoord = self.client.post(f"{self.pad}/velden", data=data, headers=HTMX)
        if antwoord.status_code == 200 and not verlies:
            self._lees(antwoord.text)
        return antwoord

    def _lees(self, tekst):
        self.versie = re.search(r'id="antwoord" data-versie="(\d+)"', tekst)[1]
        for naam, wat, basis in re.findall(r'data-veld="([^"]+)" data-wat="(\w+)" data-basis="(\w*)"', tekst):
            if wat in ("bewaard", "laat"):
                self.basis[naam] = basis
        for naam, basis in re.findall(r'data-anders="([^"]+)" data-basis="(\w*)"', tekst):
            self.basis[naam] = basis
        self.gezien |= dict(re.findall(r'data-veld="([^"]+)" data-gezien="(\w*)"', tekst))

    def mijn(self, naam, tekst, **rest):
        """Press "Mijn tekst geldt"."""
        self.basis[naam] = self.gezien[naam]
        return self.stuur(**{naam: tekst}, **rest)


class _Lezer(HTMLParser):
    """Read every field that belongs to the form of the aanmelding, as a browser would send it."""

    def __init__(self):
        super().__init__()
        self.velden, self._tekst, self._keuze, self._mal = {}, None, None, 0

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        self._mal += tag == "template"
        if tag == "option" and self._keuze and "selected" in a:
            self.velden[self._keuze] = [a.get("value") or ""]
        if self._mal or a.get("form", "aanmelding") != "aanmelding" or not a.get("name"):
            return
        if tag == "textarea":
            self._tekst = a["name"]
            self.velden[self._tekst] = [""]
        elif tag == "select":
            self._keuze = a["name"]
            self.velden[self._keuze] = [""]
        elif tag == "input" and a.get("type") in ("radio", "checkbox"):
            if "checked" in a:
                self.velden.setdefault(a["name"], []).append(a["value"])
        elif tag == "input":
            self.velden[a["name"]] = [a.get("value") or ""]

    def handle_data(self, data):
        if self._tekst:
            self.velden[self._tekst][0] += data

    def handle_endtag(self, tag):
        self._mal -= tag == "template"
        if tag == "textarea" and self._tekst:
            self.velden[self._tekst][0] = self.velden[self._tekst][0].removeprefix("\n")
            self._tekst = None
        if tag == "select":
            self._keuze = None


def velden_van(tekst):
    """Return the fields of the form on a page."""
    lezer = _Lezer()
    lezer.feed(tekst)
    return lezer.velden
