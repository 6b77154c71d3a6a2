"""The script of a meeting out of its facts: sentences, conditions, branches, times. Pure."""

from tafel.draaiboeken.rules.feiten import (
    FASEN,
    Casusfeiten,
    Geld,
    Knoop,
    Optie,
    Spreker,
    Stap,
    Tafelfeiten,
    Tak,
    Wens,
    Zin,
)
from tafel.draaiboeken.rules.notities import BEWAARDAGEN, MAX_NOTITIE, tegen_notitie, tegen_opnemen, verdwijnt_op
from tafel.draaiboeken.rules.overleg import (
    Casusscript,
    casusscript,
    elk_moment,
    kernzin,
    opening,
    overal_gelijk,
    sluiting,
)
from tafel.draaiboeken.rules.takken import takken
from tafel.draaiboeken.rules.tijden import fasetijden, spreektijden, verdeel
from tafel.draaiboeken.rules.verder import verder
from tafel.draaiboeken.rules.zinnen import zinnen

__all__ = [
    "BEWAARDAGEN",
    "FASEN",
    "MAX_NOTITIE",
    "Casusfeiten",
    "Casusscript",
    "Geld",
    "Knoop",
    "Optie",
    "Spreker",
    "Stap",
    "Tafelfeiten",
    "Tak",
    "Wens",
    "Zin",
    "casusscript",
    "elk_moment",
    "fasetijden",
    "kernzin",
    "opening",
    "overal_gelijk",
    "sluiting",
    "spreektijden",
    "takken",
    "tegen_notitie",
    "tegen_opnemen",
    "verdeel",
    "verder",
    "verdwijnt_op",
    "zinnen",
]
