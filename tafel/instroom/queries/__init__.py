"""Read what came in, what waits for a meeting, and what belongs to one case on its way to the table."""

from tafel.instroom.queries.casus import (
    brieven,
    find_brief,
    find_spoed,
    geldend_besluit,
    instroom_uit_rij,
    instroom_uit_url,
    laatste_besluit,
    opschortingen,
    pauzes_van,
    termijnen_van,
)
from tafel.instroom.queries.lijsten import (
    FILTERS,
    instroom,
    lopende_spoed,
    op_agenda,
    tel,
    volgend_overleg,
    wachtrij,
)

__all__ = [
    "FILTERS",
    "brieven",
    "find_brief",
    "find_spoed",
    "geldend_besluit",
    "instroom",
    "instroom_uit_rij",
    "instroom_uit_url",
    "laatste_besluit",
    "lopende_spoed",
    "op_agenda",
    "opschortingen",
    "pauzes_van",
    "tel",
    "termijnen_van",
    "volgend_overleg",
    "wachtrij",
]
