"""Read what a professional sees behind their link besides the time: their role, who else comes by what they are."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tafel.casussen.models import PARTIJROLLEN, Betrokkene, Casus
from tafel.casussen.rules import ROLWOORDEN
from tafel.kern.db import sessie
from tafel.overleggen.models import Overleg
from tafel.uitnodigingen.models import Tijdslot, Verwachting
from tafel.uitnodigingen.queries import laden
from tafel.uitnodigingen.rules.antwoorden import GEZIN
from tafel.uitnodigingen.rules.gevraagd import namens, wat_gevraagd, wie_nog_meer
from tafel.uitnodigingen.rules.mandaat import Verwacht, wat_nodig


@dataclass(frozen=True)
class Erbij:
    """What stands with one invitation: the role, what is asked, who else comes."""

    namens: str
    gevraagd: str
    anderen: tuple[str, ...]


def erbij(overleg: Overleg, eigen: Iterable[Tijdslot]) -> dict[uuid.UUID, Erbij]:
    """Return this of each invitation of a professional, by its id. Two statements; one more for a budget holder."""
    van_mij = [slot for slot in eigen if slot.rol not in GEZIN]
    if not van_mij:
        return {}
    ids = {slot.casus_id for slot in van_mij}
    rijen = sessie.execute(
        sa.select(
            Tijdslot.id, Tijdslot.casus_id, Tijdslot.stoel, Tijdslot.hoedanigheid, Tijdslot.rol, Tijdslot.antwoord,
            Casus.sector, Casus.school, Verwachting,
        )
        .join(Casus, Casus.id == Tijdslot.casus_id)
        .outerjoin(
            Verwachting, sa.and_(Verwachting.casus_id == Casus.id, Verwachting.overleg_id == Tijdslot.overleg_id)
        )
        .where(
            Tijdslot.overleg_id == overleg.id, Tijdslot.casus_id.in_(ids), ~Tijdslot.afgezegd, ~Tijdslot.ingetrokken,
            Tijdslot.gestuurd_op.is_not(None),
        )
    ).all()  # fmt: skip
    stoelen = {
        f"b:{rij.id}": rij
        for rij in sessie.execute(
            sa.select(
                Betrokkene.id, Betrokkene.functie, Betrokkene.organisatie, Betrokkene.naam, Betrokkene.heeft_mandaat
            ).where(Betrokkene.casus_id.in_(ids))
        )
    }
    leden = laden.leden(overleg) if any(slot.hoedanigheid == "geld" for slot in van_mij) else None
    return {slot.id: _erbij(slot, rijen, stoelen, leden) for slot in van_mij}


def _erbij(slot: Tijdslot, rijen: Sequence[Any], stoelen: dict[str, Any], leden: laden.Leden | None) -> Erbij:
    hier = sorted((rij for rij in rijen if rij.casus_id == slot.casus_id), key=_volgorde)
    zelf = next((rij for rij in hier if rij.id == slot.id), None)
    stoel = stoelen.get(slot.stoel)
    v = zelf.Verwachting if zelf is not None else None
    bedragen = []
    if v is not None and zelf is not None and leden is not None:
        verwacht = Verwacht(
            v.kosten_jeugdhulp, v.kosten_onderwijs, v.plek, zelf.sector, bool(zelf.school), leden.geldregel
        )  # fmt: skip
        houders = [h for h in leden.houders if f"g:{h.gebruiker_id}" == slot.stoel]
        bedragen = [(n.zijde[0], n.bedrag) for n in wat_nodig(verwacht) if any(h.past_bij(n.zijde) for h in houders)]
    organisatie = stoel.organisatie if stoel is not None and stoel.organisatie != stoel.naam else ""
    return Erbij(
        namens(slot.hoedanigheid, _woord(slot.rol), organisatie, stoel.functie if stoel is not None else ""),
        wat_gevraagd(
            slot.hoedanigheid, bool(stoel is not None and stoel.heeft_mandaat),
            bool(v is not None and v.plek and slot.rol in ("school", "samenwerkingsverband")), bedragen,
        ),
        wie_nog_meer([
            (r.hoedanigheid, _woord(r.rol), _functie(r, stoelen), r.antwoord) for r in hier if r.id != slot.id
        ]),
    )  # fmt: skip


def _functie(rij: Any, stoelen: dict[str, Any]) -> str:
    return str(stoelen[rij.stoel].functie) if rij.stoel in stoelen and rij.rol not in GEZIN else ""


def _volgorde(rij: Any) -> tuple[int, str]:
    return (PARTIJROLLEN.index(rij.rol) if rij.rol in PARTIJROLLEN else len(PARTIJROLLEN), str(rij.id))


def _woord(rol: str) -> str:
    return ROLWOORDEN[rol] if rol in ROLWOORDEN and rol != "anders" else "Andere partij"
