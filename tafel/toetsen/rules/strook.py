"""The check at a glance: one sentence, what is open, and the requirements in groups. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tafel.criteria.rules import Eis, Toetsuitslag

_GROEPEN = (
    ("Doelgroep", ("leeftijd", "plicht", "vierjarige", "verzuimsoort", "onderwijs")),
    ("Stap 1 en 2", ("stap_1", "stap_2", "stap_2_bewijs")),
    ("Opschaling", ("vraag", "opschaling", "oorzaak", "reden", "eerdere_overleggen", "eerdere_poging")),
    ("Plan", ("plan", "plan_smart")),
    ("Mensen en toestemming",
     ("casusverantwoordelijke", "partijen", "geinformeerd", "toestemming", "toestemming_beide_ouders")),
)  # fmt: skip
MAG_NOG = "Mag nog"


@dataclass(frozen=True)
class Groep:
    """A group of requirements under one heading."""

    naam: str
    eisen: tuple[Eis, ...]


@dataclass(frozen=True)
class Strook:
    """What the strip says: kind of tone, icon, the sentence, the open requirements, and which are excepted."""

    soort: str
    icoon: str
    zin: str
    open: tuple[Eis, ...] = ()
    uitgezonderd: tuple[Eis, ...] = ()

    @property
    def rijp(self) -> bool:
        """Whether nothing stands between this case and the table."""
        return self.soort == "goed"


def maak_strook(uitslag: Toetsuitslag, open_: Sequence[Eis], standen: Mapping[str, str]) -> Strook:
    """Return the strip of a check: "Tafelrijp", "Nog niet tafelrijp: nog 2 dingen" or "Buiten de doelgroep".

    open_: the open hard requirements; standen: the status of each, so that what the chair excepted does not count.
    """
    over = tuple(eis for eis in open_ if standen.get(eis.code) != "uitgezonderd")
    vrij = tuple(eis for eis in open_ if standen.get(eis.code) == "uitgezonderd")
    if uitslag.uitkomst == "uitgesloten":
        return Strook("fout", "let", "Buiten de doelgroep", over, vrij)
    if over:
        dingen = "1 ding" if len(over) == 1 else f"{len(over)} dingen"
        return Strook("let", "pen", f"Nog niet tafelrijp: nog {dingen}", over, vrij)
    if vrij:
        keren = "één uitzondering" if len(vrij) == 1 else f"{len(vrij)} uitzonderingen"
        return Strook("goed", "ok", f"Tafelrijp, met {keren}", (), vrij)
    return Strook("goed", "ok", "Tafelrijp")


def groepen(eisen: Sequence[Eis], zonder: Sequence[Eis] = ()) -> tuple[Groep, ...]:
    """Return the requirements in their groups, those in `zonder` left out; soft ones last, under "Mag nog"."""
    weg = {eis.code for eis in zonder}
    over = {eis.code: eis for eis in eisen if eis.code not in weg}
    uit = [
        Groep(naam, tuple(over[code] for code in codes if code in over and over[code].soort == "hard"))
        for naam, codes in _GROEPEN
    ]
    uit.append(Groep(MAG_NOG, tuple(eis for eis in over.values() if eis.soort == "zacht")))
    return tuple(groep for groep in uit if groep.eisen)
