"""Read cases: one by its number, lists by page, people, rulings."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Betrokkene, Casus, Casustoegang, Instroombesluit, Steunpersoon
from tafel.casussen.rules import Lidfeiten
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden
from tafel.organisaties.models import Lidmaatschap, Organisatie, Tafel
from tafel.toegang.rules import Actor, TafelKeuze, Zaak

PER_PAGINA = 25


def casus_uit_url(actor: Actor, nummer: str, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Return the case with this number at the table of `actor`, and what the policy needs to know: one statement.

    Raises NietGevonden when there is none. Whether the person may see it is for the policy.
    """
    return _casus(actor, nummer)


def casus_op_slot(actor: Actor, nummer: str, **_: Any) -> tuple[dict[str, Any], Zaak]:
    """Like casus_uit_url, and hold the row of the case until the transaction ends: two changes wait for each other."""
    return _casus(actor, nummer, slot=True)


def _casus(actor: Actor, nummer: str, *, slot: bool = False) -> tuple[dict[str, Any], Zaak]:
    if actor.tafel is None:
        raise NietGevonden
    dag = vandaag()
    eigen = sa.and_(
        Casustoegang.casus_id == Casus.id, Casustoegang.gebruiker_id == actor.id, Casustoegang.geldt(dag)
    )  # fmt: skip
    vraag = (
        sa.select(Casus, Casustoegang.rol_op(dag))
        .outerjoin(Casustoegang, eigen)
        .where(Casus.tafel_id == actor.tafel.id, Casus.nummer == nummer)
    )
    rijen = sessie.execute(vraag.with_for_update(of=Casus) if slot else vraag).all()
    if not rijen:
        raise NietGevonden
    casus: Casus = rijen[0][0]
    return {"casus": casus}, Zaak(casus.tafel_id, frozenset(rol for _casus, rol in rijen if rol), casus.stand)


# --- lists ------------------------------------------------------------------------------------------------------------

LIJST = (
    Casus.id,
    Casus.nummer,
    Casus.jaar,
    Casus.volgnummer,
    Casus.stand,
    Casus.initialen,
    Casus.geboortedatum,
    Casus.school,
    Casus.thuis_sinds,
    Casus.nog_te_doen,
    Casus.gewijzigd_op,
    Casus.ingediend_op,
)


def mijn_rollen(actor: Actor) -> Any:
    """Return a subquery: per case of this person casusverantwoordelijke, party, whether they read it, hear first."""
    dag = vandaag()
    return (
        sa.select(
            Casustoegang.casus_id,
            sa.func.max(sa.case((Casustoegang.rol == "casusverantwoordelijke", 1), else_=0)).label("is_cv"),
            sa.func.max(sa.case((Casustoegang.rol == "partij", 1), else_=0)).label("is_partij"),
            sa.func.max(sa.case((Casustoegang.leest(dag), 1), else_=0)).label("leest"),
            sa.func.max(sa.case((Casustoegang.zonder_dossier(), 1), else_=0)).label("hoort"),
        )
        .where(Casustoegang.gebruiker_id == actor.id, Casustoegang.geldt(dag))
        .group_by(Casustoegang.casus_id)
        .subquery("mijn")
    )


def lijst(actor: Actor, na: tuple[int, int] | None = None, per: int = PER_PAGINA) -> list[Any]:
    """Return the cases this person may see, newest number first; `na` = (jaar, volgnummer) of the last one seen.

    One statement, at most `per` + 1 rows: one more than asked tells that there is a next page. A chair sees every
    case of the table that was handed in; others the cases they have a role in.
    """
    if actor.tafel is None:
        return []
    mijn = mijn_rollen(actor)
    is_cv = sa.func.coalesce(mijn.c.is_cv, 0)
    is_partij = sa.func.coalesce(mijn.c.is_partij, 0)
    hoort = sa.func.coalesce(mijn.c.hoort, 0)
    vraag = sa.select(*LIJST, is_cv.label("is_cv"), is_partij.label("is_partij"), hoort.label("hoort")).where(
        Casus.tafel_id == actor.tafel.id
    )
    if actor.is_een("voorzitter"):
        vraag = vraag.outerjoin(mijn, mijn.c.casus_id == Casus.id)
    else:
        vraag = vraag.join(mijn, sa.and_(mijn.c.casus_id == Casus.id, mijn.c.leest == 1))
    vraag = vraag.where(sa.or_(Casus.stand != "concept", is_cv == 1))
    if na:
        vraag = vraag.where(sa.tuple_(Casus.jaar, Casus.volgnummer) < sa.tuple_(*na))
    return list(sessie.execute(vraag.order_by(Casus.jaar.desc(), Casus.volgnummer.desc()).limit(per + 1)))


# --- one case ---------------------------------------------------------------------------------------------------------


def betrokkenen(casus_id: uuid.UUID) -> Sequence[Betrokkene]:
    """Return the people of a case in hearing order."""
    return sessie.scalars(
        sa.select(Betrokkene).where(Betrokkene.casus_id == casus_id).order_by(Betrokkene.volgorde)
    ).all()


def find_steunpersoon(casus_id: uuid.UUID) -> Steunpersoon | None:
    """Return whom leerling or ouders take along, if somebody (R27)."""
    return sessie.scalar(sa.select(Steunpersoon).where(Steunpersoon.casus_id == casus_id))


