"""What a judgement is made of: the requirements (eisen) in their order, one judged requirement, the whole result."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tafel.criteria.feiten import Aanmelding, Toestemming
from tafel.criteria.rules.leeftijden import Plichtstatus, leeftijd
from tafel.criteria.schema import DOCUMENT

Hardheid = Literal["hard", "zacht"]
Uitkomst = Literal["tafelrijp", "nog_niet_tafelrijp", "uitgesloten"]

CRITERIA_VERSIE = "2026-1"
MAX_TEKENS = 1500
JONG, OUD = 12, 16
"""The ages from which a pupil has a say (12) and decides alone (16): protocol 's-Hertogenbosch, bijlage 4."""


@dataclass(frozen=True)
class Eissoort:
    """One requirement as such: its code, hardness, short Dutch name, source, and the field that usually mends it."""

    code: str
    soort: Hardheid
    naam: str
    bron: str
    veld: str


_PROTOCOL = "Protocol 's-Hertogenbosch"
EISEN = (
    Eissoort("leeftijd", "hard", "Leeftijd", f"{_PROTOCOL}, bijlage 8 (R1)", "leerling-geboortedatum"),
    Eissoort("plicht", "hard", "Leerplicht", f"Leerplichtwet; {_PROTOCOL}, bijlage 8 (doelgroep)",
             "leerling-startkwalificatie"),
    Eissoort("vierjarige", "zacht", "Nog niet leerplichtig", f"{_PROTOCOL}, bijlage 8; praktijkkaart Rotterdam (R2)",
             "leerling-geboortedatum"),
    Eissoort("verzuimsoort", "hard", "Soort verzuim", f"{_PROTOCOL}, bijlage 8 (R3)", "verzuim-soort"),
    Eissoort("onderwijs", "hard", "Sector en soort onderwijs", f"{_PROTOCOL}, bijlage 8 (R4)", "onderwijs-sector"),
    Eissoort("partijen", "hard", "Twee of meer partijen", f"{_PROTOCOL}, bijlage 8 (R5)", "partijen-0-organisatie"),
    Eissoort("eerdere_overleggen", "zacht", "Twee eerdere overleggen", f"{_PROTOCOL}, bijlage 8 (R6)",
             "eerdere_overleggen-0-datum"),
    Eissoort("eerdere_poging", "zacht", "Eerdere poging, en waarom die stopte", f"{_PROTOCOL}, bijlage 8 (R7)",
             "eerdere_pogingen-0-omschrijving"),
    Eissoort("stap_1", "hard", "Reden van opschaling, stap 1", f"{_PROTOCOL}, bijlage 8 (R8)", "criteria-stap_1"),
    Eissoort("stap_2", "hard", "Reden van opschaling, stap 2", f"{_PROTOCOL}, bijlage 8 (R9, R11)",
             "criteria-stap_2-0-soort"),
    Eissoort("stap_2_bewijs", "hard", "Bewijs bij stap 2", f"{_PROTOCOL}, bijlage 8 (R10)",
             "criteria-stap_2-0-soort"),
    Eissoort("casusverantwoordelijke", "hard", "Casusverantwoordelijke", f"{_PROTOCOL}, hoofdstuk 4 en 5 (R13-R15)",
             "casusverantwoordelijke-naam"),
    Eissoort("opschaling", "hard", "Leidinggevende gesproken", f"{_PROTOCOL}, bijlage 8 (R16, R17)",
             "stagnatie-veroorzakers"),
    Eissoort("plan", "hard", "Plan van aanpak, samen gemaakt", f"{_PROTOCOL}, bijlage 8 (R18)",
             "plan_van_aanpak-datum"),
    Eissoort("plan_smart", "hard", "Plan met wie, wat en wanneer", f"{_PROTOCOL}, hoofdstuk 4 (R19)",
             "plan_van_aanpak-afspraken-0-wie"),
    Eissoort("reden", "hard", "Waarom het plan niet lukte", f"{_PROTOCOL}, bijlage 8 (R18)",
             "stagnatie-reden_niet_gerealiseerd"),
    Eissoort("oorzaak", "hard", "Wat er vastzit, waar en waarom", f"{_PROTOCOL}, bijlage 8 en hoofdstuk 5 (R18, R20)",
             "stagnatie-wat"),
    Eissoort("geinformeerd", "hard", "Ouders en leerling weten ervan", f"{_PROTOCOL}, hoofdstuk 3 en 4 (R70)",
             "geinformeerd-ouders"),
    Eissoort("toestemming", "hard", "Toestemming om te delen", f"{_PROTOCOL}, bijlage 4 (R57-R61)",
             "toestemmingen-0-door"),
    Eissoort("toestemming_beide_ouders", "zacht", "Toestemming van alle ouders met gezag",
             "Keuze van Tafel bij gezag van twee ouders (V24)", "toestemmingen-0-door"),
)  # fmt: skip
"""Every requirement exactly once, in the order in which they are shown."""
_REGISTER = {eis.code: eis for eis in EISEN}


