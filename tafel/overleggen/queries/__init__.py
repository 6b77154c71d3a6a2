"""Read meetings, agendas, the people who may chair, and the cases that wait for an agenda."""

from tafel.overleggen.queries.lijst import Bladzijde, overleg_uit_url, overleggen, punt_uit_url
from tafel.overleggen.queries.mensen import Overlegkop, betrokken_gebruikers, kop, partij_in, voorzitters
from tafel.overleggen.queries.plan import PlanOpTafel, plan_op_tafel
from tafel.overleggen.queries.punten import Punt, agenda, wachtenden
from tafel.overleggen.queries.vakken import blokken, dag_van, pauzes_van, tijden_van, vakken

__all__ = [
    "Bladzijde", "Overlegkop", "PlanOpTafel", "Punt", "agenda", "betrokken_gebruikers", "blokken", "dag_van", "kop",
    "overleg_uit_url", "overleggen", "partij_in", "pauzes_van", "plan_op_tafel", "punt_uit_url", "tijden_van", "vakken",
    "voorzitters", "wachtenden",
]  # fmt: skip
