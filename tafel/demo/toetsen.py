"""What the demo shows of the toets: a second version of the criteria, an exception that is asked, comments."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping

import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Casus, Toets
from tafel.criteria.rules import Criteria, als_parameters, nog_te_doen
from tafel.kern.clock import moment_van
from tafel.kern.db import sessie
from tafel.logboek.services import schrijf
from tafel.organisaties.models import Criteriaversie, Tafel
from tafel.toetsen.models import Eisopmerking, Eisverandering, Uitzondering
from tafel.toetsen.queries import toets_van


def vertel_toetsen(tafel: Tafel, gevallen: Mapping[str, Casus], mensen: Mapping[str, Gebruiker], dag: dt.date) -> None:
    """Store version 2 of the criteria of `tafel`, in force for a month; the older cases keep version 1."""
    vanaf = dag - dt.timedelta(days=30)
    gemaakt = moment_van(vanaf - dt.timedelta(days=6), dt.time(9, 5))
    sessie.add(
        Criteriaversie(
            id=uuid.uuid4(),
            tafel_id=tafel.id,
            nummer=2,
            vanaf=vanaf,
            parameters=als_parameters(Criteria(hard=frozenset({"eerdere_poging"}))),
            reden="Zonder een eerdere poging gaat het overleg over wat nog geprobeerd kan worden.",
            door_id=mensen["beheerder"].id,
            gemaakt_op=gemaakt,
        )
    )
    schrijf(None, "criteria gewijzigd", tafel.code, tafel_id=tafel.id, nummer=2, vanaf=vanaf.isoformat())
    ingediend = Casus.ingediend_op >= moment_van(vanaf, dt.time(0, 0))
    hier = (Casus.tafel_id == tafel.id, Casus.ingediend_op.is_not(None))
    for casus in sessie.scalars(sa.select(Casus).where(*hier, ingediend)):
        casus.criteria_nummer = 2
    sessie.flush()
    nieuw = sa.select(Casus.id).where(*hier, ingediend)
    sessie.execute(sa.update(Toets).where(Toets.casus_id.in_(nieuw)).values(criteria_nummer=2))
    _vraag_uitzondering(gevallen["05"], mensen["casus2"], tafel.profiel)
    _zeg(gevallen["05"], "opschaling", "voorzitter", mensen["voorzitter"],
         "Dinsdag na het gesprek lees ik graag meteen wat de vervanger zei.")  # fmt: skip
    _zeg(gevallen["07"], "eerdere_overleggen", "voorzitter", mensen["voorzitter"],
         "Een telefonisch overleg met het samenwerkingsverband telt ook.")  # fmt: skip
    plan = gevallen["06"]
    sessie.add(
        Eisverandering(
            id=uuid.uuid4(),
            casus_id=plan.id,
            eis="partijen",
            was="nog_niet",
            werd="voldaan",
            aanleiding="bewaard",
            op=plan.gemaakt_op + dt.timedelta(hours=3),
            door_id=mensen["casus"].id,
        )
    )
    sessie.flush()


def _vraag_uitzondering(casus: Casus, wie: Gebruiker, profiel: str) -> None:
    assert casus.ingediend_op is not None
    for eis in nog_te_doen(toets_van(casus, profiel)):
        sessie.add(
            Uitzondering(
                casus_id=casus.id,
                eis=eis.code,
                jaar=casus.ingediend_op.year,
                motivatie=casus.verzoek_uitzondering or "",
                gevraagd_op=casus.ingediend_op,
                gevraagd_door_id=wie.id,
            )
        )


def _zeg(casus: Casus, eis: str, rol: str, wie: Gebruiker, tekst: str) -> None:
    op = casus.gewijzigd_op + dt.timedelta(hours=2)
    sessie.add(Eisopmerking(casus_id=casus.id, eis=eis, tekst=tekst, rol=rol, op=op, door_id=wie.id))
