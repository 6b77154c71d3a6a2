"""Plan meetings and make their agenda: each change asks the rule, leaves a line in the log and tells the people."""

from tafel.overleggen.services.agenda import haal_van_agenda, kort_agenda_in, verplaats, zet_minuten, zet_op_agenda
from tafel.overleggen.services.intrekken import haal_van_open_agenda, tegen_van_tafel, trek_casus_in
from tafel.overleggen.services.plan import speld_plannen_vast
from tafel.overleggen.services.plannen import Plan, onderwerp_van, plan_overleg, tegen_plan, wijzig_overleg
from tafel.overleggen.services.reeks import (
    Reeks,
    haal_vakantie_weg,
    neem_vakanties_over,
    plan_reeks,
    tegen_reeks,
    voeg_vakantie_toe,
)

__all__ = [
    "Plan",
    "Reeks",
    "haal_vakantie_weg",
    "haal_van_agenda",
    "haal_van_open_agenda",
    "kort_agenda_in",
    "neem_vakanties_over",
    "onderwerp_van",
    "plan_overleg",
    "plan_reeks",
    "speld_plannen_vast",
    "tegen_plan",
    "tegen_reeks",
    "tegen_van_tafel",
    "trek_casus_in",
    "verplaats",
    "voeg_vakantie_toe",
    "wijzig_overleg",
    "zet_minuten",
    "zet_op_agenda",
]  # fmt: skip
