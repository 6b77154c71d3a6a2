"""Who uses the papers in the guards."""

from __future__ import annotations

PERSOON = {"blad.klaar": "voorzitter", "bundel.zien": "voorzitter", "bundel.maken": "voorzitter"}
