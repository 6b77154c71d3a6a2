"""Keep a note for oneself, take it up in the report of a case, and let notes go after the meeting."""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.draaiboeken import queries, rules
from tafel.draaiboeken.models import Notitie, Verslagregel
from tafel.draaiboeken.queries import Plek
from tafel.kern.clock import moment_van, nu
from tafel.kern.db import sessie
from tafel.kern.refusals import Conflict, Weigering, weiger
from tafel.kern.versleuteling import Beschadigd, maak_datasleutel, sluit_blok, verpak
from tafel.logboek.services import schrijf
from tafel.overleggen.models import DICHT, Overleg
from tafel.toegang.rules import Actor


def bewaar_notitie(actor: Actor, overleg: Overleg, plek: Plek, tekst: str, gezien: str = "") -> Notitie | None:
    """Keep the own note about a place of a meeting; return it, None when it is empty: then there is no row.

    The same words again change nothing. Raises Conflict when version `gezien` is not the present one (0: none yet),
    Geweigerd when it is too long or what is stored does not open.
    """
    weiger(*rules.tegen_notitie(tekst))
    rij = queries.notitie_van(actor, overleg, plek)
    if gezien and gezien != str(rij.versie if rij else 0):
        raise Conflict
    if rij is not None and _woorden(rij) == tekst.strip():
        return rij
    if not tekst.strip():
        _haal_weg(actor, overleg, rij)
        return None
    if rij is None:
        rij = Notitie(id=uuid.uuid4(), overleg_id=overleg.id, gebruiker_id=actor.id, casus_id=plek.casus_id)
        sessie.add(rij)
    _sluit(rij, tekst.strip())
    try:
        sessie.flush()
    except sa.exc.IntegrityError:  # another window made it first
        raise Conflict from None
    schrijf(actor, "notitie bewaard", _onderwerp(overleg), overleg=str(overleg.id))
    return rij


def _woorden(rij: Notitie) -> str:
    try:
        return queries.open_tekst(rij)
    except Beschadigd:
        weiger(
            Weigering("kapot", "Deze notitie is niet te openen. Vraag de beheerder, voordat u iets nieuws schrijft.")
        )
        raise


def _sluit(rij: Notitie, tekst: str) -> None:
    """Seal the words with a fresh key: the same key never seals twice."""
    sleutel = maak_datasleutel()
    rij.inhoud = sluit_blok(sleutel, tekst.encode(), rij.band, 0, True)
    rij.sleutel_id, rij.sleutel = verpak(sleutel, rij.band)
    rij.gewijzigd_op = nu()


def _haal_weg(actor: Actor, overleg: Overleg, rij: Notitie | None) -> None:
    if rij is not None:
        sessie.delete(rij)
        sessie.flush()
        schrijf(actor, "notitie weggehaald", _onderwerp(overleg), overleg=str(overleg.id))


def _onderwerp(overleg: Overleg) -> str:
    return f"overleg {overleg.datum.isoformat()}"


def neem_op(
    actor: Actor, overleg: Overleg, casus: Casus, notitie: Notitie, tekst: str, gezien: str = ""
) -> Verslagregel:
    """Take words of an own note up in the report of its case, where who may see the case reads them; the note goes.

    Raises Geweigerd without words, Conflict when the note changed since version `gezien`.
    """
    weiger(*rules.tegen_opnemen(tekst, notitie.casus_id == casus.id))
    _woorden(notitie)  # what does not open is not thrown away
    if gezien and gezien != str(notitie.versie):
        raise Conflict
    regel = Verslagregel(
        overleg_id=overleg.id, casus_id=casus.id, tekst=tekst.strip(), op=nu(), door_id=actor.id
    )  # fmt: skip
    sessie.add(regel)
    sessie.delete(notitie)
    sessie.flush()
    schrijf(actor, "notitie opgenomen in het verslag", casus.nummer, casus_id=casus.id, overleg=str(overleg.id))
    return regel


def ruim_notities_op(op: dt.date) -> int:
    """Throw away what is left of notes, 14 days after their meeting closed or was cancelled; return how many."""
    grens = moment_van(op - dt.timedelta(days=rules.BEWAARDAGEN) + dt.timedelta(days=1), dt.time(0))
    voorbij = sa.select(Overleg.id).where(
        Overleg.stand.in_(DICHT), sa.func.coalesce(Overleg.gesloten_op, Overleg.geannuleerd_op) < grens
    )
    gevolg = sessie.execute(
        sa.delete(Notitie).where(Notitie.overleg_id.in_(voorbij)), execution_options={"synchronize_session": False}
    )
    weg = int(getattr(gevolg, "rowcount", 0))
    if weg:
        schrijf(None, "notities opgeruimd", "overleggen", aantal=weg)
    return weg
