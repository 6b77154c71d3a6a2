"""A second case at the table of a scene, on a meeting of its own."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa

from tafel.casussen.models import Betrokkene
from tafel.kern.db import sessie
from tafel.overleggen.models import Agendapunt
from tests import bouw
from tests.besluiten.scene import Scene


def nog_een_casus(s: Scene) -> Scene:
    """Store one more case of the same people."""
    casus = bouw.casus(s.tafel, s.cv, "toegelaten")
    overleg = bouw.overleg(s.tafel, s.voorzitter, casus, stand="bezig")
    punt = sessie.scalars(sa.select(Agendapunt).where(Agendapunt.overleg_id == overleg.id)).one()
    mensen = {een.rol: een for een in sessie.scalars(sa.select(Betrokkene).where(Betrokkene.casus_id == casus.id))}
    return replace(s, casus=casus, punt=punt, mensen=mensen)
