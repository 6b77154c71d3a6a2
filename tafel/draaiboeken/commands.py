"""The command `tafel dagelijks` with what this layer adds: notes of past meetings go away. Safe to run twice."""

from __future__ import annotations

import argparse

from tafel.draaiboeken.services import ruim_notities_op
from tafel.kern.clock import vandaag
from tafel.kern.commando import CommandoFout, database, meld, transactie
from tafel.kern.format import getal
from tafel.kern.forms import lees_datum
from tafel.opvolging import commands as dag

voeg_toe = dag.voeg_toe


def doe(args: argparse.Namespace) -> int:
    """Do what must happen on a day, then throw away what is left of notes; return 0, or 2 with one Dutch line."""
    uitkomst = dag.doe(args)
    if uitkomst != 0:
        return uitkomst
    try:
        with database(), transactie():
            weg = ruim_notities_op(lees_datum(args.op) if args.op else vandaag())
    except CommandoFout as fout:
        return meld(fout)
    if weg:
        print(f"{getal(weg, 'notitie', 'notities')} van voorbije overleggen weggehaald.")
    return 0
