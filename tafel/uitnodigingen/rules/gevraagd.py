"""What a professional reads behind their link: for whom they come, what they are asked. Never a name."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tafel.kern.format import euro

_KANT = {"jeugdhulp": "jeugdhulpkosten", "onderwijs": "onderwijskosten", "vrij": "onderwijskosten zonder school"}


def namens(hoedanigheid: str, rolwoord: str, organisatie: str, functie: str) -> str:
    """Return in what role somebody comes."""
    if hoedanigheid == "geld":
        return "U komt omdat u over geld mag beslissen."
    if hoedanigheid == "leiding":
        return "U komt als leidinggevende."
    wie = f"{organisatie} ({rolwoord.lower()})" if organisatie else rolwoord.lower()
    return f"U komt namens {wie}{f', als {functie}' if functie else ''}."


def wat_gevraagd(
    hoedanigheid: str, heeft_mandaat: bool, plek: bool, bedragen: Sequence[tuple[str, Decimal | None]]
) -> str:
    """Return what is asked of somebody. `plek`: a place is expected of their side; `bedragen`: side and amount."""
    if hoedanigheid == "leiding":
        return "Wij vragen u mee te denken. U beslist niet mee."
    if hoedanigheid == "geld":
        waar = " en ".join(_KANT[kant] + (f" tot {euro(bedrag)}" if bedrag else "") for kant, bedrag in bedragen)
        return f"Kom met mandaat voor {waar}." if waar else "Kom met mandaat: er wordt misschien over geld beslist."
    vertel = "Vertel wat u ziet en wat u kunt doen."
    if plek:
        return f"{vertel} Er wordt over een plek beslist. Kom met mandaat om die toe te zeggen."
    if heeft_mandaat:
        return f"{vertel} Zeg toe wat binnen uw mandaat past."
    return f"{vertel} U staat erbij zonder mandaat. Mag u wel iets toezeggen? Laat het de voorzitter weten."


def wie_nog_meer(anderen: Sequence[tuple[str, str, str, str]]) -> tuple[str, ...]:
    """Return who else comes, by what they are: (hoedanigheid, word for the role, functie, answer) of each."""
    uit = []
    for hoedanigheid, rolwoord, functie, antwoord in anderen:
        wat = {"geld": "Iemand die over geld beslist", "leiding": "Leidinggevende"}.get(hoedanigheid, rolwoord)
        wat += f" ({functie})" if functie and hoedanigheid == "partij" else ""
        uit.append(wat + (", komt niet" if antwoord == "kan_niet" else ""))
    return tuple(uit)
