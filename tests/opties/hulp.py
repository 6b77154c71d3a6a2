"""A case with an inquiry that is ready for options."""

from __future__ import annotations

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.onderzoeken.models import Wens
from tafel.opties.models import Aanbod, Optie
from tests import bouw
from tests.casussen.hulp import maak


def casus_met_wensen(t, stand="toegelaten"):
    """Store a case with a zaakonderzoeker whose file is open and two wishes; return its number."""
    nummer = maak(t, stand)
    casus = sessie.scalars(sa.select(Casus).where(Casus.nummer == nummer)).one()
    bouw.toegang(casus, t.onderzoeker, "zaakonderzoeker")
    for nr, (van, tekst, apart) in enumerate((("leerling", "Rust", False), ("ouder", "Geheime wens", True)), start=1):
        sessie.add(
            Wens(casus_id=casus.id, nummer=nr, van=van, tekst=tekst, alleen_voorbereiding=apart, gemaakt_op=nu(),
                 door_id=t.onderzoeker.id)
        )  # fmt: skip
    sessie.commit()
    sessie.remove()
    return nummer


def optie(nummer, naam="Thuis beginnen", **anders):
    """Store an option at the end of a case and return its id."""
    casus = sessie.scalars(sa.select(Casus).where(Casus.nummer == nummer)).one()
    laatste = sessie.scalar(sa.select(sa.func.max(Optie.volgorde)).where(Optie.casus_id == casus.id)) or 0
    rij = Optie(casus_id=casus.id, volgorde=laatste + 1, naam=naam, gewijzigd_op=nu(), **anders)
    sessie.add(rij)
    sessie.commit()
    id_ = rij.id
    sessie.remove()
    return id_


def aanbod(t, naam="Judoclub", soort="sport", **anders):
    """Store a line of the map of t.tafel and return its id."""
    waarden = {"wachttijd_weken": 2, "peildatum": vandaag(), **anders}
    rij = Aanbod(tafel_id=t.tafel.id, naam=naam, soort=soort, **waarden)
    sessie.add(rij)
    sessie.commit()
    id_ = rij.id
    sessie.remove()
    return id_
