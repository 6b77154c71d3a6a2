"""The word list holds every model and every value of a closed list."""

from __future__ import annotations

import re

import sqlalchemy as sa

from tafel.hulp.queries import woorden
from tafel.modellen import Base
from tafel.opvolging.rules import UITKOMSTEN


def waarden() -> set[str]:
    """Return every value that a CHECK of the models allows."""
    gevonden: set[str] = set()
    for tabel in Base.metadata.tables.values():
        for regel in tabel.constraints:
            if isinstance(regel, sa.CheckConstraint):
                for lijst in re.findall(r"\bIN \(([^)]*)\)", str(regel.sqltext)):
                    gevonden.update(re.findall(r"'([^']*)'", lijst))
    return gevonden


def test_elk_model_en_elke_waarde_staat_in_de_woordenlijst():
    bekend = {woord for woord, _, _ in woorden()}
    modellen = {mapper.class_.__name__ for mapper in Base.registry.mappers}
    assert len(waarden()) > 80, "the walk over the constraints finds nothing"
    assert modellen - bekend == set()
    assert waarden() - bekend == set()
    assert set(UITKOMSTEN) - bekend == set()


def test_elk_woord_heeft_een_betekenis_en_een_engels_woord_en_staat_er_een_keer():
    lijst = woorden()
    assert all(betekenis.endswith(".") and engels for _, betekenis, engels in lijst)
    namen = [woord for woord, _, _ in lijst]
    assert len(namen) == len(set(namen))
    assert namen == sorted(namen, key=str.casefold)
