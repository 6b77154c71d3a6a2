"""One case on its way to the table: spoed, suspensions, what was handed in before, letters."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Casus, Casustoegang, Indiening, Instroombesluit
from tafel.casussen.rules import Pauze
from tafel.instroom.models import Brief, Opschorting, Spoedverzoek
from tafel.instroom.queries.lijsten import TERMIJNEN, lopende_spoed
from tafel.instroom.rules import Termijnen
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.organisaties.models import Tafel
from tafel.toegang.rules import Actor, Zaak


def instroom_uit_url(actor: Actor, nummer: str, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Return a case that came in, for the chair; raises NietGevonden for a draft or a chair as party (R25).

    One statement, with its spoed that counts now, what was handed in the time before the last (each None when there is
    none), and the terms of its table: keys casus, spoed, vorige, termijnen.
    """
    if actor.tafel is None:
        raise NietGevonden
    eigen = sa.and_(
        Casustoegang.casus_id == Casus.id, Casustoegang.gebruiker_id == actor.id, Casustoegang.geldt(vandaag())
    )  # fmt: skip
    keer = aliased(Indiening)
    laatste = (
        sa.select(sa.func.max(keer.volgnummer)).where(keer.casus_id == Casus.id).correlate(Casus).scalar_subquery()
    )
    rijen = sessie.execute(
        sa.select(Casus, Casustoegang.rol, Spoedverzoek, Indiening, *TERMIJNEN)
        .join(Tafel, Tafel.id == Casus.tafel_id)
        .outerjoin(Casustoegang, eigen)
        .outerjoin(Spoedverzoek, lopende_spoed())
        .outerjoin(Indiening, sa.and_(Indiening.casus_id == Casus.id, Indiening.volgnummer == laatste - 1))
        .where(Casus.tafel_id == actor.tafel.id, Casus.nummer == nummer)
    ).all()
    rollen = frozenset(rij[1] for rij in rijen if rij[1])
    if not rijen or rijen[0][0].stand == "concept" or "partij" in rollen:
        raise NietGevonden
    casus, _rol, spoed, vorige, *termijnen = rijen[0]
    dingen = {"casus": casus, "spoed": spoed, "vorige": vorige, "termijnen": Termijnen(*termijnen)}
    return dingen, Zaak(casus.tafel_id, rollen, casus.stand)


def instroom_uit_rij(rij: Any) -> tuple[dict[str, Any], Zaak]:
    """Return the same for a row of the list; a case that was handed in again costs a statement."""
    vorige = None
    if rij.opnieuw and rij.stand == "ingediend":
        keer = sa.select(sa.func.max(Indiening.volgnummer) - 1).where(Indiening.casus_id == rij.id).scalar_subquery()
        vorige = sessie.scalar(sa.select(Indiening).where(Indiening.casus_id == rij.id, Indiening.volgnummer == keer))
    rollen = frozenset({"casusverantwoordelijke"} if rij.is_cv else ())
    dingen = {"casus": rij.Casus, "spoed": rij.Spoedverzoek, "vorige": vorige}
    dingen["termijnen"] = Termijnen(
        rij.spoed_uren, rij.antwoord_werkdagen, rij.streef_werkdagen, rij.uiterste_werkdagen
    )
    return dingen, Zaak(rij.Casus.tafel_id, rollen, rij.stand)


def find_spoed(casus_id: uuid.UUID) -> Spoedverzoek | None:
    """Return the newest request for spoed of a case, whatever came of it."""
    vraag = sa.select(Spoedverzoek).where(Spoedverzoek.casus_id == casus_id)
    return sessie.scalar(vraag.order_by(Spoedverzoek.gevraagd_op.desc()).limit(1))


def laatste_besluit(casus_id: uuid.UUID, *soorten: str) -> Instroombesluit | None:
    """Return the newest ruling on a case, of one of `soorten` when given."""
    vraag = sa.select(Instroombesluit).where(Instroombesluit.casus_id == casus_id)
    if soorten:
        vraag = vraag.where(Instroombesluit.soort.in_(soorten))
    return sessie.scalar(vraag.order_by(Instroombesluit.op.desc()).limit(1))


def geldend_besluit(casus: Casus) -> Instroombesluit | None:
    """Return the newest ruling when it tells how the case stands now; None when the case went on since."""
    besluit = laatste_besluit(casus.id)
    nu = {
        "toegelaten": ("toegelaten", "uitzondering"),
        "teruggegeven": ("teruggegeven", "geen_uitzondering"),
        "aanvulling": ("aanvulling", "verlengd"),
        "doorverwezen": ("doorverwezen",),
        "ingetrokken": ("gesloten",),
    }.get(casus.stand, ())
    if casus.stand == "ingetrokken" and casus.sluituitkomst != "gesloten":
        return None
    return besluit if besluit is not None and besluit.soort in nu else None


def opschortingen(casus_id: uuid.UUID) -> list[Any]:
    """Return the suspensions of a case, newest first: van, tot, reden, op, eerder_hervat_op, door."""
    return list(
        sessie.execute(
            sa.select(
                Opschorting.van,
                Opschorting.tot,
                Opschorting.reden,
                Opschorting.op,
                Opschorting.eerder_hervat_op,
                Gebruiker.naam.label("door"),
            )
            .join(Gebruiker, Gebruiker.id == Opschorting.door_id)
            .where(Opschorting.casus_id == casus_id)
            .order_by(Opschorting.van.desc())
        )
    )


def pauzes_van(casus_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[Pauze]]:
    """Return the days that do not count for each of these cases. One statement, none without cases."""
    uit: dict[uuid.UUID, list[Pauze]] = defaultdict(list)
    if casus_ids:
        rijen = sessie.execute(
            sa.select(Opschorting.casus_id, Opschorting.van, Opschorting.tot).where(Opschorting.casus_id.in_(casus_ids))
        )
        for rij in rijen:
            uit[rij.casus_id].append(Pauze(rij.van, rij.tot))
    return uit


def termijnen_van(tafel_id: uuid.UUID) -> Termijnen:
    """Return the terms that a table set."""
    rij = sessie.execute(sa.select(*TERMIJNEN).where(Tafel.id == tafel_id)).one()
    return Termijnen(*rij)


def brieven(casus_id: uuid.UUID) -> Sequence[Brief]:
    """Return the letters that were kept for a case, newest first."""
    return sessie.scalars(sa.select(Brief).where(Brief.casus_id == casus_id).order_by(Brief.op.desc())).all()


def find_brief(besluit_id: uuid.UUID, aan: str) -> Brief | None:
    """Return the letter about one ruling to `aan`, when it was kept."""
    return sessie.scalar(sa.select(Brief).where(Brief.besluit_id == besluit_id, Brief.aan == aan))
