"""Read the rows that come on the one A4 of cases: each kind in one statement, for however many cases."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from tafel.casussen.models import Betrokkene, Instroombesluit
from tafel.dubbelen.queries.kinderen import kinderen_bij
from tafel.kern.db import UTC, sessie
from tafel.onderzoeken.models import Onderzoekstuk, Verhaal, Verhaalversie, Wens
from tafel.opties.models import Optie
from tafel.organisaties.models import Lidmaatschap, Mandaat
from tafel.overleggen.models import Overleg
from tafel.plannen.models import Planversie
from tafel.uitnodigingen.models import Genodigde, Tijdslot
from tafel.uitnodigingen.queries.laden import zit_op

_LEEG, _DAG, _MOMENT = sa.literal(""), sa.cast(sa.null(), sa.Date), sa.cast(sa.null(), UTC())
# a talk noted after handing in; read here as casussen.queries does, for many cases at once
_opschaling = sa.table(
    "opschaling", sa.column("casus_id", sa.Uuid()), sa.column("datum", sa.Date()), sa.column("organisatie"),
    sa.column("trede"), sa.column("uitkomst"),
)  # fmt: skip


def inbreng(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Any]]:
    """Return stories, wishes, what works, rulings, later talks and names of brothers and sisters, in one statement."""
    laatste = (
        sa.select(sa.func.max(Verhaalversie.nummer))
        .where(Verhaalversie.verhaal_id == Verhaal.id)
        .correlate(Verhaal)
        .scalar_subquery()
    )
    besluit, gesprek, kinderen = Instroombesluit, _opschaling.c, kinderen_bij(ids)
    vraag = sa.union_all(
        sa.select(
            sa.literal("verhaal").label("wat"), Verhaal.casus_id.label("casus_id"), Verhaal.van.label("van"),
            sa.func.coalesce(Verhaalversie.tekst, "").label("tekst"), Verhaal.niet_gehoord.label("extra"),
            _LEEG.label("antwoord"), Verhaalversie.gehoord_op.label("dag"), _MOMENT.label("op"),
            sa.literal(0).label("nummer"),
        )
        .outerjoin(
            Verhaalversie, sa.and_(Verhaalversie.verhaal_id == Verhaal.id, Verhaalversie.nummer == laatste)
        )
        .where(Verhaal.casus_id.in_(ids), ~Verhaal.alleen_voorbereiding),
        sa.select(
            sa.literal("wens"), Wens.casus_id, Wens.van, Wens.tekst, Wens.waarom, sa.func.coalesce(Wens.antwoord, ""),
            _DAG, _MOMENT, Wens.nummer,
        ).where(Wens.casus_id.in_(ids), ~Wens.alleen_voorbereiding),
        sa.select(
            sa.literal("stuk"), Onderzoekstuk.casus_id, Onderzoekstuk.soort, Onderzoekstuk.tekst, _LEEG, _LEEG, _DAG,
            _MOMENT, sa.literal(0),
        ).where(Onderzoekstuk.casus_id.in_(ids), Onderzoekstuk.soort == "werkt", ~Onderzoekstuk.alleen_voorbereiding),
        sa.select(
            sa.literal("besluit"), besluit.casus_id, besluit.soort, _LEEG, _LEEG, _LEEG, _DAG, besluit.op, sa.literal(0)
        ).where(besluit.casus_id.in_(ids)),
        sa.select(
            sa.literal("gesprek"), gesprek.casus_id, gesprek.organisatie, gesprek.uitkomst, gesprek.trede, _LEEG,
            gesprek.datum, _MOMENT, sa.literal(0),
        ).where(gesprek.casus_id.in_(ids)),
        sa.select(
            sa.literal("kind"), kinderen.c.casus_id, kinderen.c.voornaam, kinderen.c.achternaam, _LEEG, _LEEG, _DAG,
            _MOMENT, sa.literal(0),
        ),
    )  # fmt: skip
    uit: dict[uuid.UUID, list[Any]] = defaultdict(list)
    for rij in sessie.execute(vraag) if ids else ():
        uit[rij.casus_id].append(rij)
    return uit


def opties(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Optie]]:
    """Return the options that can still be chosen, in order."""
    uit: dict[uuid.UUID, list[Optie]] = defaultdict(list)
    vraag = sa.select(Optie).where(Optie.casus_id.in_(ids), Optie.stand != "niet_gekozen").order_by(Optie.volgorde)
    for rij in sessie.scalars(vraag) if ids else ():
        uit[rij.casus_id].append(rij)
    return uit


def plannen(ids: Sequence[uuid.UUID], vast: Mapping[uuid.UUID, uuid.UUID | None]) -> dict[uuid.UUID, Planversie]:
    """Return the version on the table per case: the pinned one, else the one that holds."""
    gepind = [versie for versie in vast.values() if versie]
    vraag = sa.select(Planversie).where(
        Planversie.casus_id.in_(ids), sa.or_(Planversie.stand == "definitief", Planversie.id.in_(gepind))
    )
    uit: dict[uuid.UUID, Planversie] = {}
    for rij in sessie.scalars(vraag) if ids else ():
        if vast.get(rij.casus_id) in (None, rij.id):
            uit[rij.casus_id] = rij
    return uit


def mensen(ids: Sequence[uuid.UUID], dag: dt.date) -> dict[uuid.UUID, list[Betrokkene]]:
    """Return who sits at each case on that day, in the order of hearing."""
    uit: dict[uuid.UUID, list[Betrokkene]] = defaultdict(list)
    vraag = sa.select(Betrokkene).where(Betrokkene.casus_id.in_(ids), zit_op(dag)).order_by(Betrokkene.volgorde)
    for rij in sessie.scalars(vraag) if ids else ():
        uit[rij.casus_id].append(rij)
    return uit


def slots(overleg: Overleg, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Any]]:
    """Return who was invited and what they answered, with the mandate of budget holders on that day.

    An answer about another day than the meeting is now is no answer.
    """
    oud = sa.and_(Tijdslot.datum != overleg.datum, Tijdslot.antwoord != "ander")
    antwoord = sa.case((oud, "open"), else_=Tijdslot.antwoord).label("antwoord")
    rijen = sessie.execute(
        sa.select(
            Tijdslot.casus_id, Tijdslot.stoel, Tijdslot.naam, Tijdslot.hoedanigheid, antwoord,
            Mandaat.id.label("mandaat_id"), Mandaat.kant, Mandaat.sector, Mandaat.bedrag_tot, Lidmaatschap.functie,
            Genodigde.gebruiker_id,
        )
        .join(Genodigde, Genodigde.id == Tijdslot.genodigde_id)
        .outerjoin(
            Lidmaatschap,
            sa.and_(
                Tijdslot.hoedanigheid == "geld", Lidmaatschap.gebruiker_id == Genodigde.gebruiker_id,
                Lidmaatschap.tafel_id == overleg.tafel_id, Lidmaatschap.rol == "akkoordgever",
                Lidmaatschap.geldt(overleg.datum),
            ),
        )
        .outerjoin(Mandaat, sa.and_(Mandaat.lidmaatschap_id == Lidmaatschap.id, Mandaat.geldt(overleg.datum)))
        .where(
            Tijdslot.overleg_id == overleg.id, Tijdslot.casus_id.in_(ids), Tijdslot.gestuurd_op.is_not(None),
            ~Tijdslot.afgezegd, ~Tijdslot.ingetrokken,
        )
        .order_by(Tijdslot.naam, Mandaat.kant, Mandaat.sector)
    )  # fmt: skip
    uit: dict[uuid.UUID, list[Any]] = defaultdict(list)
    for rij in rijen:
        uit[rij.casus_id].append(rij)
    return uit
