"""Read everything that decides who is invited to a meeting, in a fixed number of statements."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Betrokkene, Casus, Casustoegang
from tafel.criteria.rules import naamsleutel
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.organisaties.models import Lidmaatschap, Mandaat, Organisatie, Tafel
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.toegang.rules import Actor
from tafel.uitnodigingen.models import Genodigde, Tijdslot, Vervanging, Verwachting
from tafel.uitnodigingen.rules.mandaat import Houder


def punten(actor: Actor | None, overleg: Overleg) -> Sequence[Any]:
    """Return the items of a meeting in order, with what is expected of each; and whether who asks, or the chair of the
    meeting, is a party there (R25). One statement.
    """

    def _partij(wie: uuid.UUID | None) -> sa.ColumnElement[bool]:
        return sa.or_(
            sa.exists().where(Betrokkene.casus_id == Casus.id, Betrokkene.gebruiker_id == wie),
            sa.exists().where(
                Casustoegang.casus_id == Casus.id, Casustoegang.gebruiker_id == wie, Casustoegang.rol == "partij",
                Casustoegang.geldt(vandaag()),
            ),
        )  # fmt: skip

    return sessie.execute(
        sa.select(
            Agendapunt.id.label("punt_id"), Agendapunt.minuten, Agendapunt.vast_om, Agendapunt.begonnen_op,
            Agendapunt.uitkomst, Casus.id, Casus.nummer, Casus.initialen, Casus.geboortedatum, Casus.sector,
            Casus.school, Casus.stand, Casus.aanmelding, Verwachting,
            _partij(actor.id if actor else None).label("zelf_partij"),
            _partij(overleg.voorzitter_id).label("voorzitter_partij"),
        )
        .join(Casus, Casus.id == Agendapunt.casus_id)
        .outerjoin(Verwachting, sa.and_(Verwachting.casus_id == Casus.id, Verwachting.overleg_id == overleg.id))
        .where(Agendapunt.overleg_id == overleg.id)
        .order_by(Agendapunt.volgorde, Agendapunt.id)
    ).all()  # fmt: skip


@dataclass(frozen=True)
class Stoel:
    """A seat at a case on the day of the meeting: who sits in it, and whom they replace."""

    betrokkene: Betrokkene
    email: str
    vervangt: str  # the name of the one who is replaced, or ""
    telefoon: str = ""
    gebruiker_id: uuid.UUID | None = None  # the account, when it is open


def stoelen(overleg: Overleg) -> dict[uuid.UUID, list[Stoel]]:
    """Return per case the seats on the day of the meeting in the order of hearing. One statement.

    Somebody who is replaced on that day is left out; their seat and name stay for other days (feature 26).
    """
    rijen = sessie.execute(
        sa.select(Betrokkene, Gebruiker.email, Gebruiker.actief, Vervanging, Gebruiker.telefoon)
        .join(Agendapunt, sa.and_(Agendapunt.casus_id == Betrokkene.casus_id, Agendapunt.overleg_id == overleg.id))
        .outerjoin(Gebruiker, Gebruiker.id == Betrokkene.gebruiker_id)
        .outerjoin(Vervanging, Vervanging.betrokkene_id == Betrokkene.id)
        .order_by(Betrokkene.casus_id, Betrokkene.volgorde)
    ).all()
    namen = {rij[0].id: rij[0].naam for rij in rijen}
    vervangingen: list[Vervanging | None] = [rij[3] for rij in rijen]
    weg = {v.vervangt_id for v in vervangingen if v is not None and v.van <= overleg.datum <= v.tot}
    uit: dict[uuid.UUID, list[Stoel]] = defaultdict(list)
    for (betrokkene, email, actief, _, nummer), v in zip(rijen, vervangingen, strict=True):
        hier = v is None or v.van <= overleg.datum <= v.tot
        if hier and betrokkene.id not in weg:
            adres = email if email and actief else betrokkene.email
            uit[betrokkene.casus_id].append(
                Stoel(
                    betrokkene,
                    adres or "",
                    namen.get(v.vervangt_id, "") if v is not None else "",
                    betrokkene.telefoon or nummer or "",
                    betrokkene.gebruiker_id if actief else None,
                )
            )
    return uit


def zit_op(dag: Any) -> sa.ColumnElement[bool]:
    """Return the condition that somebody (Betrokkene) has their seat on a day: not replaced, or replacing then."""
    ander = sa.exists().where(
        Vervanging.vervangt_id == Betrokkene.id, Vervanging.van <= dag, Vervanging.tot >= dag
    )  # fmt: skip
    buiten = sa.exists().where(
        Vervanging.betrokkene_id == Betrokkene.id, sa.or_(Vervanging.van > dag, Vervanging.tot < dag)
    )
    return sa.and_(~ander, ~buiten)


def zit_bij(punt_id: Any) -> sa.ColumnElement[bool]:
    """Return the same condition for the day of the meeting of an agenda item: old items keep the old names."""
    dag = sa.select(Overleg.datum).join(Agendapunt, Agendapunt.overleg_id == Overleg.id)
    return zit_op(dag.where(Agendapunt.id == punt_id).scalar_subquery())


@dataclass(frozen=True)
class Lid:
    """A member of the table who can be a party: with an account, and no chair (R25)."""

    id: uuid.UUID
    naam: str
    email: str
    organisatie: str


@dataclass(frozen=True)
class Leden:
    """The chairs, budget holders and other members of the table on the day of the meeting, and its rules."""

    houders: tuple[Houder, ...]
    emails: dict[uuid.UUID, str]
    organisaties: dict[uuid.UUID, str]
    voorzitter: str
    voorzitter_soort: str | None
    tafel: str
    geldregel: str
    gemeente_mag_voorzitten: bool
    anderen: tuple[Lid, ...] = ()

    def van_adres(self, email: str) -> Lid | None:
        """Return whose account has this mail address."""
        adres = email.strip().casefold()
        return next((lid for lid in self.anderen if adres and lid.email.casefold() == adres), None)

    def zelfde(self, naam: str, organisatie: str, email: str) -> Lid | None:
        """Return the one member who seems to be this person: the same mail address, else name and organisation."""
        if (lid := self.van_adres(email)) is not None:
            return lid
        plek = organisatie.strip().casefold()
        lijkt = [
            lid
            for lid in self.anderen
            if plek and lid.organisatie.strip().casefold() == plek and naamsleutel(lid.naam) == naamsleutel(naam)
        ]
        return lijkt[0] if len(lijkt) == 1 else None


def leden(overleg: Overleg) -> Leden:
    """Return who may promise money on the day of the meeting, who chairs it, and who else has a role. One statement."""
    dag = overleg.datum
    rijen = sessie.execute(
        sa.select(
            Tafel.naam.label("tafel"), Tafel.geldregel, Tafel.gemeente_mag_voorzitten, Lidmaatschap.gebruiker_id,
            Lidmaatschap.rol, Lidmaatschap.functie, Gebruiker.naam, Gebruiker.email,
            Organisatie.naam.label("organisatie"), Organisatie.soort,
            Mandaat.id.label("mandaat_id"), Mandaat.kant, Mandaat.sector, Mandaat.bedrag_tot,
        )
        .select_from(Tafel)
        .outerjoin(Lidmaatschap, sa.and_(Lidmaatschap.tafel_id == Tafel.id, Lidmaatschap.geldt(dag)))
        .outerjoin(Gebruiker, sa.and_(Gebruiker.id == Lidmaatschap.gebruiker_id, Gebruiker.actief))
        .outerjoin(Organisatie, Organisatie.id == Lidmaatschap.organisatie_id)
        .outerjoin(Mandaat, sa.and_(Mandaat.lidmaatschap_id == Lidmaatschap.id, Mandaat.geldt(dag)))
        .where(Tafel.id == overleg.tafel_id)
        .order_by(Gebruiker.naam, Mandaat.kant, Mandaat.sector)
    ).all()  # fmt: skip
    alle = [rij for rij in rijen if rij.naam is not None]
    mensen = [rij for rij in alle if rij.rol in ("voorzitter", "akkoordgever")]
    stoel = next((r for r in mensen if r.gebruiker_id == overleg.voorzitter_id and r.rol == "voorzitter"), None)
    voorzitters = {rij.gebruiker_id for rij in alle if rij.rol == "voorzitter"}
    anderen = {r.gebruiker_id: Lid(r.gebruiker_id, r.naam, r.email, r.organisatie or "") for r in reversed(alle)}
    return Leden(
        houders=tuple(
            Houder(r.gebruiker_id, r.naam, r.functie, r.kant, r.sector, r.bedrag_tot)
            for r in mensen
            if r.rol == "akkoordgever" and r.mandaat_id is not None
        ),
        emails={r.gebruiker_id: r.email for r in mensen},
        organisaties={r.gebruiker_id: r.organisatie or "" for r in mensen},
        voorzitter=stoel.naam if stoel else "",
        voorzitter_soort=stoel.soort if stoel else None,
        tafel=rijen[0].tafel,
        geldregel=rijen[0].geldregel,
        gemeente_mag_voorzitten=rijen[0].gemeente_mag_voorzitten,
        anderen=tuple(lid for id_, lid in anderen.items() if id_ not in voorzitters),
    )


def slots(overleg_id: uuid.UUID) -> Sequence[Tijdslot]:
    """Return every invitation of a meeting with the person it belongs to. One statement."""
    vraag = (
        sa.select(Tijdslot)
        .join(Tijdslot.genodigde)
        .options(contains_eager(Tijdslot.genodigde))
        .where(Tijdslot.overleg_id == overleg_id)
        .order_by(Tijdslot.begint_om, Tijdslot.id)
    )
    return sessie.scalars(vraag.execution_options(populate_existing=True)).all()


def genodigden(overleg_id: uuid.UUID) -> dict[str, Genodigde]:
    """Return who is invited to a meeting, by who they are."""
    rijen = sessie.scalars(sa.select(Genodigde).where(Genodigde.overleg_id == overleg_id))
    return {rij.sleutel: rij for rij in rijen}


def eerste_dag(overleg: Overleg) -> tuple[dt.date, ...]:
    """Return the days on which the case must be free to share with whom is invited: today, and that of the meeting."""
    return tuple(sorted({vandaag(), max(vandaag(), overleg.datum)}))
