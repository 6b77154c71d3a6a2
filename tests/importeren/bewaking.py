"""An uploaded list, for the guards over everything."""

from __future__ import annotations

import uuid

from tafel.accounts.models import Gebruiker
from tafel.importeren.services import neem_aan
from tafel.kern.db import sessie
from tafel.kern.tabellen import lees_tabel
from tafel.organisaties.models import Tafel
from tests import bouw
from tests.importeren.lijsten import BO, FOUT, SAM, csv


def maak_lijst(bij: Tafel, wie: uuid.UUID) -> uuid.UUID:
    """Keep an uploaded list of this person; return its id."""
    actor = bouw.actor(sessie.get_one(Gebruiker, wie), bij, "casusverantwoordelijke")
    return neem_aan(actor, lees_tabel(csv(SAM, BO, BO, FOUT))).id
