"""What the start page says: how far off a meeting is, and which settings of a table are incomplete."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tafel.kern.format import datum_zin, getal

# the order in which roles come first for a person who has several
ROLVOLGORDE = (
    "voorzitter", "zaakonderzoeker", "casusverantwoordelijke", "akkoordgever", "partij", "beheerder", "fg", "analist",
)  # fmt: skip
ROLWOORDEN = {
    "voorzitter": "Als voorzitter",
    "zaakonderzoeker": "Als zaakonderzoeker",
    "casusverantwoordelijke": "Als casusverantwoordelijke",
    "akkoordgever": "Als akkoordgever",
    "partij": "Als partij",
    "beheerder": "Als beheerder",
    "fg": "Als functionaris gegevensbescherming",
    "analist": "Als analist",
}


def rollen_op_volgorde(rollen: Iterable[str]) -> list[str]:
    """Return the roles of a person in the order in which their work comes first."""
    heeft = set(rollen)
    return [rol for rol in ROLVOLGORDE if rol in heeft]


def overlegzin(stand: str, datum: dt.date, begint_om: dt.time, nu: dt.datetime) -> str:
    """Return the h1 about the next meeting; `nu` is Dutch wall clock time."""
    if stand == "bezig":
        return "Het overleg is bezig"
    dagen = (datum - nu.date()).days
    if dagen > 1:
        return f"Het volgende overleg is {datum_zin(datum)}"
    if dagen == 1:
        return "Morgen is er overleg"
    minuten = begint_om.hour * 60 + begint_om.minute - nu.hour * 60 - nu.minute
    if minuten <= 0:
        return "Het overleg kan beginnen"
    if minuten < 60:
        return f"Over {getal(minuten, 'minuut', 'minuten')} begint het overleg"
    return f"Vandaag om {begint_om:%H:%M} uur is er overleg"


def dag_en_maand(dag: dt.date, vandaag: dt.date) -> str:
    """Return "22 november", with the year when it is another one than that of `vandaag`."""
    return datum_zin(dag, vandaag).partition(" ")[2]


def besproken(op: dt.date, woord: str, vandaag: dt.date) -> str:
    """Return when a case was discussed without a decision, and how that ended: `woord` is the outcome in words."""
    return f"Besproken op {dag_en_maand(op, vandaag)}: {woord[0].lower()}{woord[1:]}"


def regelstap(woord: str, mist: Sequence[str]) -> str:
    """Return what the chair must do for a case that is not ready: `woord` says how it stands, `mist` who is missing."""
    if len(mist) == 1:
        return f"Zet {mist[0]} bij de casus"
    return {
        "Nog niemand": "Nodig mensen uit",
        "Nog niet compleet": "Zet wie mist bij de casus",
        "Zonder mandaat": "Regel het mandaat",
        "Nog koppelen": "Koppel de accounts",
    }.get(woord, "Kijk wat nog moet")


def gereedzin(soorten: Sequence[str]) -> tuple[str, str]:
    """Return (what is ready, what to do first) of an agenda; `soorten` is "goed" or something else per case."""
    if not soorten:
        return "Er staat nog niets op de agenda.", "Zet er een casus op."
    klaar = sum(soort == "goed" for soort in soorten)
    niet = len(soorten) - klaar
    begin = f"{getal(klaar, 'casus is', 'casussen zijn')} klaar." if klaar else "Nog geen casus is helemaal klaar."
    if not niet:
        return begin, "U kunt zo beginnen."
    return begin, f"Bij {getal(niet, 'casus', 'casussen')} moet u nog iets regelen."


@dataclass(frozen=True)
class Antwoorden:
    """What people answered to the invitations of one meeting: nothing yet, no, or that somebody else comes.

    nooit: people with a seat who were never invited; nee: per case who said no, as kinds of party.
    """

    open: int = 0
    kan_niet: int = 0
    ander: int = 0
    nooit: int = 0
    nee: Mapping[uuid.UUID, tuple[str, ...]] = field(default_factory=dict)


def antwoordzin(a: Antwoorden) -> str:
    """Return what the chair must know of the answers, days before the meeting; "" when there is nothing to do."""
    delen = []
    if a.kan_niet:
        delen.append(f"{getal(a.kan_niet, 'mens kan', 'mensen kunnen')} niet")
    if a.ander:
        delen.append(
            f"{getal(a.ander, 'voorstel', 'voorstellen')} voor een ander {'wacht' if a.ander == 1 else 'wachten'} op u"
        )
    if a.open:
        delen.append(f"{getal(a.open, 'antwoord ontbreekt', 'antwoorden ontbreken')} nog")
    if a.nooit:
        delen.append(f"{getal(a.nooit, 'mens is', 'mensen zijn')} nog niet uitgenodigd")
    zin = ", ".join(delen)
    return f"{zin[0].upper()}{zin[1:]}." if zin else ""


NEEWOORD = {"leerling": "de leerling", "ouders": "een van de ouders", "": "een budgethouder of leidinggevende"}


def wie_niet_komt(rollen: Sequence[str]) -> str:
    """Return who said no at one case: the word for on a light; "" when nobody did."""
    if not rollen:
        return ""
    woorden = list(dict.fromkeys(NEEWOORD.get(rol, rol) for rol in rollen))
    wie = " en ".join([", ".join(woorden[:-1]), woorden[-1]] if len(woorden) > 1 else woorden)
    return f"{wie[0].upper()}{wie[1:]} {'komt' if len(woorden) == 1 else 'komen'} niet"


@dataclass(frozen=True)
class Lid:
    """One membership of a table with one of its mandates (or none), as far as it matters for what is incomplete."""

    naam: str
    rol: str
    kant: str | None
    sector: str | None
    mandaat_geldt: bool


# who must be able to agree: the two sides, education per sector (R33, R35, V6)
AKKOORD_NODIG = (
    ("jeugdhulp", None, "jeugdhulp"),
    ("onderwijs", "po", "onderwijs in het po"),
    ("onderwijs", "vo", "onderwijs in het vo"),
    ("vrij", None, "kosten zonder samenwerkingsverband (mbo)"),
)


def tekorten(leden: Sequence[Lid], zonder_rol: Sequence[str]) -> list[tuple[str, str]]:
    """Return (what is incomplete, why it matters) about a table, most serious first; empty when it is complete."""
    lijst: list[tuple[str, str]] = []
    if not any(lid.rol == "voorzitter" for lid in leden):
        lijst.append(("De tafel heeft geen voorzitter", "Niemand kan casussen toelaten of het overleg leiden."))
    gevers = [lid for lid in leden if lid.rol == "akkoordgever"]
    for kant, sector, woord in AKKOORD_NODIG:
        if not any(g.mandaat_geldt and g.kant == kant and g.sector in (None, sector) for g in gevers):
            lijst.append((f"Niemand kan akkoord geven op {woord}", "Zo'n onderdeel van een besluit blijft wachten."))
    geldig = {g.naam for g in gevers if g.mandaat_geldt}
    for naam in sorted({g.naam for g in gevers} - geldig):
        lijst.append((f"{naam} heeft geen geldig mandaat", "Deze akkoordgever krijgt geen vragen."))
    lijst.extend((f"{naam} heeft nog geen rol", "Wie geen rol heeft, ziet niets.") for naam in zonder_rol)
    return lijst
