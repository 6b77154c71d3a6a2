"""The other children of a family that a case knows: their names stand in texts, and on paper letters stand instead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from tafel.casussen.models import Betrokkene, Casus
from tafel.dubbelen.models import Casusband
from tafel.kern.letters import namen_met_letters

_FUNCTIES = ("%broer%", "%zus%")  # somebody at the case of whom it says so


def kinderen_bij(casus_ids: Any) -> sa.Subquery:
    """Return a subquery of casus_id, voornaam, achternaam: brothers and sisters of the children of these cases.

    From cases that are linked to theirs, and from who has a seat as broer or zus (then the whole name is `voornaam`).
    For who writes them in letters: nobody gets to see them by this. `casus_ids`: a list, or a question for ids.
    """
    kind = Casus.aanmelding["leerling"]
    namen = (
        sa.func.coalesce(kind["voornaam"].as_string(), "").label("voornaam"),
        sa.func.coalesce(kind["achternaam"].as_string(), "").label("achternaam"),
    )
    geldt = (Casusband.verbroken_op.is_(None), Casusband.soort == "broer_of_zus")
    heen = sa.select(Casusband.casus_id.label("casus_id"), *namen).join(Casus, Casus.id == Casusband.andere_casus_id)
    terug = sa.select(Casusband.andere_casus_id, *namen).join(Casus, Casus.id == Casusband.casus_id)
    stoel = sa.select(Betrokkene.casus_id, Betrokkene.naam, sa.literal("")).where(
        Betrokkene.casus_id.in_(casus_ids), Betrokkene.rol == "anders",
        sa.or_(*(sa.func.lower(Betrokkene.functie).like(een) for een in _FUNCTIES)),
    )  # fmt: skip
    return sa.union_all(
        heen.where(Casusband.casus_id.in_(casus_ids), *geldt),
        terug.where(Casusband.andere_casus_id.in_(casus_ids), *geldt),
        stoel,
    ).subquery()


def letters_van(kinderen: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return how these children may be called, each with the letters that stand instead; (voornaam, achternaam)."""
    uit: list[tuple[str, str]] = []
    for voornaam, achternaam in kinderen:
        if not achternaam:
            voornaam, _, achternaam = voornaam.strip().partition(" ")
        uit += namen_met_letters(voornaam, achternaam)
    return tuple(uit)
