"""Gather what decides whether the cases of a meeting are ready, and who reads what of them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Betrokkene, Casus, Casustoegang
from tafel.kern.clock import lokaal, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.onderzoeken.models import Verhaal, Verhaalversie
from tafel.opties.models import Optie
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.plannen.models import Planversie
from tafel.stukken import rules
from tafel.toegang.rules import Actor, Zaak
from tafel.uitnodigingen.models import Genodigde, Tijdslot
from tafel.uitnodigingen.queries.beeld import Gast, Item, beeld


def _mens(rol: str, veld: Any) -> Any:
    """Return a name or number of who has `rol` in the case of an item."""
    return (
        sa.select(veld)
        .join(Casustoegang, Casustoegang.gebruiker_id == Gebruiker.id)
        .where(
            Casustoegang.casus_id == Agendapunt.casus_id, Casustoegang.rol == rol, Casustoegang.geldt(vandaag()),
        )
        .order_by(Casustoegang.van.desc())
        .limit(1)
        .correlate(Agendapunt)
        .scalar_subquery()
    )  # fmt: skip


def _nummer() -> Any:
    """Return the number of an account, else that of its seat at the case of an item."""
    stoel = (
        sa.select(sa.func.max(Betrokkene.telefoon))
        .where(Betrokkene.casus_id == Agendapunt.casus_id, Betrokkene.gebruiker_id == Gebruiker.id)
        .correlate(Agendapunt, Gebruiker)
        .scalar_subquery()
    )
    return sa.func.coalesce(sa.func.nullif(Gebruiker.telefoon, ""), stoel, "")


def _gehoord(van: str) -> Any:
    """Return whether a story was kept, or why there is none."""
    versie = sa.exists().where(Verhaalversie.verhaal_id == Verhaal.id)
    hoort = sa.and_(Verhaal.casus_id == Agendapunt.casus_id, Verhaal.van == van)
    return sa.exists().where(hoort, sa.or_(versie, Verhaal.niet_gehoord != "")).correlate(Agendapunt)


def _kolommen() -> tuple[Any, ...]:
    """Return what the picture of the invitations does not hold, per item, as columns of one statement."""
    opties = sa.select(sa.func.count()).where(Optie.casus_id == Agendapunt.casus_id, Optie.stand != "niet_gekozen")
    plan = sa.select(sa.func.max(Planversie.op)).where(
        Planversie.casus_id == Agendapunt.casus_id, Planversie.stand == "definitief"
    )
    return (
        _gehoord("leerling").label("leerling_gehoord"),
        _gehoord("ouder").label("ouder_gehoord"),
        opties.correlate(Agendapunt).scalar_subquery().label("opties"),
        plan.correlate(Agendapunt).scalar_subquery().label("plan_op"),
        Casus.aanmelding["plan_van_aanpak"]["datum"].as_string().label("plan_datum"),
        _mens("casusverantwoordelijke", Gebruiker.naam).label("cv"),
        _mens("casusverantwoordelijke", _nummer()).label("cv_telefoon"),
        _mens("casusverantwoordelijke", Gebruiker.id).label("cv_id"),
        _mens("zaakonderzoeker", Gebruiker.naam).label("zo"),
        _mens("zaakonderzoeker", _nummer()).label("zo_telefoon"),
        _mens("zaakonderzoeker", Gebruiker.id).label("zo_id"),
    )


def _laad(actor: Actor, waar: Any, *kolommen: Any) -> list[Any]:
    """Return a row per item and own role in it; one row without item for an empty agenda. One statement."""
    eigen = sa.and_(
        Casustoegang.casus_id == Agendapunt.casus_id, Casustoegang.gebruiker_id == actor.id,
        Casustoegang.geldt(vandaag()),
    )  # fmt: skip
    rijen = (
        sessie.execute(
            sa.select(
                Overleg, Casus.id.label("casus_id"), Casus.nummer, Casus.stand,
                Casustoegang.rol_op(vandaag()).label("rol"), *kolommen,
            )
            .options(joinedload(Overleg.pauzes))
            .outerjoin(Agendapunt, Agendapunt.overleg_id == Overleg.id)
            .outerjoin(Casus, Casus.id == Agendapunt.casus_id)
            .outerjoin(Casustoegang, eigen)
            .where(Overleg.tafel_id == (actor.tafel.id if actor.tafel else None), waar)
        )
        .unique()
        .all()
    )  # fmt: skip
    if not rijen:
        raise NietGevonden
    return list(rijen)


def _rollen(rijen: list[Any]) -> dict[uuid.UUID, Zaak]:
    """Return what the policy needs to know of each case."""
    rollen: dict[uuid.UUID, set[str]] = defaultdict(set)
    for rij in rijen:
        if rij.casus_id:
            rollen[rij.casus_id] |= {rij.rol} - {None}
    return {
        rij.casus_id: Zaak(rij.Overleg.tafel_id, frozenset(rollen[rij.casus_id]), rij.stand)
        for rij in rijen
        if rij.casus_id
    }


# --- what is still to arrange -----------------------------------------------------------------------------------------


def klaar_uit_url(actor: Actor, overleg_id: uuid.UUID, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Load a meeting with the facts about its cases: {"overleg", "feiten"}; raises NietGevonden. One statement."""
    rijen = _laad(actor, Overleg.id == overleg_id, *_kolommen())
    overleg: Overleg = rijen[0].Overleg
    feiten = {rij.casus_id: rij for rij in rijen if rij.casus_id}
    return {"overleg": overleg, "feiten": feiten}, Zaak(tafel_id=overleg.tafel_id, stand=overleg.stand)


