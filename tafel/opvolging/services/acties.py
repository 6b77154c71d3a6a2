"""Report a promise: done, or it does not work out."""

from __future__ import annotations

import sqlalchemy as sa

from tafel.berichten.services import leg_klaar
from tafel.casussen.models import Casus
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.opvolging.models import Actie
from tafel.opvolging.queries.mensen import volgers
from tafel.opvolging.queries.zicht import geen_akkoord, wacht_op_akkoord
from tafel.opvolging.rules import ActieFeiten, mag_actie_melden
from tafel.toegang.rules import Actor


def meld_actie(actor: Actor, actie: Actie, uitkomst: str, resultaat: str = "") -> None:
    """Report `actie` as "gelukt" or "lukt_niet" with one sentence.

    "lukt_niet" tells who follows the case: the zaakonderzoeker, or else the chair (R56). A promise that waits for
    agreement on its costs cannot be done yet (R34). Raises Geweigerd.
    """
    casus = sessie.get_one(Casus, actie.casus_id)
    wacht, nee = sessie.execute(sa.select(wacht_op_akkoord(), geen_akkoord()).where(Actie.id == actie.id)).one()
    weiger(*mag_actie_melden(ActieFeiten(actie.stand, bool(wacht), uitkomst, resultaat, bool(nee))))
    actie.stand = uitkomst
    actie.resultaat = resultaat.strip()
    actie.klaar_op = nu()
    sessie.flush()
    schrijf(actor, "afspraak gemeld", casus.nummer, casus_id=casus.id, uitkomst=uitkomst)
    if uitkomst == "lukt_niet":
        for gebruiker_id in volgers(casus.id):
            if gebruiker_id != actor.id:
                leg_klaar(
                    gebruiker_id,
                    f"actie-lukt-niet:{actie.id}:{gebruiker_id}",
                    f"Casus {casus.nummer}: een afspraak lukt niet",
                    f"In casus {casus.nummer} is gemeld dat een afspraak niet lukt. Lees waarom en kijk wat er nu kan.",
                    f"/casussen/{casus.nummer}/opvolging",
                )
