"""What a case may become, who is at its table, and how long a child is at home. Pure."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tafel.criteria.rules import Eis, Toetsuitslag, naamsleutel, nog_te_doen
from tafel.kern.refusals import Weigering

MAX_VRAAG = 300
MAX_KORT = 200

# from a state to the states a person may choose next; "geagendeerd" and "aan tafel" follow from the agenda
OVERGANGEN: Mapping[str, frozenset[str]] = {
    "concept": frozenset({"ingediend", "ingetrokken"}),
    "ingediend": frozenset({"teruggegeven", "toegelaten", "doorverwezen", "ingetrokken"}),
    "teruggegeven": frozenset({"ingediend", "ingetrokken"}),
    "toegelaten": frozenset({"opvolging", "afgesloten", "ingetrokken", "overgedragen"}),
    "opvolging": frozenset({"toegelaten", "afgesloten", "overgedragen"}),  # toegelaten: back to the table
    "afgesloten": frozenset(),
    "doorverwezen": frozenset(),
    "ingetrokken": frozenset(),
    "overgedragen": frozenset(),
}
STANDWOORDEN = {
    "concept": "nog niet ingediend",
    "ingediend": "ingediend",
    "teruggegeven": "teruggegeven",
    "toegelaten": "toegelaten",
    "opvolging": "in opvolging",
    "afgesloten": "afgesloten",
    "doorverwezen": "doorverwezen",
    "ingetrokken": "ingetrokken",
    "overgedragen": "overgedragen",
}
# R21: where a case can go instead of to this table
BESTEMMINGEN: Mapping[str, str] = {
    "mdo": "Multidisciplinair overleg (MDO)",
    "casuistiekoverleg": "Casuïstiekoverleg (alleen vo)",
    "samenwerkingsverband": "Samenwerkingsverband, bij verschil van mening met ouders",
    "onderwijsconsulent": "Onderwijsconsulent",
    "andere_tafel": "Een andere tafel",
    "doorstroompunt": "Doorstroompunt (18 jaar en ouder, zonder startkwalificatie)",
}
INTREKKEN: Mapping[str, str] = {
    "opgelost_voor_tafel": "Het is opgelost vóór de tafel",
    "ingetrokken": "Er is een andere reden",
}
NOOIT_UITZONDERING = frozenset({"leeftijd", "plicht"})
# profiles with criteria of their own; every other one follows the doorbraakoverleg
CRITERIA_PROFIELEN = ("doorbraakoverleg", "taskforce", "actietafel")


def criteria_profiel(profiel: str) -> str:
    """Return the profile whose criteria count at a table of `profiel`."""
    return profiel if profiel in CRITERIA_PROFIELEN else "doorbraakoverleg"


def kan_naar(stand: str, nieuw: str) -> bool:
    """Tell whether a case in `stand` may become `nieuw`."""
    return nieuw in OVERGANGEN.get(stand, frozenset())


def tegen_overgang(stand: str, nieuw: str) -> list[Weigering]:
    """Return the reason against going from `stand` to `nieuw`, if there is one."""
    if kan_naar(stand, nieuw):
        return []
    return [Weigering("stand", f"Deze casus is {STANDWOORDEN.get(stand, stand)}. Dit kan nu niet.")]


# --- the question to the table and what still has to be done ---------------------------------------------------------


def vraag_eis(vraag: str) -> Eis:
    """Return the requirement that the case has a question to the table of at most 300 characters (choice of Tafel)."""
    lengte = len(vraag.strip())
    goed = 0 < lengte <= MAX_VRAAG
    uitleg, actie = "De vraag aan de tafel staat er.", ""
    if not lengte:
        uitleg, actie = "Er staat nog geen vraag aan de tafel.", "Schrijf de vraag aan de tafel"
    elif not goed:
        uitleg = f"De vraag aan de tafel is {lengte} tekens lang. Er passen er {MAX_VRAAG}."
        actie = "Maak de vraag aan de tafel korter"
    return Eis(
        "vraag", "hard", goed, uitleg, "Keuze van Tafel: één vraag per casus", "Vraag aan de tafel", actie, "vraag", 4
    )


def alle_eisen(uitslag: Toetsuitslag, vraag: str) -> tuple[Eis, ...]:
    """Return every requirement of the toets, and the question to the table."""
    return (*uitslag.eisen, vraag_eis(vraag))


def open_eisen(uitslag: Toetsuitslag, vraag: str) -> tuple[Eis, ...]:
    """Return what stands between this aanmelding and handing in: open hard requirements and a missing question."""
    eis = vraag_eis(vraag)
    return (*nog_te_doen(uitslag), *(() if eis.voldaan else (eis,)))


@dataclass(frozen=True)
class Instroomfeiten:
    """The facts of handing in or deciding on admission: the state, what is open, the school sector."""

    stand: str
    open: tuple[Eis, ...] = ()
    sector: str | None = None


def tegen_indienen(feiten: Instroomfeiten) -> list[Weigering]:
    """Return the reasons against handing in: the state, and each open hard requirement at its field (R1-R20)."""
    redenen = tegen_overgang(feiten.stand, "ingediend")
    return redenen or [Weigering(eis.code, eis.uitleg, eis.veld) for eis in feiten.open]


def tegen_toelaten(feiten: Instroomfeiten) -> list[Weigering]:
    """Return the reasons against admitting: every hard requirement must be met (protocol, bijlage 8)."""
    redenen = tegen_overgang(feiten.stand, "toegelaten")
    return redenen or [Weigering(eis.code, eis.uitleg) for eis in feiten.open]


def tegen_uitzondering(feiten: Instroomfeiten, reden: str) -> list[Weigering]:
    """Return the reasons against a reasoned exception: never for leeftijd or plicht, never without a reason (V1)."""
    redenen = tegen_overgang(feiten.stand, "toegelaten")
    if redenen:
        return redenen
    if not feiten.open:
        redenen.append(Weigering("niets_open", "Er staat niets open. Laat de casus gewoon toe."))
    redenen += [
        Weigering(eis.code, f"{eis.uitleg} Hiervoor kan geen uitzondering.")
        for eis in feiten.open
        if eis.code in NOOIT_UITZONDERING
    ]
    return redenen + _zonder_reden(reden, "Schrijf waarom u deze uitzondering maakt.")


def tegen_teruggeven(stand: str, mist: Sequence[str], codes: Sequence[str], reden: str) -> list[Weigering]:
    """Return the reasons against giving back: the submitter must read why; `mist` holds only known `codes`."""
    redenen = tegen_overgang(stand, "teruggegeven")
    if redenen:
        return redenen
    if set(mist) - set(codes):
        redenen.append(Weigering("mist_onbekend", "Kies alleen wat er in de lijst staat.", "mist"))
    return redenen + _zonder_reden(reden, "Schrijf wat de aanmelder nog moet doen.")


def tegen_doorverwijzen(feiten: Instroomfeiten, naar: str, reden: str) -> list[Weigering]:
    """Return the reasons against referring elsewhere: a known destination that fits the school, and a reason (R21)."""
    redenen = tegen_overgang(feiten.stand, "doorverwezen")
    if redenen:
        return redenen
    if naar not in BESTEMMINGEN:
        redenen.append(Weigering("bestemming", "Kies waar deze casus beter past.", "naar"))
    elif naar == "casuistiekoverleg" and feiten.sector != "vo":
        melding = "Het casuïstiekoverleg is er alleen voor het voortgezet onderwijs. Kies een andere plek."
        redenen.append(Weigering("casuistiekoverleg_alleen_vo", melding, "naar"))
    return redenen + _zonder_reden(reden, "Schrijf waarom deze casus daar beter past.")


def tegen_intrekken(stand: str, soort: str, reden: str) -> list[Weigering]:
    """Return the reasons against withdrawing: a case that was decided on can't be, and the reason is kept (R79)."""
    redenen = tegen_overgang(stand, "ingetrokken")
    if redenen:
        return redenen
    if soort not in INTREKKEN:
        redenen.append(Weigering("soort", "Kies waarom u de casus intrekt.", "soort"))
    return redenen + _zonder_reden(reden, "Schrijf in één zin wat er is veranderd.")


