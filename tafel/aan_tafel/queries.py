"""Read what the live page needs: a fixed number of statements, whatever the number of items, people or parts."""

from __future__ import annotations

import dataclasses
import uuid
import zlib
from collections.abc import Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from tafel.aan_tafel.beeld import Besluitbeeld, Budgethouder, Casusbeeld, Deel, Kosten, Mens, Punt, Tafelbeeld
from tafel.accounts.models import Gebruiker
from tafel.besluiten.models import Akkoord, Besluit, Besluitonderdeel, Commitment, Kostenregel
from tafel.casussen.models import Betrokkene, Casus, Casustoegang
from tafel.casussen.rules import GEZIN, ROLWOORDEN
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.logboek.models import Inzage
from tafel.organisaties.models import Tafel
from tafel.overleggen.models import Agendapunt, Deelname, Overleg
from tafel.overleggen.queries.plan import KOLOMMEN, uit_rij
from tafel.plannen.models import Planversie
from tafel.toegang.rules import Actor, Zaak
from tafel.uitnodigingen.queries.laden import zit_bij, zit_op

INGEZIEN = "aan tafel"
T = TypeVar("T")


def agenda(actor: Actor, overleg: Overleg) -> list[Punt]:
    """Return the items of `overleg` in order (one statement).

    An item is readable for the chair of the table, and for the zaakonderzoeker of that one case (R68).
    """
    dag = vandaag()
    zelf = sa.exists().where(Betrokkene.casus_id == Casus.id, Betrokkene.gebruiker_id == actor.id)
    onderzoekt = sa.exists().where(
        Casustoegang.casus_id == Casus.id,
        Casustoegang.gebruiker_id == actor.id,
        Casustoegang.leest_dossier(dag),
    )
    ingezien = sa.exists().where(
        Inzage.casus_id == Casus.id,
        Inzage.gebruiker_id == actor.id,
        Inzage.wat == INGEZIEN,
        Inzage.op >= (overleg.geopend_op or sa.func.now()),
    )
    rijen = sessie.execute(
        sa.select(
            Agendapunt.id,
            Agendapunt.casus_id,
            Casus.nummer,
            Casus.initialen,
            Agendapunt.volgorde,
            Agendapunt.minuten,
            Agendapunt.vast_om,
            Agendapunt.versie,
            Agendapunt.begonnen_op,
            Agendapunt.klaar_op,
            Agendapunt.uitkomst,
            Agendapunt.toelichting,
            Casus.stand.label("casus_stand"),
            onderzoekt.label("leesbaar"),
            zelf.label("zelf_partij"),
            ingezien.label("geopend_in_log"),
        )
        .join(Casus, Casus.id == Agendapunt.casus_id)
        .where(Agendapunt.overleg_id == overleg.id)
        .order_by(Agendapunt.volgorde)
    )
    leidt = actor.is_een("voorzitter")
    punten = [Punt(**rij._mapping) for rij in rijen]
    return [dataclasses.replace(p, leesbaar=(leidt and not p.zelf_partij) or bool(p.leesbaar)) for p in punten]


def mensen_op_agenda(punten: Sequence[Punt]) -> dict[uuid.UUID, list[str]]:
    """Return case id -> roles that are expected, in order, for the items this person may read (one statement)."""
    rijen = sessie.execute(
        sa.select(Betrokkene.casus_id, Betrokkene.rol, Betrokkene.naam)
        .join(Agendapunt, Agendapunt.casus_id == Betrokkene.casus_id)
        .join(Overleg, Overleg.id == Agendapunt.overleg_id)
        .where(Agendapunt.id.in_([p.id for p in punten if p.leesbaar]), zit_op(Overleg.datum))
        .order_by(Betrokkene.casus_id, Betrokkene.volgorde)
    )
    uit: dict[uuid.UUID, list[str]] = {}
    for casus_id, rol, naam in rijen:
        uit.setdefault(casus_id, []).append(ROLWOORDEN[rol] if rol in GEZIN else f"{naam} ({ROLWOORDEN[rol].lower()})")
    return uit


def tafelbeeld(punt: Punt) -> Tafelbeeld:
    """Return everything about one item: three statements (case, people, decision)."""
    rij = sessie.execute(
        sa.select(
            Casus.vraag,
            Casus.geboortedatum,
            Casus.sector,
            Casus.school,
            Casus.thuis_sinds,
            Casus.aanmelding,
            Tafel.code.label("tafelcode"),
            Tafel.heeft_mandaat.label("tafel_heeft_mandaat"),
            *KOLOMMEN,
        )
        .join(Tafel, Tafel.id == Casus.tafel_id)
        .join(Agendapunt, Agendapunt.id == punt.id)
        .outerjoin(Planversie, Planversie.id == Agendapunt.planversie_id)
        .where(Casus.id == punt.casus_id)
    ).one()
    van_casus = {naam: waarde for naam, waarde in rij._mapping.items() if not naam.startswith("plan_")}
    return Tafelbeeld(
        punt,
        Casusbeeld(**van_casus, plan=uit_rij(rij)),
        mensen_van(punt.id, punt.casus_id, punt.initialen),
        besluit_van(punt.id),
    )


