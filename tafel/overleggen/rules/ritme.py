"""The days on which a table meets: by its rhythm, round public and school holidays (R53)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from tafel.kern.format import datum_zin
from tafel.kern.refusals import Weigering
from tafel.kern.werkdagen import is_werkdag

Soort = Literal["weken", "per_jaar", "op_aanvraag"]
MAX_REEKS = 52
MAX_VAKANTIE = 70
MAX_VERSCHUIVEN = 8  # weeks a meeting may move to find a free day


@dataclass(frozen=True)
class Ritme:
    """How often a table meets: every `aantal` weeks or `aantal` times a year, on which weekday (0 = Monday)."""

    soort: Soort
    aantal: int = 0
    weekdag: int = 3


# R53: how often a table of each kind meets, until it says otherwise itself
VAN_PROFIEL = {
    "taskforce": Ritme("weken", 3),
    "actietafel": Ritme("per_jaar", 6),
    "casuistiekoverleg": Ritme("per_jaar", 4),
}


def ritme_van(profiel: str) -> Ritme:
    """Return the rhythm that belongs to a kind of table (R53); on request when none does."""
    return VAN_PROFIEL.get(profiel, Ritme("op_aanvraag", 3))


@dataclass(frozen=True)
class Vakantie:
    """A school holiday, first and last day included."""

    naam: str
    van: dt.date
    tot: dt.date


@dataclass(frozen=True)
class Datum:
    """A day for a meeting, and why it is not the day the rhythm names, when it moved."""

    dag: dt.date
    waarom: str = ""


def vrij(dag: dt.date, vakanties: Sequence[Vakantie]) -> str:
    """Return why people don't meet on `dag`, as the end of a sentence; "" when they can."""
    for vakantie in vakanties:
        if vakantie.van <= dag <= vakantie.tot:
            return f"valt in de {vakantie.naam}"
    return "" if is_werkdag(dag) else "is een vrije dag"


def waarom_vrij(dag: dt.date, vakantie: str | None) -> str:
    """Return a sentence about a day on which people seldom meet, `vakantie` the school holiday it lies in; "" else."""
    if vakantie:
        return f"Deze dag valt in de {vakantie}."
    if is_werkdag(dag):
        return ""
    return "Deze dag is in het weekend." if dag.weekday() > 4 else "Deze dag is een feestdag."


def plan(ritme: Ritme, vanaf: dt.date, tot: dt.date, vakanties: Sequence[Vakantie]) -> list[Datum]:
    """Return the meetings from `vanaf` up to and including `tot`; none for a table that meets on request.

    A day in a holiday moves to the same weekday one week later, and further while that is a holiday too; the days after
    it keep the rhythm. A moved day that would fall on or after the next one is left out.
    """
    gewenst = _gewenst(ritme, vanaf, tot)
    dagen: list[Datum] = []
    for nr, dag in enumerate(gewenst):
        volgende = gewenst[nr + 1] if nr + 1 < len(gewenst) else None
        nieuw = _verschoven(dag, lambda d: vrij(d, vakanties))
        if nieuw is None or nieuw.dag > tot or (volgende and nieuw.dag >= volgende):
            continue
        dagen.append(nieuw)
    return dagen


def _gewenst(ritme: Ritme, vanaf: dt.date, tot: dt.date) -> list[dt.date]:
    eerste = vanaf + dt.timedelta(days=(ritme.weekdag - vanaf.weekday()) % 7)
    if ritme.soort == "weken" and ritme.aantal > 0:
        aantal = max(0, (tot - eerste).days // (7 * ritme.aantal) + 1)
        return [eerste + dt.timedelta(weeks=ritme.aantal * nr) for nr in range(aantal)]
    if ritme.soort == "per_jaar" and ritme.aantal > 0:
        stap = 365 / ritme.aantal
        aantal = max(0, int((tot - vanaf).days / stap) + 1)
        ruw = [vanaf + dt.timedelta(days=round(stap * nr)) for nr in range(aantal)]
        dagen = [dag + dt.timedelta(days=(ritme.weekdag - dag.weekday()) % 7) for dag in ruw]
        return [dag for dag in dagen if dag <= tot]
    return []


def _verschoven(dag: dt.date, waarom_vrij: Callable[[dt.date], str]) -> Datum | None:
    reden = waarom_vrij(dag)
    nieuw = dag
    for _ in range(MAX_VERSCHUIVEN):
        if not waarom_vrij(nieuw):
            zin = f"{datum_zin(dag).capitalize()} {reden}." if nieuw != dag else ""
            return Datum(nieuw, zin)
        nieuw += dt.timedelta(weeks=1)
    return None


class Periode(Protocol):
    """Anything with a first and a last day."""

    van: Any
    tot: Any


def keur_vakantie(naam: str, van: dt.date, tot: dt.date, andere: Sequence[Periode]) -> list[Weigering]:
    """Return why a school holiday can't be kept: no name, the wrong way round, too long, or over another one."""
    redenen = [] if naam.strip() else [Weigering("geen_naam", "Vul in welke vakantie het is.", "naam")]
    if tot < van:
        redenen.append(Weigering("periode", "De laatste dag ligt voor de eerste. Kijk de dagen na.", "tot"))
    elif (tot - van).days > MAX_VAKANTIE:
        redenen.append(Weigering("te_lang", f"Een vakantie duurt hoogstens {MAX_VAKANTIE} dagen.", "tot"))
    elif any(van <= een.tot and een.van <= tot for een in andere):
        redenen.append(Weigering("overlap", "In deze dagen staat al een vakantie. Haal die eerst weg.", "van"))
    return redenen