def _zonder_reden(reden: str, melding: str) -> list[Weigering]:
    return [] if reden.strip() else [Weigering("geen_reden", melding, "reden")]


# --- people -----------------------------------------------------------------------------------------------------------

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
    """Somebody at the table: kind of party, name, organisation, function."""

    rol: str
    naam: str
    organisatie: str = ""

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
            personen.append(Persoon(rol, naam or standaard, organisatie))
    for rol in ("leerling", "ouders"):
        if not any(persoon.rol == rol for persoon in personen):
            personen.append(Persoon(rol, _gezinsnaam(rol, document)))
    uniek: dict[tuple[str, str, str], Persoon] = {}
    for persoon in personen:
        uniek.setdefault(persoon.sleutel, persoon)
    return sorted(uniek.values(), key=lambda persoon: HOORVOLGORDE.index(persoon.rol))


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
    return redenen + _zonder_reden(reden, "Schrijf waarom iemand anders het overneemt.")


# --- time at home -----------------------------------------------------------------------------------------------------


def maanden_later(dag: dt.date, maanden: int) -> dt.date:
    """Return the same day `maanden` calendar months later, or the last day of that month (R45: 31 Jan + 3 = 30 Apr)."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return dt.date(jaar, maand + 1, min(dag.day, calendar.monthrange(jaar, maand + 1)[1]))


@dataclass(frozen=True)
class Thuis:
    """How long a child is at home: the day it began, days since then, and a sentence about the three months (R45)."""

    sinds: dt.date
    dagen: int
    zin: str


def thuis(sinds: dt.date | None, vandaag: dt.date) -> Thuis | None:
    """Return the days at home up to `vandaag`; None when not (yet) at home."""
    if sinds is None or sinds > vandaag:
        return None
    over = (maanden_later(sinds, 3) - vandaag).days
    if over > 0:
        zin = f"Over {over} {'dag' if over == 1 else 'dagen'} is het drie maanden."
    elif over == 0:
        zin = "Vandaag is het drie maanden."
    else:
        zin = "Dat is langer dan drie maanden."
    return Thuis(sinds, (vandaag - sinds).days, zin)


# --- the one next step in a list ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Stap:
    """The next step of one case for one person: words, and the page it is on (the name of an endpoint here)."""

    tekst: str
    endpoint: str


def volgende_stap(stand: str, *, is_cv: bool, leidt: bool, nog: int) -> Stap:
    """Return the one next step for this person: verb first."""
    if is_cv and stand == "concept":
        return Stap("Maak de aanmelding af" if nog else "Dien de aanmelding in", "casussen.aanmelden")
    if is_cv and stand == "teruggegeven":
        return Stap("Vul aan wat mist", "casussen.aanmelden")
    if leidt and stand == "ingediend":
        return Stap("Beslis over toelaten", "casussen.instroom_casus")
    if stand == "opvolging":
        return Stap("Bekijk de opvolging", "opvolging.casus")
    if stand in ("afgesloten", "doorverwezen", "ingetrokken", "overgedragen"):
        return Stap("Lees terug", "casussen.casus")
    return Stap("Lees de casus", "casussen.casus")
