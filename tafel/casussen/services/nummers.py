"""Give out numbers without gaps: per table, kind and year one counter, its row locked until the transaction ends."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite

from tafel.casussen.models import Nummerteller
from tafel.kern.db import sessie


def volgend_nummer(tafel_id: uuid.UUID, soort: str, jaar: int) -> int:
    """Return the next number of `soort` ("casus", "besluit") of this table and year. A roll back gives it back."""
    db = sessie()
    sleutel: dict[str, Any] = {"tafel_id": tafel_id, "soort": soort, "jaar": jaar}
    teller = db.get(Nummerteller, tuple(sleutel.values()), with_for_update=True, populate_existing=True)
    if teller is None:
        voeg_in = postgresql.insert if db.get_bind().dialect.name == "postgresql" else sqlite.insert
        db.execute(voeg_in(Nummerteller).values(**sleutel, laatste=0).on_conflict_do_nothing())
        teller = db.get_one(Nummerteller, tuple(sleutel.values()), with_for_update=True, populate_existing=True)
    teller.laatste += 1
    db.flush()
    return teller.laatste
