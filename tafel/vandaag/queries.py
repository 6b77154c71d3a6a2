"""Read what the start pages show. Every list has a limit; the number of statements never depends on the rows."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from tafel.accounts.models import Gebruiker
from tafel.besluiten.models import Akkoord, Besluit, Besluitonderdeel, Kostenregel
from tafel.casussen.models import Casus, Casustoegang, Instroombesluit
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.logboek.models import Inzage, Logregel
from tafel.onderzoeken.models import Verhaal, Verhaalversie
from tafel.opvolging.queries.zicht import heeft_rol
from tafel.organisaties.models import Lidmaatschap, Mandaat
from tafel.overleggen.models import DICHT, Agendapunt, Overleg
from tafel.toegang.rules import Actor
from tafel.uitnodigingen.models import Tijdslot
from tafel.vandaag.rules import Antwoorden, Lid

LOOPT = ("ingediend", "aanvulling", "toegelaten", "opvolging")
TERUG = ("teruggegeven", "geen_uitzondering", "aanvulling", "verlengd")


def _tafel(actor: Actor) -> Any:
    return actor.tafel.id if actor.tafel else None


def find_overleggen(actor: Actor) -> tuple[Overleg | None, Overleg | None, Antwoorden]:
    """Return (the meeting that is open or else the first one from today on, the one that was closed today, what the
    invited people of the first answered). One statement.

    An answer about another day than the meeting is now is no answer.
    """
    van_ons = sa.select(Overleg.id).where(Overleg.tafel_id == _tafel(actor)).limit(1)
    eerst = van_ons.where(
        Overleg.stand.not_in(DICHT), sa.or_(Overleg.datum >= vandaag(), Overleg.stand == "bezig")
    ).order_by(Overleg.stand != "bezig", Overleg.datum, Overleg.begint_om)
    dicht = van_ons.where(Overleg.stand == "gesloten", Overleg.datum == vandaag()).order_by(Overleg.begint_om.desc())
    welke = [eerst.scalar_subquery(), dicht.scalar_subquery()]
    geldt = sa.and_(
        Tijdslot.overleg_id == Overleg.id, Tijdslot.gestuurd_op.is_not(None), ~Tijdslot.afgezegd, ~Tijdslot.ingetrokken
    )
    vraag = (
        sa.select(Overleg, Tijdslot.id, Tijdslot.casus_id, Tijdslot.rol, Tijdslot.datum, Tijdslot.antwoord)
        .options(joinedload(Overleg.pauzes))
        .outerjoin(Tijdslot, geldt)
        .where(Overleg.id.in_(welke))
    )
    rijen = sessie.execute(vraag).unique().all()
    volgend: Overleg | None = next((rij[0] for rij in rijen if rij[0].stand != "gesloten"), None)
    gesloten: Overleg | None = next((rij[0] for rij in rijen if rij[0].stand == "gesloten"), None)
    return volgend, gesloten, _antwoorden([rij for rij in rijen if rij[0] is volgend and rij.id is not None])


def _antwoorden(rijen: list[Any]) -> Antwoorden:
    tel: Counter[str] = Counter()
    nee: dict[uuid.UUID, list[str]] = defaultdict(list)
    for rij in rijen:
        vers = rij.datum == rij[0].datum or rij.antwoord == "ander"
        antwoord = rij.antwoord if vers else "open"
        tel[antwoord] += 1
        if antwoord == "kan_niet":
            nee[rij.casus_id].append(rij.rol)
    per_casus = {casus_id: tuple(rollen) for casus_id, rollen in nee.items()}
    return Antwoorden(tel["open"], tel["kan_niet"], tel["ander"], nee=per_casus)


def _geld(actor: Actor, *rollen: str) -> sa.Select[Any]:
    """Return the requests to decide at the table, numbered per state; those without agreement only while they count.

    A refusal counts until the case leaves the follow-up (back to the table, closed) or a later decision stands.
    Without `rollen` those of the chair: all cases in which `actor` is no party (R25).
    """
    deel, later = aliased(Besluitonderdeel), aliased(Besluit)
    nr = (
        sa.select(sa.func.count())
        .where(deel.besluit_id == Besluit.id, deel.volgorde <= Besluitonderdeel.volgorde)
        .correlate(Besluit, Besluitonderdeel)
        .scalar_subquery()
    )
    nieuwer = sa.exists().where(
        later.casus_id == Casus.id, later.stand == "vastgesteld", later.vastgesteld_op > Besluit.vastgesteld_op
    )
    te_laat = sa.and_(Akkoord.stand == "open", Akkoord.antwoord_voor < vandaag())
    nee = sa.and_(Akkoord.stand == "afgewezen", Besluit.stand == "vastgesteld", Casus.stand == "opvolging", ~nieuwer)
    mag_zien = heeft_rol(actor, *rollen) if rollen else ~heeft_rol(actor, "partij")
    plek = sa.func.row_number().over(partition_by=Akkoord.stand, order_by=(Akkoord.antwoord_voor, Akkoord.id))
    return (
        sa.select(
            Casus.nummer, Casus.initialen, Kostenregel.bedrag, Akkoord.stand, Akkoord.antwoord_voor, Akkoord.reden,
            Gebruiker.naam, Besluit.nummer.label("besluit"), nr.label("onderdeel"), plek.label("plek"),
        )
        .select_from(Akkoord)
        .join(Kostenregel, Kostenregel.id == Akkoord.kostenregel_id)
        .join(Besluitonderdeel, Besluitonderdeel.id == Kostenregel.onderdeel_id)
        .join(Besluit, Besluit.id == Besluitonderdeel.besluit_id)
        .join(Casus, Casus.id == Besluit.casus_id)
        .join(Gebruiker, Gebruiker.id == Akkoord.gebruiker_id)
        .where(
            Besluit.tafel_id == _tafel(actor),
            Akkoord.taak == "beslist",
            nee if rollen else sa.or_(te_laat, nee),
            mag_zien,
        )
    )  # fmt: skip


def geld_van_de_tafel(actor: Actor, hoogstens: int) -> tuple[list[Any], list[Any]]:
    """Return for the chair (requests past their day, parts that got no agreement), oldest first. One statement."""
    rijen = _lees_geld(_geld(actor), hoogstens)
    return [rij for rij in rijen if rij.stand == "open"], _per_onderdeel(rijen)


def zonder_akkoord(actor: Actor, rol: str, hoogstens: int) -> list[Any]:
    """Return the parts that got no agreement, of the cases in which `actor` has `rol`. One statement."""
    return _per_onderdeel(_lees_geld(_geld(actor, rol), hoogstens))


def _lees_geld(vraag: sa.Select[Any], hoogstens: int) -> list[Any]:
    deel = vraag.subquery()
    return list(sessie.execute(sa.select(deel).where(deel.c.plek <= hoogstens).order_by(deel.c.stand, deel.c.plek)))


def _per_onderdeel(rijen: list[Any]) -> list[Any]:
    """Return the refusals, one per part however many budget holders said no."""
    return list({(rij.besluit, rij.onderdeel): rij for rij in rijen if rij.stand == "afgewezen"}.values())


def _volgend_overleg() -> Any:
    return (
        sa.select(Overleg.datum)
        .join(Agendapunt, Agendapunt.overleg_id == Overleg.id)
        .where(Agendapunt.casus_id == Casus.id, Agendapunt.uitkomst.is_(None), Overleg.stand.not_in(DICHT))
        .limit(1)
        .correlate(Casus)
        .scalar_subquery()
    )


def mijn_casussen(actor: Actor, rol: str, standen: tuple[str, ...], hoogstens: int) -> list[Any]:
    """Return the cases in which `actor` has `rol`, in one of `standen`: in that order, then oldest first.

    With why it came back, when it is on an agenda, and how it ended the last time it was at the table.
    """
    reden = (
        sa.select(Instroombesluit.reden)
        .where(Instroombesluit.casus_id == Casus.id, Instroombesluit.soort.in_(TERUG))
        .order_by(Instroombesluit.op.desc())
        .limit(1)
        .correlate(Casus)
        .scalar_subquery()
    )
    laatste = (
        sa.select(Agendapunt.id)
        .join(Overleg, Overleg.id == Agendapunt.overleg_id)
        .where(
            Agendapunt.casus_id == Casus.id,
            Agendapunt.uitkomst.is_not(None),
            Agendapunt.uitkomst != "niet_besproken",
        )
        .order_by(Overleg.datum.desc(), Agendapunt.klaar_op.desc())
        .limit(1)
        .correlate(Casus)
        .scalar_subquery()
    )
    punt, van = aliased(Agendapunt), aliased(Overleg)
    dag = vandaag()
    volgorde = sa.case({stand: plek for plek, stand in enumerate(standen)}, value=Casus.stand)
    return list(
        sessie.execute(
            sa.select(
                Casus.nummer, Casus.initialen, Casus.stand, Casus.nog_te_doen, Casus.ingediend_op,
                reden.label("reden"), _volgend_overleg().label("overleg_op"),
                punt.uitkomst, punt.toelichting, van.datum.label("besproken_op"),
            )
            .join(Casustoegang, Casustoegang.casus_id == Casus.id)
            .outerjoin(punt, punt.id == laatste)
            .outerjoin(van, van.id == punt.overleg_id)
            .where(
                Casustoegang.gebruiker_id == actor.id,
                Casustoegang.rol == rol,
                Casustoegang.leest(dag),
                Casus.tafel_id == _tafel(actor),
                Casus.stand.in_(standen),
            )
            .order_by(volgorde, Casus.nummer)
            .limit(hoogstens)
        )
    )  # fmt: skip


def nog_te_horen(actor: Actor, hoogstens: int) -> list[Any]:
    """Return the cases whose file is still closed for `actor` (V19), longest closed first.

    With how many of leerling and ouders are heard, or have a reason why not (0, 1 or 2), and the next meeting.
    """
    verhaal = sa.exists().where(Verhaalversie.verhaal_id == Verhaal.id)
    gehoord = (
        sa.select(sa.func.count())
        .where(Verhaal.casus_id == Casus.id, sa.or_(verhaal, Verhaal.niet_gehoord != ""))
        .correlate(Casus)
        .scalar_subquery()
    )
    dag = vandaag()
    return list(
        sessie.execute(
            sa.select(
                Casus.nummer, Casus.initialen, gehoord.label("gehoord"), _volgend_overleg().label("overleg_op")
            )
            .join(Casustoegang, Casustoegang.casus_id == Casus.id)
            .where(
                Casustoegang.gebruiker_id == actor.id,
                Casustoegang.rol == "zaakonderzoeker",
                Casustoegang.leest(dag),
                Casustoegang.zonder_dossier(),
                Casus.tafel_id == _tafel(actor),
                Casus.stand.in_(LOOPT),
            )
            .order_by(Casustoegang.dossier_dicht_op, Casus.nummer)
            .limit(hoogstens)
        )
    )  # fmt: skip


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
