"""Help for commands: settings, an open database, one transaction; every fault is one Dutch line and exit code 2."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from tafel.config import Instellingen, InstellingFout, lees_instellingen
from tafel.kern.db import begin_schrijven, koppel, maak_engine, sessie
from tafel.kern.migraties import is_bij
from tafel.kern.versleuteling import zet_sleutels


class CommandoFout(Exception):
    """A command cannot do what was asked; str() is one Dutch line that says how to mend it."""


def meld(fout: object) -> int:
    """Print one line on stderr; return exit code 2."""
    sys.stderr.write(" ".join(str(fout).split()) + "\n")
    return 2


def lees_omgeving() -> Instellingen:
    """Return the settings of the process. Raises CommandoFout."""
    try:
        return lees_instellingen()
    except InstellingFout as fout:
        raise CommandoFout(str(fout)) from None


@contextmanager
def database(inst: Instellingen | None = None) -> Iterator[Instellingen]:
    """Bind `sessie` to a migrated database for the length of a command; yield the settings.

    Raises CommandoFout when a setting is wrong, the database does not answer or its tables are not of this version.
    """
    inst = inst or lees_omgeving()
    import_module("tafel.modellen")  # every table, for the foreign keys; by name, because it lies above this layer
    try:
        bij = is_bij(inst.database_url)
    except OperationalError as fout:
        raise CommandoFout(
            f"De database antwoordt niet ({type(fout.orig).__name__}). Controleer TAFEL_DATABASE_URL."
        ) from None
    if not bij:
        raise CommandoFout(
            "De database is niet van deze versie. Start Tafel eerst met scripts/start; dat werkt de database bij."
        )
    engine = maak_engine(inst.database_url)
    koppel(engine)
    zet_sleutels(inst.sleutels)
    try:
        yield inst
    finally:
        sessie.remove()
        engine.dispose()


@contextmanager
def transactie() -> Iterator[Session]:
    """Hold the write lock for one transaction: commit at the end, roll back on any exception."""
    db = begin_schrijven()
    try:
        yield db
        db.commit()
    except BaseException:
        db.rollback()
        raise
    finally:
        sessie.remove()