def get_betrokkene(casus_id: uuid.UUID, betrokkene_id: uuid.UUID) -> Betrokkene:
    """Return one person of this case; raises NietGevonden."""
    rij = sessie.scalar(sa.select(Betrokkene).where(Betrokkene.casus_id == casus_id, Betrokkene.id == betrokkene_id))
    if rij is None:
        raise NietGevonden
    return rij


def toegangen(casus_id: uuid.UUID) -> list[Any]:
    """Return who has access now: rol, gebruiker_id, naam, telefoon, van, reden, and when the file closed and opened."""
    return list(
        sessie.execute(
            sa.select(
                Casustoegang.rol,
                Casustoegang.gebruiker_id,
                Gebruiker.naam,
                Gebruiker.telefoon,
                Casustoegang.van,
                Casustoegang.reden,
                Casustoegang.dossier_dicht_op,
                Casustoegang.dossier_open_op,
            )
            .join(Gebruiker, Gebruiker.id == Casustoegang.gebruiker_id)
            .where(Casustoegang.casus_id == casus_id, Casustoegang.geldt(vandaag()))
            .order_by(Casustoegang.rol, Gebruiker.naam)
        )
    )


def find_casusverantwoordelijke(casus_id: uuid.UUID) -> Casustoegang | None:
    """Return the access row of the present casusverantwoordelijke."""
    return sessie.scalar(
        sa.select(Casustoegang).where(
            Casustoegang.casus_id == casus_id, Casustoegang.rol == "casusverantwoordelijke", Casustoegang.tot.is_(None)
        )
    )


def instroombesluiten(casus_id: uuid.UUID) -> list[Any]:
    """Return the chair's rulings on this case, newest first: soort, reden, mist, verwezen_naar, op, door."""
    return list(
        sessie.execute(
            sa.select(
                Instroombesluit.soort,
                Instroombesluit.reden,
                Instroombesluit.mist,
                Instroombesluit.id,
                Instroombesluit.verwezen_naar,
                Instroombesluit.waarheen,
                Instroombesluit.termijn,
                Instroombesluit.laatst_herinnerd_op,
                Instroombesluit.op,
                Gebruiker.naam.label("door"),
            )
            .join(Gebruiker, Gebruiker.id == Instroombesluit.door_id)
            .where(Instroombesluit.casus_id == casus_id)
            .order_by(Instroombesluit.op.desc())
        )
    )


# a talk noted after handing in lies in a layer above this one: only what the timeline tells is read here
_opschaling = sa.table(
    "opschaling",
    sa.column("casus_id", sa.Uuid()),
    sa.column("datum", sa.Date()),
    sa.column("organisatie"),
    sa.column("trede"),
    sa.column("uitkomst"),
)


def later_gesproken(casus_id: uuid.UUID) -> list[tuple[dt.date, str, bool, str]]:
    """Return the talks noted after handing in: day, organisation, whether with a leidinggevende, answer."""
    rij = _opschaling.c
    vraag = sa.select(rij.datum, rij.organisatie, rij.trede, rij.uitkomst).where(rij.casus_id == casus_id)
    return [(r.datum, r.organisatie, r.trede == "leiding", r.uitkomst) for r in sessie.execute(vraag)]


# --- the table --------------------------------------------------------------------------------------------------------


def leden(tafel_id: uuid.UUID) -> list[Any]:
    """Return the people of a table, by name: gebruiker_id, naam, rol, functie, organisatie (a row per role)."""
    dag = vandaag()
    return list(
        sessie.execute(
            sa.select(
                Lidmaatschap.gebruiker_id,
                Gebruiker.naam,
                Lidmaatschap.rol,
                Lidmaatschap.functie,
                Organisatie.naam.label("organisatie"),
            )
            .join(Gebruiker, Gebruiker.id == Lidmaatschap.gebruiker_id)
            .outerjoin(Organisatie, Organisatie.id == Lidmaatschap.organisatie_id)
            .where(
                Lidmaatschap.tafel_id == tafel_id,
                Lidmaatschap.geldt(dag),
                Gebruiker.actief.is_(True),
            )
            .order_by(Gebruiker.naam, Lidmaatschap.rol)
        )
    )


def lidfeiten(tafel_id: uuid.UUID, gebruiker_id: uuid.UUID, partijrol: str = "") -> Lidfeiten:
    """Return whether a person is a member of this table today, and with which roles."""
    rollen = frozenset(lid.rol for lid in leden(tafel_id) if lid.gebruiker_id == gebruiker_id)
    return Lidfeiten(bool(rollen), rollen, partijrol)


def voorzitters(tafel_id: uuid.UUID) -> list[uuid.UUID]:
    """Return the chairs of a table."""
    return list(dict.fromkeys(lid.gebruiker_id for lid in leden(tafel_id) if lid.rol == "voorzitter"))


def find_tafel_voor(gebruiker_id: uuid.UUID, rol: str, profiel: str) -> TafelKeuze | None:
    """Return the table of this profile at which a person has `rol` today (the first by name)."""
    dag = vandaag()
    rij = sessie.execute(
        sa.select(Tafel.id, Tafel.code, Tafel.naam, Tafel.profiel)
        .join(Lidmaatschap, Lidmaatschap.tafel_id == Tafel.id)
        .where(
            Lidmaatschap.gebruiker_id == gebruiker_id,
            Lidmaatschap.rol == rol,
            Lidmaatschap.geldt(dag),
            Tafel.profiel == profiel,
        )
        .order_by(Tafel.naam)
        .limit(1)
    ).first()
    return TafelKeuze(*rij) if rij else None
