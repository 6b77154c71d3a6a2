"""Canary words: each value of a case has one that occurs nowhere else, and tells where it was put."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# a name of the family, of a professional, initials, or what somebody wrote; the strongest kind first
SOORTEN = ("naam", "initialen", "inhoud", "vak")
WOORD = re.compile(r"qzj([a-z]{4})xq", re.I)
NUMMER = re.compile(r"0677(\d{6})")  # of a telephone


@dataclass
class Kanarie:
    """One word: of which case, the places it was put, the strongest kind of them."""

    woord: str
    casus: str
    soort: str
    plekken: list[str]

    def __str__(self) -> str:
        """Say where it comes from."""
        return f"{self.soort} van {self.casus or 'geen casus'} uit {', '.join(self.plekken)} ({self.woord})"


@dataclass
class Kooi:
    """All canaries of one world: the same value of the same case is the same word everywhere."""

    per_waarde: dict[tuple[str, str], Kanarie] = field(default_factory=dict)
    per_nummer: list[Kanarie] = field(default_factory=list)

    def geef(self, casus: str, waarde: str, plek: str, soort: str, *, telefoon: bool = False) -> str:
        """Return the word for a value of a case; new when this value was not seen before."""
        een = self.per_waarde.get((casus, waarde))
        if een is None:
            nr = len(self.per_nummer)
            letters = "".join(chr(97 + nr // 26**macht % 26) for macht in (3, 2, 1, 0))
            een = Kanarie(f"0677{nr:06d}" if telefoon else f"Qzj{letters}xq", casus, soort, [])
            self.per_waarde[casus, waarde] = een
            self.per_nummer.append(een)
        if plek not in een.plekken:
            een.plekken.append(plek)
        een.soort = min(een.soort, soort, key=SOORTEN.index)
        return een.woord

    def gezien(self, tekst: str) -> list[Kanarie]:
        """Return the canaries in a text, in order, also as a piece of a longer word and in other letters."""
        nummers = {self._nummer(letters.lower()) for letters in WOORD.findall(tekst)}
        nummers |= {int(cijfers) for cijfers in NUMMER.findall(re.sub(r"(?<=\d)[ -](?=\d)", "", tekst))}
        return [self.per_nummer[nr] for nr in sorted(nummers) if nr < len(self.per_nummer)]

    @staticmethod
    def _nummer(letters: str) -> int:
        uit = 0
        for letter in letters:
            uit = uit * 26 + ord(letter) - 97
        return uit

    def plekken(self) -> set[str]:
        """Return every place that holds a canary."""
        return {plek for een in self.per_nummer for plek in een.plekken}
