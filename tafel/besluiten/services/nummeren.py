"""Numbers of decisions: without gaps per table and year."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from tafel.casussen.models import Nummerteller
from tafel.kern.db import sessie

SOORT = "besluit"


def neem_volgnummer(tafel_id: uuid.UUID, jaar: int) -> int:
    """Take the next number of a table and year; the counter stays locked until the transaction ends.

    One statement raises and reads the counter, so two transactions never get the same number; a transaction that rolls
    back gives its number back.
    """
    verhoog = (
        sa.update(Nummerteller)
        .where(Nummerteller.tafel_id == tafel_id, Nummerteller.soort == SOORT, Nummerteller.jaar == jaar)
        .values(laatste=Nummerteller.laatste + 1)
        .returning(Nummerteller.laatste)
        .execution_options(synchronize_session=False)
    )
    nummer = sessie.scalar(verhoog)
    if nummer is None:
        try:
            with sessie.begin_nested():
                sessie.execute(sa.insert(Nummerteller).values(tafel_id=tafel_id, soort=SOORT, jaar=jaar, laatste=0))
        except IntegrityError:
            pass  # somebody else made the counter in the same moment
        nummer = sessie.scalars(verhoog).one()
    return nummer
