"""One file of the corpus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.documenten.maken import Bestand


@dataclass(frozen=True)
class Geval:
    """What it is, how it is called, how its bytes are made; the sentence of its refusal, or the kind it is."""

    wat: str
    naam: str
    maak: Callable[[], bytes]
    verwacht: str
    mime: str = "application/octet-stream"

    def bestand(self) -> Bestand:
        """Return it as a form brings it in."""
        return Bestand(self.maak(), self.naam, self.mime)
