"""Read meetings, agendas, the people who may chair, and the cases that wait for an agenda."""

from tafel.overleggen.queries.lijst import Bladzijde, overleg_uit_url, overleggen, pauze_uit_url, punt_uit_url
from tafel.overleggen.queries.mensen import Overlegkop, betrokken_gebruikers, kop, partij_in, uitgenodigden, voorzitters
from tafel.overleggen.queries.plan import PlanOpTafel, plan_op_tafel
from tafel.overleggen.queries.punten import Punt, agenda
from tafel.overleggen.queries.vakken import Regel, blokken, dag_van, pauzes_van, regels, tijden_van, vakken
from tafel.overleggen.queries.versies import Versie, inhoud_van, laatste_versie, versies
from tafel.overleggen.queries.voorraad import Kandidaat, agenda_en_voorraad, bij_instroom, voorraad, zonder_agenda

__all__ = [
    "Bladzijde",
    "Kandidaat",
    "Overlegkop",
    "PlanOpTafel",
    "Punt",
    "Regel",
    "Versie",
    "agenda",
    "agenda_en_voorraad",
    "betrokken_gebruikers",
    "bij_instroom",
    "blokken",
    "dag_van",
    "inhoud_van",
    "kop",
    "laatste_versie",
    "overleg_uit_url",
    "overleggen",
    "partij_in",
    "pauze_uit_url",
    "pauzes_van",
    "plan_op_tafel",
    "punt_uit_url",
    "regels",
    "tijden_van",
    "uitgenodigden",
    "vakken",
    "versies",
    "voorraad",
    "voorzitters",
    "zonder_agenda",
]  # fmt: skip
