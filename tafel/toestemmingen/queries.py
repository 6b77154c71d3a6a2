"""Read the register of consent: the facts for the rules in one statement, the rows for the page, one row by its id."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import sqlalchemy as sa

from tafel.casussen.models import Betrokkene, Casus, Casustoegang, Steunpersoon
from tafel.casussen.queries import casus_op_slot
from tafel.kern.clock import vandaag
from tafel.kern.db import UTC, Base, sessie
from tafel.kern.refusals import NietGevonden
from tafel.toegang.rules import Actor, Zaak
from tafel.toestemmingen import rules
from tafel.toestemmingen.models import Gezagsouder, Grondslag, Toestemming, Wilsonbekwaamheid

_LEEG, _DAG, _MOMENT = sa.literal(""), sa.cast(sa.null(), sa.Date), sa.cast(sa.null(), UTC())
_ZAAK = sa.bindparam("zaak", type_=sa.Uuid())


def _vraag(hoort: Callable[[Any], sa.ColumnElement[bool]]) -> sa.CompoundSelect[Any]:
    """Return one statement for the five tables; `hoort` tells of which cases. The first names the columns."""
    return sa.union_all(
        sa.select(
            sa.literal("uitspraak").label("wat"),
            Toestemming.id.label("id"),
            Toestemming.door.label("wie"),
            Toestemming.naam.label("naam"),
            Toestemming.soort.label("soort"),
            Toestemming.doel.label("doel"),
            Toestemming.ontvanger.label("ontvanger"),
            Toestemming.antwoord.label("antwoord"),
            Toestemming.op.label("van"),
            Toestemming.tot.label("tot"),
            Toestemming.ingetrokken.label("einde"),
            Toestemming.vastgelegd_op.label("orde"),
            Toestemming.ingetrokken_vastgelegd_op.label("orde_einde"),
            Toestemming.casus_id.label("casus_id"),
        ).where(hoort(Toestemming.casus_id)),
        sa.select(
            sa.literal("grondslag"), Grondslag.id, _LEEG, _LEEG, Grondslag.soort, _LEEG, Grondslag.ontvanger, _LEEG,
            Grondslag.van, Grondslag.tot, Grondslag.beeindigd_op, Grondslag.vastgelegd_op, _MOMENT, Grondslag.casus_id,
        ).where(hoort(Grondslag.casus_id)),
        sa.select(
            sa.literal("ouder"), Gezagsouder.id, Gezagsouder.staat, Gezagsouder.naam, _LEEG, _LEEG, _LEEG, _LEEG,
            _DAG, _DAG, Gezagsouder.vervallen_op, _MOMENT, _MOMENT, Gezagsouder.casus_id,
        ).where(hoort(Gezagsouder.casus_id)),
        sa.select(
            sa.literal("wilsonbekwaam"), Wilsonbekwaamheid.id, Wilsonbekwaamheid.ter_zake,
            Wilsonbekwaamheid.vastgesteld_door, _LEEG, _LEEG, _LEEG, _LEEG, Wilsonbekwaamheid.datum, _DAG,
            Wilsonbekwaamheid.beeindigd_op, Wilsonbekwaamheid.vastgelegd_op, _MOMENT, Wilsonbekwaamheid.casus_id,
        ).where(hoort(Wilsonbekwaamheid.casus_id)),
        sa.select(
            sa.literal("steunpersoon"), Steunpersoon.id, Steunpersoon.relatie, Steunpersoon.naam, Steunpersoon.telefoon,
            Steunpersoon.email, _LEEG, _LEEG, _DAG, _DAG, _DAG, _MOMENT, _MOMENT, Steunpersoon.casus_id,
        ).where(hoort(Steunpersoon.casus_id)),
    )  # fmt: skip


_FEITEN = _vraag(lambda casus_id: casus_id == _ZAAK)
_FEITEN_VAN = _vraag(lambda casus_id: casus_id.in_(sa.bindparam("zaken", expanding=True, type_=sa.Uuid())))


@dataclass(frozen=True)
class Registerbeeld:
    """The facts for the rules, and the rows that the page shows beside them."""

    feiten: rules.Registerfeiten
    wilsonbekwaam: tuple[Any, ...] = ()
    """Rows: id, naam (who found it), wie (in which matter), van, einde."""
    steunpersoon: Any = None
    """A row: naam, wie (relation), soort (telephone), doel (mail); or None."""


def registerbeeld(casus: Any) -> Registerbeeld:
    """Return what the register holds of `casus` (id, geboortedatum, stand, aanmelding), in one statement.

    A draft, and a case of before the register, is judged by its aanmelding.
    """
    rijen = [] if casus.stand == "concept" else sessie.execute(_FEITEN, {"zaak": casus.id}).all()
    return _beeld(casus, rijen)


def _beeld(casus: Any, rijen: Sequence[Any]) -> Registerbeeld:
    steun = next((rij for rij in rijen if rij.wat == "steunpersoon"), None)
    if all(rij.wat == "steunpersoon" for rij in rijen):
        overname = rules.uit_document(casus.aanmelding or {}, vandaag())
        return Registerbeeld(overname.feiten(casus.geboortedatum), steunpersoon=steun)
    wils = tuple(rij for rij in rijen if rij.wat == "wilsonbekwaam")
    return Registerbeeld(_feiten(casus.geboortedatum, rijen), wils, steun)


def registerfeiten(casus: Any) -> rules.Registerfeiten:
    """Return the facts of the register for the rules, in one statement."""
    return registerbeeld(casus).feiten


def registerfeiten_van(casussen: Sequence[Any]) -> dict[uuid.UUID, rules.Registerfeiten]:
    """Return the same of many cases (id, geboortedatum, stand, aanmelding) at once, by id. One statement."""
    ids = [casus.id for casus in casussen if casus.stand != "concept"]
    per: dict[uuid.UUID, list[Any]] = defaultdict(list)
    for rij in sessie.execute(_FEITEN_VAN, {"zaken": ids}) if ids else ():
        per[rij.casus_id].append(rij)
    return {casus.id: _beeld(casus, per[casus.id]).feiten for casus in casussen}


def _feiten(geboren: dt.date | None, rijen: Sequence[Any]) -> rules.Registerfeiten:
    per: dict[str, list[Any]] = defaultdict(list)
    for rij in rijen:
        per[rij.wat].append(rij)
    return rules.Registerfeiten(
        geboren=geboren,
        ouders=tuple((o.naam, o.wie) for o in per["ouder"] if o.einde is None),
        uitspraken=tuple(
            rules.Uitspraak(
                u.wie, u.naam, u.soort, u.doel, u.antwoord, u.van, u.ontvanger, u.tot, u.einde,
                orde=_tel(u.orde), orde_ingetrokken=_tel(u.orde_einde),
            )
            for u in per["uitspraak"]
        ),
        grondslagen=tuple(rules.Grondfeit(g.soort, g.van, g.ontvanger, g.tot, g.einde) for g in per["grondslag"]),
        wilsonbekwaam=tuple(rules.Wilsonbekwaam(w.naam, w.van, w.wie, w.einde) for w in per["wilsonbekwaam"]),
    )  # fmt: skip


def _tel(moment: dt.datetime | None) -> float:
    return moment.timestamp() if moment else 0.0


def mag_delen(casus: Any, aan: rules.Ontvanger, soort: str = "onderwijs", dag: dt.date | None = None) -> rules.Oordeel:
    """Return whether `soort` of this case may be shared with `aan` on `dag` (today), and why (not). One statement.

    The central question of R64 and R68: every act that lets a party see something new asks it.
    """
    return rules.oordeel_over(registerfeiten(casus), dag or vandaag(), aan, soort)


def mag_delen_met_rollen(
    casus: Any, rollen: Sequence[str], soort: str = "onderwijs", dag: dt.date | None = None
) -> dict[str, rules.Oordeel]:
    """Return the same for several kinds of party at once, by kind. One statement."""
    feiten = registerfeiten(casus)
    op = dag or vandaag()
    return {rol: rules.oordeel_over(feiten, op, rules.Ontvanger(rol), soort) for rol in rollen}


def ontvanger_van(betrokkene: Betrokkene) -> rules.Ontvanger:
    """Return somebody at the table as a recipient."""
    return rules.Ontvanger(betrokkene.rol, betrokkene.organisatie, betrokkene.naam)


# --- the page ---------------------------------------------------------------------------------------------------------


def toestemmingen(casus_id: uuid.UUID) -> Sequence[Toestemming]:
    """Return every statement of a case, newest first."""
    vraag = sa.select(Toestemming).where(Toestemming.casus_id == casus_id)
    return sessie.scalars(vraag.order_by(Toestemming.op.desc(), Toestemming.vastgelegd_op.desc())).all()


def grondslagen(casus_id: uuid.UUID) -> Sequence[Grondslag]:
    """Return every other grondslag of a case, newest first."""
    return sessie.scalars(
        sa.select(Grondslag).where(Grondslag.casus_id == casus_id).order_by(Grondslag.vastgelegd_op.desc())
    ).all()


def ouders(casus_id: uuid.UUID) -> Sequence[Gezagsouder]:
    """Return the parents with gezag, by name."""
    return sessie.scalars(
        sa.select(Gezagsouder)
        .where(Gezagsouder.casus_id == casus_id, Gezagsouder.vervallen_op.is_(None))
        .order_by(Gezagsouder.naam)
    ).all()


def wilsonbekwaamheden(casus_id: uuid.UUID) -> Sequence[Wilsonbekwaamheid]:
    """Return what was found about wilsonbekwaamheid, newest first."""
    return sessie.scalars(
        sa.select(Wilsonbekwaamheid)
        .where(Wilsonbekwaamheid.casus_id == casus_id)
        .order_by(Wilsonbekwaamheid.datum.desc())
    ).all()


R = TypeVar("R", bound=Base)
_SOORTEN: dict[str, type[Any]] = {
    "toestemming_id": Toestemming,
    "grondslag_id": Grondslag,
    "ouder_id": Gezagsouder,
    "wils_id": Wilsonbekwaamheid,
}


def rij_uit_url(actor: Actor, nummer: str, **url: uuid.UUID) -> tuple[dict[str, Any], Zaak]:
    """Load a case and one row of its register to change: {"casus", "rij"}; raises NietGevonden.

    The case is held: who is let in meanwhile waits, and follows what the register says then.
    """
    dingen, zaak = casus_op_slot(actor, nummer)
    [(naam, id_)] = url.items()
    model = _SOORTEN[naam]
    rij = sessie.scalar(sa.select(model).where(model.id == id_, model.casus_id == dingen["casus"].id))
    if rij is None:
        raise NietGevonden
    return {**dingen, "rij": rij}, zaak


# --- who reads --------------------------------------------------------------------------------------------------------


def lezers(casus_id: uuid.UUID) -> list[tuple[Casustoegang, Betrokkene | None]]:
    """Return every open access of a party with the place at the table it belongs to (a row per place)."""
    rijen = sessie.execute(
        sa.select(Casustoegang, Betrokkene)
        .outerjoin(
            Betrokkene,
            sa.and_(Betrokkene.casus_id == Casustoegang.casus_id, Betrokkene.gebruiker_id == Casustoegang.gebruiker_id),
        )
        .where(Casustoegang.casus_id == casus_id, Casustoegang.rol == "partij", Casustoegang.tot.is_(None))
        .order_by(Casustoegang.id, Betrokkene.volgorde)
    )
    return [(rij[0], rij[1]) for rij in rijen]


def met_verjaardag(van: dt.date, tot: dt.date) -> list[Any]:
    """Return the running cases of pupils born in this period: id, tafel_id, nummer, geboortedatum."""
    return list(
        sessie.execute(
            sa.select(Casus.id, Casus.tafel_id, Casus.nummer, Casus.geboortedatum)
            .where(
                Casus.stand.in_(("concept", "ingediend", "aanvulling", "teruggegeven", "toegelaten", "opvolging")),
                Casus.geboortedatum.between(van, tot),
            )
            .order_by(Casus.nummer)
        )
    )
