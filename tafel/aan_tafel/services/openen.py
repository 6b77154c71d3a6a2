"""Open a meeting and begin with a case."""

from __future__ import annotations

import sqlalchemy as sa

from tafel.aan_tafel.rules import OpenFeiten, redenen_tegen_leiden, redenen_tegen_openen
from tafel.casussen.models import Betrokkene, Casus
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.overleggen.models import Agendapunt, Overleg
from tafel.overleggen.services import speld_plannen_vast
from tafel.toegang.rules import Actor


def open_overleg(actor: Actor, overleg: Overleg) -> None:
    """Open `overleg`: on its day or later, with an agenda, by a chair who is no party in it (R25).

    Raises Geweigerd with every reason against.
    """
    rijen = sessie.execute(
        sa.select(Casus.nummer, _zelf_partij(actor).label("zelf"))
        .join(Agendapunt, Agendapunt.casus_id == Casus.id)
        .where(Agendapunt.overleg_id == overleg.id)
        .order_by(Agendapunt.volgorde)
    ).all()
    zelf = tuple(rij.nummer for rij in rijen if rij.zelf)
    weiger(*redenen_tegen_openen(OpenFeiten(overleg.stand, overleg.datum, vandaag(), len(rijen), zelf)))
    overleg.stand, overleg.geopend_op = "bezig", nu()
    sessie.flush()
    plannen = speld_plannen_vast(actor, overleg.id)
    schrijf(
        actor,
        "overleg geopend",
        f"overleg {overleg.datum.isoformat()}",
        overleg=str(overleg.id),
        punten=len(rijen),
        plannen=plannen,
    )


def begin_punt(actor: Actor, overleg: Overleg, punt: Agendapunt, casus: Casus) -> None:
    """Begin with a case: its time runs. A second call changes nothing. Raises Geweigerd."""
    eis_leiden(actor, overleg, punt, casus)
    if punt.begonnen_op is None:
        punt.begonnen_op = nu()
        sessie.flush()
        speld_plannen_vast(actor, overleg.id)  # also of a case that came on the agenda after the opening
        schrijf(actor, "casus aan tafel", casus.nummer, casus_id=casus.id, overleg=str(overleg.id))


def eis_leiden(actor: Actor, overleg: Overleg, punt: Agendapunt, casus: Casus) -> None:
    """Raise Geweigerd unless `actor` can write at this item now: open, without outcome, no party in it (R25)."""
    zelf = bool(sessie.scalar(sa.select(_zelf_partij(actor)).where(Casus.id == casus.id)))
    weiger(*redenen_tegen_leiden(overleg.stand, zelf, casus.nummer, punt.uitkomst))


def _zelf_partij(actor: Actor) -> sa.Exists:
    return sa.exists().where(Betrokkene.casus_id == Casus.id, Betrokkene.gebruiker_id == actor.id).correlate(Casus)
