"""What must be there before something goes into the register; all reasons against at once. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tafel.criteria.rules import leeftijd
from tafel.kern.refusals import Weigering
from tafel.toestemmingen.rules.oordeel import OUDERSTATEN
from tafel.toestemmingen.rules.tabel import DOELWOORDEN, SOORTWOORDEN, WIEWOORDEN

# grounds other than consent (design note 08: P5, P12; AVG article 6); the text says for whom it can be one
GRONDEN: Mapping[str, str] = {
    "wettelijke_plicht": "Een wet verplicht het, zoals een verzuimmelding",
    "publieke_taak": "Een taak van de gemeente of de school in de wet",
    "vitaal_belang": "Het gaat om leven of gezondheid, nu",
    "gerechtvaardigd_belang": "Een gerechtvaardigd belang (niet voor de overheid)",
    "conflict_van_plichten": "Zwijgen zou ernstige schade doen",
}
TER_ZAKEN: Mapping[str, str] = {
    "alles": "Over delen en over hulp",
    "delen": "Alleen over delen",
    "hulp": "Alleen over hulp",
}
MAX_REDEN = 2000


@dataclass(frozen=True)
class Uitspraakinvoer:
    """One statement as somebody wants to record it."""

    door: str
    naam: str
    soort: str
    doel: str
    antwoord: str
    op: dt.date | None
    ontvanger: str = ""
    tot: dt.date | None = None
    hoe: str = ""


def _niet_later(dag: dt.date | None, vandaag: dt.date, veld: str) -> list[Weigering]:
    if dag is None:
        return [Weigering("datum_leeg", "Vul de datum in.", veld)]
    if dag > vandaag:
        return [Weigering("datum_later", "Deze dag is nog niet geweest. Vul vandaag of eerder in.", veld)]
    return []


def _tot(tot: dt.date | None, van: dt.date | None) -> list[Weigering]:
    if tot and van and tot < van:
        return [Weigering("tot_eerder", "De laatste dag ligt vóór de eerste. Vul een latere dag in.", "tot")]
    return []


def _woord(tekst: str, code: str, melding: str, veld: str) -> list[Weigering]:
    if not tekst.strip():
        return [Weigering(code, melding, veld)]
    if len(tekst) > MAX_REDEN:
        return [Weigering("te_lang", f"Gebruik hoogstens {MAX_REDEN} tekens.", veld)]
    return []


def tegen_uitspraak(
    invoer: Uitspraakinvoer, vandaag: dt.date, ouders: Collection[str], ontvangers: Collection[str]
) -> list[Weigering]:
    """Return the reasons against recording a statement: known values, a name of a parent with gezag, a day (R64)."""
    redenen = []
    if invoer.door not in WIEWOORDEN:
        redenen.append(Weigering("door", "Kies wie dit zei.", "door"))
    if invoer.door == "ouder" and invoer.naam not in ouders:
        redenen.append(Weigering("ouder_onbekend", "Kies welke ouder met gezag dit zei.", "naam"))
    if invoer.door in ("vertegenwoordiger", "verstrekker") and not invoer.naam.strip():
        redenen.append(Weigering("naam_leeg", "Vul de naam in.", "naam"))
    if invoer.soort not in SOORTWOORDEN or invoer.doel not in DOELWOORDEN:
        redenen.append(Weigering("waarover", "Kies waar dit over gaat.", "waarover"))
    if invoer.antwoord not in ("ja", "nee"):
        redenen.append(Weigering("antwoord", "Kies ja of nee.", "antwoord"))
    if invoer.ontvanger and invoer.ontvanger not in ontvangers:
        redenen.append(Weigering("ontvanger", "Kies voor wie dit geldt.", "ontvanger"))
    if not invoer.hoe:
        redenen.append(Weigering("hoe", "Kies hoe u het vroeg.", "hoe"))
    return redenen + _niet_later(invoer.op, vandaag, "op") + _tot(invoer.tot, invoer.op)


def tegen_intrekken(ingetrokken: bool, op: dt.date | None, sinds: dt.date, vandaag: dt.date) -> list[Weigering]:
    """Return the reasons against withdrawing: once, on a day that was, not before it was given."""
    if ingetrokken:
        return [Weigering("al_ingetrokken", "Dit is al ingetrokken.")]
    if op is not None and op < sinds:
        return [Weigering("voor_het_begin", "Toen was dit nog niet gezegd. Vul een latere dag in.", "op")]
    return _niet_later(op, vandaag, "op")


@dataclass(frozen=True)
class Grondslaginvoer:
    """A grondslag other than consent, weighed in words (G04)."""

    grond: str
    soort: str
    noodzaak: str
    proportionaliteit: str
    subsidiariteit: str
    gewogen_door: str
    van: dt.date | None
    ontvanger: str = ""
    tot: dt.date | None = None


def tegen_grondslag(invoer: Grondslaginvoer, vandaag: dt.date, ontvangers: Collection[str]) -> list[Weigering]:
    """Return the reasons against: a ground; noodzaak, proportionaliteit, subsidiariteit in words; a name (G04)."""
    redenen = []
    if invoer.grond not in GRONDEN:
        redenen.append(Weigering("grond", "Kies waarom delen zonder toestemming mag.", "grond"))
    if invoer.soort not in SOORTWOORDEN:
        redenen.append(Weigering("soort", "Kies welke gegevens het zijn.", "soort"))
    if invoer.ontvanger and invoer.ontvanger not in ontvangers:
        redenen.append(Weigering("ontvanger", "Kies voor wie dit geldt.", "ontvanger"))
    for veld, melding in (
        ("noodzaak", "Schrijf waarom dit nodig is."),
        ("proportionaliteit", "Schrijf waarom dit niet meer is dan nodig."),
        ("subsidiariteit", "Schrijf waarom het niet met minder kan."),
        ("gewogen_door", "Vul in wie dit heeft afgewogen."),
    ):
        redenen += _woord(getattr(invoer, veld), veld, melding, veld)
    return redenen + _niet_later(invoer.van, vandaag, "van") + _tot(invoer.tot, invoer.van)


def tegen_ouderstaat(
    staat: str, reden: str, gewogen_door: str, geboren: dt.date | None, vandaag: dt.date
) -> list[Weigering]:
    """Return the reasons against the state of a parent; shut out only from 12, weighed, by name (R62)."""
    if staat not in OUDERSTATEN:
        return [Weigering("staat", "Kies hoe het met deze ouder staat.", "staat")]
    if staat == "aanwezig":
        return []
    if staat == "onbereikbaar":
        return _woord(reden, "reden", "Schrijf wat u probeerde om deze ouder te bereiken.", "reden")
    redenen = []
    if geboren is None or leeftijd(geboren, vandaag) < 12:
        melding = (
            "Een ouder op verzoek buiten laten kan vanaf 12 jaar. Zijn er zorgen over veiligheid? Volg de Meldcode."
        )
        redenen.append(Weigering("te_jong", melding, "staat"))
    redenen += _woord(reden, "reden", "Schrijf de afweging: waarom krijgt deze ouder niets te horen?", "reden")
    return redenen + _woord(gewogen_door, "gewogen_door", "Vul in wie dit heeft afgewogen.", "gewogen_door")


def tegen_nieuwe_ouder(naam: str, bron: str, al: Collection[str]) -> list[Weigering]:
    """Return the reasons against another parent with gezag: a new name, and where it was seen."""
    redenen = _woord(naam, "naam_leeg", "Vul de naam in.", "naam")
    if naam.strip() in al:
        redenen.append(Weigering("al_genoemd", "Deze ouder staat er al.", "naam"))
    if not bron:
        redenen.append(Weigering("bron", "Kies waar u het gezag hebt nagekeken.", "gezag_bron"))
    return redenen


def tegen_wilsonbekwaam(
    vastgesteld_door: str, datum: dt.date | None, ter_zake: str, vandaag: dt.date
) -> list[Weigering]:
    """Return the reasons against: who found it and when are required, and in which matter (R61)."""
    redenen = _woord(vastgesteld_door, "vastgesteld_door", "Vul in wie dit vaststelde.", "vastgesteld_door")
    if ter_zake not in TER_ZAKEN:
        redenen.append(Weigering("ter_zake", "Kies waarover dit gaat.", "ter_zake"))
    return redenen + _niet_later(datum, vandaag, "datum")
