"""`tafel toets BESTAND.yaml [--json]`: check one aanmelding file without storing anything."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tafel.criteria.bestand import BestandFout, lees_bestand
from tafel.criteria.datums import in_woorden
from tafel.criteria.feiten import feiten_uit
from tafel.criteria.rules import CRITERIA_VERSIE, Eis, Toetsuitslag, nog_te_doen, toets

_KOP = {
    "tafelrijp": "Tafelrijp. Deze aanmelding kan naar de tafel.",
    "nog_niet_tafelrijp": "Nog niet tafelrijp.",
    "uitgesloten": "Uitgesloten. De tafel is er niet voor deze leerling.",
}


def voeg_toe(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `tafel toets`."""
    parser.add_argument("bestand", metavar="BESTAND.yaml", type=Path, help="het bestand met de aanmelding")
    parser.add_argument("--json", action="store_true", help="geef het antwoord als JSON")


def doe(args: argparse.Namespace) -> int:
    """Print the outcome: 0 tafelrijp, 1 not; 2 when the file is wrong, with one line on stderr."""
    try:
        peildatum, tafel, document = lees_bestand(args.bestand)
    except BestandFout as fout:
        sys.stderr.write(f"{fout}\n")
        return 2
    uitslag = toets(feiten_uit(document, peildatum, tafel))
    if args.json:
        antwoord = json.dumps(als_json(uitslag), ensure_ascii=False, indent=2)
    else:
        slot = f"Getoetst op {in_woorden(peildatum)}, met de regels van versie {CRITERIA_VERSIE}."
        daarna = [] if uitslag.uitkomst == "uitgesloten" else ["In Tafel schrijft u daarna nog de vraag aan de tafel."]
        antwoord = "\n".join([*als_tekst(uitslag), slot, *daarna])
    sys.stdout.write(f"{antwoord}\n")
    return 0 if uitslag.uitkomst == "tafelrijp" else 1


def als_json(uitslag: Toetsuitslag) -> dict[str, Any]:
    """The outcome in the shape of the contract: uitkomst, plichtstatus, and every eis with its five keys."""
    return {
        "uitkomst": uitslag.uitkomst,
        "plichtstatus": uitslag.plichtstatus,
        "eisen": [
            {"code": e.code, "soort": e.soort, "voldaan": e.voldaan, "uitleg": e.uitleg, "bron": e.bron}
            for e in uitslag.eisen
        ],
    }


def als_tekst(uitslag: Toetsuitslag) -> list[str]:
    """The outcome in calm Dutch lines: the answer, what is open (hard, then soft), and how much is in order."""
    hard = nog_te_doen(uitslag)
    zacht = [eis for eis in uitslag.eisen if eis.soort == "zacht" and eis.voldaan is False]
    goed = sum(eis.voldaan is True for eis in uitslag.eisen)
    nvt = sum(eis.voldaan is None for eis in uitslag.eisen)
    dingen = "Nog één ding." if len(hard) == 1 else f"Nog {len(hard)} dingen."
    kop = _KOP[uitslag.uitkomst] + (f" {dingen}" if uitslag.uitkomst == "nog_niet_tafelrijp" else "")
    return [
        kop,
        "",
        *_deel("Dit houdt het tegen:" if uitslag.uitkomst == "uitgesloten" else "Dit moet nog:", hard),
        *_deel("Dit mag nog, maar houdt indienen niet tegen:", zacht),
        f"In orde: {goed}. Niet van toepassing: {nvt}. Leerplicht: {uitslag.plichtstatus.replace('_', ' ')}.",
    ]


def _deel(kop: str, eisen: Iterable[Eis]) -> list[str]:
    regels = [f"  - {eis.naam}. {eis.uitleg}\n    Bron: {eis.bron}" for eis in eisen]
    return [kop, *regels, ""] if regels else []
