"""Send every form with values that it takes, and keep everything that leaves the house because of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from werkzeug.routing import Rule

from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tests.bewaking import kanarie_uit as uit
from tests.bewaking.formulieren import Vorm, bladzijden, lees_vormen
from tests.bewaking.kanarie_woorden import Kooi
from tests.bewaking.terugzetten import geschreven, zet_terug
from tests.bewaking.test_invoer import NIEUWE_CLIENT, TYPEND, ZONDER_FORMULIER
from tests.bewaking.wereld import Wereld

HOOGSTENS = 7  # tries with one form
KEUZES = 4  # of one list
ZIN = "is wat hier staat, en dat is lang genoeg."
# forms that are about the table, its people, days and places: what is typed there may be told
GEEN_CASUS = (
    "accounts.", "beheer.", "toetsen.maak_criteria", "overleggen.plannen", "overleggen.wijzigen_bewaren",
    "overleggen.plan_reeks", "overleggen.voeg_vakantie", "overleggen.neem_vakanties", "overleggen.pauze",
    "opties.zet_op_kaart", "opties.wijzig_aanbod", "opties.stop_aanbod",
)  # fmt: skip
DAG = re.compile(r"(datum|dag|op|van|tot|sinds|vanaf|wanneer|uiterlijk|termijn|start|einde?)$")
NAAM = re.compile(r"(^|[-_])(voornaam|achternaam|naam|wie|met_wie|namens)$")


@dataclass(frozen=True)
class Gezien:
    """One thing that left: what kind, by which endpoint, the text."""

    soort: str
    waar: str
    tekst: str


@dataclass
class Loop:
    """All that left while walking, and which forms were taken."""

    gezien: set[Gezien] = field(default_factory=set)
    gelukt: dict[str, int] = field(default_factory=dict)
    geweigerd: dict[str, set[int]] = field(default_factory=dict)
    mails: int = 0


def vormen(w: Wereld) -> dict[str, list[Vorm]]:
    """Return the forms of all pages by where they go; two that show the same fields count once."""
    alle: dict[str, list[Vorm]] = {}
    for wie, adres in bladzijden(w):
        for vorm in lees_vormen(w.als(wie).get(adres).text, adres):
            bij = alle.setdefault(vorm.pad, [])
            if not any(een.velden.keys() == vorm.velden.keys() and een.opties == vorm.opties for een in bij):
                bij.append(vorm)
    return alle


class Wandelaar:
    """Walks one world; each write is put back."""

    def __init__(self, w: Wereld, kooi: Kooi) -> None:
        """Remember what was already there."""
        self.w, self.kooi, self.loop = w, kooi, Loop()
        self.engine = w.app.extensions["engine"]
        self.dagen: dict[str, int] = {}  # the days that a form took
        self.bezocht: set[tuple[str, str]] = set()
        self.oud = {rij["id"] for rij in w.foto["bericht"]}
        self.laatste = max((rij["volgnummer"] for rij in w.foto["logregel"]), default=0)

    def alles(self, *, kort: bool = False) -> Loop:
        """Send every form of every page in all its ways, or `kort` in two."""
        per_pad = vormen(self.w)
        with geschreven(self.engine) as tabellen, uit.vang_log() as log:
            for regel in self.w.routes("POST"):
                pad = self.w.adres(regel)
                kaal = Vorm(pad, {naam: [] for naam in ZONDER_FORMULIER.get(regel.endpoint, ())})
                for vorm in per_pad.get(pad, [kaal]):
                    for lading in islice(self.ladingen(regel, vorm), 2 if kort else HOOGSTENS):
                        self.stuur(regel, vorm.pad, lading, tabellen, log)
        return self.loop

    def stuur(self, regel: Rule, pad: str, lading: list[tuple[str, Any]], tabellen: list[str], log: list[str]) -> None:
        """Send one form, follow where it leads, keep what left, put back what was stored."""
        punt = regel.endpoint
        nieuw = punt in NIEUWE_CLIENT
        client = self.w.app.test_client() if nieuw else self.w.als(self.w.persoon(regel))
        tabellen.clear()
        data: dict[str, list[Any]] = {}
        for naam, waarde in lading:
            data.setdefault(naam, []).append(waarde)
        koppen = {"HX-Request": "true"} if punt in TYPEND else {}
        try:
            antwoord = client.post(pad, data=data, headers=koppen)
        except AssertionError as fout:  # rows were written back as they were: tests.conftest wants a line for that too
            if "without an audit line" not in str(fout):
                raise
            sessie.remove()
            zet_terug(self.w, tabellen)
            return
        self.bewaar(punt, uit.van_antwoord(antwoord, self.w.app))
        if antwoord.status_code < 400:
            self.loop.gelukt[punt] = self.loop.gelukt.get(punt, 0) + 1
            verder = (punt, (antwoord.location or "").partition("?")[0])
            if verder[1].startswith("/") and not nieuw and verder not in self.bezocht:
                self.bezocht.add(verder)
                self.bewaar(punt, uit.van_antwoord(client.get(antwoord.location), self.w.app))
        else:
            self.loop.geweigerd.setdefault(punt, set()).add(antwoord.status_code)
        if tabellen:
            self.bewaar_rijen(punt)
            zet_terug(self.w, tabellen)
        self.bewaar(punt, (("log", regel_) for regel_ in log))
        log.clear()

    def slaagde(self, pad: str, status: int) -> None:
        """Note that a form was taken in a list of steps."""
        if status < 400:
            punt = self.w.app.url_map.bind("localhost").match(pad, "POST")[0]
            self.loop.gelukt[punt] = self.loop.gelukt.get(punt, 0) + 1

    def bewaar(self, waar: str, stukken: Iterator[uit.Stuk]) -> None:
        """Keep what left."""
        self.loop.gezien |= {Gezien(soort, waar, tekst) for soort, tekst in stukken if tekst}

    def bewaar_rijen(self, waar: str) -> None:
        """Keep the new rows of the outbox, as mails, and of the audit trail."""
        for rij, email in uit.berichten(self.engine, self.oud):
            self.loop.mails += 1
            self.bewaar(waar, uit.van_bericht(rij, email))
        self.bewaar(waar, uit.logregels(self.engine, self.laatste))

    def ladingen(self, regel: Rule, vorm: Vorm) -> Iterator[list[tuple[str, Any]]]:
        """Return the ways to fill in a form: coming or past days, new texts, as drawn, each choice."""
        knop = list(vorm.knoppen.items())[:1]
        for dagen in (14, -10):
            voor = self.loop.gelukt.get(regel.endpoint, 0)
            yield [*self.gevuld(regel, vorm, dagen), *knop]
            if self.loop.gelukt.get(regel.endpoint, 0) > voor:
                self.dagen[regel.endpoint] = dagen
        yield [*self.gevuld(regel, vorm, 14, opnieuw=True), *knop]
        yield [*((naam, waarde) for naam, alle in vorm.velden.items() for waarde in alle), *knop]
        dagen = self.dagen.get(regel.endpoint, 14)
        for naam, opties in sorted(vorm.opties.items(), key=lambda paar: paar[0] not in vorm.knoppen):
            for optie in list(dict.fromkeys(opties))[:KEUZES]:
                basis = [paar for paar in [*self.gevuld(regel, vorm, dagen), *knop] if paar[0] != naam]
                yield [*basis, (naam, optie)]

    def gevuld(self, regel: Rule, vorm: Vorm, dagen: int, *, opnieuw: bool = False) -> list[tuple[str, Any]]:
        """Return the fields of a form with something in everything that is empty, or `opnieuw` in every text."""
        uit_: list[tuple[str, Any]] = []
        for naam, alle in vorm.velden.items():
            soort, opties = vorm.soorten.get(naam, "text"), [een for een in vorm.opties.get(naam, []) if een]
            typ = opnieuw and soort in ("text", "textarea") and not DAG.search(naam)
            if any(waarde.strip() for waarde in alle) and not typ:
                uit_ += [(naam, waarde) for waarde in alle]
            elif opties:
                uit_.append((naam, opties[0]))
            elif soort == "hidden" or naam == "csrf_token":
                uit_ += [(naam, waarde) for waarde in alle]
            elif soort != "file":
                uit_.append((naam, self.waarde(regel, naam, soort, dagen)))
        return uit_

    def waarde(self, regel: Rule, naam: str, soort: str, dagen: int) -> str:
        """Return what a person would type in this field; a text begins with a canary of its own."""
        if soort == "number" or re.search(r"minuten|weken|uren|bedrag|aantal", naam):
            return "30"
        if soort == "date" or (soort == "text" and DAG.search(naam)):
            return (vandaag() + dt.timedelta(days=dagen + 7 * naam.endswith("tot"))).isoformat()
        if naam.endswith("online"):
            return "https://praten.voorbeeld.test/kamer"
        if soort == "time" or naam.endswith("_om"):
            return "10:00"
        if naam.endswith("email"):
            return "iemand@voorbeeld.test"
        if naam.endswith("telefoon"):
            return "06 12345678"
        if regel.endpoint.startswith(GEEN_CASUS):
            return f"Nieuw {naam}"
        van = "naam" if NAAM.search(naam) else "inhoud"
        return self.woord(f"{regel.endpoint} {naam}", van, str(self.w.waarden(regel).get("nummer", "")))

    def woord(self, plek: str, soort: str = "inhoud", casus: str = "") -> str:
        """Return a text to type, that begins with a canary of its own; a name is the canary alone."""
        woord = self.kooi.geef(casus or "formulier", f"getypt {plek}", f"formulier {plek}", soort)
        return woord if soort == "naam" else f"{woord} {ZIN}"

    def versie(self, wie: str, pad: str) -> str:
        """Return the version that the form to `pad` sends along, on the page that shows it."""
        bladzijde = pad.rpartition("/")[0] if "/aan-tafel/" in pad else pad
        if "/aan-tafel/" in pad:
            bladzijde = f"{bladzijde.rpartition('/')[0]}?punt={bladzijde.rpartition('/')[2]}&fase=afronden"
        alle = lees_vormen(self.w.als(wie).get(bladzijde).text, bladzijde)
        return next(vorm.velden["versie"][0] for vorm in alle if vorm.pad == pad)
