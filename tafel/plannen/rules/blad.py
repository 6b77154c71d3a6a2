"""One step of the line editor: what was posted, what a pasted text adds, what the page shows next. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tafel.criteria.formulier import Veldfout
from tafel.criteria.tekens import verboden_teken
from tafel.plannen.rules.plakken import GEEN_WAT, GEEN_WIE, lees_plak
from tafel.plannen.rules.regels import Planregel, lees_regels, stempel

MAX_PLAK = 20_000
GEEN_DATUM = "Er staat geen datum bij. Vul in wanneer dit klaar is."


@dataclass(frozen=True)
class Planblad:
    """What the page of the lines shows: lines, faults by field, and what was typed in the other fields."""

    regels: tuple[Planregel, ...]
    stempel: str
    fouten: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plak: str = ""
    reden: str = ""
    overgeslagen: tuple[tuple[str, str], ...] = ()
    gelezen: int = 0
    nu: tuple[Planregel, ...] = ()  # what is stored now, when somebody else changed it meanwhile

    def zinnen(self, regel: Planregel) -> tuple[str, ...]:
        """What still misses in a line, or what was read in it."""
        return regel.zinnen or tuple(
            zin
            for zin, mist in ((GEEN_WIE, not regel.wie), (GEEN_WAT, not regel.wat), (GEEN_DATUM, not regel.wanneer))
            if mist and not regel.leeg
        )

    @property
    def nog(self) -> int:
        """How many lines miss something."""
        return sum(not (r.wie and r.wat and r.wanneer) for r in self.regels if not r.leeg)


def begin(regels: Sequence[Planregel], reden: str = "") -> Planblad:
    """Return the page as it opens: with what is stored."""
    return Planblad(tuple(regels), stempel(regels), reden=reden)


def lees_blad(posted: Mapping[str, Sequence[str]], bij: dt.date) -> tuple[str, Planblad]:
    """Return which step was asked (bewaar, concept, erbij, vervang, regel, weg) and the page after that step.

    Nothing is stored here. A step with a fault leaves all that was typed.
    """
    regels, fouten = lees_regels(posted)
    stap, _, nummer = _een(posted, "stap").partition("-")
    ruw = _een(posted, "plak")
    blad = Planblad(regels, _een(posted, "stempel")[:10], _per_veld(fouten), ruw, _een(posted, "reden"))
    if stap in ("erbij", "vervang"):
        return stap, _plak(blad, stap, bij)
    if stap == "weg":
        plekken = sorted(
            {int(n.split("-")[1]) for n in posted if n.startswith("regel-") and n.split("-")[1].isdecimal()}
        )
        gevuld = [p for p in plekken if any(_een(posted, f"regel-{p}-{k}") for k in ("wie", "wat", "wanneer"))]
        weg = gevuld.index(int(nummer)) if nummer.isdecimal() and int(nummer) in gevuld else -1
        over = tuple(regel for nr, regel in enumerate(regels) if nr != weg)
        return stap, replace(blad, regels=over, fouten={} if weg >= 0 else blad.fouten)
    if stap == "regel":
        return stap, replace(blad, regels=(*regels, Planregel()))
    if ruw and stap in ("bewaar", "concept"):
        # pasted, and not yet turned into lines: show them first, keep nothing
        return "erbij", _plak(blad, "erbij", bij)
    return stap, blad


def _plak(blad: Planblad, stap: str, bij: dt.date) -> Planblad:
    """Turn the pasted text into lines, added to or instead of what stands."""
    zin = ""
    if not blad.plak.strip():
        zin = "Plak eerst uw plan in dit vak."
    elif len(blad.plak) > MAX_PLAK:
        zin = "Deze tekst is te lang. Er passen 20.000 tekens. Plak het plan in stukken."
    elif verboden_teken(blad.plak):
        zin = "Er staat een teken in dat niet kan. Plak alleen de tekst."
    if zin:
        return replace(blad, fouten={**blad.fouten, "plak": (zin,)})
    lezing = lees_plak(blad.plak, bij)
    if not lezing.regels:
        return replace(
            blad, overgeslagen=lezing.overgeslagen, fouten={**blad.fouten, "plak": ("Hier staan geen regels in.",)}
        )
    regels = (*(blad.regels if stap == "erbij" else ()), *lezing.regels)
    fouten = blad.fouten if stap == "erbij" else {}
    return replace(
        blad, regels=regels, fouten=fouten, plak="", overgeslagen=lezing.overgeslagen, gelezen=len(lezing.regels)
    )


def _per_veld(fouten: Sequence[Veldfout]) -> dict[str, tuple[str, ...]]:
    uit: dict[str, tuple[str, ...]] = {}
    for fout in fouten:
        uit[fout.veld] = (*uit.get(fout.veld, ()), fout.melding)
    return uit


def _een(posted: Mapping[str, Sequence[str]], naam: str) -> str:
    waarden = posted.get(naam) or [""]
    return str(waarden if isinstance(waarden, str) else waarden[-1]).replace("\r\n", "\n")
