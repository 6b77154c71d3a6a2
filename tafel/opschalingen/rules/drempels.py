"""The registration thresholds (R80-R86): a thinking aid. It advises and decides nothing; the toets never reads it.

Sources: protocol 's-Hertogenbosch, bijlage 1 (school and leerplicht), bijlage 3 (form for the jeugdarts) and bijlage 7
(preventief spreekuur); the law on 16 hours in four weeks of lessons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Stap = Literal["niets", "school", "preventief", "duo", "zat", "jeugdarts", "melden"]
Eenheid = Literal["dagdelen", "dagen", "uren"]

PROTOCOL = "Protocol 's-Hertogenbosch"
STAPWOORDEN: dict[Stap, str] = {
    "niets": "Nog geen stap nodig",
    "school": "Een gesprek door de school met leerling en ouders",
    "preventief": "Een preventief gesprek",
    "duo": "Een verzuimmelding bij DUO",
    "zat": "Bespreken in het zorg- en adviesteam (ZAT)",
    "jeugdarts": "Aanmelden bij de jeugdarts",
    "melden": "Melden is verplicht",
}
SPREEKUUR = (
    "Het gesprek duurt een kwartier. Het spreekuur is elke maand. Wat daar is gezegd, gaat alleen terug naar de school."
)
VOORAF = "Vertel leerling en ouders vooraf dat u dit meldt."
OPNIEUW = "Er was al een preventief gesprek en er is opnieuw verzuim."


@dataclass(frozen=True)
class Advies:
    """What the protocol suggests for one subject: the step, why in one sentence, where that stands, what to know."""

    onderwerp: str
    stap: Stap
    waarom: str
    bron: str
    let_op: tuple[str, ...] = ()

    @property
    def woord(self) -> str:
        """The step in words."""
        return STAPWOORDEN[self.stap]


def _met_meer(onderwerp: str, stap: Stap, waarom: str, bron: str, *let_op: str) -> Advies:
    """Return the advice with what always belongs to its step."""
    extra = {"preventief": (SPREEKUUR,), "duo": (VOORAF,), "melden": (VOORAF,)}.get(stap, ())
    return Advies(onderwerp, stap, waarom, bron, (*let_op, *extra))


def te_laat(keren: int, *, na_gesprek: bool = False) -> Advies:
    """Return the advice for coming late `keren` times: through 7 school, 8-11 preventief, from 12 DUO (R80).

    After a preventief gesprek every new time is DUO.
    """
    bron = f"{PROTOCOL}, bijlage 1"
    if keren <= 0:
        return Advies("Te laat komen", "niets", "Er is nog niets te tellen.", bron)
    telling = "1 keer te laat" if keren == 1 else f"{keren} keer te laat"
    if na_gesprek:
        return _met_meer("Te laat komen", "duo", f"{telling}. {OPNIEUW}", bron)
    if keren >= 12:
        return _met_meer("Te laat komen", "duo", f"{telling}. Vanaf 12 keer is het een melding.", bron)
    if keren >= 8:
        return _met_meer("Te laat komen", "preventief", f"{telling}. Dat ligt van 8 tot en met 11.", bron)
    return _met_meer("Te laat komen", "school", f"{telling}. Tot en met 7 keer spreekt de school zelf.", bron)


def spijbelen(aantal: float, eenheid: Eenheid, *, na_gesprek: bool = False, meer_dagdelen: bool = False) -> Advies:
    """Return the advice for truancy, in the unit that is asked for (R81 dagdelen and dagen, R82 uren; V9).

    Where the text gives two answers for the same absence: the lightest step, and a line that says so. `meer_dagdelen`
    counts with uren only: the hours lie in more than one part of a day.
    """
    if aantal <= 0:
        return Advies("Spijbelen", "niets", "Er is nog niets te tellen.", f"{PROTOCOL}, bijlage 1 en 7")
    if eenheid == "uren":
        return _in_uren(aantal, na_gesprek, meer_dagdelen)
    return _in_dagdelen(aantal * 2 if eenheid == "dagen" else aantal, na_gesprek)


def tegen_telling(aantal: float, eenheid: str) -> str:
    """Return the Dutch sentence against this number in this unit, "" when it can be counted: only days go by halves."""
    if eenheid not in ("dagdelen", "dagen", "uren"):
        return "Kies waarin u telt."
    if eenheid != "dagen" and aantal != int(aantal):
        return f"Vul hele {'uren' if eenheid == 'uren' else 'dagdelen'} in, of kies dagen."
    return ""


def _in_dagdelen(dagdelen: float, na_gesprek: bool) -> Advies:
    """Through 2 dagdelen school; 1 to 1.5 days (2-3 dagdelen) preventief; from 2 days (4 dagdelen) DUO (bijlage 1)."""
    bron, telling = f"{PROTOCOL}, bijlage 1", _dagdelen(dagdelen)
    if na_gesprek:
        return _met_meer("Spijbelen", "duo", f"{telling}. {OPNIEUW}", bron)
    if dagdelen >= 4:
        return _met_meer("Spijbelen", "duo", f"{telling}. Vanaf 2 dagen is het een melding.", bron)
    if dagdelen > 2:
        return _met_meer("Spijbelen", "preventief", f"{telling}. Dat is meer dan 1 dag en minder dan 2.", bron)
    waarom = f"{telling}. Tot en met 2 dagdelen spreekt de school zelf."
    if dagdelen < 2:
        return _met_meer("Spijbelen", "school", waarom, bron)
    overlap = (
        "2 dagdelen is ook 1 dag. Bij 1 dag noemt het protocol een preventief gesprek. Hier staat de lichtste stap."
    )
    return _met_meer("Spijbelen", "school", waarom, bron, overlap)


def _dagdelen(aantal: float) -> str:
    heel = f"{aantal:g}".replace(".", ",")
    dagen = f"{aantal / 2:g}".replace(".", ",")
    return f"{heel} {'dagdeel' if aantal == 1 else 'dagdelen'} ({dagen} {'dag' if aantal in (1, 2) else 'dagen'})"


def _in_uren(uren: float, na_gesprek: bool, meer_dagdelen: bool) -> Advies:
    """Through 7 hours school; 8-11 spreekuur; more than 11 or more than one dagdeel DUO (bijlage 7)."""
    bron = f"{PROTOCOL}, bijlage 7"
    telling = "1 uur" if uren == 1 else f"{uren:g} uur".replace(".", ",")
    if na_gesprek:
        return _met_meer("Spijbelen", "duo", f"{telling}. {OPNIEUW}", bron)
    if uren > 11:
        return _met_meer("Spijbelen", "duo", f"{telling}. Meer dan 11 uur is een melding.", bron)
    overlap = (
        "Het is in meer dan één dagdeel. Daarbij noemt bijlage 7 ook een melding bij DUO. Hier staat de lichtste stap.",
    )
    let_op = overlap if meer_dagdelen else ()
    if uren > 7:
        return _met_meer("Spijbelen", "preventief", f"{telling}. Dat is meer dan 7 en niet meer dan 11.", bron, *let_op)
    return _met_meer("Spijbelen", "school", f"{telling}. Tot en met 7 uur spreekt de school zelf.", bron, *let_op)


@dataclass(frozen=True)
class Ziekte:
    """What is counted about being ill: reports of 1-2 days in 2 months, days of school in a row, days in a month."""

    meldingen: int = 0
    aaneen: int = 0
    onduidelijk: bool = False
    verspreid: int = 0
    opvallend: bool = False


def ziekte(z: Ziekte) -> Advies:
    """Return the advice about being ill: one of four criteria is enough for the jeugdarts (R83).

    V8: bijlage 1 (more than 10 days of school) counts; the form says more than a week, and that is shown beside it.
    """
    redenen = []
    if z.meldingen >= 3:
        redenen.append(f"{z.meldingen} korte meldingen in twee maanden; 3 is genoeg.")
    if z.aaneen > 10 and z.onduidelijk:
        redenen.append(f"{z.aaneen} schooldagen achter elkaar, en niet duidelijk waarom; meer dan 10 is genoeg.")
    if z.verspreid > 4:
        redenen.append(f"{z.verspreid} dagen verspreid over een maand; meer dan 4 is genoeg.")
    if z.opvallend:
        redenen.append("Het valt op, bijvoorbeeld doordat de leerling vaak ziek naar huis gaat.")
    let_op = []
    if 5 < z.aaneen <= 10 and z.onduidelijk:
        let_op.append(
            f"Het formulier voor de jeugdarts (bijlage 3) is strenger: meer dan een week achter elkaar. {z.aaneen} "
            "schooldagen is meer dan een week. Overleg met de jeugdarts kan dus al."
        )
    if z.aaneen > 10 and not z.onduidelijk:
        let_op.append("Weet u waarom de leerling zo lang ziek is? Dan telt het lange verzuim hier niet mee.")
    bron = f"{PROTOCOL}, bijlage 1"
    if redenen:
        return Advies("Ziek", "jeugdarts", " ".join(redenen), bron, tuple(let_op))
    return Advies("Ziek", "niets", "Geen van de vier punten is bereikt.", bron, tuple(let_op))


def wettelijk(uren: int) -> Advies:
    """Return whether the law asks for a report: from 16 hours in four weeks of lessons in a row (R84)."""
    bron = "Leerplichtwet: 16 uur in 4 lesweken achter elkaar"
    if uren >= 16:
        return _met_meer("Wettelijk melden", "melden", f"{uren} uur. Vanaf 16 uur meldt de school het.", bron)
    rest = 16 - uren
    return Advies("Wettelijk melden", "niets", f"{uren} uur. De grens is 16 uur, nog {rest} uur verder.", bron)


# R85 (bijlage 7): who can't go to the spreekuur, and what comes in its place
UITSLUITINGEN: dict[str, tuple[str, Stap, str]] = {
    "geen_actie": ("De school deed zelf nog niets", "school", "De school doet eerst zelf iets."),
    "problematiek": ("Er speelt meer achter het verzuim", "zat", "Dan kijkt het ZAT mee."),
    "in_zat": ("De leerling is al besproken in het ZAT", "duo", "Dan meldt de school het bij DUO."),
    "al_eerder": (
        "Deze school meldde de leerling al eens, voor het spreekuur of bij DUO",
        "duo",
        "Een tweede keer op het spreekuur kan niet. Dan meldt de school het bij DUO.",
    ),
}


def spreekuur(advies: Advies, redenen: Sequence[str]) -> Advies:
    """Return the advice after the exclusions of the spreekuur (R85): an advice for a preventief gesprek changes.

    With more than one reason the lightest way counts, and every reason is named.
    """
    geldig = [reden for reden in UITSLUITINGEN if reden in redenen]
    if advies.stap != "preventief" or not geldig:
        return advies
    eerste = UITSLUITINGEN[geldig[0]]
    let_op = tuple(f"{UITSLUITINGEN[reden][0]}. {UITSLUITINGEN[reden][2]}" for reden in geldig)
    if len(geldig) > 1:
        let_op += ("Er is meer dan één reden. Hier staat de stap die het eerst komt.",)
    waarom = f"{advies.waarom} Het spreekuur kan hier niet."
    bron = f"{advies.bron}; bijlage 7"
    return _met_meer(advies.onderwerp, eerste[1], waarom, bron, *let_op)