@dataclass(frozen=True)
class Eis:
    """One judged requirement; voldaan None = n.v.t.; actie is "" unless it is not met; veld is a form name."""

    code: str
    soort: Hardheid
    voldaan: bool | None
    uitleg: str
    bron: str
    naam: str
    actie: str
    veld: str
    blok: int


@dataclass(frozen=True)
class Toetsuitslag:
    """The outcome of the check with every requirement once, in the order of EISEN."""

    uitkomst: Uitkomst
    plichtstatus: Plichtstatus
    eisen: tuple[Eis, ...]

    def eis(self, code: str) -> Eis:
        """The judged requirement with this code; raises KeyError if there is none."""
        return {eis.code: eis for eis in self.eisen}[code]


def _eis(code: str, voldaan: bool | None, uitleg: str, actie: str, veld: str, naam: str) -> Eis:
    soort = _REGISTER[code]
    veld = veld or soort.veld
    blok = DOCUMENT.kind(veld.split("-")[0]).blok or 0
    return Eis(code, soort.soort, voldaan, uitleg, soort.bron, naam or soort.naam, actie, veld, blok)


def in_orde(code: str, uitleg: str, *, naam: str = "") -> Eis:
    """A requirement that is met; uitleg is a Dutch sentence without a name of a person."""
    return _eis(code, True, uitleg, "", "", naam)


def nvt(code: str, uitleg: str, *, naam: str = "") -> Eis:
    """A requirement that does not apply (niet van toepassing)."""
    return _eis(code, None, uitleg, "", "", naam)


def mist(code: str, uitleg: str, actie: str, *, veld: str = "", naam: str = "") -> Eis:
    """A requirement that is not met: what misses, the imperative that mends it and the field where."""
    return _eis(code, False, uitleg, actie, veld, naam)


def kort(tekst: str, lengte: int = 80) -> str:
    """A text of the aanmelding on one line and not too long, for inside a sentence."""
    regel = " ".join(tekst.split())
    return regel if len(regel) <= lengte else regel[: lengte - 1].rstrip() + "…"


def opsomming(delen: Sequence[str]) -> str:
    """A Dutch enumeration: "a", "a en b", "a, b en c"."""
    *eerste, laatste = delen
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste


def tijdig(dag: date | None, peildatum: date) -> bool:
    """Whether a day is filled in and not after the peildatum."""
    return dag is not None and dag <= peildatum


def jaren(a: Aanmelding) -> int:
    """The age on the peildatum; without a date of birth (a draft) 0, so that the rules for the youngest show."""
    return leeftijd(a.leerling.geboortedatum, a.peildatum) if a.leerling.geboortedatum else 0


def mag_delen(a: Aanmelding, door: str) -> tuple[Toestemming, ...]:
    """The consents to share (delen) by this kind of person that count: given, not ended, not withdrawn (R64)."""
    return tuple(t for t in a.toestemmingen if t.door == door and t.voor == "delen" and geldt_op(t, a.peildatum))


def geldt_op(t: Toestemming, dag: date) -> bool:
    """Whether a consent holds on a day: dated on or before it, through its last day, until the day of withdrawal."""
    begonnen = tijdig(t.datum, dag)
    return begonnen and (t.tot is None or dag <= t.tot) and (t.ingetrokken is None or dag < t.ingetrokken)
