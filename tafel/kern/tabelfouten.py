"""What may be wrong with a table, and where it ends: shared by the readers of text and of spreadsheets."""

from __future__ import annotations

MAX_RIJEN = 2_000
MAX_KOLOMMEN = 200


def letter(kolom: int) -> str:
    """Return the letters of a column (from 0) as a spreadsheet shows them: A, Z, AA."""
    uit, kolom = "", kolom + 1
    while kolom:
        kolom, rest = divmod(kolom - 1, 26)
        uit = chr(65 + rest) + uit
    return uit


def plek(rij: int | None, kolom: int | None) -> str:
    """Return "Rij 4, kolom B: " as far as it is known; `kolom` from 0."""
    delen = [f"rij {rij}"] if rij is not None else []
    delen += [f"kolom {letter(kolom)}"] if kolom is not None else []
    zin = ", ".join(delen)
    return f"{zin[0].upper()}{zin[1:]}: " if zin else ""


class Tabelfout(Exception):
    """A table can't be read; str() is one Dutch sentence; `rij` and `kolom` as people count them, when known."""

    def __init__(self, melding: str, rij: int | None = None, kolom: int | None = None) -> None:
        """Keep the place beside the sentence."""
        self.melding, self.rij, self.kolom = melding, rij, kolom
        super().__init__(f"{plek(rij, kolom)}{melding}")
