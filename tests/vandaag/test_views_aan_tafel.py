"""On the day of a meeting: each case with the time at which it begins."""

from __future__ import annotations

import datetime as dt
import re

import sqlalchemy as sa

from tafel.kern.db import sessie
from tafel.overleggen.models import Agendapunt, Pauze
from tests import bouw
from tests.vandaag.hulp import tekst


def test_elke_casus_van_vandaag_heeft_zijn_eigen_tijd(app, als, w):
    ander = bouw.mens(w.tafel, "zaakonderzoeker")
    cases = [bouw.casus(w.tafel, w.cv, "toegelaten") for _ in range(4)]
    for nr, een in enumerate(cases):
        bouw.toegang(een, ander if nr == 1 else w.zo, "zaakonderzoeker")
    overleg = bouw.overleg(w.tafel, bouw.mens(w.tafel, "voorzitter"), *cases)
    sessie.add(Pauze(overleg_id=overleg.id, om=dt.time(10, 20), minuten=10))
    sessie.execute(sa.update(Agendapunt).where(Agendapunt.casus_id == cases[3].id).values(uitkomst="niet_besproken"))
    sessie.commit()
    pagina = tekst(als, w.zo)
    blok = pagina[pagina.index("Vandaag aan tafel") :]
    regels = re.findall(r'<time class="nr">([^<]+)</time>\s*<div class="wat"><b>([0-9-]+)', blok)
    # the one of somebody else and the pause take their time too
    assert regels == [("09:35", cases[0].nummer), ("11:15", cases[2].nummer), ("–", cases[3].nummer)]
    assert "gaat vandaag niet door" in blok and "zo laat begint elke casus" in blok
