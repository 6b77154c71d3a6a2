"""How ready a case is for the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

ZONDER_MANDAAT_OOK_GOED = ("leerling", "ouders")


@dataclass(frozen=True)
class Persoonfeiten:
    """One person in a case: role, mandate, an account of their own, invited for this item."""

    rol: str
    heeft_mandaat: bool
    gekoppeld: bool
    uitgenodigd: bool


@dataclass(frozen=True)
class Gereed:
    """How ready a case is for the table: a colour, a word, one line about it, and who should sit here and does not."""

    soort: Literal["goed", "let", "stil"]
    woord: str
    uitleg: str
    mist: tuple[str, ...] = ()


ROLWOORD = {"anders": "een ander"}


def _opsomming(woorden: Sequence[str]) -> str:
    return " en ".join([", ".join(woorden[:-1]), woorden[-1]] if len(woorden) > 1 else woorden)


def gereed(mensen: Sequence[Persoonfeiten], *, heeft_school: bool, sector: str | None) -> Gereed:
    """Return how ready the people of a case are: who must sit here (R23), who cannot promise anything (R38).

    Without a school, and in mbo without samenwerkingsverband (V6), those seats are not missed; nor is jeugdhulp: a
    child may have none.
    """
    nodig = ["leerling", "ouders", *(["school"] if heeft_school else []), "leerplicht"]
    nodig += [] if sector == "mbo" else ["samenwerkingsverband"]
    rollen = {een.rol for een in mensen}
    uitleg = f"{len(mensen)} {'mens' if len(mensen) == 1 else 'mensen'}"
    uitgenodigd = sum(een.uitgenodigd for een in mensen)
    if uitgenodigd:
        uitleg += ", allemaal uitgenodigd" if uitgenodigd == len(mensen) else f", {uitgenodigd} uitgenodigd"
    if not mensen:
        return Gereed("let", "Nog niemand", "Nodig de mensen van deze casus uit.")
    mist = [ROLWOORD.get(rol, rol) for rol in nodig if rol not in rollen]
    if mist:
        return Gereed("let", "Nog niet compleet", f"{uitleg}; zonder {_opsomming(mist)}", tuple(mist))
    vakmensen = [een for een in mensen if een.rol not in ZONDER_MANDAAT_OOK_GOED]
    zonder = [ROLWOORD.get(een.rol, een.rol) for een in vakmensen if not een.heeft_mandaat]
    if zonder:
        return Gereed("let", "Zonder mandaat", f"{uitleg}; {_opsomming(zonder)} mag niets toezeggen")
    los = sum(not een.gekoppeld for een in vakmensen)
    if los:
        return Gereed("stil", "Nog koppelen", f"{uitleg}; {los} zonder account")
    return Gereed("goed", "Klaar", uitleg)
