"""Keep the check as it stands at a moment."""

from __future__ import annotations

from tafel.casussen.models import Casus, Toets
from tafel.criteria.rules import CRITERIA_VERSIE, Toetsuitslag
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.toetsen.queries import criteria_nu
from tafel.toetsen.rules import alle_eisen, eisstanden


def leg_toets_vast(casus: Casus, uitslag: Toetsuitslag, moment: str) -> Toets:
    """Store the check as it stands at `moment` ("ingediend", "toegelaten"), with the question as a requirement.

    The first time a case is handed in it takes the criteria in force at its table, and keeps them from then on.
    """
    if casus.criteria_nummer is None:
        casus.criteria_nummer = criteria_nu(casus.tafel_id)[0]
    eisen = alle_eisen(uitslag, casus.vraag)
    standen = eisstanden(eisen, casus.toetsstand)
    rij = Toets(
        casus_id=casus.id,
        moment=moment,
        op=nu(),
        criteria_versie=CRITERIA_VERSIE,
        criteria_nummer=casus.criteria_nummer,
        uitkomst=uitslag.uitkomst,
        eisen=[
            {"code": e.code, "naam": e.naam, "soort": e.soort, "voldaan": e.voldaan, "uitleg": e.uitleg, "bron": e.bron,
             "stand": standen[e.code]}
            for e in eisen
        ],
    )  # fmt: skip
    sessie.add(rij)
    sessie.flush()
    return rij
