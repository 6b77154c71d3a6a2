"""Plan meetings and make their agenda: each change asks the rule, leaves a line in the log and tells the people."""

from tafel.overleggen.services.agenda import haal_van_agenda, verplaats, zet_minuten, zet_op_agenda
from tafel.overleggen.services.annuleren import annuleer
from tafel.overleggen.services.indelen import (
    haal_pauze_weg,
    kort_agenda_in,
    schuif_door,
    voeg_pauze_toe,
    zet_alles_erop,
    zet_in_volgorde,
    zet_punt,
)
from tafel.overleggen.services.intrekken import haal_van_open_agenda, tegen_van_tafel, trek_casus_in
from tafel.overleggen.services.plan import speld_plannen_vast
from tafel.overleggen.services.plannen import Pauzeplan, Plan, onderwerp_van, plan_overleg, tegen_plan, wijzig_overleg
from tafel.overleggen.services.reeks import (
    Reeks,
    haal_vakantie_weg,
    houd_op_aanvraag,
    neem_vakanties_over,
    plan_reeks,
    tegen_reeks,
    voeg_vakantie_toe,
)
from tafel.overleggen.services.terug import haal_alles_eraf, vul_ruimte, zet_volgorde_terug
from tafel.overleggen.services.vastleggen import leg_agenda_vast

__all__ = [
    "Pauzeplan",
    "Plan",
    "Reeks",
    "annuleer",
    "haal_alles_eraf",
    "haal_pauze_weg",
    "haal_vakantie_weg",
    "haal_van_agenda",
    "haal_van_open_agenda",
    "houd_op_aanvraag",
    "kort_agenda_in",
    "leg_agenda_vast",
    "neem_vakanties_over",
    "onderwerp_van",
    "plan_overleg",
    "plan_reeks",
    "schuif_door",
    "speld_plannen_vast",
    "tegen_plan",
    "tegen_reeks",
    "tegen_van_tafel",
    "trek_casus_in",
    "verplaats",
    "voeg_pauze_toe",
    "voeg_vakantie_toe",
    "vul_ruimte",
    "wijzig_overleg",
    "zet_alles_erop",
    "zet_in_volgorde",
    "zet_minuten",
    "zet_op_agenda",
    "zet_punt",
    "zet_volgorde_terug",
]  # fmt: skip
