"""Read one invitation by its address, and who got what when."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager

from tafel.casussen.models import PARTIJROLLEN, Casus, Casustoegang
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.toegang.rules import Actor, Zaak
from tafel.uitnodigingen.models import Tijdslot, Verwachting, Verzending
from tafel.uitnodigingen.queries import laden
from tafel.uitnodigingen.queries.bellen import Belbaar, Bellen, belbaar
from tafel.uitnodigingen.queries.eerder import eerder, punt_kolommen
from tafel.uitnodigingen.rules.antwoorden import GEZIN
from tafel.uitnodigingen.rules.familie import komt_met_ouders

MEEST = 100


def slot_uit_url(actor: Actor, overleg_id: uuid.UUID, slot_id: uuid.UUID, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Load one invitation with its meeting and case: {"overleg", "slot", "casus", "begonnen"}; raises NietGevonden.

    One statement. The roles are those of the asker in this case, so that a chair who is a party there finds nothing.
    """
    rijen = sessie.execute(
        sa.select(
            Overleg, Tijdslot, Casus, Casustoegang.rol_op(vandaag()),
            sa.or_(Agendapunt.begonnen_op.is_not(None), Agendapunt.uitkomst.is_not(None)),
        )
        .join(Tijdslot, Tijdslot.overleg_id == Overleg.id)
        .join(Tijdslot.genodigde)
        .options(contains_eager(Tijdslot.genodigde))
        .join(Casus, Casus.id == Tijdslot.casus_id)
        .outerjoin(Agendapunt, sa.and_(Agendapunt.overleg_id == Overleg.id, Agendapunt.casus_id == Casus.id))
        .outerjoin(
            Casustoegang,
            sa.and_(
                Casustoegang.casus_id == Casus.id, Casustoegang.gebruiker_id == actor.id, Casustoegang.geldt(vandaag())
            ),
        )
        .where(
            Overleg.id == overleg_id, Overleg.tafel_id == (actor.tafel.id if actor.tafel else None),
            Tijdslot.id == slot_id,
        )
    ).all()  # fmt: skip
    if not rijen:
        raise NietGevonden
    eerste = rijen[0]
    zaak = Zaak(eerste[0].tafel_id, frozenset(rij[3] for rij in rijen if rij[3]), eerste[0].stand)
    return {"overleg": eerste[0], "slot": eerste[1], "casus": eerste[2], "begonnen": bool(eerste[4])}, zaak


def punt_en_casus_uit_url(
    actor: Actor, overleg_id: uuid.UUID, punt_id: uuid.UUID, **url: Any
) -> tuple[dict[str, Any], Zaak]:
    """Load an item with its meeting and case: {"overleg", "punt", "casus"}; raises NietGevonden. One statement."""
    rijen = sessie.execute(
        sa.select(Overleg, Agendapunt, Casus, Casustoegang.rol_op(vandaag()))
        .join(Agendapunt, Agendapunt.overleg_id == Overleg.id)
        .join(Casus, Casus.id == Agendapunt.casus_id)
        .outerjoin(
            Casustoegang,
            sa.and_(
                Casustoegang.casus_id == Casus.id, Casustoegang.gebruiker_id == actor.id, Casustoegang.geldt(vandaag())
            ),
        )
        .where(
            Overleg.id == overleg_id, Overleg.tafel_id == (actor.tafel.id if actor.tafel else None),
            Agendapunt.id == punt_id,
        )
    ).all()  # fmt: skip
    if not rijen:
        raise NietGevonden
    eerste = rijen[0]
    zaak = Zaak(eerste[0].tafel_id, frozenset(rij[3] for rij in rijen if rij[3]), eerste[0].stand)
    return {"overleg": eerste[0], "punt": eerste[1], "casus": eerste[2], **url}, zaak


def stoel_uit_url(actor: Actor, overleg_id: uuid.UUID, punt_id: uuid.UUID, **url: Any) -> tuple[dict[str, Any], Zaak]:
    """Load an item with its meeting and case, for changing who sits there: {"overleg", "punt", "casus"}."""
    dingen, zaak = punt_en_casus_uit_url(actor, overleg_id, punt_id, **url)
    return dingen, replace(zaak, stand=dingen["casus"].stand)


def find_verwachting(overleg_id: uuid.UUID, casus_id: uuid.UUID) -> Verwachting | None:
    """Return what is expected of one case at one meeting, if anything was filled in."""
    return sessie.scalar(
        sa.select(Verwachting).where(Verwachting.overleg_id == overleg_id, Verwachting.casus_id == casus_id)
    )


