"""Change the follow-up: begin, record moments, report promises, close, bring back, remind."""

from tafel.opvolging.services.acties import meld_actie
from tafel.opvolging.services.beginnen import begin_opvolging
from tafel.opvolging.services.herinneren import herinner
from tafel.opvolging.services.momenten import leg_moment_vast, plan_extra_moment
from tafel.opvolging.services.sluiten import sluit_opvolging, terug_naar_tafel

__all__ = [
    "begin_opvolging",
    "herinner",
    "leg_moment_vast",
    "meld_actie",
    "plan_extra_moment",
    "sluit_opvolging",
    "terug_naar_tafel",
]
