"""Keep the pieces beside the story; each may stay empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tafel.casussen.models import Casus
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.onderzoeken import queries, rules
from tafel.onderzoeken.models import Onderzoekstuk
from tafel.toegang.rules import Actor


@dataclass(frozen=True)
class Stukinvoer:
    """One piece as it was typed."""

    soort: str
    tekst: str
    alleen_voorbereiding: bool = False


def bewaar_stukken(actor: Actor, casus: Casus, invoer: Sequence[Stukinvoer]) -> dict[str, Onderzoekstuk]:
    """Keep these pieces; return all pieces of the case by kind. What did not change is left alone. Raises Geweigerd."""
    weiger(*[reden for een in invoer for reden in rules.tegen_stuk(een.soort, een.tekst)])
    rijen = queries.stukken(casus.id)
    anders = []
    for een in invoer:
        tekst, rij = een.tekst.strip(), rijen.get(een.soort)
        if rij is None and not tekst and not een.alleen_voorbereiding:
            continue
        if rij is None:
            rij = rijen[een.soort] = Onderzoekstuk(casus_id=casus.id, soort=een.soort, gewijzigd_op=nu())
            sessie.add(rij)
        elif (rij.tekst, rij.alleen_voorbereiding) == (tekst, een.alleen_voorbereiding):
            continue
        rij.tekst, rij.alleen_voorbereiding, rij.gewijzigd_op = tekst, een.alleen_voorbereiding, nu()
        anders.append(een.soort)
    if anders:
        sessie.flush()
        schrijf(actor, "onderzoek bewaard", casus.nummer, casus_id=casus.id, stukken=anders)
    return rijen
