"""Pages of meetings and agendas."""

from __future__ import annotations

from tests import bouw


def test_agenda_pagina(app, als):
    tafel = bouw.tafel()
    vz = bouw.mens(tafel, "voorzitter")
    cv = bouw.mens(tafel, "casusverantwoordelijke")
    overleg = bouw.overleg(tafel, vz, bouw.casus(tafel, cv, "toegelaten"))
    bouw.sessie.commit()
    assert als(vz).get(f"/overleggen/{overleg.id}").status_code == 200
