"""Give out numbers without gaps: per table, kind and year one counter, its row locked until the transaction ends."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from tafel.casussen.models import Nummerteller
from tafel.kern.db import sessie


def volgend_nummer(tafel_id: uuid.UUID, soort: str, jaar: int) -> int:
    """Return the next number of `soort` ("casus", "besluit") of this table and year; the one place for numbers.

    One statement raises and reads the counter, so two transactions never get the same number; a transaction that rolls
    back gives its number back.
    """
    verhoog = (
        sa.update(Nummerteller)
        .where(Nummerteller.tafel_id == tafel_id, Nummerteller.soort == soort, Nummerteller.jaar == jaar)
        .values(laatste=Nummerteller.laatste + 1)
        .returning(Nummerteller.laatste)
        .execution_options(synchronize_session=False)
    )
    nummer = sessie.scalar(verhoog)
    if nummer is None:
        try:
            with sessie.begin_nested():
                sessie.execute(sa.insert(Nummerteller).values(tafel_id=tafel_id, soort=soort, jaar=jaar, laatste=0))
        except IntegrityError:
            pass  # somebody else made the counter in the same moment
        nummer = sessie.scalars(verhoog).one()
    return nummer
