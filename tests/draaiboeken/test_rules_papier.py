"""What paper says once instead of at every case. No database."""

from __future__ import annotations

from dataclasses import replace

from tafel.draaiboeken.rules import Casusfeiten, casusscript, overal_gelijk


def test_wat_bij_elke_casus_hetzelfde_is_staat_op_papier_een_keer():
    een, twee = Casusfeiten(nummer="2026-001"), Casusfeiten(nummer="2026-002", volgende="2026-003")
    samen = [tak.als for tak in overal_gelijk([casusscript(een), casusscript(twee)])]
    assert "Zegt iemand nee?" in samen and "Loopt het uit?" not in samen
    po = casusscript(replace(twee, sector="po"))
    assert "Is de mentor volgende week weg?" not in [tak.als for tak in overal_gelijk([casusscript(een), po])]
    assert overal_gelijk([casusscript(een)]) == () and overal_gelijk([]) == ()
