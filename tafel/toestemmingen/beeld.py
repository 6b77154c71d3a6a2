"""What the page about consent shows: who decides, a line per recipient, what was said, the next birthday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tafel.casussen.kader import jaren
from tafel.casussen.models import Betrokkene
from tafel.casussen.rules import GEZIN, ROLWOORDEN
from tafel.toestemmingen import rules
from tafel.toestemmingen.queries import ontvanger_van

EXTRA = ("hulpverlening", "medisch")
"""Kinds of data that are asked for apart from the aanmelding."""


@dataclass(frozen=True)
class Regel:
    """One recipient at the table: may it, why (not), until when; and the other kinds of data."""

    wie: str
    naam: str
    oordeel: rules.Oordeel
    stopt_op: dt.date | None
    extra: tuple[tuple[str, rules.Oordeel], ...]
    contact: str

    @property
    def merk(self) -> tuple[str, str, str]:
        """Return kind, icon and word of the state."""
        if not self.oordeel.mag:
            return ("let", "pen", "Mag nog niet")
        if self.oordeel.basis == "grondslag":
            return ("info", "schild", "Mag, andere grondslag")
        return ("let", "let", "Mag, let op") if self.oordeel.let_op else ("goed", "ok", "Mag")


@dataclass(frozen=True)
class Beeld:
    """The top of the page and the lines."""

    groep: str
    kop: str
    zin: str
    grens: rules.Grens | None
    dagen_tot: int | None
    regels: tuple[Regel, ...]
    algemeen: rules.Oordeel
    horen: tuple[str, ...]
    vervalt: tuple[str, ...]

    @property
    def dichtbij(self) -> bool:
        """Tell whether the next birthday is within thirty days."""
        return self.dagen_tot is not None and self.dagen_tot <= rules.VOORAF.days


KOPPEN = {
    "onbekend": "Wie beslist over delen?",
    "kind": "De ouders beslissen over delen",
    "tiener": "De ouders beslissen over delen, en de leerling zegt mee",
    "jongere": "De leerling beslist over delen",
    "volwassen": "De leerling beslist over delen",
    "vertegenwoordigd": "De ouders beslissen over delen",
    "volwassen_vertegenwoordigd": "De wettelijk vertegenwoordiger beslist over delen",
}


def wie_woord(casus: Any) -> str:
    """Return how the pupil is named here: initials, or "de leerling"."""
    return "de leerling" if casus.initialen in ("", "?") else str(casus.initialen)


def beslisregel(casus: Any, feiten: rules.Registerfeiten, dag: dt.date) -> tuple[str, str, rules.Oordeel]:
    """Return the group, the sentences on who decides, and the judgement for everyone at the table."""
    algemeen = rules.oordeel_over(feiten, dag)
    instemming = rules.vraag_voor(feiten, dag).leerling
    return algemeen.groep, rules.wie_beslist(algemeen.groep, jaren(casus), wie_woord(casus), instemming), algemeen


def maak_beeld(casus: Any, feiten: rules.Registerfeiten, mensen: Sequence[Betrokkene], dag: dt.date) -> Beeld:
    """Return everything above the register itself; no statement of its own."""
    groep, zin, algemeen = beslisregel(casus, feiten, dag)
    grens = rules.volgende_grens(feiten.geboren, dag)
    woord = {"leerling": wie_woord(casus), "vertegenwoordiger": "de wettelijk vertegenwoordiger"}
    regels = [_regel(feiten, mens, dag) for mens in mensen if mens.rol not in GEZIN]
    return Beeld(
        groep=groep,
        kop=KOPPEN[groep],
        zin=zin,
        grens=grens,
        dagen_tot=(grens.dag - dag).days if grens else None,
        regels=tuple(regels),
        algemeen=algemeen,
        horen=tuple(woord.get(een, een) for een in algemeen.horen),
        vervalt=tuple(_vervalt(feiten, grens, dag)),
    )


def _regel(feiten: rules.Registerfeiten, mens: Betrokkene, dag: dt.date) -> Regel:
    aan = ontvanger_van(mens)
    return Regel(
        wie=ROLWOORDEN[mens.rol],
        naam=mens.naam if mens.naam == mens.organisatie else ", ".join(filter(None, [mens.naam, mens.organisatie])),
        oordeel=rules.oordeel_over(feiten, dag, aan),
        stopt_op=rules.stopt_op(feiten, dag, aan),
        extra=tuple((rules.SOORTWOORDEN[soort], rules.oordeel_over(feiten, dag, aan, soort)) for soort in EXTRA),
        contact=", ".join(filter(None, [mens.telefoon, mens.email])),
    )


def _vervalt(feiten: rules.Registerfeiten, grens: rules.Grens | None, dag: dt.date) -> list[str]:
    """Return whose yes will lapse at the next birthday (parents, at 16 and 18)."""
    if grens is None or grens.leeftijd == 12:
        return []
    vandaag, dan = rules.oordeel_over(feiten, dag), rules.oordeel_over(feiten, grens.dag)
    if not vandaag.mag or "ouders" not in vandaag.beslist or "ouders" in dan.beslist:
        return []
    return [ouder.naam for ouder in rules.vraag_voor(feiten, dag).ouders if ouder.antwoord == "ja"]
