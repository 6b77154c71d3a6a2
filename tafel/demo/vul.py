"""The command `tafel vul`: a large, invented, repeatable load for measuring. The same seed gives the same cases."""

from __future__ import annotations

import argparse
import sys

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.demo.commands import eis_demo
from tafel.demo.last import MEEST, stort
from tafel.demo.vullen import vul
from tafel.kern.clock import vandaag
from tafel.kern.commando import CommandoFout, database, meld, transactie
from tafel.kern.db import sessie
from tafel.organisaties.models import Tafel


def voeg_toe(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `tafel vul`."""
    parser.add_argument("--casussen", type=int, required=True, metavar="N", help="hoeveel casussen")
    parser.add_argument("--zaad", type=int, default=1, metavar="Z", help="zelfde zaad, zelfde casussen (standaard 1)")


def doe(args: argparse.Namespace) -> int:
    """Add N cases to the demo table; 0 done, 2 outside the demo or with a wrong number."""
    if not 1 <= args.casussen <= MEEST:
        return meld(f"tafel vul: --casussen {args.casussen} kan niet. Gebruik een getal van 1 tot en met {MEEST}.")
    try:
        with database() as inst, transactie():
            eis_demo(inst, "tafel vul")
            dag = vandaag()
            if sessie.scalar(sa.select(Tafel.id).limit(1)) is None:
                vul(dag, inst.secret_key)
            tafel_id = sessie.scalar(sa.select(Tafel.id).where(Tafel.code == "DBM"))
            if tafel_id is None:
                raise CommandoFout("De demotafel DBM is er niet. Maak haar eerst: tafel demo")
            aantallen = stort(tafel_id, args.casussen, args.zaad, dag)
            totaal = sessie.scalar(sa.select(sa.func.count()).select_from(Casus))
    except CommandoFout as fout:
        return meld(fout)
    erbij = ", ".join(f"{aantal} {wat}" for wat, aantal in aantallen.items())
    sys.stdout.write(f"Erbij: {erbij}. Casussen in totaal: {totaal}.\n")
    return 0
