"""The headings of a pasted table: which column says who, what, when."""

from __future__ import annotations

import re
import unicodedata

MAX_KOP = 60
_KOPPEN = {
    "nr": r"nr|nummer|no|#|volgnummer",
    "wie": r"wie|door|door wie|wie doet (?:het|dit|wat)|wie is verantwoordelijk|naam|namen|persoon|verantwoordelijke?n?"
    r"|(?:wie )?verantwoordelijk(?:e|heid)?(?: persoon)?|actiehouder|uitvoerder|uitvoering(?: door)?|eigenaar|trekker"
    r"|betrokkenen?|partij|wie voert uit|regie",
    "wat": r"wat|wat gaan we doen|wat doen we|wat gaat (?:die|deze|hij|zij|men)(?: persoon)? doen"
    r"|wat doet (?:die|hij|zij)"
    r"|wat moet er gebeuren|wat spreken we af|acties?|actiepunt(?:en)?|afspra(?:ak|ken)|omschrijving|taak|taken"
    r"|activiteit(?:en)?|stap(?:pen)?|inzet|interventies?|aanpak",
    "wanneer": r"wanneer|wanneer klaar|datum|voor|voor wanneer|per wanneer|wanneer gereed|uiterlijk(?:e datum)?"
    r"|deadline"
    r"|gereed|klaar|klaar op|gereed op|gereed voor|tijdpad|termijn|planning|start|startdatum|einddatum|streefdatum|op",
}
_PATRONEN = {soort: re.compile(patroon) for soort, patroon in _KOPPEN.items()}


def kaal(tekst: str) -> str:
    """Return a heading without accents, case, brackets and marks: "Vóór wanneer?" becomes "voor wanneer"."""
    los = unicodedata.normalize("NFKD", tekst.casefold())
    los = re.sub(r"\([^)]*\)", " ", "".join(teken for teken in los if not unicodedata.combining(teken)))
    return " ".join(re.sub(r"[^a-z0-9#]+", " ", los).split())


def kop_van(cel: str) -> str | None:
    """Return "wie", "wat", "wanneer" or "nr" for a heading that Tafel knows; else None."""
    if len(cel) > MAX_KOP:
        return None
    woorden = kaal(cel)
    return next((soort for soort, patroon in _PATRONEN.items() if patroon.fullmatch(woorden)), None)


def kolommen_van(cellen: list[str]) -> list[str] | None:
    """Return what each column holds when this row is a row of headings; else None.

    A column with an unknown heading gets that heading itself. Two known headings make a row of headings.
    """
    soorten = [kop_van(cel) for cel in cellen]
    bekend = [soort for soort in soorten if soort and soort != "nr"]
    if len(set(bekend)) < 2 or any(len(cel) > MAX_KOP for cel in cellen):
        return None
    kolommen: list[str] = []
    for soort, cel in zip(soorten, cellen, strict=True):
        kolommen.append(soort if soort and soort not in kolommen else cel.strip() or "nr")
    return kolommen
