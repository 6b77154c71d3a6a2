"""Change the register of consent, take it over from the aanmelding, let the accesses follow. By verb."""

from tafel.toestemmingen.services.delen import deelstand, werk_bij
from tafel.toestemmingen.services.overnemen import neem_over
from tafel.toestemmingen.services.register import (
    beeindig_grondslag,
    beeindig_wilsonbekwaam,
    leg_grondslag_vast,
    leg_vast,
    ontvangers,
    ontvangers_uit,
    stel_wilsonbekwaam_vast,
    trek_in,
    voeg_ouder_toe,
    zet_ouderstaat,
)
from tafel.toestemmingen.services.verjaardagen import kondig_verjaardagen_aan

__all__ = [
    "beeindig_grondslag",
    "beeindig_wilsonbekwaam",
    "deelstand",
    "kondig_verjaardagen_aan",
    "leg_grondslag_vast",
    "leg_vast",
    "neem_over",
    "ontvangers",
    "ontvangers_uit",
    "stel_wilsonbekwaam_vast",
    "trek_in",
    "voeg_ouder_toe",
    "werk_bij",
    "zet_ouderstaat",
]
