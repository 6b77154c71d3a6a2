"""A case whose zaakonderzoeker begins without the file, and what they write."""

from __future__ import annotations

import sqlalchemy as sa

from tafel.casussen.models import Casus, Casustoegang
from tafel.casussen.services import wijs_zaakonderzoeker_aan
from tafel.kern.db import begin_schrijven, sessie
from tests import bouw
from tests.casussen.hulp import maak

VERHAAL = {"tekst": "Ik wil wel leren, maar niet in die klas.", "vorm": "huisbezoek", "gehoord_op": "2026-11-20"}


def casus_dicht(t, stand="toegelaten", **anders):
    """Store a case, let the chair assign t.onderzoeker, and return its number."""
    nummer = maak(t, stand, **anders)
    begin_schrijven()
    casus = sessie.scalars(sa.select(Casus).where(Casus.nummer == nummer)).one()
    wijs_zaakonderzoeker_aan(bouw.actor(t.voorzitter, t.tafel, "voorzitter"), casus, t.onderzoeker.id)
    sessie.commit()
    sessie.remove()
    return nummer


def verhaal(van, **anders):
    """Return the posted form of one story."""
    return {f"{van}-{veld}": waarde for veld, waarde in {**VERHAAL, **anders}.items()}


def hoor(client, nummer, *wie):
    """Write story and wish down of leerling and ouder, or of `wie`."""
    for van in wie or ("leerling", "ouder"):
        assert client.post(f"/casussen/{nummer}/onderzoek/verhaal/{van}", data=verhaal(van)).status_code == 303
        wens = {"wens-van": van, "wens-tekst": f"Rust voor {van}."}
        assert client.post(f"/casussen/{nummer}/onderzoek/wensen", data=wens).status_code == 303


def dossier(nummer):
    """Return when the file closed and opened for the zaakonderzoeker."""
    sessie.remove()
    rij = sessie.execute(
        sa.select(Casustoegang.dossier_dicht_op, Casustoegang.dossier_open_op)
        .join(Casus, Casus.id == Casustoegang.casus_id)
        .where(Casus.nummer == nummer, Casustoegang.rol == "zaakonderzoeker")
    ).one()
    sessie.remove()
    return rij
