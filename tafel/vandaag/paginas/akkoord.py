"""What shows on three start pages when a budget holder said no."""

from __future__ import annotations

from typing import Any

from flask import url_for

from tafel.vandaag.beeld import HOOGSTENS, Blok, Pagina, Regel, Stap, kort


def zonder_akkoord(rijen: list[Any]) -> Blok:
    """Return the block with the parts of decisions that got no agreement; the step leads to the decision."""
    regels = [
        Regel(
            f"{rij.nummer}: onderdeel {rij.onderdeel} kreeg geen akkoord",
            hint=kort(f"{rij.naam} schreef: {rij.reden}"), stap=_stap(rij),
        )
        for rij in rijen[:HOOGSTENS]
    ]  # fmt: skip
    return Blok("Geen akkoord", regels, "")


def eerst_geen_akkoord(rij: Any, blokken: list[Blok], ook: Stap | None = None) -> Pagina:
    """Return the page of who has nothing more urgent than a part without agreement."""
    return Pagina(
        f"{rij.nummer}: onderdeel {rij.onderdeel} kreeg geen akkoord",
        "Dat deel van het besluit geldt niet.",
        "Lees waarom, en spreek met de voorzitter af wat nu kan.",
        Stap(_stap(rij).url, "Kijk wat nu kan"),
        blokken,
        ook,
    )


def _stap(rij: Any) -> Stap:
    return Stap(url_for("besluiten.besluit", nummer=rij.besluit), "Kijk wat nu kan", f"in {rij.besluit}")
