"""How an invitation stands now beside what people were told: a moved meeting is moved on every page at once."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tafel.kern.db import sessie
from tafel.overleggen.models import Agendapunt, Overleg, Pauze
from tafel.overleggen.queries import dag_van, tijden_van
from tafel.uitnodigingen.models import Tijdslot, Verzending
from tafel.uitnodigingen.rules.antwoorden import zei_eerder
from tafel.uitnodigingen.rules.slots import Moment, Plekfeiten, Tijdstip, Vak, op_bladzijde

NIET_BESPROKEN = ("ingetrokken", "niet_besproken")  # outcomes of an item that was not discussed, when it never began
_ROL = sa.func.coalesce(sa.func.nullif(Tijdslot.rol, ""), Tijdslot.hoedanigheid)


@dataclass(frozen=True)
class Nu:
    """One invitation as a page shows it.

    vak: when and where it is now (None: it does not go on); was: what they knew before, when that was another day or
    time; antwoord: what they said about `vak`; zei: what they said about another moment, `toen`.
    """

    vak: Vak | None
    was: Moment | None
    antwoord: str
    zei: str = ""
    toen: Moment | None = None
    achter: bool = False  # the mail about it did not go yet


def eerder() -> tuple[Any, ...]:
    """Return the columns that tell, beside a Tijdslot: the last other moment that was sent, and that of the answer."""
    van_mij = (
        Verzending.casus_id == Tijdslot.casus_id, Verzending.overleg_id == Tijdslot.overleg_id,
        Verzending.naam == Tijdslot.naam, Verzending.rol == _ROL, Verzending.soort != "afzegging",
    )  # fmt: skip
    ander = sa.or_(Verzending.datum != Tijdslot.datum, Verzending.begint_om != Tijdslot.begint_om)

    def _laatste(veld: Any, *waar: Any) -> Any:
        vraag = sa.select(veld).where(*van_mij, *waar).order_by(Verzending.op.desc(), Verzending.id).limit(1)
        return vraag.correlate(Tijdslot).scalar_subquery()

    bij_antwoord = Verzending.op <= Tijdslot.geantwoord_op
    return (
        _laatste(Verzending.datum, ander).label("was_datum"),
        _laatste(Verzending.begint_om, ander).label("was_om"),
        _laatste(Verzending.datum, bij_antwoord).label("toen_datum"),
        _laatste(Verzending.begint_om, bij_antwoord).label("toen_om"),
    )


def punt_kolommen() -> tuple[Any, ...]:
    """Return the columns of an item that `hoe_nu` reads, beside a Tijdslot and its Overleg."""
    return Agendapunt.id.label("punt_id"), Agendapunt.begonnen_op, Agendapunt.uitkomst


def is_begonnen(rij: Any) -> bool:
    """Tell whether a case is at the table or was; `rij` has `punt_kolommen`."""
    return rij.begonnen_op is not None or (rij.uitkomst is not None and rij.uitkomst not in NIET_BESPROKEN)


def _hoe(rij: Any) -> str:
    overleg: Overleg = rij.Overleg
    weg = rij.punt_id is None or (rij.uitkomst is not None and rij.begonnen_op is None)
    begonnen = rij.begonnen_op is not None
    feiten = Plekfeiten(
        overleg.datum, overleg.begint_om, overleg.eindigt_om, overleg.stand == "geannuleerd", not weg, begonnen
    )
    return op_bladzijde(_gestuurd(rij.Tijdslot), feiten)


def _gestuurd(slot: Tijdslot) -> Vak:
    return Vak(slot.datum, slot.begint_om, slot.eindigt_om, slot.plaats, slot.online)


def hoe_nu(rijen: Iterable[Any]) -> dict[uuid.UUID, Nu]:
    """Return how each invitation stands, by its id; a row has Tijdslot, Overleg, `eerder` and `punt_kolommen`.

    One statement when a meeting moved and the mails did not go yet, else none.
    """
    rijen = list(rijen)
    hoe = {rij.Tijdslot.id: _hoe(rij) for rij in rijen}
    tijden = tijden_nu({rij.Overleg for rij in rijen if hoe[rij.Tijdslot.id] == "nieuw"})
    return {rij.Tijdslot.id: _nu(rij, hoe[rij.Tijdslot.id], tijden) for rij in rijen}


def _nu(rij: Any, hoe: str, tijden: dict[uuid.UUID, tuple[dt.time, dt.time]]) -> Nu:
    slot, overleg = rij.Tijdslot, rij.Overleg
    oud = _gestuurd(slot)
    if hoe == "weg" or (hoe == "nieuw" and rij.punt_id not in tijden):
        return Nu(None, oud, slot.antwoord, achter=True)
    vak = oud
    if hoe == "nieuw":
        vak = Vak(overleg.datum, *tijden[rij.punt_id], overleg.plaats, overleg.online)
    elif rij.begonnen_op is None:
        vak = Vak(oud.datum, oud.begint_om, oud.eindigt_om, overleg.plaats, overleg.online)
    achter = (vak.datum, vak.begint_om) != (oud.datum, oud.begint_om)
    zei = zei_eerder(slot.antwoord, slot.geantwoord_op, slot.reden, achter)
    antwoord = "open" if zei else slot.antwoord
    toen: Moment | None = None
    if zei:
        toen = oud if slot.antwoord != "open" else _tijdstip(rij.toen_datum, rij.toen_om)
    was = oud if achter else _tijdstip(rij.was_datum, rij.was_om) if antwoord == "open" else None
    return Nu(vak, was, antwoord, zei if toen else "", toen, achter)


def _tijdstip(datum: dt.date | None, om: dt.time | None) -> Tijdstip | None:
    return Tijdstip(datum, om) if datum is not None and om is not None else None


def tijden_nu(overleggen: Collection[Overleg]) -> dict[uuid.UUID, tuple[dt.time, dt.time]]:
    """Return from when to when each item of these meetings lasts, by its id. One statement, or none."""
    if not overleggen:
        return {}
    ids = [overleg.id for overleg in overleggen]
    leeg = sa.null()
    punten = sa.select(
        Agendapunt.overleg_id, Agendapunt.id, Agendapunt.minuten, Agendapunt.vast_om.label("om"), Agendapunt.volgorde,
        Agendapunt.begonnen_op, Agendapunt.uitkomst,
    ).where(Agendapunt.overleg_id.in_(ids))  # fmt: skip
    pauzes = sa.select(
        Pauze.overleg_id, Pauze.id, Pauze.minuten, Pauze.om, sa.literal(-1), sa.cast(leeg, Agendapunt.begonnen_op.type),
        sa.cast(leeg, sa.String(30)),
    ).where(Pauze.overleg_id.in_(ids))  # fmt: skip
    per: dict[uuid.UUID, list[Any]] = defaultdict(list)
    for rij in sessie.execute(sa.union_all(punten, pauzes)):
        per[rij.overleg_id].append(rij)
    uit: dict[uuid.UUID, tuple[dt.time, dt.time]] = {}
    for overleg in overleggen:
        rijen = sorted(per[overleg.id], key=lambda rij: (rij.volgorde, str(rij.id)))
        blokken = [_Punt(r.id, r.minuten, r.om, r.begonnen_op, r.uitkomst) for r in rijen if r.volgorde >= 0]
        vrij: Any = [_Pauze(rij.id, rij.minuten, rij.om) for rij in rijen if rij.volgorde < 0]
        uit |= tijden_van(dag_van(overleg, blokken, vrij))
    return uit


@dataclass(frozen=True)
class _Punt:
    """An item as the computed day wants it."""

    id: uuid.UUID
    minuten: int
    vast_om: dt.time | None
    begonnen_op: dt.datetime | None
    uitkomst: str | None


@dataclass(frozen=True)
class _Pauze:
    """A pause as the computed day wants it."""

    id: uuid.UUID
    minuten: int
    om: dt.time
