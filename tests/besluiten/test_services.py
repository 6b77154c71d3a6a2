"""Writing down, settling and answering, on both engines."""

from __future__ import annotations

from tafel.besluiten.queries import besluit_van_punt
from tests.besluiten.scene import maak


def test_vastgesteld_besluit_krijgt_een_nummer(db):
    s = maak()
    besluit = s.vast("onderwijs", "jeugdhulp")
    assert besluit.nummer == f"DBM-{besluit.jaar}-001"
    beeld = besluit_van_punt(s.punt.id)
    assert [een.stand for een in beeld.onderdelen] == ["geldt", "wacht_op_akkoord"]
