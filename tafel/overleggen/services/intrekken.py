"""Withdraw a case, also when it waits on an agenda: no open item stays behind."""

from __future__ import annotations

import sqlalchemy as sa

from tafel.aanmeldingen.services import wis_concepten
from tafel.casussen.models import Casus
from tafel.casussen.services import trek_in
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.kern.format import datum_vol, datum_zin
from tafel.kern.refusals import Conflict, Weigering, weiger
from tafel.logboek.services import schrijf
from tafel.overleggen import rules
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.overleggen.services.agenda import meld
from tafel.overleggen.services.klok import ids_van, vergrendel, zet_volgorde
from tafel.toegang.rules import Actor


def _open_punt(casus: Casus) -> tuple[Agendapunt, Overleg] | None:
    """Return the item with which a case waits on an agenda (there is at most one), and its meeting."""
    rij = sessie.execute(
        sa.select(Agendapunt, Overleg)
        .join(Overleg, Overleg.id == Agendapunt.overleg_id)
        .where(Agendapunt.casus_id == casus.id, Agendapunt.uitkomst.is_(None))
        .execution_options(populate_existing=True)
    ).first()
    return (rij[0], rij[1]) if rij else None


def _tegen(open_: tuple[Agendapunt, Overleg] | None) -> list[Weigering]:
    return rules.tegen_van_tafel(open_[0].begonnen_op is not None, open_[1].stand) if open_ else []


def tegen_van_tafel(casus: Casus) -> list[Weigering]:
    """Return the reason why this case can't leave its agenda now: it is at the table."""
    return _tegen(_open_punt(casus))


def trek_casus_in(actor: Actor, casus: Casus, soort: str, reden: str) -> None:
    """Withdraw a case and close the item with which it waits on an agenda, in one transaction. Raises Geweigerd.

    Refused while the case is at the table. The chairs and the people of the case hear it.
    """
    wacht = _open_punt(casus)
    if wacht is not None:
        vergrendel(wacht[1])
    # meeting before case, as zet_op_agenda does; what came on an agenda in between shows only under this lock
    sessie.get(Casus, casus.id, with_for_update=True, populate_existing=True)
    opnieuw = _open_punt(casus)
    if opnieuw is not None and (wacht is None or opnieuw[1].id != wacht[1].id):
        raise Conflict
    weiger(*_tegen(opnieuw))
    gevolg = f"De casus gaat van de agenda van {datum_zin(opnieuw[1].datum)}." if opnieuw else ""
    wis_concepten(casus)
    trek_in(actor, casus, soort, reden, gevolg)
    if opnieuw is not None:
        _sluit(actor, casus, *opnieuw, reden)


def haal_van_open_agenda(actor: Actor, casus: Casus, reden: str) -> Overleg | None:
    """Close the item with which a case waits on an agenda, when it leaves the table in another way.

    Return the meeting, None when it waited on none. Raises Geweigerd while the case is at the table.
    """
    wacht = _open_punt(casus)
    if wacht is None:
        return None
    vergrendel(wacht[1])
    opnieuw = _open_punt(casus)
    weiger(*_tegen(opnieuw))
    if opnieuw is None:
        return None
    _sluit(actor, casus, *opnieuw, reden)
    return opnieuw[1]


def _sluit(actor: Actor, casus: Casus, punt: Agendapunt, overleg: Overleg, reden: str) -> None:
    """Give the item its outcome and the last place: the others move up and start earlier."""
    punt.uitkomst, punt.toelichting, punt.klaar_op = "ingetrokken", reden.strip(), nu()
    sessie.flush()
    zet_volgorde(overleg, [*(een for een in ids_van(overleg) if een != punt.id), punt.id])
    schrijf(actor, "agendapunt ingetrokken", casus.nummer, casus_id=casus.id, overleg=overleg.datum.isoformat())
    kop = f"Casus {casus.nummer} staat niet meer op de agenda"
    tekst = f"Casus {casus.nummer} gaat niet door op {datum_vol(overleg.datum)}."
    meld(actor, punt, casus.nummer, kop, tekst, "agenda-ingetrokken")
