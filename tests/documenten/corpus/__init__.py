"""Files that must be refused, each with its sentence, and files that must be accepted; all made by code."""

from __future__ import annotations

from tests.documenten.corpus import beeld, goed, pakket, pdf, soorten
from tests.documenten.corpus.vorm import Geval

KWAAD: tuple[Geval, ...] = (*soorten.KWAAD, *pdf.KWAAD, *pakket.KWAAD, *beeld.KWAAD)
GOED: tuple[Geval, ...] = goed.GOED

__all__ = ["GOED", "KWAAD", "Geval"]
