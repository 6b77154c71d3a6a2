"""What a case may become, and the one next step for a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tafel.kern.refusals import Weigering

# from a state to the states a person may choose next; "geagendeerd" and "aan tafel" follow from the agenda
OVERGANGEN: Mapping[str, frozenset[str]] = {
    "concept": frozenset({"ingediend", "ingetrokken"}),
    "ingediend": frozenset({"aanvulling", "teruggegeven", "toegelaten", "doorverwezen", "ingetrokken"}),
    "aanvulling": frozenset({"ingediend", "ingetrokken"}),  # the submitter hands in again, or the chair closes it
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
    "aanvulling": "in afwachting van een aanvulling",
    "teruggegeven": "teruggegeven",
    "toegelaten": "toegelaten",
    "opvolging": "in opvolging",
    "afgesloten": "afgesloten",
    "doorverwezen": "doorverwezen",
    "ingetrokken": "ingetrokken",
    "overgedragen": "overgedragen",
}

# the submitter works on it: the aanmelding can be changed and handed in
BEWERKBAAR = frozenset({"concept", "aanvulling", "teruggegeven"})
Plek = Literal["concept", "instroom", "aanvulling", "wachtrij", "agenda", "opvolging", "gesloten"]


def plek(stand: str, op_agenda: bool) -> Plek:
    """Return the one place where people find a case in `stand`; `op_agenda`: it waits on the agenda of a meeting.

    Every case is always in exactly one place, so that none gets lost. Raises KeyError for an unknown state.
    """
    if stand in ("toegelaten", "opvolging") and op_agenda:
        return "agenda"
    plekken: dict[str, Plek] = {
        "concept": "concept",
        "ingediend": "instroom",
        "aanvulling": "aanvulling",
        "teruggegeven": "aanvulling",
        "toegelaten": "wachtrij",
        "opvolging": "opvolging",
    }
    return plekken[stand] if OVERGANGEN[stand] else "gesloten"


def kan_naar(stand: str, nieuw: str) -> bool:
    """Tell whether a case in `stand` may become `nieuw`."""
    return nieuw in OVERGANGEN.get(stand, frozenset())


def tegen_overgang(stand: str, nieuw: str) -> list[Weigering]:
    """Return the reason against going from `stand` to `nieuw`, if there is one."""
    if kan_naar(stand, nieuw):
        return []
    return [Weigering("stand", f"Deze casus is {STANDWOORDEN.get(stand, stand)}. Dit kan nu niet.")]


@dataclass(frozen=True)
class Stap:
    """The next step of one case for one person: words, and the page it is on (the name of an endpoint here)."""

    tekst: str
    endpoint: str


def volgende_stap(stand: str, *, is_cv: bool, leidt: bool, nog: int, hoort: bool = False) -> Stap:
    """Return the one next step for this person: verb first. `hoort`: a zaakonderzoeker without the file (V19)."""
    if hoort and not leidt and OVERGANGEN.get(stand):
        return Stap("Hoor eerst het verhaal", "onderzoeken.onderzoek")
    if is_cv and stand == "concept":
        return Stap("Maak de aanmelding af" if nog else "Dien de aanmelding in", "aanmeldingen.aanmelden")
    if is_cv and stand in ("aanvulling", "teruggegeven"):
        return Stap("Vul aan wat mist", "aanmeldingen.aanmelden")
    if leidt and stand == "ingediend":
        return Stap("Beslis over toelaten", "instroom.instroom_casus")
    if stand == "opvolging":
        return Stap("Bekijk de opvolging", "opvolging.casus")
    if stand in ("afgesloten", "doorverwezen", "ingetrokken", "overgedragen"):
        return Stap("Lees terug", "casussen.casus")
    return Stap("Lees de casus", "casussen.casus")
