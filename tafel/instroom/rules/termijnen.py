"""The terms of a case on its way to the table: answer, streefdatum, uiterste datum, addition. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tafel.casussen.rules import Pauze, termijn, zonder_reden
from tafel.kern.format import datum_kort, datum_zin
from tafel.kern.refusals import Weigering
from tafel.kern.werkdagen import werkdag_vanaf

AANVULLING_DAGEN = 14  # S1 h4 gives two weeks to make a plan; choice of Tafel for an addition
LANGSTE_DAGEN = 366


@dataclass(frozen=True)
class Termijnen:
    """The settings of a table: hours to answer a request for spoed, working days to answer and to the table."""

    spoed_uren: int = 48
    antwoord_werkdagen: int = 5
    streef_werkdagen: int = 15
    uiterste_werkdagen: int = 30


@dataclass(frozen=True)
class Teken:
    """How a term stands: kind and icon for who sees colour, words for everybody."""

    soort: str
    icoon: str
    tekst: str


@dataclass(frozen=True)
class Datums:
    """The days by which a case should be, and at the latest must be, at the table."""

    streef: dt.date
    uiterste: dt.date


def datums(begin: dt.date, termijnen: Termijnen, pauzes: Sequence[Pauze] = ()) -> Datums:
    """Return both days for a case that was handed in complete on `begin`; suspended days do not count."""
    return Datums(
        termijn(begin, termijnen.streef_werkdagen, pauzes), termijn(begin, termijnen.uiterste_werkdagen, pauzes)
    )


def datumteken(dagen: Datums, vandaag: dt.date, pauzes: Sequence[Pauze] = ()) -> Teken:
    """Return how a waiting case stands: suspended, on time, past its streefdatum, past its uiterste datum."""
    rust = next((pauze for pauze in pauzes if pauze.raakt(vandaag)), None)
    if rust:
        return Teken("info", "klok", f"Opgeschort tot {datum_kort(rust.tot, vandaag)}")
    if vandaag > dagen.uiterste:
        return Teken("fout", "let", "Uiterste datum voorbij")
    if vandaag > dagen.streef:
        return Teken("let", "klok", "Streefdatum voorbij")
    return Teken("stil", "rondje", "Op tijd")


def antwoordteken(ingediend: dt.date, termijnen: Termijnen, vandaag: dt.date) -> Teken | None:
    """Return that the chair's answer is due today or late; None while there is time."""
    voor = termijn(ingediend, termijnen.antwoord_werkdagen)
    if vandaag > voor:
        return Teken("fout", "let", f"Antwoord te laat, was {datum_kort(voor, vandaag)}")
    if vandaag == voor:
        return Teken("let", "klok", "Antwoord vandaag")
    return None


def standaard_termijn(vandaag: dt.date) -> dt.date:
    """Return the day until which an addition may come, unless the chair chooses another: a working day."""
    return werkdag_vanaf(vandaag + dt.timedelta(days=AANVULLING_DAGEN))


def halverwege(begin: dt.date, einde: dt.date) -> dt.date:
    """Return the working day halfway a term, on which the submitter is reminded; never past its end."""
    return min(werkdag_vanaf(begin + (einde - begin) / 2), einde)


def tegen_termijn(dag: dt.date | None, vandaag: dt.date, veld: str = "termijn") -> list[Weigering]:
    """Return the reasons against a last day: it must lie ahead, within a year."""
    if dag is None:
        return [Weigering("geen_termijn", "Vul in tot wanneer de aanmelder tijd heeft.", veld)]
    if dag <= vandaag:
        return [Weigering("termijn_voorbij", "Kies een dag na vandaag.", veld)]
    if (dag - vandaag).days > LANGSTE_DAGEN:
        return [Weigering("termijn_ver", "Kies een dag binnen een jaar.", veld)]
    return []


def tegen_belofte(stand: str, dag: dt.date | None, vandaag: dt.date) -> list[Weigering]:
    """Return the reasons against a day promised to the family; None takes it back."""
    if stand not in ("ingediend", "toegelaten"):
        return [Weigering("stand", "Deze casus wacht niet op de tafel.")]
    if dag is not None and (dag < vandaag or (dag - vandaag).days > LANGSTE_DAGEN):
        return [Weigering("belofte", "Kies vandaag of een dag binnen een jaar.", "beloofd_op")]
    return []


def tegen_opschorten(
    stand: str, nieuw: tuple[dt.date | None, dt.date | None], reden: str, pauzes: Sequence[Pauze], vandaag: dt.date
) -> list[Weigering]:
    """Return the reasons against suspending: only a waiting case, a period that is not suspended yet, a reason."""
    van, tot = nieuw
    if stand != "toegelaten":
        return [Weigering("stand", "Opschorten kan alleen bij een casus die op de tafel wacht.")]
    redenen = []
    if van is None:
        redenen.append(Weigering("van", "Vul in vanaf welke dag.", "van"))
    elif abs((vandaag - van).days) > LANGSTE_DAGEN:
        redenen.append(Weigering("van_ver", "Kies een dag binnen een jaar.", "van"))
    if tot is None:
        redenen.append(Weigering("tot", "Vul in vanaf welke dag de tijd weer telt.", "tot"))
    elif van is not None and tot <= van:
        redenen.append(Weigering("tot_voor_van", "De tijd moet later weer gaan tellen dan hij stopt.", "tot"))
    elif (tot - vandaag).days > LANGSTE_DAGEN:
        redenen.append(Weigering("tot_ver", "Kies een dag binnen een jaar.", "tot"))
    if van and tot:
        raak = next((p for p in pauzes if van < p.tot and p.van < tot), None)
        if raak:
            zin = f"De tijd staat al stil van {datum_zin(raak.van, vandaag)} tot {datum_zin(raak.tot, vandaag)}."
            redenen.append(Weigering("overlap", f"{zin} Kies andere dagen.", "van"))
    return redenen + zonder_reden(reden, "Schrijf waarom de tijd stilstaat.")


def tegen_hervatten(pauzes: Sequence[Pauze], vandaag: dt.date) -> list[Weigering]:
    """Return the reason against letting the time count again: it is not standing still."""
    if any(pauze.raakt(vandaag) for pauze in pauzes):
        return []
    return [Weigering("niet_opgeschort", "De tijd van deze casus staat nu niet stil.")]
