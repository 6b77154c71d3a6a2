"""Who sits at the table in a case, in hearing order, and who may have which place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tafel.casussen.rules.afloop import zonder_reden
from tafel.criteria.rules import naamsleutel
from tafel.kern.refusals import Weigering

MAX_KORT = 200

ROLWOORDEN: Mapping[str, str] = {
    "leerling": "Leerling",
    "ouders": "Ouders",
    "school": "School",
    "leerplicht": "Leerplicht",
    "jeugdhulp": "Jeugdhulp",
    "samenwerkingsverband": "Samenwerkingsverband",
    "jeugdarts": "Jeugdarts",
    "wijkteam": "Wijkteam",
    "anders": "Anders",
}
HOORVOLGORDE = tuple(ROLWOORDEN)
GEZIN = frozenset({"leerling", "ouders"})
# a free-text role counts as the first kind of which it holds a word; the more special words stand first
_ROLDELEN: tuple[tuple[str, str], ...] = (
    ("samenwerkingsverband", r"samenwerkingsverband|\bswv\b"),
    ("leerplicht", r"leerplicht|\blpa\b|\brmc\b|doorstroompunt"),
    ("jeugdarts", r"jeugdarts|schoolarts|jeugdgezondheid|\bjgz\b|\bggd\b"),
    ("wijkteam", r"wijkteam|buurtteam|basisteam|sociaal team|\bcjg\b"),
    ("jeugdhulp", r"jeugdhulp|jeugdzorg|ggz|hulpverlen|behandel|therapeut|gezinscoach|jeugdbescherm"),
    ("school", r"school|mentor|leerkracht|intern begeleider|\bib'?er\b|\boco\b|ondersteuningscoordinator|docent"),
    ("ouders", r"\bouders?\b|moeder|vader|verzorger|voogd"),
    ("leerling", r"leerling|jongere|jeugdige|\bkind\b"),
)


def rol_van(tekst: str | None) -> str:
    """Return the kind of party a free-text role stands for; "anders" when it fits none."""
    sleutel = naamsleutel(tekst or "")
    if sleutel in ROLWOORDEN:
        return sleutel
    return next((rol for rol, delen in _ROLDELEN if re.search(delen, sleutel)), "anders")


@dataclass(frozen=True)
class Persoon:
    """Somebody at the table: kind of party, name, organisation; and the typed role when it is no known kind."""

    rol: str
    naam: str
    organisatie: str = ""
    woord: str = ""
    functie: str = ""
    telefoon: str = ""
    email: str = ""

    @property
    def sleutel(self) -> tuple[str, str, str]:
        """What makes this the same person on a later hand-in."""
        return (self.rol, naamsleutel(self.naam), naamsleutel(self.organisatie))


def personen_uit(document: Mapping[str, Any]) -> list[Persoon]:
    """Return the people of an aanmelding in hearing order; leerling and ouders always there (R23, R31)."""
    personen: list[Persoon] = []
    for partij in document.get("partijen") or ():
        rol = rol_van(partij.get("rol"))
        naam, organisatie = _kort(partij.get("naam")), _kort(partij.get("organisatie"))
        if naam or organisatie or rol in GEZIN:
            standaard = _gezinsnaam(rol, document) if rol in GEZIN else organisatie
            woord = _kort(partij.get("rol")) if rol == "anders" else ""
            contact = [_kort(partij.get(veld)) for veld in ("functie", "telefoon", "email")]
            woord = "" if naamsleutel(woord) == rol else woord
            personen.append(Persoon(rol, naam or standaard, organisatie, woord, *contact))
    for rol in ("leerling", "ouders"):
        if not any(persoon.rol == rol for persoon in personen):
            personen.append(Persoon(rol, _gezinsnaam(rol, document)))
    uniek: dict[tuple[str, str, str], Persoon] = {}
    for persoon in personen:
        uniek.setdefault(persoon.sleutel, persoon)
    return sorted(uniek.values(), key=lambda persoon: HOORVOLGORDE.index(persoon.rol))


def steunpersoon_uit(document: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return name and relation of whom leerling or ouders take along (R27); None when nobody is named."""
    wie = document.get("steunpersoon") or {}
    naam = _kort(wie.get("naam"))
    return (naam, _kort(wie.get("relatie"))) if naam else None