def klaar_van_casus(actor: Actor, nummer: str, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Load the meeting that one case waits for: {"overleg", "feiten", "nummer"}; raises NietGevonden. One statement."""
    wacht = sa.exists().where(
        _punt.c.overleg_id == Overleg.id, _punt.c.uitkomst.is_(None), _casus.c.id == _punt.c.casus_id,
        _casus.c.nummer == nummer, _casus.c.tafel_id == Overleg.tafel_id,
    )  # fmt: skip
    rijen = _laad(actor, wacht, *_kolommen())
    casus_id = next(rij.casus_id for rij in rijen if rij.nummer == nummer)
    feiten = {rij.casus_id: rij for rij in rijen}
    return {"overleg": rijen[0].Overleg, "feiten": feiten, "nummer": nummer}, _rollen(rijen)[casus_id]


_punt = Agendapunt.__table__.alias("wacht_punt")
_casus = Casus.__table__.alias("wacht_casus")


@dataclass(frozen=True)
class Klaar:
    """One case of a meeting with its light and what is still to arrange."""

    item: Item
    stand: rules.Stand
    punten: tuple[rules.Klaarpunt, ...]


def klaarstand(actor: Actor, overleg: Overleg, feiten: dict[uuid.UUID, Any]) -> list[Klaar]:
    """Return the light of every case that is still to come and that the asker may see. Five statements."""
    b = beeld(actor, overleg)
    uit = []
    for item in b.items:
        if item.vak is None or item.begonnen or not item.mag_zien:
            continue
        punten = tuple(rules.klaarpunten(_feiten(overleg, item, feiten[item.casus_id])))
        uit.append(Klaar(item, rules.stand_van(punten), punten))
    return uit


def _feiten(overleg: Overleg, item: Item, rij: Any) -> rules.Klaarfeiten:
    plan = lokaal(rij.plan_op).date() if rij.plan_op else _dag(rij.plan_datum)
    leerling = next((g for g in item.gasten if g.rol == "leerling"), None)
    return rules.Klaarfeiten(
        datum=overleg.datum,
        ontbreekt=item.ontbreekt,
        gasten=tuple(_gast(g) for g in item.gasten),
        mandaat_mist=tuple(punt.zin for punt in item.mandaat if punt.soort == "fout"),
        verwacht=item.verwachting is not None,
        verhaal={"leerling": bool(rij.leerling_gehoord), "ouder": bool(rij.ouder_gehoord)},
        opties=rij.opties or 0,
        plan_van=plan,
        meedoen=None if leerling is None else bool(leerling.slot and leerling.slot.meedoen),
        voorzitter=("De voorzitter is partij in deze casus. Zoek een andere voorzitter.",)
        if item.voorzitter_partij
        else (),
        casusverantwoordelijke=_account(rij.cv, "casusverantwoordelijke", rij.cv_telefoon, rij.cv_id),
        zaakonderzoeker=_account(rij.zo, "zaakonderzoeker", rij.zo_telefoon, rij.zo_id),
    )


def _dag(tekst: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(tekst or "")
    except ValueError:
        return None


def _account(naam: str | None, wat: str, telefoon: str | None, id_: uuid.UUID | None) -> rules.Mens | None:
    return rules.Mens(naam, wat, telefoon or "", account=str(id_)) if naam else None


def _gast(g: Gast) -> rules.Gastfeiten:
    return rules.Gastfeiten(
        rol=g.rol,
        mens=rules.Mens(g.naam, g.rolwoord, g.telefoon, str(g.betrokkene_id or ""), str(g.gebruiker_id or "")),
        stand=g.stand,
        partij=g.hoedanigheid == "partij",
        stelt_ander_voor=bool(g.slot and g.slot.antwoord == "ander"),
        waarom_niet=g.waarom_niet,
        heeft_mandaat=g.heeft_mandaat,
    )


# --- bundles ----------------------------------------------------------------------------------------------------------


def bundel_uit_url(actor: Actor, overleg_id: uuid.UUID, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Load a meeting with the asker's roles in its cases: {"overleg", "zaken"}; raises NietGevonden. One statement.

    `zaak.eigen` tells that the asker has something to do at this meeting: a role in a case, or an invitation.
    """
    genood = sa.exists().where(
        Tijdslot.overleg_id == Overleg.id, Tijdslot.genodigde_id == Genodigde.id, Genodigde.gebruiker_id == actor.id,
        Tijdslot.gestuurd_op.is_not(None),
    )  # fmt: skip
    rijen = _laad(actor, Overleg.id == overleg_id, genood.correlate(Overleg).label("genood"))
    overleg: Overleg = rijen[0].Overleg
    zaken = _rollen(rijen)
    eigen = bool(rijen[0].genood) or any(zaak.rollen - {"gestopt"} for zaak in zaken.values())
    return {"overleg": overleg, "zaken": zaken}, Zaak(overleg.tafel_id, stand=overleg.stand, eigen=eigen)
