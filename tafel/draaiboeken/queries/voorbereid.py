"""Read what was heard and worked out before a meeting, for all its cases in one statement."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tafel.draaiboeken import rules
from tafel.dubbelen.queries.kinderen import kinderen_bij
from tafel.kern.db import sessie
from tafel.onderzoeken.models import Verhaal, Verhaalversie, Wens
from tafel.opties.models import Optie, Wensoptie
from tafel.overleggen.models import Agendapunt


@dataclass
class Voorbereid:
    """What was heard and worked out for one case."""

    wensen: list[rules.Wens] = field(default_factory=list)
    opties: list[rules.Optie] = field(default_factory=list)
    niet_gehoord: dict[str, str] = field(default_factory=dict)
    kinderen: list[tuple[str, str]] = field(default_factory=list)  # brothers and sisters: voornaam, achternaam


def voorbereid(overleg_id: uuid.UUID) -> Mapping[uuid.UUID, Voorbereid]:
    """Return per case wishes, options and why somebody was not heard, without what is only for preparing.

    One statement: four kinds of row under each other, texts in the same places.
    """
    op_agenda = sa.select(Agendapunt.casus_id).where(Agendapunt.overleg_id == overleg_id)
    leeg, geen_dag, geen = sa.literal(""), sa.cast(sa.null(), sa.Date), sa.cast(sa.null(), sa.Boolean)
    wensen = (
        sa.select(
            sa.literal("wens").label("soort"), Wens.casus_id, Wens.nummer.label("nr"), Wens.van.label("a"),
            Wens.tekst.label("b"), sa.func.coalesce(Wens.antwoord, "").label("c"), Wens.waarom.label("d"),
            sa.func.coalesce(Optie.naam, "").label("e"), leeg.label("f"), leeg.label("g"), leeg.label("h"),
            geen_dag.label("dag"), geen.label("waar"),
        )
        .outerjoin(Wensoptie, Wensoptie.wens_id == Wens.id)
        .outerjoin(Optie, Optie.id == Wensoptie.optie_id)
        .where(Wens.casus_id.in_(op_agenda), ~Wens.alleen_voorbereiding)
    )  # fmt: skip
    opties = sa.select(
        sa.literal("optie"), Optie.casus_id, Optie.volgorde, Optie.naam, Optie.onderwijs, Optie.zorg, Optie.vervoer,
        Optie.plek, Optie.ja_zegt, Optie.nodig, Optie.stand, Optie.plek_vanaf, Optie.reeel,
    ).where(Optie.casus_id.in_(op_agenda))  # fmt: skip
    niet = sa.select(
        sa.literal("niet_gehoord"), Verhaal.casus_id, sa.literal(0), Verhaal.van, Verhaal.niet_gehoord,
        leeg, leeg, leeg, leeg, leeg, leeg, geen_dag, geen,
    ).where(
        Verhaal.casus_id.in_(op_agenda), ~Verhaal.alleen_voorbereiding, Verhaal.niet_gehoord != "",
        ~sa.exists().where(Verhaalversie.verhaal_id == Verhaal.id),
    )  # fmt: skip
    bij_hen = kinderen_bij(op_agenda)
    kind = sa.select(
        sa.literal("kind"), bij_hen.c.casus_id, sa.literal(0), bij_hen.c.voornaam, bij_hen.c.achternaam,
        leeg, leeg, leeg, leeg, leeg, leeg, geen_dag, geen,
    )  # fmt: skip
    uit: dict[uuid.UUID, Voorbereid] = defaultdict(Voorbereid)
    alles: Any = sessie.execute(sa.union_all(wensen, opties, niet, kind).order_by("casus_id", "soort", "nr"))
    for rij in alles:
        bij = uit[rij.casus_id]
        if rij.soort == "wens":
            bij.wensen.append(rules.Wens(_rol(rij.a), rij.b, rij.c or None, rij.d, rij.e))
        elif rij.soort == "optie":
            bij.opties.append(
                rules.Optie(rij.a, rij.b, rij.c, rij.d, rij.e, rij.dag, rij.f, rij.g, rij.waar, rij.h)
            )  # fmt: skip
        elif rij.soort == "kind":
            bij.kinderen.append((rij.a, rij.b))
        else:
            bij.niet_gehoord[_rol(rij.a)] = rij.b
    return uit


def _rol(van: str) -> str:
    return "ouders" if van == "ouder" else van
