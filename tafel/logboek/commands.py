"""The command `tafel logboek controleer`: walk the chain of the audit log."""

from __future__ import annotations

import argparse
import sys

import sqlalchemy as sa

from tafel.kern.commando import CommandoFout, database, meld
from tafel.kern.db import sessie
from tafel.logboek.models import Logketen
from tafel.logboek.services import eerste_breuk


def voeg_toe(parser: argparse.ArgumentParser) -> None:
    """Add the sub-command."""
    delen = parser.add_subparsers(dest="doen", required=True, metavar="controleer")
    delen.add_parser("controleer", help="kijkt of er geen regel is veranderd of weggehaald")


def doe(_: argparse.Namespace) -> int:
    """Tell whether the log is whole: 0 yes, 1 no with the first broken line, 2 when it can't be read."""
    try:
        with database():
            breuk = eerste_breuk()
            aantal = sessie.scalar(sa.select(Logketen.volgnummer).where(Logketen.id == 1)) or 0
    except CommandoFout as fout:
        return meld(fout)
    if breuk is None:
        sys.stdout.write(f"Het logboek is heel: {aantal} regels.\n")
        return 0
    sys.stdout.write(
        f"Het logboek is niet heel. De eerste regel die niet klopt is {breuk}: daar is iets veranderd of weggehaald.\n"
        "Zet een reservekopie terug op een andere plek en vergelijk de regels vanaf daar.\n"
    )
    return 1
