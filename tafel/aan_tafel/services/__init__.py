"""Change what happens at the table: open, begin, who is here, hear, settle or end without decision, close."""

from tafel.aan_tafel.services.afronden import rond_af_zonder_besluit, sluit_overleg, stel_vast
from tafel.aan_tafel.services.horen import Gehoord, leg_gehoord_vast, zet_aanwezigheid
from tafel.aan_tafel.services.openen import begin_punt, eis_leiden, open_overleg

__all__ = [
    "Gehoord",
    "begin_punt",
    "eis_leiden",
    "leg_gehoord_vast",
    "open_overleg",
    "rond_af_zonder_besluit",
    "sluit_overleg",
    "stel_vast",
    "zet_aanwezigheid",
]
