"""An exception to a requirement: who asks says why, the chair decides and says why (R9, V1; counted). Pure."""

from __future__ import annotations

from collections.abc import Collection

from tafel.kern.refusals import Weigering

NOOIT_UITZONDERING = frozenset({"leeftijd", "plicht"})
"""For age and plicht there is no exception, asked or made, by whatever way (protocol, bijlage 8: doelgroep)."""


def _nooit(eisen: Collection[str]) -> list[Weigering]:
    melding = "Voor leeftijd en leerplicht kan geen uitzondering."
    return [Weigering("nooit_uitzondering", melding)] if NOOIT_UITZONDERING & set(eisen) else []


def tegen_vragen(eisen: Collection[str], motivatie: str) -> list[Weigering]:
    """Return the reasons against asking an exception for these requirements: never age or plicht, never without why."""
    redenen = _nooit(eisen)
    if not motivatie.strip():
        redenen.append(Weigering("geen_motivatie", "Schrijf waarom dit niet kan wachten.", "verzoek"))
    return redenen


def tegen_toestaan(eisen: Collection[str], reden: str) -> list[Weigering]:
    """Return the reasons against granting an exception: never for age or plicht, never without a reason."""
    redenen = _nooit(eisen)
    if not reden.strip():
        redenen.append(Weigering("geen_reden", "Schrijf waarom u deze uitzondering maakt.", "reden"))
    return redenen


def tegen_weigeren(open_: int, reden: str) -> list[Weigering]:
    """Return the reasons against refusing: there must be a request that waits, and the submitter reads why."""
    if not open_:
        return [Weigering("geen_verzoek", "Er wacht geen verzoek om uitzondering.")]
    if not reden.strip():
        return [Weigering("geen_reden", "Schrijf waarom u de uitzondering weigert.", "reden")]
    return []
