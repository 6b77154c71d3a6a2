"""Keep the aanmelding as it is handed in."""

from __future__ import annotations

import copy

import sqlalchemy as sa

from tafel.casussen.models import Casus, Indiening
from tafel.kern.clock import nu
from tafel.kern.db import sessie


def leg_indiening_vast(casus: Casus) -> Indiening:
    """Store the aanmelding as it is now, as the next handing in of this case; so the chair sees what changed."""
    vorige = sessie.scalar(sa.select(sa.func.max(Indiening.volgnummer)).where(Indiening.casus_id == casus.id))
    rij = Indiening(
        casus_id=casus.id,
        volgnummer=(vorige or 0) + 1,
        op=casus.ingediend_op or nu(),
        document=copy.deepcopy(casus.aanmelding),
        vraag=casus.vraag,
        verzoek_uitzondering=casus.verzoek_uitzondering,
    )
    sessie.add(rij)
    sessie.flush()
    return rij
