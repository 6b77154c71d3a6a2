"""Run measurements by name, print a table, optionally write JSON."""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from pathlib import Path

from scripts.meten import agenda, geheugen, pagina, velden

METINGEN = {"pagina": pagina.meet, "agenda": agenda.meet, "velden": velden.meet, "geheugen": geheugen.meet}


def main() -> int:
    """Return 0 when every measurement was made, 1 when one is above its bound."""
    lezer = argparse.ArgumentParser(prog="scripts/bench", description="Meet Tafel op deze computer.")
    lezer.add_argument("naam", nargs="?", choices=sorted(METINGEN), help="alleen deze meting")
    lezer.add_argument("--json", type=Path, metavar="BESTAND", help="schrijf de cijfers ook als JSON")
    keuze = lezer.parse_args()

    uitkomst: dict[str, object] = {"machine": platform.platform(), "python": platform.python_version()}
    goed = True
    for naam in [keuze.naam] if keuze.naam else list(METINGEN):
        with tempfile.TemporaryDirectory(prefix="tafel-meten-") as map_:
            meting = METINGEN[naam](Path(map_))
        uitkomst[naam] = meting.cijfers
        goed = goed and meting.goed
        print(f"\n{naam}: {meting.titel}")
        breed = max(len(wat) for wat, _ in meting.regels)
        for wat, waarde in meting.regels:
            print(f"  {wat:{breed}}  {waarde}")
    if keuze.json:
        keuze.json.write_text(json.dumps(uitkomst, indent=2, ensure_ascii=False) + "\n")
    return 0 if goed else 1


if __name__ == "__main__":
    sys.exit(main())
