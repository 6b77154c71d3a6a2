"""Change what is on its way to the table: rule, grant spoed, keep terms, write letters, remind. By verb."""

from tafel.instroom.services.aanvullen import geef_meer_tijd, sluit_zonder_aanvulling, vraag_aanvulling
from tafel.instroom.services.beslissen import (
    geef_terug,
    laat_toe,
    laat_toe_met_uitzondering,
    verwijs_door,
    weiger_uitzondering,
)
from tafel.instroom.services.brieven import bewaar_brief, brieffeiten, concept_brief
from tafel.instroom.services.herinneren import herinner
from tafel.instroom.services.spoed import beslis_spoed, vraag_spoed
from tafel.instroom.services.wachten import beloof, hervat, schort_op

__all__ = [
    "beloof",
    "beslis_spoed",
    "bewaar_brief",
    "brieffeiten",
    "concept_brief",
    "geef_meer_tijd",
    "geef_terug",
    "herinner",
    "hervat",
    "laat_toe",
    "laat_toe_met_uitzondering",
    "schort_op",
    "sluit_zonder_aanvulling",
    "verwijs_door",
    "vraag_aanvulling",
    "vraag_spoed",
    "weiger_uitzondering",
]
