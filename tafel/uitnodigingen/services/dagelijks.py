"""What happens each day: nobody keeps a wrong time, and who did not answer is asked once more."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Mapping

import sqlalchemy as sa

from tafel.berichten.services import leg_klaar
from tafel.casussen.models import Casus
from tafel.kern.db import sessie
from tafel.kern.format import datum_zin
from tafel.overleggen.models import Overleg
from tafel.uitnodigingen.models import Genodigde, Tijdslot
from tafel.uitnodigingen.queries.bellen import Belbaar, belbaar
from tafel.uitnodigingen.rules.antwoorden import GEZIN
from tafel.uitnodigingen.rules.gezinsmail import herinnering
from tafel.uitnodigingen.services.post import PAD, Huis, regel_van
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
        sa.select(Genodigde, Tijdslot, Overleg, Casus.nummer)
        .join(Tijdslot, Tijdslot.genodigde_id == Genodigde.id)
        .join(Casus, Casus.id == Tijdslot.casus_id)
        .join(Overleg, Overleg.id == Tijdslot.overleg_id)
        .where(
            Tijdslot.antwoord == "open", Tijdslot.weg != "brief", ~Tijdslot.afgezegd, ~Tijdslot.ingetrokken,
            Tijdslot.datum > op, Tijdslot.datum <= op + VOORAF, Overleg.stand == "gepland",
        )
        .order_by(Casus.nummer)
    ).all()  # fmt: skip
    per_mens: dict[Genodigde, list[tuple[Tijdslot, Overleg, str]]] = defaultdict(list)
    per_overleg: dict[Overleg, set[uuid.UUID]] = defaultdict(set)
    for mens, slot, overleg, nummer in rijen:
        per_mens[mens].append((slot, overleg, nummer))
        if slot.rol in GEZIN:
            per_overleg[overleg].add(slot.casus_id)
    bel = {overleg.id: belbaar(ids, overleg.voorzitter_id) for overleg, ids in per_overleg.items()}
    return sum(_herinner(mens, van_mens, bel) for mens, van_mens in per_mens.items())


def _herinner(
    mens: Genodigde, van_mens: list[tuple[Tijdslot, Overleg, str]], bel: Mapping[uuid.UUID, Mapping[uuid.UUID, Belbaar]]
) -> bool:
    """Ask one person once more; leerling and ouders in their own words. Return whether it is new."""
    dag = datum_zin(van_mens[0][0].datum)
    nummers = ", ".join(nummer for _, _, nummer in van_mens)
    kop = f"Komt u op {dag}? Casus {nummers}"
    tekst = (
        f"U hebt nog niet laten weten of u komt op {dag}, bij casus {nummers}. "
        "Eén tik is genoeg. Kunt u niet, laat dan weten wie er wel komt."
    )
    if all(slot.rol in GEZIN for slot, _, _ in van_mens):
        kop, tekst = herinnering(dag, [regel_van(slot, nummer, bel[o.id]) for slot, o, nummer in van_mens])
    return leg_klaar(
        mens.gebruiker_id or mens.email, f"uitnodiging-herinnering:{mens.id}:{van_mens[0][0].datum}", kop, tekst, PAD,
        zout=mens.zout,
    )  # fmt: skip
