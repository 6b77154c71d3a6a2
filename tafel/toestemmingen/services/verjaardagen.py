"""Birthdays at which somebody else decides announce themselves: thirty days ahead and on the day, once each."""

from __future__ import annotations

import datetime as dt

from tafel.casussen.models import Casus
from tafel.criteria.rules import verjaardag
from tafel.kern.db import sessie
from tafel.toestemmingen import queries, rules
from tafel.toestemmingen.services.delen import vertel_betrokken, werk_bij

WOORDEN = {
    "vooraf": (
        "Casus {nummer}: binnenkort beslist iemand anders over delen",
        "Over een tijdje verandert in casus {nummer} wie beslist over delen. Lees bij Toestemming vanaf welke dag, en "
        "wat u dan moet vragen.",
    ),
    "op_de_dag": (
        "Casus {nummer}: vanaf nu beslist iemand anders over delen",
        "In casus {nummer} is veranderd wie beslist over delen. Kijk bij Toestemming wat u moet vragen voordat u weer "
        "iets deelt.",
    ),
}
"""Neutral: no name, no age, not which birthday."""


def kondig_verjaardagen_aan(op: dt.date) -> int:
    """Tell who follows a running case of a birthday 12, 16 or 18, ahead and on the day; return how many messages.

    Idempotent: each message has its key. On the day the accesses of parties are brought in line as well.
    """
    aantal = 0
    for leeftijd in rules.GRENZEN:
        # born such that the birthday falls within thirty days of `op`, either side; a day more for 29 February
        marge = rules.VOORAF + dt.timedelta(days=1)
        midden = _jaren_eerder(op, leeftijd)
        for rij in queries.met_verjaardag(midden - marge, midden + marge):
            for grens, moment in rules.aan_te_kondigen(rij.geboortedatum, op):
                if grens.leeftijd == leeftijd:
                    aantal += _kondig_aan(rij.id, grens, moment)
    return aantal


def _jaren_eerder(dag: dt.date, jaren: int) -> dt.date:
    return verjaardag(dag, -jaren)


def _kondig_aan(casus_id: object, grens: rules.Grens, moment: str) -> int:
    casus = sessie.get_one(Casus, casus_id)
    if moment == "op_de_dag" and casus.stand != "concept":
        werk_bij(None, casus)
    onderwerp, tekst = (deel.format(nummer=casus.nummer) for deel in WOORDEN[moment])
    return vertel_betrokken(None, casus, f"verjaardag-{casus.id}-{grens.leeftijd}-{moment}", onderwerp, tekst)
