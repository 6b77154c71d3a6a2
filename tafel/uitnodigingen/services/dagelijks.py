"""What happens each day: nobody keeps a wrong time, and who did not answer is asked once more."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict

import sqlalchemy as sa

from tafel.berichten.services import leg_klaar
from tafel.casussen.models import Casus
from tafel.kern.db import sessie
from tafel.kern.format import datum_zin
from tafel.overleggen.models import Overleg
from tafel.uitnodigingen.models import Genodigde, Tijdslot
from tafel.uitnodigingen.services.post import PAD, Huis
from tafel.uitnodigingen.services.sturen import verstuur

VOORAF = dt.timedelta(days=3)


def vertel_wijzigingen(op: dt.date, huis: Huis) -> int:
    """Tell everyone who counts on a time that changed or ended and was not told yet; return how many mails.

    Only who was invited before: inviting is for the chair. Twice on a day tells once.
    """
    rijen = sessie.execute(
        sa.select(Overleg, Tijdslot.casus_id, Tijdslot.stoel)
        .join(Tijdslot, Tijdslot.overleg_id == Overleg.id)
        .where(
            Tijdslot.gestuurd_op.is_not(None), ~Tijdslot.afgezegd, Tijdslot.datum >= op,
            Overleg.stand.in_(("gepland", "geannuleerd")),
        )
        .order_by(Overleg.datum, Overleg.id)
    ).all()  # fmt: skip
    per_overleg: dict[Overleg, set[tuple[uuid.UUID, str]]] = defaultdict(set)
    for overleg, casus_id, stoel in rijen:
        per_overleg[overleg].add((casus_id, stoel))
    return sum(verstuur(None, overleg, huis, alleen).gemaild for overleg, alleen in per_overleg.items())


def herinner_genodigden(op: dt.date) -> int:
    """Ask who did not answer once more, from three days before the meeting; return how many mails. One a person."""
    rijen = sessie.execute(
        sa.select(Genodigde, Tijdslot.datum, Casus.nummer)
        .join(Tijdslot, Tijdslot.genodigde_id == Genodigde.id)
        .join(Casus, Casus.id == Tijdslot.casus_id)
        .join(Overleg, Overleg.id == Tijdslot.overleg_id)
        .where(
            Tijdslot.antwoord == "open", Tijdslot.weg != "brief", ~Tijdslot.afgezegd, ~Tijdslot.ingetrokken,
            Tijdslot.datum > op, Tijdslot.datum <= op + VOORAF, Overleg.stand == "gepland",
        )
        .order_by(Casus.nummer)
    ).all()  # fmt: skip
    per_mens: dict[Genodigde, tuple[dt.date, list[str]]] = {}
    for mens, datum, nummer in rijen:
        per_mens.setdefault(mens, (datum, []))[1].append(nummer)
    return sum(
        leg_klaar(
            mens.gebruiker_id or mens.email,
            f"uitnodiging-herinnering:{mens.id}:{datum}",
            f"Komt u op {datum_zin(datum)}? Casus {', '.join(nummers)}",
            f"U hebt nog niet laten weten of u komt op {datum_zin(datum)}, bij casus {', '.join(nummers)}. "
            "Eén tik is genoeg. Kunt u niet, laat dan weten wie er wel komt.",
            PAD,
            zout=mens.zout,
        )
        for mens, (datum, nummers) in per_mens.items()
    )
