"""Follow the requirements of a case: keep who or what made each of them flip. Cheap when nothing did."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.criteria.rules import Toetsuitslag
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.logboek.models import Logketen
from tafel.logboek.services import schrijf
from tafel.organisaties.models import Tafel
from tafel.toetsen.models import Eisverandering
from tafel.toetsen.queries import TOETSBAAR, toets_van
from tafel.toetsen.rules import Verandering, alle_eisen, eisstanden, open_eisen, veranderd

PER_KEER = 200


def volg_toets(casus: Casus, uitslag: Toetsuitslag, door_id: uuid.UUID | None = None) -> tuple[Verandering, ...]:
    """Keep what flipped with this save of `casus`, by `door_id`; return it. No statement when nothing did.

    Sets `casus.toetsstand`, the status of each requirement as it was last looked at. The first look keeps no change.
    """
    nieuw = eisstanden(alle_eisen(uitslag, casus.vraag), casus.toetsstand)
    if nieuw == casus.toetsstand:
        return ()
    flips = veranderd(casus.toetsstand, nieuw)
    casus.toetsstand = nieuw
    leg_veranderingen_vast(casus.id, flips, "bewaard", door_id)
    return flips


def leg_veranderingen_vast(
    casus_id: uuid.UUID, flips: tuple[Verandering, ...], aanleiding: str, door_id: uuid.UUID | None = None
) -> None:
    """Add a row for each requirement that flipped."""
    op = nu()
    sessie.add_all(
        Eisverandering(
            id=uuid.uuid4(), casus_id=casus_id, eis=flip.eis, was=flip.was, werd=flip.werd, aanleiding=aanleiding,
            op=op, door_id=door_id,
        )
        for flip in flips
    )  # fmt: skip


def volg_de_dag(op: dt.date, tafel_id: uuid.UUID | None = None, aanleiding: str = "dag") -> int:
    """Keep what flipped by itself on `op` (a birthday, a day at home, new criteria); return in how many cases.

    Every case that is still checked, of one table or of all. Safe to run twice: what was kept is no change any more;
    two machines wait for each other on the last link of the log. A draft that somebody types in is not disturbed: its
    version stays.
    """
    sessie.get(Logketen, 1, with_for_update=True)
    aantal = 0
    for casus, profiel in _te_volgen(tafel_id):
        uitslag = toets_van(casus, profiel, op)
        nieuw = eisstanden(alle_eisen(uitslag, casus.vraag), casus.toetsstand)
        if nieuw == casus.toetsstand:
            continue
        flips = veranderd(casus.toetsstand, nieuw)
        waarden: dict[str, object] = {"toetsstand": nieuw}
        if casus.stand == "concept":
            waarden["nog_te_doen"] = len(open_eisen(uitslag, casus.vraag))
        sessie.execute(sa.update(Casus).where(Casus.id == casus.id).values(**waarden))
        if flips:
            aantal += 1
            leg_veranderingen_vast(casus.id, flips, aanleiding)
            eisen = [flip.eis for flip in flips]
            schrijf(
                None, "toets veranderd", casus.nummer, tafel_id=casus.tafel_id, casus_id=casus.id, eisen=eisen,
                door=aanleiding,
            )  # fmt: skip
    return aantal


def _te_volgen(tafel_id: uuid.UUID | None) -> Iterator[tuple[sa.Row[tuple[object, ...]], str]]:
    """Yield each case that is still checked with the profile of its table, a few hundred at a time."""
    na: uuid.UUID | None = None
    while True:
        rijen = sessie.execute(
            sa.select(
                Casus.id, Casus.tafel_id, Casus.nummer, Casus.stand, Casus.vraag, Casus.aanmelding, Casus.toetsstand,
                Casus.criteria, Tafel.profiel,
            )
            .join(Tafel, Tafel.id == Casus.tafel_id)
            .where(
                Casus.stand.in_(TOETSBAAR),
                *([Casus.tafel_id == tafel_id] if tafel_id else []),
                *([Casus.id > na] if na else []),
            )
            .order_by(Casus.id)
            .limit(PER_KEER)
        ).all()  # fmt: skip
        for rij in rijen:
            yield rij, rij.profiel
        if len(rijen) < PER_KEER:
            return
        na = rijen[-1].id
