"""Cancel a meeting: its cases wait for a next one, and everybody hears it once."""

from __future__ import annotations

import uuid
from collections import defaultdict

import sqlalchemy as sa

from tafel.berichten.services import leg_klaar
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.format import datum_vol, datum_zin
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.overleggen import rules
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.overleggen.queries import betrokken_gebruikers
from tafel.overleggen.services.agenda import laat_liggen
from tafel.overleggen.services.klok import vergrendel
from tafel.overleggen.services.plannen import onderwerp_van
from tafel.toegang.rules import Actor


def annuleer(actor: Actor, overleg: Overleg, reden: str) -> int:
    """Cancel a meeting; return how many cases went back to the waiting list. Raises Geweigerd.

    Each open item stays as "niet besproken", so that the case belongs on a next agenda. One message per person.
    """
    vergrendel(overleg)
    weiger(*rules.keur_annuleren(overleg.stand, reden))
    punten = sessie.scalars(
        sa.select(Agendapunt).where(Agendapunt.overleg_id == overleg.id, Agendapunt.uitkomst.is_(None))
    ).all()
    for punt in punten:
        laat_liggen(punt, reden)
    overleg.stand, overleg.geannuleerd_op, overleg.reden_annuleren = "geannuleerd", nu(), reden.strip()
    sessie.flush()
    schrijf(actor, "overleg geannuleerd", onderwerp_van(overleg), overleg_id=str(overleg.id), casussen=len(punten))
    _vertel(actor, overleg, [punt.casus_id for punt in punten])
    return len(punten)


def _vertel(actor: Actor, overleg: Overleg, casus_ids: list[uuid.UUID]) -> None:
    per: dict[uuid.UUID, list[str]] = defaultdict(list)
    for wie, _, nummer in betrokken_gebruikers(casus_ids):
        per[wie].append(nummer)
    per.setdefault(overleg.voorzitter_id, [])
    for wie, nummers in per.items():
        if wie == actor.id:
            continue
        welke = (
            f"Casus {' en '.join(nummers)} wacht" if len(nummers) == 1 else f"Casussen {' en '.join(nummers)} wachten"
        )
        verder = f" {welke} op een volgend overleg. U hoort wanneer." if nummers else ""
        leg_klaar(
            wie,
            f"overleg-af:{overleg.id}:{wie}",
            f"Het overleg van {datum_zin(overleg.datum)} gaat niet door",
            f"Het overleg van {datum_vol(overleg.datum)} gaat niet door.{verder}",
            f"/casussen/{nummers[0]}" if len(nummers) == 1 else "/overleggen" if not nummers else "/casussen",
        )
