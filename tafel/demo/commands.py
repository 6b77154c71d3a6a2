"""The commands `tafel demo` and `tafel vul`: the demo table, and a synthetic load for measuring."""

from __future__ import annotations

import argparse
import sys

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.config import Instellingen
from tafel.demo.vullen import is_demo, maak_leeg, vul
from tafel.kern.clock import vandaag
from tafel.kern.commando import CommandoFout, database, meld, transactie
from tafel.kern.db import sessie
from tafel.organisaties.models import Tafel


def voeg_toe(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `tafel demo`."""
    parser.add_argument("--wis", action="store_true", help="maak de demo eerst leeg en laad haar opnieuw")


def doe(args: argparse.Namespace) -> int:
    """Load the demo; 0 done, 2 when the database holds something else."""
    try:
        with database() as inst, transactie():
            _laad(inst, args.wis)
    except CommandoFout as fout:
        return meld(fout)
    sys.stdout.write("De demo staat klaar. Inloggen kan met wachtwoord tafel-demo.\n")
    return 0


def eis_demo(inst: Instellingen, wat: str) -> None:
    """Raise CommandoFout outside demo mode."""
    if not inst.demo:
        raise CommandoFout(f"{wat} kan alleen in de demo. Zet TAFEL_DEMO=1 en gebruik een eigen, lege database.")


def _laad(inst: Instellingen, wis: bool) -> None:
    eis_demo(inst, "tafel demo")
    casussen = sessie.scalar(sa.select(sa.func.count()).select_from(Casus)) or 0
    demo = is_demo()
    if not demo and (casussen or sessie.scalar(sa.select(Tafel.id).limit(1))):
        raise CommandoFout("In deze database staat al iets anders. Er is niets gewijzigd. Gebruik een lege database.")
    if demo and not wis:
        raise CommandoFout("De demo staat er al. Er is niets gewijzigd. Opnieuw beginnen: tafel demo --wis")
    if demo:
        maak_leeg()
    vul(vandaag(), inst.secret_key)
