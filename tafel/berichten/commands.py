"""The command `tafel berichten verstuur`: send the outbox. Safe to run twice or on several machines at once."""

from __future__ import annotations

import argparse
import sys

from tafel.berichten.services import tel_vast, verstuur
from tafel.kern.commando import CommandoFout, database, meld


def voeg_toe(parser: argparse.ArgumentParser) -> None:
    """Add the sub-command."""
    delen = parser.add_subparsers(dest="doen", required=True, metavar="verstuur")
    deel = delen.add_parser("verstuur", help="verstuurt wat klaarligt")
    deel.add_argument(
        "--hoogstens", type=int, default=1000, metavar="N", help="hoogstens zoveel berichten (standaard 1000)"
    )


def doe(args: argparse.Namespace) -> int:
    """Send and tell how many; 0 when nothing is stuck, 1 when something failed, 2 on wrong input."""
    if args.hoogstens < 1:
        return meld("tafel berichten verstuur: --hoogstens moet 1 of meer zijn.")
    try:
        with database() as inst:
            uitslag = verstuur(inst, args.hoogstens)
            opgegeven, _ = tel_vast()
    except CommandoFout as fout:
        return meld(fout)
    sys.stdout.write(f"Verstuurd: {uitslag.verzonden}. Later opnieuw: {uitslag.mislukt}. Opgegeven: {opgegeven}.\n")
    return 1 if uitslag.mislukt or opgegeven else 0
