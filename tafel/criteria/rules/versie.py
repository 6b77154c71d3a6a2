"""The criteria of one table: what it may set itself within the protocol. Everything else is the same everywhere.

A table may hold on to a soft requirement, ask for more (or fewer) earlier meetings and attempts, and say whether a
child that is not yet leerplichtig comes on the agenda. It can't soften a hard requirement, and leeftijd and plicht are
never touched (protocol 's-Hertogenbosch, bijlage 8; R12).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TE_VERHARDEN = ("vierjarige", "eerdere_overleggen", "eerdere_poging", "toestemming_beide_ouders")
"""The soft requirements (R2, R6, R7, V24): a table may make each of them hard."""
MINSTE, MEESTE = 1, 5
"""The bounds of how many earlier meetings (R6: two) and attempts (R7: one) a table may ask for."""


@dataclass(frozen=True)
class Criteria:
    """What a table sets. vierjarigen None = as the profile has it: a taskforce keeps them on the list only (R2, V2)."""

    hard: frozenset[str] = frozenset()
    overleggen: int = 2
    pogingen: int = 1
    vierjarigen: bool | None = None

    def vierjarigen_mogen(self, profiel: str) -> bool:
        """Whether a child that is not yet leerplichtig may come on the agenda of a table of this profile."""
        return profiel != "taskforce" if self.vierjarigen is None else self.vierjarigen


STANDAARD = Criteria()
"""Version 1 of every table, and what `tafel toets` uses: the rules as they stand in the protocol."""


def criteria_uit(parameters: Mapping[str, Any] | None) -> Criteria:
    """The criteria as they were stored; what is missing, unknown or out of bounds counts as the standard."""
    if not parameters:
        return STANDAARD
    hard, vier = parameters.get("hard"), parameters.get("vierjarigen")
    return Criteria(
        hard=frozenset(code for code in TE_VERHARDEN if isinstance(hard, list) and code in hard),
        overleggen=_aantal(parameters.get("overleggen"), STANDAARD.overleggen),
        pogingen=_aantal(parameters.get("pogingen"), STANDAARD.pogingen),
        vierjarigen=vier if isinstance(vier, bool) else None,
    )


def _aantal(waarde: object, anders: int) -> int:
    goed = isinstance(waarde, int) and not isinstance(waarde, bool) and MINSTE <= waarde <= MEESTE
    return waarde if goed and isinstance(waarde, int) else anders


def als_parameters(criteria: Criteria) -> dict[str, Any]:
    """The criteria in the shape in which they are stored."""
    return {
        "hard": [code for code in TE_VERHARDEN if code in criteria.hard],
        "overleggen": criteria.overleggen,
        "pogingen": criteria.pogingen,
        "vierjarigen": criteria.vierjarigen,
    }
