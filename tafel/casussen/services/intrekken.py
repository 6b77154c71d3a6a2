"""Withdraw a case."""

from __future__ import annotations

from tafel.berichten.services import leg_klaar
from tafel.casussen import queries, rules
from tafel.casussen.models import Casus
from tafel.kern.clock import nu
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.toegang.rules import Actor


def trek_in(actor: Actor, casus: Casus, soort: str, reden: str, gevolg: str = "") -> None:
    """Withdraw the case with a reason; `soort` tells whether it was solved before the table (R79).

    Raises Geweigerd. The chairs hear it when they had seen the case, with `gevolg`: a sentence on what follows. An open
    agenda item is closed by overleggen.services.trek_casus_in, the one caller outside tests.
    """
    weiger(*rules.tegen_intrekken(casus.stand, soort, reden))
    was = casus.stand
    casus.stand = "ingetrokken"
    casus.sluituitkomst, casus.sluitreden = soort, reden.strip()
    casus.afgesloten_op = casus.gewijzigd_op = nu()
    schrijf(actor, "casus ingetrokken", casus.nummer, casus_id=casus.id, was=was, uitkomst=soort)
    for voorzitter in queries.voorzitters(casus.tafel_id) if was != "concept" else ():
        leg_klaar(
            voorzitter,
            f"ingetrokken-{casus.id}-{voorzitter}",
            f"Casus {casus.nummer} is ingetrokken",
            f"{actor.naam} trok casus {casus.nummer} in. {rules.INTREKKEN[soort]}. {gevolg}".strip(),
            f"/casussen/{casus.nummer}",
        )
    # who reads that it leaves the agenda needs no second message
    for wie in (
        {t.gebruiker_id for t in queries.toegangen(casus.id)} - {actor.id} if was != "concept" and not gevolg else ()
    ):
        leg_klaar(
            wie,
            f"ingetrokken-{casus.id}-{wie}",
            f"Casus {casus.nummer} gaat niet naar de tafel",
            f"Casus {casus.nummer} is ingetrokken. {rules.INTREKKEN[soort]}. U hoeft niets meer te doen.",
            f"/casussen/{casus.nummer}",
        )
