"""Make a new version of the criteria of a table, from a day on; what was made stays as it was."""

from __future__ import annotations

import datetime as dt
import uuid

from tafel.criteria.rules import Criteria, als_parameters
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import NietGevonden, Weigering, bij_grenzen, weiger
from tafel.logboek.services import schrijf
from tafel.organisaties.models import Criteriaversie
from tafel.toegang.rules import Actor
from tafel.toetsen import rules
from tafel.toetsen.queries import versies
from tafel.toetsen.services.volgen import volg_de_dag

# two people at once: the second reads what the first made, and decides again
bij_grenzen(
    {
        "uq_criteriaversie_tafel_id_nummer": Weigering(
            "versie_bestaat", "Iemand anders maakte net ook een versie. Laad de pagina opnieuw."
        )
    }
)


def maak_versie(actor: Actor, criteria: Criteria, vanaf: dt.date, reden: str) -> Criteriaversie:
    """Give the table of `actor` other criteria from `vanaf` on. Raises Geweigerd.

    Cases that were handed in keep theirs. When it begins today, drafts are checked by it at once.
    """
    if actor.tafel is None:
        raise NietGevonden
    laatste = versies(actor.tafel.id)[0]
    dag = vandaag()
    weiger(*rules.keur_versie(criteria, laatste.criteria, vanaf, reden, dag=dag, laatste_vanaf=laatste.vanaf))
    rij = Criteriaversie(
        id=uuid.uuid4(),
        tafel_id=actor.tafel.id,
        nummer=laatste.nummer + 1,
        vanaf=vanaf,
        parameters=als_parameters(criteria),
        reden=reden.strip(),
        door_id=actor.id,
        gemaakt_op=nu(),
    )
    sessie.add(rij)
    sessie.flush()
    schrijf(actor, "criteria gewijzigd", actor.tafel.code, nummer=rij.nummer, vanaf=vanaf.isoformat())
    if vanaf == dag:
        volg_de_dag(dag, actor.tafel.id, "criteria")
    return rij