def _kort(tekst: str | None) -> str:
    return " ".join((tekst or "").split())[:MAX_KORT]


def _gezinsnaam(rol: str, document: Mapping[str, Any]) -> str:
    if rol == "ouders":
        namen = [_kort(naam) for naam in document.get("ouders_met_gezag") or () if naam]
        return _kort(" en ".join(namen)) or "Ouders"
    leerling = document.get("leerling") or {}
    return _kort(f"{leerling.get('voornaam') or ''} {leerling.get('achternaam') or ''}") or "Leerling"


@dataclass(frozen=True)
class Lidfeiten:
    """The facts of giving a person a place in a case: are they a member here, with which roles; who they stand for."""

    is_lid: bool
    rollen: frozenset[str] = field(default_factory=frozenset)
    partijrol: str = ""


def tegen_stoel(nieuw: Persoon, aan_tafel: Iterable[Persoon]) -> list[Weigering]:
    """Return the reasons against another seat: a known kind that is no family, a name, not there already (R23)."""
    redenen = []
    if nieuw.rol not in ROLWOORDEN or nieuw.rol in GEZIN:
        redenen.append(Weigering("rol_onbekend", "Kies namens wie deze persoon komt.", "rol"))
    if not nieuw.naam:
        redenen.append(Weigering("naam_ontbreekt", "Vul de naam in.", "naam"))
    if nieuw.sleutel in {persoon.sleutel for persoon in aan_tafel}:
        redenen.append(Weigering("zit_al_aan_tafel", "Deze persoon zit al aan tafel.", "naam"))
    return redenen


def tegen_koppelen(feiten: Lidfeiten) -> list[Weigering]:
    """Return the reasons against linking an account to a party: families have none, a chair is no party (R25)."""
    if feiten.partijrol in GEZIN:
        return [Weigering("gezin", "Leerling en ouders hebben geen account. Zij horen het van u.", "gebruiker")]
    if not feiten.is_lid:
        return [Weigering("geen_lid", "Kies iemand die lid is van deze tafel.", "gebruiker")]
    if "voorzitter" in feiten.rollen:
        melding = "Deze persoon zit deze tafel voor. Een voorzitter is geen partij in een casus aan de eigen tafel."
        return [Weigering("voorzitter_is_partij", melding, "gebruiker")]
    return []


def tegen_rol(feiten: Lidfeiten, rol: str, veld: str) -> list[Weigering]:
    """Return the reasons against making a person `rol` (zaakonderzoeker, casusverantwoordelijke) of a case."""
    if feiten.is_lid and rol in feiten.rollen:
        return []
    return [Weigering("rol_ontbreekt", f"Kies iemand die aan deze tafel {rol} is.", veld)]


def tegen_wisselen(
    feiten: Lidfeiten, zelfde: bool, van: dt.date, datum: dt.date, vandaag: dt.date, reden: str
) -> list[Weigering]:
    """Return the reasons against another casusverantwoordelijke: a member with that role, a date and a reason (R14)."""
    redenen = tegen_rol(feiten, "casusverantwoordelijke", "gebruiker")
    if not redenen and zelfde:
        redenen.append(
            Weigering("zelfde", "Deze persoon is al casusverantwoordelijke. Kies iemand anders.", "gebruiker")
        )
    if datum > vandaag:
        redenen.append(Weigering("datum_later", "Deze dag is nog niet geweest. Vul vandaag of eerder in.", "datum"))
    elif datum < van:
        redenen.append(
            Weigering("datum_eerder", "Toen was de vorige nog niet begonnen. Vul een latere dag in.", "datum")
        )
    return redenen + zonder_reden(reden, "Schrijf waarom iemand anders het overneemt.")
