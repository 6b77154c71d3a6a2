"""Keep the check as it stands at a moment."""

from __future__ import annotations

from tafel.casussen.models import Casus, Toets
from tafel.criteria.rules import CRITERIA_VERSIE, Toetsuitslag
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.toetsen.rules import alle_eisen


def leg_toets_vast(casus: Casus, uitslag: Toetsuitslag, moment: str) -> Toets:
    """Store the check as it stands at `moment` ("ingediend", "toegelaten"), with the question as a requirement."""
    rij = Toets(
        casus_id=casus.id,
        moment=moment,
        op=nu(),
        criteria_versie=CRITERIA_VERSIE,
        uitkomst=uitslag.uitkomst,
        eisen=[
            {"code": e.code, "naam": e.naam, "soort": e.soort, "voldaan": e.voldaan, "uitleg": e.uitleg, "bron": e.bron}
            for e in alle_eisen(uitslag, casus.vraag)
        ],
    )
    sessie.add(rij)
    sessie.flush()
    return rij
