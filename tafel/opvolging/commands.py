"""The command `tafel dagelijks`: what must happen each day. Safe to run twice or on several machines at once."""

from __future__ import annotations

import argparse

from tafel.documenten.services import kijk_na, leg_controle_vast
from tafel.instroom.services import herinner as herinner_instroom
from tafel.kern.clock import vandaag
from tafel.kern.commando import CommandoFout, database, meld, transactie
from tafel.kern.db import sessie
from tafel.kern.format import getal
from tafel.kern.forms import lees_datum
from tafel.opvolging.services import herinner
from tafel.toestemmingen.services import kondig_verjaardagen_aan
from tafel.toetsen.services import volg_de_dag
from tafel.uitnodigingen.services import Huis, herinner_genodigden, vertel_wijzigingen


def voeg_toe(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `tafel dagelijks`."""
    parser.add_argument("--op", metavar="DATUM", help="de dag waarvoor (standaard vandaag), als 2026-11-21")


def doe(args: argparse.Namespace) -> int:
    """Put the day's reminders in the outbox; return 0, or 2 with one Dutch line."""
    try:
        op = lees_datum(args.op) if args.op else vandaag()
    except ValueError as fout:
        return meld(f"tafel dagelijks: --op {args.op}: {fout}")
    try:
        with database() as inst:
            with transactie():
                aantal = herinner(op) + herinner_instroom(op) + kondig_verjaardagen_aan(op)
                aantal += vertel_wijzigingen(op, Huis(inst.base_url, inst.secret_key)) + herinner_genodigden(op)
                volg_de_dag(op)
            kapot = _kijk_documenten_na()
    except CommandoFout as fout:
        return meld(fout)
    print(f"{op.isoformat()}: {getal(aantal, 'nieuw bericht', 'nieuwe berichten')} klaargezet.")
    if kapot:
        print(f"Documenten die niet meer heel zijn: {kapot}. Zie: tafel doctor")
    return 0


def _kijk_documenten_na() -> int:
    """Open stored files, those seen longest ago first; return how many do not open. Reading takes no lock."""
    controle = kijk_na()
    sessie.remove()
    with transactie():
        leg_controle_vast(controle)
    return len(controle.kapot)


__all__ = ["doe", "voeg_toe"]
