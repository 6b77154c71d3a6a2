"""What a meeting expects to decide in a case, who comes along, and which kind of party not."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.casussen.queries import get_betrokkene
from tafel.casussen.services import koppel_betrokkene
from tafel.kern.db import sessie
from tafel.kern.refusals import Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.overleggen.models import DICHT, Agendapunt, Overleg
from tafel.toegang.rules import Actor
from tafel.uitnodigingen.models import Verwachting
from tafel.uitnodigingen.rules import soorten
from tafel.uitnodigingen.rules.antwoorden import is_adres

MAX_ERBIJ = 10


@dataclass(frozen=True)
class Invoer:
    """What the chair fills in about one case: costs per side up to an amount, a place, why a kind is not invited."""

    jeugdhulp: Decimal | None = None
    onderwijs: Decimal | None = None
    plek: bool = False
    nvt: Mapping[str, str] = field(default_factory=dict)


def _rij(overleg: Overleg, casus: Casus) -> Verwachting:
    if overleg.stand in DICHT:
        weiger(Weigering("overleg_dicht", "Dit overleg is voorbij. U kunt niemand meer uitnodigen."))
    vraag = sa.select(Verwachting).where(Verwachting.overleg_id == overleg.id, Verwachting.casus_id == casus.id)
    rij = sessie.scalar(vraag)
    if rij is None:
        rij = Verwachting(overleg_id=overleg.id, casus_id=casus.id, plek=False, nvt={}, erbij=[])
        sessie.add(rij)
    return rij


def bewaar_verwachting(actor: Actor, overleg: Overleg, casus: Casus, invoer: Invoer) -> Verwachting:
    """Keep what is expected of one case. Raises Geweigerd. Who must come for it follows by itself (R26, R33)."""
    nvt = {soort: reden.strip() for soort, reden in invoer.nvt.items() if reden.strip()}
    weiger(*soorten.keur_nvt(nvt))
    rij = _rij(overleg, casus)
    rij.kosten_jeugdhulp, rij.kosten_onderwijs, rij.plek, rij.nvt = invoer.jeugdhulp, invoer.onderwijs, invoer.plek, nvt
    sessie.flush()
    schrijf(
        actor, "verwachting bewaard", casus.nummer, casus_id=casus.id, overleg=overleg.datum.isoformat(),
        geld=bool(invoer.jeugdhulp or invoer.onderwijs), plek=invoer.plek, nvt=sorted(nvt),
    )  # fmt: skip
    return rij


def zet_nvt(actor: Actor, overleg: Overleg, redenen: Mapping[uuid.UUID, Mapping[str, str]]) -> int:
    """Keep why a kind of party is not invited, for several cases of this meeting at once; return for how many (R23).

    Only what is filled in is added: reasons that stand stay. Raises Geweigerd.
    """
    ids = [casus_id for casus_id, per in redenen.items() if any(reden.strip() for reden in per.values())]
    vraag = sa.select(Casus).join(Agendapunt, Agendapunt.casus_id == Casus.id)
    casussen = sessie.scalars(vraag.where(Agendapunt.overleg_id == overleg.id, Casus.id.in_(ids))).all() if ids else []
    for casus in casussen:
        nvt = {soort: reden.strip() for soort, reden in redenen[casus.id].items() if reden.strip()}
        weiger(*soorten.keur_nvt(nvt))
        rij = _rij(overleg, casus)
        rij.nvt = {**rij.nvt, **nvt}
        sessie.flush()
        schrijf(
            actor, "verwachting bewaard", casus.nummer, casus_id=casus.id, overleg=overleg.datum.isoformat(),
            nvt=sorted(nvt),
        )  # fmt: skip
    return len(casussen)


def voeg_erbij(
    actor: Actor, overleg: Overleg, casus: Casus, naam: str, functie: str, organisatie: str, email: str, *,
    plaats_van: str = "", mandaat: bool = False, bedrag_tot: Decimal | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Let somebody come along who is no party: a leidinggevende or bestuurder (R26). Raises Geweigerd.

    Without a mail address they get a letter on paper. `plaats_van`: the account of the budget holder in whose place
    they come, with `mandaat` up to `bedrag_tot`.
    """
    redenen = []
    if not naam.strip():
        redenen.append(Weigering("naam_ontbreekt", "Vul in wie er komt.", "naam"))
    if email.strip() and not is_adres(email.strip()):
        redenen.append(
            Weigering("adres", "Vul een e-mailadres in, zoals naam@voorbeeld.nl, of laat het leeg.", "email")
        )
    rij = _rij(overleg, casus)
    if len(rij.erbij) >= MAX_ERBIJ:
        redenen.append(Weigering("te_veel", f"Er komen al {MAX_ERBIJ} mensen bij. Haal eerst iemand weg.", "naam"))
    weiger(*redenen)
    nieuw: dict[str, Any] = {
        "id": uuid.uuid4().hex[:12],
        "naam": naam.strip(),
        "functie": functie.strip(),
        "organisatie": organisatie.strip(),
        "email": email.strip(),
    }
    if plaats_van:
        nieuw |= {"plaats_van": plaats_van, "mandaat": mandaat, "tot": str(bedrag_tot) if bedrag_tot else None}
    rij.erbij = [*rij.erbij, nieuw]
    sessie.flush()
    schrijf(actor, "iemand erbij gevraagd", casus.nummer, casus_id=casus.id, overleg=overleg.datum.isoformat())
    return nieuw


def haal_erbij_weg(actor: Actor, overleg: Overleg, casus: Casus, id_: str) -> None:
    """Let somebody who would come along not come after all; what they were sent is taken back with the next sending."""
    rij = _rij(overleg, casus)
    rij.erbij = [een for een in rij.erbij if een["id"] != id_]
    sessie.flush()
    schrijf(actor, "niet meer erbij gevraagd", casus.nummer, casus_id=casus.id, overleg=overleg.datum.isoformat())


def koppel_stoel(actor: Actor, casus: Casus, betrokkene_id: uuid.UUID, gebruiker_id: uuid.UUID) -> None:
    """Link a seat of this case to the account of the same person; function and mandate stay. Raises Geweigerd."""
    stoel = get_betrokkene(casus.id, betrokkene_id)
    if stoel.gebruiker_id is not None and stoel.gebruiker_id != gebruiker_id:
        weiger(Weigering("al_gekoppeld", "Deze stoel hoort al bij een ander account. Laad de bladzijde opnieuw."))
    koppel_betrokkene(actor, casus, stoel, gebruiker_id, stoel.mandaat, stoel.heeft_mandaat, stoel.functie)
