"""A table with a meeting today, for tests of views."""

from __future__ import annotations

import sqlalchemy as sa

from tafel.kern.db import sessie
from tafel.overleggen.models import Agendapunt
from tests import bouw

HTMX = {"HX-Request": "true"}


class Wereld:
    """A table with a chair, a case on today's agenda and one that waits; ids only, so that no session is held."""

    def __init__(self, aantal=1):
        tafel = bouw.tafel(naam="Doorbraakoverleg Meierij")
        self.vz = bouw.mens(tafel, "voorzitter", "Hans Jacobs")
        self.zo = bouw.mens(tafel, "zaakonderzoeker", "Fatima Aydin")
        self.cv = bouw.mens(tafel, "casusverantwoordelijke", "Mirjam Voorbeeld")
        cases = [bouw.casus(tafel, self.cv, "toegelaten") for _ in range(aantal)]
        self.wacht = bouw.casus(tafel, self.cv, "toegelaten", initialen="W.T.").nummer
        overleg = bouw.overleg(tafel, self.vz, *cases)
        self.nummers = [c.nummer for c in cases]
        self.id, self.tafel_id = overleg.id, tafel.id
        self.url = f"/overleggen/{overleg.id}"
        sessie.commit()
        self.punten = list(
            sessie.scalars(
                sa.select(Agendapunt.id).where(Agendapunt.overleg_id == self.id).order_by(Agendapunt.volgorde)
            )
        )
        sessie.remove()


def volgorde(w):
    rijen = sessie.scalars(sa.select(Agendapunt.id).where(Agendapunt.overleg_id == w.id).order_by(Agendapunt.volgorde))
    uit = list(rijen)
    sessie.remove()
    return uit
