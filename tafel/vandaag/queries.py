"""Read what the start pages show. Every list has a limit; the number of statements never depends on the rows."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.besluiten.models import Akkoord, Besluit, Besluitonderdeel, Kostenregel
from tafel.casussen.models import Casus, Casustoegang, Instroombesluit
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.logboek.models import Inzage, Logregel
from tafel.opvolging.queries.zicht import heeft_rol
from tafel.organisaties.models import Lidmaatschap, Mandaat
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.toegang.rules import Actor
from tafel.vandaag.rules import Lid


def _tafel(actor: Actor) -> Any:
    return actor.tafel.id if actor.tafel else None


def find_volgend_overleg(actor: Actor) -> Overleg | None:
    """Return the meeting of the table that is open, or else the first one from today on."""
    return sessie.scalar(
        sa.select(Overleg)
        .where(
            Overleg.tafel_id == _tafel(actor),
            Overleg.stand != "gesloten",
            sa.or_(Overleg.datum >= vandaag(), Overleg.stand == "bezig"),
        )
        .order_by(Overleg.stand != "bezig", Overleg.datum, Overleg.begint_om)
        .limit(1)
    )


def akkoorden_te_laat(actor: Actor, hoogstens: int) -> list[Any]:
    """Return the requests for agreement at the table that are past their day, oldest first, for the chair."""
    return list(
        sessie.execute(
            sa.select(
                Casus.nummer, Casus.initialen, Kostenregel.bedrag, Akkoord.antwoord_voor, Gebruiker.naam,
                Besluit.nummer.label("besluit"),
            )
            .join(Kostenregel, Kostenregel.id == Akkoord.kostenregel_id)
            .join(Besluitonderdeel, Besluitonderdeel.id == Kostenregel.onderdeel_id)
            .join(Besluit, Besluit.id == Besluitonderdeel.besluit_id)
            .join(Casus, Casus.id == Besluit.casus_id)
            .join(Gebruiker, Gebruiker.id == Akkoord.gebruiker_id)
            .where(
                Besluit.tafel_id == _tafel(actor),
                Akkoord.stand == "open",
                Akkoord.taak == "beslist",
                Akkoord.antwoord_voor < vandaag(),
                ~heeft_rol(actor, "partij"),
            )
            .order_by(Akkoord.antwoord_voor, Akkoord.id)
            .limit(hoogstens)
        )
    )  # fmt: skip


def _volgend_overleg() -> Any:
    return (
        sa.select(Overleg.datum)
        .join(Agendapunt, Agendapunt.overleg_id == Overleg.id)
        .where(Agendapunt.casus_id == Casus.id, Agendapunt.uitkomst.is_(None), Overleg.stand != "gesloten")
        .limit(1)
        .correlate(Casus)
        .scalar_subquery()
    )


def mijn_casussen(actor: Actor, rol: str, standen: tuple[str, ...], hoogstens: int) -> list[Any]:
    """Return the cases in which `actor` has `rol`, in one of `standen`: in that order, then oldest first."""
    reden = (
        sa.select(Instroombesluit.reden)
        .where(Instroombesluit.casus_id == Casus.id, Instroombesluit.soort == "teruggegeven")
        .order_by(Instroombesluit.op.desc())
        .limit(1)
        .correlate(Casus)
        .scalar_subquery()
    )
    dag = vandaag()
    volgorde = sa.case({stand: plek for plek, stand in enumerate(standen)}, value=Casus.stand)
    return list(
        sessie.execute(
            sa.select(
                Casus.nummer, Casus.initialen, Casus.stand, Casus.nog_te_doen, Casus.ingediend_op,
                reden.label("reden"), _volgend_overleg().label("overleg_op"),
            )
            .join(Casustoegang, Casustoegang.casus_id == Casus.id)
            .where(
                Casustoegang.gebruiker_id == actor.id,
                Casustoegang.rol == rol,
                Casustoegang.geldt(dag),
                Casus.tafel_id == _tafel(actor),
                Casus.stand.in_(standen),
            )
            .order_by(volgorde, Casus.nummer)
            .limit(hoogstens)
        )
    )  # fmt: skip


def mijn_punten_vandaag(actor: Actor, hoogstens: int) -> list[Any]:
    """Return the cases of `actor` (as zaakonderzoeker) on today's agenda, in order."""
    return list(
        sessie.execute(
            sa.select(Casus.nummer, Casus.initialen, Overleg.begint_om, Overleg.plaats, Agendapunt.uitkomst)
            .join(Agendapunt, Agendapunt.casus_id == Casus.id)
            .join(Overleg, Overleg.id == Agendapunt.overleg_id)
            .where(
                Overleg.tafel_id == _tafel(actor),
                Overleg.datum == vandaag(),
                Overleg.stand != "gesloten",
                heeft_rol(actor, "zaakonderzoeker"),
            )
            .order_by(Overleg.begint_om, Agendapunt.volgorde)
            .limit(hoogstens)
        )
    )


def leden_van(actor: Actor) -> list[Lid]:
    """Return the present memberships of the table, one row per mandate, with whether that mandate holds today."""
    dag = vandaag()
    geldt = Mandaat.geldt(dag)
    rijen = sessie.execute(
        sa.select(Gebruiker.naam, Lidmaatschap.rol, Mandaat.kant, Mandaat.sector, geldt.label("geldt"))
        .join(Gebruiker, Gebruiker.id == Lidmaatschap.gebruiker_id)
        .outerjoin(Mandaat, Mandaat.lidmaatschap_id == Lidmaatschap.id)
        .where(Lidmaatschap.tafel_id == _tafel(actor), Gebruiker.actief, Lidmaatschap.geldt(dag))
    )
    return [Lid(rij.naam, rij.rol, rij.kant, rij.sector, bool(rij.geldt)) for rij in rijen]


def mensen_zonder_rol(hoogstens: int) -> list[str]:
    """Return the names of people with an account and no role at any table today."""
    lid = sa.exists().where(Lidmaatschap.gebruiker_id == Gebruiker.id, Lidmaatschap.geldt(vandaag()))
    vraag = sa.select(Gebruiker.naam).where(Gebruiker.actief, ~lid).order_by(Gebruiker.naam).limit(hoogstens)
    return list(sessie.scalars(vraag))


def laatste_logregels(actor: Actor, hoogstens: int) -> list[Any]:
    """Return the newest lines of the audit trail of the table."""
    velden = (Logregel.op, Logregel.door, Logregel.wat, Logregel.onderwerp)
    vraag = sa.select(*velden).where(Logregel.tafel_id == _tafel(actor)).order_by(Logregel.volgnummer.desc())
    return list(sessie.execute(vraag.limit(hoogstens)))


def laatste_inzagen(actor: Actor, hoogstens: int) -> list[Any]:
    """Return who last looked at a case of the table."""
    vraag = sa.select(Inzage.op, Inzage.naam, Inzage.wat, Inzage.waarom, Casus.nummer)
    vraag = vraag.join(Casus, Casus.id == Inzage.casus_id).where(Casus.tafel_id == _tafel(actor))
    return list(sessie.execute(vraag.order_by(Inzage.op.desc(), Inzage.id.desc()).limit(hoogstens)))