def genodigden_van(casus_id: uuid.UUID) -> Sequence[Any]:
    """Return who is invited for a case now, as last sent, with its meeting. One statement.

    Newest meeting first, in the order of hearing. The rows have what `hoe_nu` reads: what the day page and the link
    page show comes from the same rows.
    """
    rijen = sessie.execute(
        sa.select(Tijdslot, Overleg, *punt_kolommen(), *eerder())
        .join(Overleg, Overleg.id == Tijdslot.overleg_id)
        .outerjoin(
            Agendapunt, sa.and_(Agendapunt.overleg_id == Overleg.id, Agendapunt.casus_id == Tijdslot.casus_id)
        )
        .where(
            Tijdslot.casus_id == casus_id, Tijdslot.gestuurd_op.is_not(None), ~Tijdslot.afgezegd,
            ~Tijdslot.ingetrokken,
        )
        .order_by(Overleg.datum.desc(), Tijdslot.naam)
        .limit(MEEST)
    ).all()  # fmt: skip
    return sorted(rijen, key=lambda rij: (-rij.Overleg.datum.toordinal(), _volgorde(rij.Tijdslot), rij.Tijdslot.naam))


def verzendingen(casus_id: uuid.UUID) -> Sequence[Any]:
    """Return who got what when in one case, newest first. One statement."""
    vraag = sa.select(Verzending).where(Verzending.casus_id == casus_id)
    return sessie.scalars(vraag.order_by(Verzending.op.desc(), Verzending.id).limit(MEEST)).all()


@dataclass(frozen=True)
class Brief:
    """One letter: for whom, who else comes, whom one can call.

    ook: the other cases of a professional who comes for more; met_kind: for parents who may bring a young child (R28).
    """

    slot: Tijdslot
    nummer: str
    wie_erbij: tuple[Tijdslot, ...]
    bel: Bellen | None
    ook: tuple[tuple[Tijdslot, str], ...] = ()
    met_kind: bool = False

    @property
    def eigen(self) -> list[tuple[Tijdslot, str]]:
        """Every own case with its number, by the clock."""
        return sorted([(self.slot, self.nummer), *self.ook], key=lambda een: (een[0].datum, een[0].begint_om))


def brief(overleg: Overleg, slot: Tijdslot, nummer: str, geboren: dt.date | None = None) -> Brief:
    """Return the letter of one invitation. Two statements."""
    van_mij = sa.or_(Tijdslot.casus_id == slot.casus_id, Tijdslot.genodigde_id == slot.genodigde_id)
    vraag = sa.select(Tijdslot, Casus.nummer).join(Casus, Casus.id == Tijdslot.casus_id)
    rijen = sessie.execute(vraag.where(Tijdslot.overleg_id == slot.overleg_id, van_mij)).all()
    nummers = {rij.Tijdslot.casus_id: rij.nummer for rij in rijen}
    alle = [rij.Tijdslot for rij in rijen]
    return _brief(
        slot, nummers | {slot.casus_id: nummer}, alle, belbaar([slot.casus_id], overleg.voorzitter_id), geboren
    )


def brieven(actor: Actor, overleg: Overleg) -> list[Brief]:
    """Return every letter that lies ready for a meeting, in the order of the agenda; none of a case in which who asks
    is a party (R25). Who comes for more cases gets one. Three statements.
    """
    punten = {rij.id: rij for rij in laden.punten(actor, overleg) if not rij.zelf_partij}
    alle = laden.slots(overleg.id)
    klaar = sorted(
        (slot for slot in alle if _op_papier(slot) and slot.casus_id in punten),
        key=lambda slot: (slot.datum, slot.begint_om, _volgorde(slot), slot.naam),
    )
    bel = belbaar({slot.casus_id for slot in klaar}, overleg.voorzitter_id)
    nummers = {casus_id: rij.nummer for casus_id, rij in punten.items()}
    uit: dict[uuid.UUID, Brief] = {}
    al: set[uuid.UUID] = set()
    for slot in klaar:
        if slot.id not in al:
            een = _brief(slot, nummers, alle, bel, punten[slot.casus_id].geboortedatum)
            al |= {eigen.id for eigen, _ in een.eigen}
            uit[slot.id] = een
    return list(uit.values())


def _op_papier(slot: Tijdslot) -> bool:
    return slot.weg == "brief" and slot.gestuurd_op is not None and not slot.afgezegd and not slot.ingetrokken


def _brief(
    slot: Tijdslot,
    nummers: Mapping[uuid.UUID, str],
    alle: Iterable[Tijdslot],
    bel: Mapping[uuid.UUID, Belbaar],
    geboren: dt.date | None,
) -> Brief:
    erbij = [s for s in alle if s.casus_id == slot.casus_id and s.id != slot.id and not s.afgezegd]
    erbij.sort(key=lambda s: (_volgorde(s), s.naam))
    ook = tuple(
        (s, nummers[s.casus_id])
        for s in alle
        if s.genodigde_id == slot.genodigde_id and s.id != slot.id and _op_papier(s) and s.casus_id in nummers
        and slot.rol not in GEZIN
    )  # fmt: skip
    met_kind = slot.rol == "ouders" and komt_met_ouders(geboren, slot.datum)
    wie = bel[slot.casus_id]
    beller = wie.beste if slot.rol in GEZIN else wie.voorzitter
    return Brief(slot, nummers[slot.casus_id], tuple(erbij), beller, ook, met_kind)


def _volgorde(slot: Tijdslot) -> int:
    return PARTIJROLLEN.index(slot.rol) if slot.rol in PARTIJROLLEN else len(PARTIJROLLEN)
