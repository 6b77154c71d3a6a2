"""One talk with an organisation, as it is noted in twenty seconds (R16, R17)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tafel.casussen.rules import BEWERKBAAR, MAX_KORT, STANDWOORDEN
from tafel.criteria.rules.namen import gelijke_naam
from tafel.kern.refusals import Weigering
from tafel.opschalingen.rules.ladder import TREDEN

MAX_ANTWOORD = 1500
IN_DE_AANMELDING = BEWERKBAAR  # the aanmelding still moves: the talk is a row of it
DAARNA = ("ingediend", "toegelaten")  # it stands still: the talk is a row of its own
WIJZEN = {
    "telefoon": "Telefoon",
    "gesprek": "Gesprek",
    "videogesprek": "Videogesprek",
    "e_mail": "E-mail",
    "brief": "Brief",
}


@dataclass(frozen=True)
class Zin:
    """A quick answer: how it is said, and whether the talk then stayed without result (None: that is not known)."""

    knop: str
    tekst: str
    zonder_resultaat: bool | None


ZINNEN: dict[str, Zin] = {
    "geen_plek": Zin("Geen plek", "Geen plek", True),
    "wacht_op_ander": Zin("Wacht op een ander", "Wacht op een ander", True),
    "belt_terug": Zin("Belt terug op …", "Belt terug", None),
    "kan_wel": Zin("Kan wel", "Kan wel", False),
}


@dataclass(frozen=True)
class Invoer:
    """What was filled in about one talk."""

    organisatie: str = ""
    trede: str = "leiding"
    naam: str = ""
    functie: str = ""
    datum: dt.date | None = None
    wijze: str = "telefoon"
    uitkomst: str = ""
    zonder_resultaat: bool | None = None


def antwoord(zin: str, tekst: str) -> str:
    """Return the answer of a tapped phrase and typed words: "Geen plek. Pas in maart." """
    gekozen, tekst = ZINNEN.get(zin), tekst.strip()
    if gekozen is None:
        return tekst
    if zin == "belt_terug" and tekst:
        return f"Belt terug op {tekst.removeprefix('op ')}".rstrip(".") + "."
    return f"{gekozen.tekst}. {tekst}".strip()


def bleef_zonder(zin: str, keuze: bool | None) -> bool | None:
    """Return whether the talk stayed without result: what was chosen, else what the tapped phrase says."""
    gekozen = ZINNEN.get(zin)
    return keuze if keuze is not None or gekozen is None else gekozen.zonder_resultaat


def functie_van(naam: str, organisatie: str, bekend: Sequence[tuple[str, str, str]]) -> str:
    """Return the function of somebody who is known (organisatie, naam, functie), "" when not known."""
    return next((f for o, n, f in bekend if f and gelijke_naam(o, organisatie) and gelijke_naam(n, naam)), "")


def tegen_stand(stand: str) -> list[Weigering]:
    """Return the reason against noting a talk in a case in this state, if there is one."""
    if stand in (*IN_DE_AANMELDING, *DAARNA):
        return []
    return [Weigering("stand", f"Deze casus is {STANDWOORDEN.get(stand, stand)}. Een gesprek kan er niet meer bij.")]


def tegen_overnemen(stand: str, trede: str) -> list[Weigering]:
    """Return the reasons against putting a later talk in the aanmelding: it stands still, or no leidinggevende."""
    redenen = []
    if stand not in IN_DE_AANMELDING:
        redenen.append(Weigering("stand", f"Deze casus is {STANDWOORDEN.get(stand, stand)}. De aanmelding staat vast."))
    if trede != "leiding":
        redenen.append(Weigering("geen_leiding", "In de aanmelding staan alleen gesprekken met een leidinggevende."))
    return redenen


def tegen_gesprek(g: Invoer, stand: str, vandaag: dt.date) -> list[Weigering]:
    """Return every reason against noting this talk, each at its field: the state, and what R16 asks of a talk."""
    redenen = tegen_stand(stand)
    if g.trede not in TREDEN:
        redenen.append(Weigering("trede", "Kies wie u sprak.", "trede"))
    if not g.organisatie.strip():
        redenen.append(Weigering("geen_organisatie", "Kies of typ de organisatie.", "organisatie"))
    if not g.naam.strip():
        redenen.append(Weigering("geen_naam", "Vul in wie u sprak.", "naam"))
    if g.trede == "leiding" and not g.functie.strip():
        redenen.append(Weigering("geen_functie", "Vul de functie in, zoals teamleider.", "functie"))
    if g.datum is None:
        redenen.append(Weigering("geen_datum", "Vul de dag van het gesprek in.", "datum"))
    elif g.datum > vandaag:
        redenen.append(Weigering("datum_later", "Deze dag is nog niet geweest. Vul vandaag of eerder in.", "datum"))
    if g.wijze not in WIJZEN:
        redenen.append(Weigering("geen_wijze", "Kies hoe u iemand sprak.", "wijze"))
    redenen += _tegen_antwoord(g)
    for veld, tekst in (("organisatie", g.organisatie), ("naam", g.naam), ("functie", g.functie)):
        if len(tekst.strip()) > MAX_KORT:
            redenen.append(Weigering("te_lang", f"Gebruik hoogstens {MAX_KORT} tekens.", veld))
    return redenen


def _tegen_antwoord(g: Invoer) -> list[Weigering]:
    redenen = []
    if not g.uitkomst.strip():
        redenen.append(Weigering("geen_antwoord", "Tik een antwoord aan, of typ het.", "zin"))
    elif len(g.uitkomst.strip()) > MAX_ANTWOORD:
        redenen.append(Weigering("te_lang", "Het antwoord is te lang. Er passen 1.500 tekens.", "antwoord"))
    if g.zonder_resultaat is None and g.trede == "leiding":
        redenen.append(Weigering("geen_resultaat", "Kies ja of nee.", "zonder_resultaat"))
    return redenen
