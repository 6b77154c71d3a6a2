"""Judge what happens at the table: opening, hearing, outcome without decision, closing; and the words of the clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tafel.kern.format import datum_zin
from tafel.kern.refusals import Weigering
from tafel.overleggen.rules import UITKOMSTWOORD

# phase -> word on the page, in the order of the meeting (05-practice, script)
FASEN = {"horen": "Horen", "knelpunt": "Knelpunt", "besluit": "Besluit", "afronden": "Afronden"}
# how somebody was heard -> what is stored; a leerling has forms of their own (V3)
HOE = {
    "gesproken": "gesproken",
    "schriftelijk": "schriftelijk",
    "namens": "namens",
    "niet_gehoord": "niet_gehoord",
    "voorlezen": "schriftelijk",
    "wil_niet": "eigen_keuze",
}
HOE_LEERLING = frozenset({"gesproken", "schriftelijk", "voorlezen", "namens", "niet_gehoord", "wil_niet"})
HOE_ANDEREN = frozenset({"gesproken", "schriftelijk", "namens", "niet_gehoord"})
HOEWOORDEN = {
    "gesproken": "gehoord",
    "schriftelijk": "schriftelijk",
    "namens": "iemand sprak namens",
    "niet_gehoord": "niet gehoord",
    "eigen_keuze": "koos om niet te spreken",
}
# outcomes that need no decision -> word
ZONDER_BESLUIT = {
    uitkomst: UITKOMSTWOORD[uitkomst]
    for uitkomst in ("aangehouden", "geen_overeenstemming", "buiten_onze_macht", "ingetrokken")
}
AFGESLOTEN = Weigering("punt_klaar", "Deze casus heeft al een uitkomst. Die ligt vast.")


# --- opening ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class OpenFeiten:
    """What opening a meeting depends on. `zelf_partij_in`: numbers of the cases in which the chair is a party."""

    stand: str
    datum: dt.date
    vandaag: dt.date
    punten: int
    zelf_partij_in: tuple[str, ...] = ()


def redenen_tegen_openen(feiten: OpenFeiten) -> list[Weigering]:
    """Return why the meeting can not be opened now; empty when it can."""
    if feiten.stand != "gepland":
        woord = {"bezig": "al open", "geannuleerd": "geannuleerd"}.get(feiten.stand, "al gesloten")
        return [Weigering("niet_gepland", f"Dit overleg is {woord}.")]
    redenen = []
    if feiten.vandaag < feiten.datum:
        redenen.append(
            Weigering("te_vroeg", f"Dit overleg is op {datum_zin(feiten.datum)}. Die dag kunt u het openen.")
        )
    if not feiten.punten:
        redenen.append(Weigering("lege_agenda", "Er staat nog geen casus op de agenda. Zet er eerst een op."))
    return redenen + [_zelf_partij(nummer) for nummer in feiten.zelf_partij_in]


def redenen_tegen_leiden(stand: str, zelf_partij: bool, nummer: str, uitkomst: str | None) -> list[Weigering]:
    """Return why nothing can be written here: meeting not open, item done, or the chair is a party in it (R25)."""
    redenen = []
    if stand != "bezig":
        redenen.append(Weigering("niet_open", "Dit overleg is niet open. Open het eerst."))
    if uitkomst is not None:
        redenen.append(AFGESLOTEN)
    if zelf_partij:
        redenen.append(_zelf_partij(nummer))
    return redenen


def _zelf_partij(nummer: str) -> Weigering:
    # protocol 's-Hertogenbosch, bijlage 8; R25, V4
    return Weigering(
        "zelf_partij", f"U zit in casus {nummer} zelf aan tafel als partij. Laat een andere voorzitter leiden."
    )


# --- phases ----------------------------------------------------------------------------------------------------------


def redenen_tegen_fase(fase: str, begonnen: bool) -> list[Weigering]:
    """Return why this phase can not be worked in; hearing comes first, reading is always possible (R31)."""
    if fase in ("besluit", "afronden") and not begonnen:
        return [Weigering("niet_begonnen", "Begin met horen. Daarna schrijft u het besluit op.")]
    return []


# --- hearing ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class HoorFeiten:
    """How one person was heard: `hoe` is a key of HOE; `wie` is how a leerling is called."""

    rol: str
    hoe: str
    inbreng: str
    reden: str
    vandaag: dt.date
    uitnodiging_1: dt.date | None = None
    uitnodiging_2: dt.date | None = None
    wie: str = ""

    @property
    def zegt(self) -> str:
        """Return who speaks, with the verb: "S.V. zegt", "de ouders zeggen", "deze partij zegt"."""
        if self.rol == "ouders":
            return "de ouders zeggen"
        return f"{self.wie} zegt" if self.rol == "leerling" and self.wie else "deze partij zegt"

    @property
    def is_er_niet(self) -> str:
        """Return who is not there, with the verb, for a sentence with "waarom"."""
        if self.rol == "ouders":
            return "de ouders er niet zijn"
        return f"{self.wie or 'de leerling'} er niet is" if self.rol == "leerling" else "deze partij er niet is"


def redenen_tegen_gehoord(feiten: HoorFeiten) -> list[Weigering]:
    """Return why this can not be recorded as heard, or as not heard (R31, V3); empty when it can."""
    mag = HOE_LEERLING if feiten.rol == "leerling" else HOE_ANDEREN
    if feiten.hoe not in mag:
        return [Weigering("hoe_onbekend", "Kies hoe deze partij is gehoord.", "hoe")]
    if feiten.hoe == "wil_niet":
        if feiten.reden.strip():
            return []
        return [Weigering("keuze_leeg", "Schrijf op wat de leerling koos, in de eigen woorden.", "reden")]
    if feiten.hoe != "niet_gehoord":
        if feiten.inbreng.strip():
            return []
        return [Weigering("inbreng_leeg", f"Schrijf in één zin op wat {feiten.zegt}.", "inbreng")]
    return _niet_gehoord(feiten)


def _niet_gehoord(feiten: HoorFeiten) -> list[Weigering]:
    """Not heard only with two dated invitations, the reason, and how the view came in all the same (V3)."""
    redenen = []
    for nr, datum in ((1, feiten.uitnodiging_1), (2, feiten.uitnodiging_2)):
        veld = f"uitnodiging_{nr}"
        if datum is None:
            welke = "eerste" if nr == 1 else "tweede"
            redenen.append(Weigering(f"{veld}_leeg", f"Vul in wanneer de {welke} uitnodiging ging.", veld))
        elif datum > feiten.vandaag:
            redenen.append(
                Weigering(f"{veld}_later", f"{_begin(datum)} is nog niet geweest. Vul een eerdere dag in.", veld)
            )
    een, twee = feiten.uitnodiging_1, feiten.uitnodiging_2
    if een and twee and not redenen:
        if twee == een:
            zin = "De twee uitnodigingen gingen op verschillende dagen. Vul twee dagen in."
            redenen.append(Weigering("uitnodigingen_zelfde_dag", zin, "uitnodiging_2"))
        elif twee < een:
            zin = "De tweede uitnodiging ging na de eerste. Wissel de datums."
            redenen.append(Weigering("uitnodigingen_volgorde", zin, "uitnodiging_2"))
    if not feiten.reden.strip():
        redenen.append(Weigering("reden_leeg", f"Schrijf op waarom {feiten.is_er_niet}.", "reden"))
    if not feiten.inbreng.strip():
        vindt = feiten.zegt.replace("zeggen", "vinden").replace("zegt", "vindt")
        zin = f"Schrijf op wat {vindt} en hoe u dat weet, bijvoorbeeld uit een brief of een gesprek."
        redenen.append(Weigering("inbreng_leeg", zin, "inbreng"))
    return redenen


def _begin(datum: dt.date) -> str:
    zin = datum_zin(datum)
    return zin[0].upper() + zin[1:]


# --- outcome without a decision --------------------------------------------------------------------------------------


def redenen_tegen_afronden(uitkomst: str, toelichting: str) -> list[Weigering]:
    """Return why an item can not end without decision this way; a decision only comes from vaststellen."""
    redenen = []
    if uitkomst not in ZONDER_BESLUIT:
        redenen.append(Weigering("uitkomst_onbekend", "Kies hoe deze casus eindigt.", "uitkomst"))
    if not toelichting.strip():
        redenen.append(Weigering("toelichting_leeg", "Schrijf op waarom. De partijen lezen dit.", "toelichting"))
    return redenen


def stand_na(uitkomst: str, stand: str) -> str:
    """Return the state of a case in `stand` after this outcome.

    Back on the backlog unless decided or withdrawn; a case that came back from follow-up stays in follow-up.
    """
    if stand == "opvolging" or uitkomst in ("besloten", "onder_voorbehoud"):
        return "opvolging"
    return "ingetrokken" if uitkomst == "ingetrokken" else "toegelaten"


# --- closing ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PuntStand:
    """One item as closing sees it."""

    sleutel: str
    nummer: str
    begonnen: bool
    uitkomst: str | None


@dataclass(frozen=True)
class Openstaand:
    """One item that keeps the meeting open: which, the sentence, and the phase that mends it."""

    sleutel: str
    nummer: str
    zin: str
    fase: str


def wat_is_open(punten: Sequence[PuntStand]) -> list[Openstaand]:
    """Return every item without outcome, with what it needs."""
    return [
        Openstaand(
            p.sleutel,
            p.nummer,
            "heeft nog geen uitkomst" if p.begonnen else "is nog niet aan de beurt geweest",
            "afronden" if p.begonnen else "horen",
        )
        for p in punten
        if p.uitkomst is None
    ]


def redenen_tegen_sluiten(stand: str, punten: Sequence[PuntStand]) -> list[Weigering]:
    """Return why the meeting can not be closed: not open, or an item without outcome, by number."""
    if stand != "bezig":
        return [Weigering("niet_open", "Dit overleg is niet open.")]
    return [
        Weigering("punt_open", f"{een.nummer} {een.zin}. Geef deze casus een uitkomst.") for een in wat_is_open(punten)
    ]


# --- the clock -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Klok:
    """What the clock says: minutes passed of the plan, the word, whether it is time to round off, and the end."""

    verstreken: int
    minuten: int
    woord: str
    let: bool
    tot: dt.datetime


def klok(nu: dt.datetime, begin: dt.datetime, minuten: int, begonnen_op: dt.datetime | None) -> Klok:
    """Return the clock of an item planned at `begin`. Begun outside its planned time, it counts from when it began."""
    einde = begin + dt.timedelta(minutes=minuten)
    if begonnen_op is not None and not begin <= begonnen_op < einde:
        einde = begonnen_op + dt.timedelta(minutes=minuten)
    over = round((einde - nu).total_seconds() / 60)
    verstreken = min(max(minuten - over, 0), minuten)
    let = verstreken * 5 >= minuten * 4
    if over < 0:
        woord = f"{-over} min over. Verdeel de rest opnieuw"
    elif let:
        woord = f"nog {over} min: rond af"
    else:
        woord = f"nog {over} min"
    return Klok(verstreken, minuten, woord, let, einde)
