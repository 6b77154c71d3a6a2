"""Open the file, after story and wish are kept: an act of its own, so that the order is in the log (V19)."""

from __future__ import annotations

from tafel.casussen.models import Casus
from tafel.casussen.services import zet_dossier_open
from tafel.kern.refusals import weiger
from tafel.logboek.services import schrijf
from tafel.onderzoeken import queries, rules
from tafel.toegang.rules import Actor


def open_dossier(actor: Actor, casus: Casus) -> None:
    """Open the file of this case for the zaakonderzoeker who asks (R29, V19).

    Raises Geweigerd with everything that is not heard yet, NietGevonden when it is not closed for them.
    """
    stand = queries.gehoord(queries.verhalen(casus.id), queries.wensen(casus.id))
    weiger(*rules.tegen_dossier(stand))
    zet_dossier_open(casus.id, actor.id)
    schrijf(
        actor, "dossier geopend", casus.nummer, casus_id=casus.id,
        niet_gehoord=[van for van, een in stand.items() if not een.verhaal],
    )  # fmt: skip
