"""Read the forms of a page: where each one goes, and which fields it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from tests.bewaking.wereld import Wereld

LEEG = {"input", "br", "img", "meta", "link", "hr", "use", "source", "wbr", "path"}


@dataclass
class Vorm:
    """One form: its path, and per field the values it would send as drawn (no buttons)."""

    pad: str
    velden: dict[str, list[str]] = field(default_factory=dict)
    knoppen: dict[str, str] = field(default_factory=dict)
    keuzes: set[str] = field(default_factory=set)  # fields with a closed list
    opties: dict[str, list[str]] = field(default_factory=dict)  # what that list holds, also what is not chosen
    soorten: dict[str, str] = field(default_factory=dict)  # kind of each typed field: text, date, number, textarea

    def bij(self, naam: str, waarde: str | None) -> None:
        """Add a field; with None it is known but sends nothing."""
        self.velden.setdefault(naam, [])
        if waarde is not None:
            self.velden[naam].append(waarde)


class _Lezer(HTMLParser):
    def __init__(self, adres: str) -> None:
        super().__init__(convert_charrefs=True)
        self.adres, self.vormen = adres, []  # type: ignore[var-annotated]
        self.stapel: list[tuple[str, Vorm | None]] = []
        self.bij_id: dict[str, Vorm] = {}
        self.los: list[tuple[str, str, str]] = []
        self.tekst: tuple[str, str, str | None] | None = None
        self.keuze: tuple[str, list[str], list[str], str | None] | None = None

    def _open(self, doel: str | None) -> Vorm:
        pad = urlsplit(urljoin(f"http://x{self.adres}", doel or self.adres)).path
        vorm = Vorm(pad)
        self.vormen.append(vorm)
        return vorm

    def _hier(self) -> list[Vorm]:
        return [vorm for _, vorm in self.stapel if vorm is not None]

    def _bij(
        self, naam: str, waarde: str | None, van: str | None, *, opties: list[str] | None = None, soort: str = "text"
    ) -> None:
        for vorm in self._hier() + ([self.bij_id[van]] if van in self.bij_id else []):
            vorm.bij(naam, waarde)
            vorm.soorten[naam] = soort
            if opties is not None:
                vorm.keuzes.add(naam)
                vorm.opties.setdefault(naam, []).extend(opties)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Follow forms (also of htmx) and note their fields."""
        a = dict(attrs)
        vorm = None
        if tag == "form" and (a.get("method") or "get").lower() == "post":
            vorm = self._open(a.get("action"))
            if a.get("id"):
                self.bij_id[str(a["id"])] = vorm
        elif "hx-post" in a and tag not in ("form", "button"):
            vorm = self._open(a["hx-post"])
        if tag not in LEEG:
            self.stapel.append((tag, vorm))
        if tag == "option" and self.keuze:
            (self.keuze[1] if "selected" in a else self.keuze[2]).append(a.get("value") or "")
        naam, soort = a.get("name"), (a.get("type") or "text").lower()
        if tag == "button" and (a.get("formaction") or a.get("hx-post")):
            eigen = self._open(a.get("formaction") or a.get("hx-post"))
            for buiten in self._hier():
                eigen.velden |= buiten.velden
                eigen.keuzes |= buiten.keuzes
                eigen.opties |= buiten.opties
                eigen.soorten |= buiten.soorten
            if naam:
                eigen.bij(naam, a.get("value") or "")
        elif not naam:
            return
        elif tag == "button" or soort == "submit":
            for een in self._hier() + ([self.bij_id[str(a["form"])]] if a.get("form") in self.bij_id else []):
                een.knoppen[naam] = a.get("value") or ""
                een.opties.setdefault(naam, []).append(a.get("value") or "")
        elif tag == "input" and soort in ("checkbox", "radio"):
            aan = (a["value"] or "") if "value" in a else "on"
            self._bij(naam, aan if "checked" in a else None, a.get("form"), opties=[aan], soort=soort)
        elif tag == "input":
            self._bij(naam, a.get("value") or "", a.get("form"), soort=soort)
        elif tag == "textarea":
            self.tekst = (naam, "", a.get("form"))
        elif tag == "select":
            self.keuze = (naam, [], [], a.get("form"))

    def handle_data(self, data: str) -> None:
        """Keep what a textarea holds."""
        if self.tekst:
            self.tekst = (self.tekst[0], self.tekst[1] + data, self.tekst[2])

    def handle_endtag(self, tag: str) -> None:
        """Close a field or a form."""
        if tag == "textarea" and self.tekst:
            self._bij(*self.tekst, soort="textarea")
            self.tekst = None
        if tag == "select" and self.keuze:
            naam, gekozen, rest, van = self.keuze
            self._bij(naam, (gekozen or rest or [""])[0], van, opties=gekozen + rest, soort="select")
            self.keuze = None
        if any(naam == tag for naam, _ in self.stapel):
            while self.stapel and self.stapel.pop()[0] != tag:
                pass


def lees_vormen(html: str, adres: str) -> list[Vorm]:
    """Return the forms that post from a page at `adres`."""
    lezer = _Lezer(adres)
    lezer.feed(html)
    return list(lezer.vormen)


def bladzijden(w: Wereld) -> Iterator[tuple[str, str]]:
    """Return (person, address) of every page, each phase and open form of the live page by itself."""
    for regel in w.routes("GET"):
        papier = regel.rule.endswith((".pdf", "/bestand"))
        if papier or not getattr(w.app.view_functions[regel.endpoint], "_bewaakt", False):
            continue
        adres = w.adres(regel)
        if regel.endpoint != "aan_tafel.aan_tafel":
            yield w.persoon(regel), adres
            continue
        open_ = ("", f"&wie={w.echt['betrokkene_id']}", f"&deel={w.echt['deel_id']}", f"&kosten={w.echt['deel_id']}")
        for fase in ("knelpunt", "horen", "besluit", "afronden"):
            for extra in (*open_, "&einde=1"):
                yield "voorzitter", f"{adres}?punt={w.echt['live_punt_id']}&fase={fase}{extra}"
