"""Read the follow-up: one case, the lists of moments and promises, who must be told."""

from tafel.casussen.queries import casus_uit_url
from tafel.opvolging.queries.casus import Jaar, get_jaar
from tafel.opvolging.queries.laders import actie_uit_url, moment_uit_url
from tafel.opvolging.queries.lijsten import (
    ActieRegel,
    MomentRegel,
    acties,
    casussen_zonder_moment,
    lees_na,
    momenten_tot,
    nieuw_in_opvolging,
    tel_te_laat,
    volgende_momenten,
)
from tafel.opvolging.queries.mensen import volgers, volgers_van, voorzitters_van

__all__ = [
    "ActieRegel",
    "Jaar",
    "MomentRegel",
    "actie_uit_url",
    "acties",
    "casus_uit_url",
    "casussen_zonder_moment",
    "get_jaar",
    "lees_na",
    "moment_uit_url",
    "momenten_tot",
    "nieuw_in_opvolging",
    "tel_te_laat",
    "volgende_momenten",
    "volgers",
    "volgers_van",
    "voorzitters_van",
]