def mensen_van(punt_id: uuid.UUID, casus_id: uuid.UUID, initialen: str) -> list[Mens]:
    """Return the people of the case in the order of hearing, with what they said here (one statement)."""
    rijen = sessie.execute(
        sa.select(
            Betrokkene.id,
            Betrokkene.volgorde,
            Betrokkene.rol,
            Betrokkene.naam,
            Betrokkene.organisatie,
            Betrokkene.functie,
            Betrokkene.mandaat,
            Betrokkene.heeft_mandaat,
            Deelname.versie.label("deelname_versie"),
            Deelname.aanwezig,
            Deelname.gehoord,
            sa.func.coalesce(Deelname.inbreng, "").label("inbreng"),
            sa.func.coalesce(Deelname.reden, "").label("reden"),
            Deelname.uitnodiging_1,
            Deelname.uitnodiging_2,
            sa.case((Commitment.vervallen_op.is_(None), Commitment.antwoord)).label("antwoord"),
            sa.func.coalesce(Commitment.toelichting, "").label("toelichting"),
            Commitment.versie.label("commitment_versie"),
            Commitment.vervallen_op,
        )
        .outerjoin(Deelname, sa.and_(Deelname.betrokkene_id == Betrokkene.id, Deelname.agendapunt_id == punt_id))
        .outerjoin(Besluit, Besluit.agendapunt_id == punt_id)
        .outerjoin(Commitment, sa.and_(Commitment.besluit_id == Besluit.id, Commitment.betrokkene_id == Betrokkene.id))
        .where(Betrokkene.casus_id == casus_id, zit_bij(punt_id))
        .order_by(Betrokkene.volgorde)
    ).all()
    ouders = sum(rij.rol == "ouders" for rij in rijen)
    return [Mens(**rij._mapping, wie=_wie(rij, initialen, ouders > 1)) for rij in rijen]


def _wie(rij: Any, initialen: str, meer_ouders: bool) -> str:
    """Return how a person is called on this page: the family without names."""
    if rij.rol == "leerling":
        return initialen
    if rij.rol == "ouders":
        return f"Ouder, {rij.functie or rij.volgorde}" if meer_ouders else "Ouders"
    return rij.naam or ROLWOORDEN[rij.rol]


def besluit_van(punt_id: uuid.UUID) -> Besluitbeeld | None:
    """Return the decision of an item with parts and cost lines, or None (one statement)."""
    rijen = sessie.execute(
        sa.select(
            Besluit.id,
            Besluit.versie,
            Besluit.nummer,
            Besluit.stand,
            Besluit.zin,
            Besluit.start_oplossing,
            *_met("deel", Besluitonderdeel, Deel, "kosten"),
            *_met("kosten", Kostenregel, Kosten, "gevraagd"),
            Akkoord.gebruiker_id.label("akkoord_gebruiker_id"),
            Gebruiker.naam.label("akkoord_naam"),
            Akkoord.taak.label("akkoord_taak"),
            Akkoord.stand.label("akkoord_stand"),
        )
        .outerjoin(Besluitonderdeel, Besluitonderdeel.besluit_id == Besluit.id)
        .outerjoin(Kostenregel, Kostenregel.onderdeel_id == Besluitonderdeel.id)
        .outerjoin(Akkoord, Akkoord.kostenregel_id == Kostenregel.id)
        .outerjoin(Gebruiker, Gebruiker.id == Akkoord.gebruiker_id)
        .where(Besluit.agendapunt_id == punt_id)
        .order_by(
            Besluitonderdeel.volgorde,
            Besluitonderdeel.id,
            Kostenregel.kant,
            Kostenregel.id,
            Akkoord.taak,
            Gebruiker.naam,
        )
    ).all()
    if not rijen:
        return None
    delen: dict[uuid.UUID, Deel] = {}
    regels: dict[uuid.UUID, Kosten] = {}
    for rij in rijen:
        if rij.deel_id is None:
            continue
        deel = delen.setdefault(rij.deel_id, Deel(**_uit("deel", Deel, rij, "kosten")))
        if rij.kosten_id is None:
            continue
        if rij.kosten_id not in regels:
            regels[rij.kosten_id] = Kosten(**_uit("kosten", Kosten, rij, "gevraagd"))
            deel.kosten.append(regels[rij.kosten_id])
        if rij.akkoord_taak is not None:
            wie = Budgethouder(rij.akkoord_gebruiker_id, rij.akkoord_naam, rij.akkoord_taak, rij.akkoord_stand)
            regels[rij.kosten_id].gevraagd.append(wie)
    kop = rijen[0]
    return Besluitbeeld(kop.id, kop.versie, kop.nummer, kop.stand, kop.zin, kop.start_oplossing, list(delen.values()))


