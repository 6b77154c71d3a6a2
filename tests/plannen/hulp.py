"""Post lines of a plan in tests."""

from __future__ import annotations

from tafel.plannen.rules.regels import Planregel, stempel, uit_document
from tests import bouw

BEGIN = uit_document(bouw.SAM["plan_van_aanpak"])


def regels(*rijen, stap="bewaar", begin=BEGIN, **anders):
    """Return the posted form of these (wie, wat, wanneer), begun with the lines of SAM."""
    uit = {"stap": stap, "stempel": stempel(begin), **anders}
    for nr, (wie, wat, wanneer) in enumerate(rijen):
        uit |= {f"regel-{nr}-wie": wie, f"regel-{nr}-wat": wat, f"regel-{nr}-wanneer": wanneer}
    return uit


def regel(wie="mentor", wat="belt", wanneer="2026-10-05", id_=""):
    """Return one line."""
    return Planregel(wie, wat, wanneer, id_)
