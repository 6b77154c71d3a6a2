"""Numbers of decisions: without gaps per table and year."""

from __future__ import annotations

import uuid

from tafel.casussen.services import volgend_nummer


def neem_volgnummer(tafel_id: uuid.UUID, jaar: int) -> int:
    """Take the next decision number of a table and year; a roll back gives it back."""
    return volgend_nummer(tafel_id, "besluit", jaar)
