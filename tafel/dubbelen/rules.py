"""What is said about two cases that look alike, to whom, and who may link them. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tafel.casussen.rules import kan_naar, zonder_reden
from tafel.kern.namen import Oordeel
from tafel.kern.refusals import Weigering
from tafel.kern.werkdagen import maanden_later

MAANDEN = 12  # a child that comes back within a year is recognised (feature 9)
DICHT = frozenset({"afgesloten", "doorverwezen", "ingetrokken", "overgedragen"})
SOORTWOORDEN: Mapping[str, str] = {
    "zelfde_kind": "Hetzelfde kind",
    "broer_of_zus": "Broer of zus",
    "ander_kind": "Een ander kind",
}
Zegt = Literal["noem", "vaag", "niets"]
VAAG = "Dit kind is misschien al bij deze tafel bekend. De voorzitter kijkt dit na."


def telt_mee(stand: str, dicht_op: dt.date | None, vandaag: dt.date) -> bool:
    """Tell whether a case is still worth a warning: not closed, or closed within the last twelve months."""
    if stand not in DICHT:
        return True
    return dicht_op is not None and vandaag <= maanden_later(dicht_op, MAANDEN)


def wat_te_zeggen(oordeel: Oordeel, *, ziet: bool, volledig: bool, leidt: bool) -> Zegt:
    """Return what a person hears of another case of their own table: which one, only that there is one, or nothing.

    Who may not see it hears nothing by trying parts of a name: all of first name, last name and day, and the strongest
    likeness only. The chair hears of brothers and sisters born on the same day too.
    """
    if ziet:
        return "noem" if oordeel.band != "anders" or (leidt and oordeel.familie) else "niets"
    return "vaag" if volledig and oordeel.band == "zelfde" and not leidt else "niets"


@dataclass(frozen=True)
class Bandfeiten:
    """The facts of linking two cases: what is asked, what stands, and what the asker is in both."""

    soort: str
    zelfde_casus: bool = False
    bestaand: str = ""  # the kind of the link that stands now
    leidt_beide: bool = False
    cv_van_beide: bool = False


def tegen_koppelen(feiten: Bandfeiten) -> list[Weigering]:
    """Return the reasons against a link; who may see both may say "the same" or "another child"."""
    if feiten.soort not in SOORTWOORDEN:
        return [Weigering("soort", "Kies wat deze twee casussen met elkaar hebben.", "soort")]
    if feiten.zelfde_casus:
        return [Weigering("zelfde_casus", "Dit is deze casus zelf. Vul het nummer van de andere casus in.", "ander")]
    if feiten.bestaand and feiten.bestaand not in ("ander_kind", feiten.soort):
        woord = SOORTWOORDEN[feiten.bestaand].lower()
        return [Weigering("al_gekoppeld", f"Deze casussen staan al als {woord}. Maak ze eerst los.", "ander")]
    if feiten.soort == "broer_of_zus" and not (feiten.leidt_beide or feiten.cv_van_beide):
        melding = "Broers en zussen koppelt u als beide casussen van u zijn. Vraag het anders aan de voorzitter."
        return [Weigering("niet_van_beide", melding, "ander")]
    return []


def tegen_losmaken(verbroken: bool, reden: str) -> list[Weigering]:
    """Return the reasons against ending a link."""
    if verbroken:
        return [Weigering("al_los", "Deze casussen zijn al los van elkaar.")]
    return zonder_reden(reden, "Schrijf waarom deze casussen niet bij elkaar horen.")


def tegen_sluiten(soort: str, verbroken: bool, stand: str, andere_stand: str, op_agenda: bool, reden: str
                  ) -> list[Weigering]:  # fmt: skip
    """Return the reasons against closing a case as a double of another: that one goes on, so it must be open."""
    if soort != "zelfde_kind" or verbroken:
        return [Weigering("geen_dubbel", "Deze casussen staan niet als hetzelfde kind. Koppel ze eerst.")]
    if not kan_naar(stand, "ingetrokken"):
        return [Weigering("stand", "Deze casus is al besproken of dicht. Sluit de andere casus, of laat beide staan.")]
    if andere_stand in DICHT or andere_stand == "concept":
        return [Weigering("andere_dicht", "De andere casus loopt niet. Houd deze casus open.")]
    if op_agenda:
        return [Weigering("op_agenda", "Deze casus staat op een agenda. Haal de casus daar eerst af.")]
    return zonder_reden(reden, "Schrijf waarom deze casus dubbel is. De aanmelder leest dit.")
