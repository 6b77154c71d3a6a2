"""What an aanmelding never holds: the content of a proces-verbaal and of a preventief gesprek.

A proces-verbaal is criminal data: only that there is one, and its day. What is said at a preventief spreekuur goes to
the school alone (R69; protocol 's-Hertogenbosch, bijlage 7). Held at every way in: form, file, import, storing.
"""

from collections.abc import Mapping
from typing import Any

LIJSTEN = ("inzet", "criteria-stap_2")
"""The lists of rows that this is about, by their form name."""

_PV = "Van een proces-verbaal staat hier alleen dat het er is, en de datum. Haal deze tekst weg."
_SPREEKUUR = "Wat bij een preventief gesprek is gezegd, gaat alleen naar de school. Haal deze tekst weg."
_VERBODEN: dict[str, tuple[str, tuple[str, ...]]] = {
    "proces_verbaal": (_PV, ("uitkomst", "wie", "instantie")),
    "preventief_gesprek": (_SPREEKUUR, ("uitkomst",)),
}


def verboden(rij: Mapping[str, Any]) -> dict[str, str]:
    """Return the keys of a row of `inzet` or `stap_2` that may hold no text, with the Dutch sentence that says so.

    Only keys in which something is filled in; empty when all is well.
    """
    zin, sleutels = _VERBODEN.get(str(rij.get("soort")), ("", ()))
    return {sleutel: zin for sleutel in sleutels if str(rij.get(sleutel) or "").strip()}


def zonder_inhoud(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the document without those texts: the last net, where an aanmelding is stored. Never changes its input."""
    schoon = dict(document)
    if isinstance(schoon.get("inzet"), list):
        schoon["inzet"] = [_schoon(rij) for rij in schoon["inzet"]]
    criteria = schoon.get("criteria")
    if isinstance(criteria, Mapping) and isinstance(criteria.get("stap_2"), list):
        schoon["criteria"] = {**criteria, "stap_2": [_schoon(rij) for rij in criteria["stap_2"]]}
    return schoon


def _schoon(rij: Any) -> Any:
    return {**rij, **dict.fromkeys(verboden(rij))} if isinstance(rij, Mapping) else rij
