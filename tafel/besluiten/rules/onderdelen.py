"""Judge the state of the parts of a decision, and say in words who is meant and how the decision stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from tafel.kern.refusals import Weigering

Stand = Literal["geldt", "wacht_op_akkoord", "afgewezen"]
ONDERDEELSTANDEN: tuple[Stand, ...] = ("geldt", "wacht_op_akkoord", "afgewezen")
STANDWOORDEN: dict[str, str] = {
    "geldt": "Geldt",
    "wacht_op_akkoord": "Wacht op akkoord",
    "afgewezen": "Afgewezen",
}
SOORTWOORDEN: dict[str, str] = {
    "plek": "Plek op school",
    "onderwijsondersteuning": "Ondersteuning in het onderwijs",
    "jeugdhulp": "Jeugdhulp",
    "onderwijszorgarrangement": "Onderwijs-zorgarrangement",
    "afstandsonderwijs": "Onderwijs op afstand",
    "vervoer": "Vervoer",
    "verzoek_aan_derde": "Verzoek aan een derde",
    "anders": "Anders",
}
FORMEELWOORDEN: dict[str, str] = {
    "nee": "Geen ander besluit nodig",
    "beschikking_jeugdhulp": "Beschikking jeugdhulp nodig",
    "tlv": "Toelaatbaarheidsverklaring nodig",
    "besluit_school": "Besluit van de school nodig",
}
KANTWOORDEN: dict[str, str] = {"jeugdhulp": "Jeugdhulp", "onderwijs": "Onderwijs", "vrij": "Andere budgethouder"}
ANTWOORDWOORDEN: dict[str, str] = {"ja": "Ja", "voorwaarde": "Voorwaarde", "nee": "Nee"}
FAMILIE = frozenset({"leerling", "ouders"})
_WIE: dict[str, str] = {
    "leerling": "de leerling",
    "ouders": "de ouders",
    "school": "school",
    "leerplicht": "leerplicht",
    "jeugdhulp": "jeugdhulp",
    "samenwerkingsverband": "het samenwerkingsverband",
    "jeugdarts": "de jeugdarts",
    "wijkteam": "het wijkteam",
}
VASTGESTELD = Weigering("al_vastgesteld", "Dit besluit is vastgesteld. Er verandert niets meer aan.")


@dataclass(frozen=True)
class Regelfeiten:
    """The states (open, akkoord, afgewezen) of the agreements that decide on one cost line."""

    standen: tuple[str, ...]


def onderdeel_stand(regels: Sequence[Regelfeiten]) -> Stand:
    """Return the state of a part from its cost lines: with money it waits for every deciding agreement (R34).

    A line on which nobody decides never counts as agreed.
    """
    if any("afgewezen" in regel.standen for regel in regels):
        return "afgewezen"
    rond = all(regel.standen and all(stand == "akkoord" for stand in regel.standen) for regel in regels)
    return "geldt" if rond else "wacht_op_akkoord"


def onder_voorbehoud(standen: Iterable[str]) -> bool:
    """Tell whether a decision with parts in these states still waits for an agreement."""
    return "wacht_op_akkoord" in standen


def besluit_stand_in_woorden(stand: str, onderdelen: Sequence[str]) -> str:
    """Return one sentence on how a decision stands; `onderdelen` are the states of its parts in their order."""
    if stand == "concept":
        return "Dit besluit is nog niet vastgesteld."
    if stand == "ingetrokken":
        return "Dit besluit is ingetrokken."
    zinnen = []
    af = [nr for nr, een in enumerate(onderdelen, start=1) if een == "afgewezen"]
    wacht = [nr for nr, een in enumerate(onderdelen, start=1) if een == "wacht_op_akkoord"]
    if not af and not wacht:
        return "Alle onderdelen gelden."
    if wacht:
        zinnen.append(f"{_nummers(wacht)} op akkoord.".replace("#", "wacht" if len(wacht) == 1 else "wachten"))
    if af:
        zinnen.append(f"{_nummers(af)} afgewezen.".replace("#", "is" if len(af) == 1 else "zijn"))
    if len(af) + len(wacht) < len(onderdelen):
        zinnen.append("De rest geldt.")
    return " ".join(zinnen)


def _nummers(nummers: list[int]) -> str:
    woord = "Onderdeel" if len(nummers) == 1 else "Onderdelen"
    lijst = ", ".join(map(str, nummers[:-1])) + " en " if len(nummers) > 1 else ""
    return f"{woord} {lijst}{nummers[-1]} #"


def is_gedragen(antwoorden: Iterable[str | None]) -> bool:
    """Tell whether everybody said yes without a condition (R36)."""
    alle = list(antwoorden)
    return bool(alle) and all(antwoord == "ja" for antwoord in alle)


GETALLEN = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def _in_letters(aantal: int) -> str:
    return GETALLEN[aantal] if aantal < len(GETALLEN) else str(aantal)


def nee_en_voorwaarde(antwoorden: Iterable[str | None]) -> str:
    """Return "Er is één nee en één voorwaarde", or "" when everybody said a plain yes."""
    alle = list(antwoorden)
    nee, voorwaarde = alle.count("nee"), alle.count("voorwaarde")
    delen = []
    if nee:
        delen.append("één nee" if nee == 1 else f"{_in_letters(nee)} keer nee")
    if voorwaarde:
        delen.append("één voorwaarde" if voorwaarde == 1 else f"{_in_letters(voorwaarde)} voorwaarden")
    if not delen:
        return ""
    return f"{'Er zijn' if not nee and voorwaarde > 1 else 'Er is'} {' en '.join(delen)}"


def antwoorden_in_woorden(antwoorden: Iterable[str | None]) -> str:
    """Return one sentence on how everybody answered: "Eén nee, één ja met een voorwaarde." (R36)."""
    alle = list(antwoorden)
    if is_gedragen(alle):
        return "Iedereen zei ja. Het besluit is gedragen."
    nee, voorwaarde, geen = alle.count("nee"), alle.count("voorwaarde"), alle.count(None)
    delen = []
    if nee:
        delen.append("één nee" if nee == 1 else f"{_in_letters(nee)} keer nee")
    if voorwaarde:
        delen.append(f"{_in_letters(voorwaarde)}{'' if voorwaarde == 1 else ' keer'} ja met een voorwaarde")
    if geen:
        delen.append(f"{_in_letters(geen)}{'' if geen == 1 else ' keer'} nog geen antwoord")
    return hoofdletter(", ".join(delen)) + "." if delen else ""


def aanduiding(rol: str, naam: str, organisatie: str = "") -> str:
    """Return who is meant in a sentence: "leerplicht (Joost de Wit)"; `naam` of a leerling must be the initials."""
    wie = _WIE.get(rol)
    if wie is None:
        return f"{organisatie} ({naam})" if organisatie and naam else organisatie or naam
    return f"{wie} ({naam})" if naam else wie


def hoofdletter(zin: str) -> str:
    """Return `zin` with a capital at its start; "één" becomes "Eén"."""
    return "Eén" + zin[3:] if zin.startswith("één") else zin[:1].upper() + zin[1:]
