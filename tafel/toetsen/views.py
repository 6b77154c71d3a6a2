"""The check of one case: what is met, what misses, how it stood before."""

from __future__ import annotations

from flask import Blueprint, Response

from tafel.casussen.kader import casuskader, profiel
from tafel.casussen.models import Casus
from tafel.casussen.queries import casus_uit_url
from tafel.kern.clock import vandaag
from tafel.kern.web import answer
from tafel.logboek.services import noteer_inzage
from tafel.toegang.guard import requires, wie
from tafel.toegang.rules import Zaak
from tafel.toetsen import queries, rules

bp = Blueprint("toetsen", __name__)


@bp.get("/casussen/<nummer>/toets")
@requires("casus.aanmelding", casus_uit_url)
def toets(casus: Casus, zaak: Zaak) -> Response:
    """Show every requirement as it stands today, and how the check stood before."""
    kader = casuskader(casus, zaak, "toetsen.toets")
    uitslag = queries.toets_van(casus, profiel())
    antwoord = answer(
        "toetsen/toets.html",
        **kader,
        uitslag=uitslag,
        eisen=rules.alle_eisen(uitslag, casus.vraag),
        open=rules.open_eisen(uitslag, casus.vraag),
        dag=vandaag(),
        geschiedenis=queries.toetsen(casus.id),
    )
    noteer_inzage(wie(), casus.id, "toets", kader["waarom"])
    return antwoord
