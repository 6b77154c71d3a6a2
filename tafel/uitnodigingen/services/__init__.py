"""Change invitations: send, answer, expect, feed. By verb."""

from tafel.uitnodigingen.services.agenda import maak_feed, trek_feed_in
from tafel.uitnodigingen.services.antwoorden import (
    geef_antwoord,
    nodig_weer_uit,
    noteer_antwoord,
    stuur_opnieuw,
    trek_in,
    volg,
)
from tafel.uitnodigingen.services.dagelijks import herinner_genodigden, vertel_wijzigingen
from tafel.uitnodigingen.services.post import Huis, dit_huis
from tafel.uitnodigingen.services.sturen import Uitslag, verstuur
from tafel.uitnodigingen.services.vervangen import aanvaard_vervanger, wijs_vervanger_af, zet_vervanger
from tafel.uitnodigingen.services.verwachten import (
    Invoer,
    bewaar_verwachting,
    haal_erbij_weg,
    koppel_stoel,
    voeg_erbij,
    zet_nvt,
)

__all__ = [
    "Huis",
    "Invoer",
    "Uitslag",
    "aanvaard_vervanger",
    "bewaar_verwachting",
    "dit_huis",
    "geef_antwoord",
    "haal_erbij_weg",
    "herinner_genodigden",
    "koppel_stoel",
    "maak_feed",
    "nodig_weer_uit",
    "noteer_antwoord",
    "stuur_opnieuw",
    "trek_feed_in",
    "trek_in",
    "verstuur",
    "vertel_wijzigingen",
    "voeg_erbij",
    "volg",
    "wijs_vervanger_af",
    "zet_nvt",
    "zet_vervanger",
]