def _met(voor: str, model: Any, vorm: Any, *zonder: str) -> list[Any]:
    namen = [v.name for v in dataclasses.fields(vorm) if v.name not in zonder]
    return [getattr(model, naam).label(f"{voor}_{naam}") for naam in namen]


def _uit(voor: str, vorm: Any, rij: Any, *zonder: str) -> dict[str, Any]:
    namen = [v.name for v in dataclasses.fields(vorm) if v.name not in zonder]
    return {naam: getattr(rij, f"{voor}_{naam}") for naam in namen}


def gezien(besluit: Besluitbeeld | None) -> int:
    """Return a number that changes when anything in the decision changes: what the chair saw when settling."""
    if besluit is None:
        return 0
    delen = [(str(d.id), d.versie, [(str(k.id), k.versie) for k in d.kosten]) for d in besluit.delen]
    return zlib.crc32(repr((besluit.versie, delen)).encode())


def punt_uit_url(actor: Actor, overleg_id: uuid.UUID, punt_id: uuid.UUID, **verder: Any) -> tuple[dict[str, Any], Zaak]:
    """Load the item that a URL names, within its meeting and the table of `actor` (one statement).

    In: the ids of the URL. Out: `overleg`, `punt`, `casus` and what else the URL holds, and the Zaak of the meeting.
    Raises NietGevonden when the three do not belong together.
    """
    rij = sessie.execute(
        sa.select(Overleg, Agendapunt, Casus)
        .join(Agendapunt, Agendapunt.overleg_id == Overleg.id)
        .join(Casus, Casus.id == Agendapunt.casus_id)
        .where(
            Overleg.id == overleg_id,
            Agendapunt.id == punt_id,
            Overleg.tafel_id == (actor.tafel.id if actor.tafel else None),
        )
    ).one_or_none()
    if rij is None:
        raise NietGevonden
    overleg, punt, casus = rij
    return {"overleg": overleg, "punt": punt, "casus": casus, **verder}, Zaak(tafel_id=overleg.tafel_id)


def get_mens(casus_id: uuid.UUID, betrokkene_id: uuid.UUID) -> Betrokkene:
    """Return a person of this case; raises NietGevonden for anyone else."""
    return _een(sa.select(Betrokkene).where(Betrokkene.id == betrokkene_id, Betrokkene.casus_id == casus_id))


def get_onderdeel(punt_id: uuid.UUID, deel_id: uuid.UUID) -> Besluitonderdeel:
    """Return a part of the decision of this item; raises NietGevonden for any other."""
    return _een(
        sa.select(Besluitonderdeel)
        .join(Besluit, Besluit.id == Besluitonderdeel.besluit_id)
        .where(Besluitonderdeel.id == deel_id, Besluit.agendapunt_id == punt_id)
    )


def get_kostenregel(punt_id: uuid.UUID, kosten_id: uuid.UUID) -> Kostenregel:
    """Return a cost line of the decision of this item; raises NietGevonden for any other."""
    return _een(
        sa.select(Kostenregel)
        .join(Besluitonderdeel, Besluitonderdeel.id == Kostenregel.onderdeel_id)
        .join(Besluit, Besluit.id == Besluitonderdeel.besluit_id)
        .where(Kostenregel.id == kosten_id, Besluit.agendapunt_id == punt_id)
    )


def _een(vraag: sa.Select[T]) -> T:
    rij = sessie.scalars(vraag).one_or_none()
    if rij is None:
        raise NietGevonden
    return rij


def commitment_versie(punt_id: uuid.UUID, betrokkene_id: uuid.UUID) -> int:
    """Return the version of what this person answered at this item; 0 when nothing yet."""
    return (
        sessie.scalar(
            sa.select(Commitment.versie)
            .join(Besluit, Besluit.id == Commitment.besluit_id)
            .where(Besluit.agendapunt_id == punt_id, Commitment.betrokkene_id == betrokkene_id)
        )
        or 0
    )
