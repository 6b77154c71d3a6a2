"""The script of a whole meeting: opening, each case with its phases, closing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tafel.draaiboeken.rules.feiten import FASEN, Casusfeiten, Spreker, Stap, Tafelfeiten, Tak, Zin, doe, zeg
from tafel.draaiboeken.rules.takken import altijd, bij_opening, takken
from tafel.draaiboeken.rules.tijden import fasetijden
from tafel.draaiboeken.rules.verder import verder
from tafel.draaiboeken.rules.zinnen import zinnen
from tafel.kern.format import datum_zin, getal, tijd


@dataclass(frozen=True)
class Casusscript:
    """The script of one case."""

    feiten: Casusfeiten
    stappen: tuple[Stap, ...]


def casusscript(f: Casusfeiten) -> Casusscript:
    """Return the phases of one case with their times, lines, conditions and branches."""
    tijden = fasetijden(f.begint, f.minuten)
    return Casusscript(
        f,
        tuple(
            Stap(fase, woord, *tijden[fase], zinnen(fase, f), verder(fase, f), takken(fase, f))
            for fase, woord in FASEN.items()
        ),
    )


def overal_gelijk(scripts: Sequence[Casusscript]) -> tuple[Tak, ...]:
    """Return the branches that are the same in every case, so that paper says them once; none with a single case."""
    if len(scripts) < 2:
        return ()
    per = [[tak for stap in een.stappen for tak in stap.takken] for een in scripts]
    return tuple(tak for tak in per[0] if all(tak in andere for andere in per[1:]))


def kernzin(fase: str, sector: str | None = None, rol: str = "") -> str:
    """Return the one line of a phase that the live page shows: to who has the floor (`rol`), or to everybody.

    Raises KeyError for an unknown phase.
    """
    sprekers = (Spreker(rol, rol),) if rol else ()
    gezegd = [zin.tekst for zin in zinnen(fase, Casusfeiten(sector=sector, sprekers=sprekers)) if zin.soort == "zeg"]
    return gezegd[-1] if fase in ("knelpunt", "besluit") else gezegd[0]


def opening(t: Tafelfeiten, cases: Sequence[Casusfeiten]) -> Stap:
    """Return the opening of the meeting; what is still to arrange per case stands apart."""
    mist = [f"{f.nummer}: {zin}" for f in cases for zin in f.geld.mist]
    open_ = [f"{f.nummer}: {een.wie} {'gaven' if een.rol == 'ouders' else 'gaf'} nog geen antwoord op de uitnodiging."
             for f in cases for een in f.sprekers if een.komt == "open"]  # fmt: skip
    eisen = ("Wie bij de eerste casus hoort, is binnen.", "Iedereen weet hoe laat het klaar is.")
    return Stap(
        "opening",
        "Opening",
        t.begint,
        t.welkom_minuten,
        openingszinnen(t),
        eisen,
        bij_opening(cases),
        tuple(mist + open_),
    )


def sluiting(t: Tafelfeiten, om: dt.time) -> Stap:
    """Return the closing of the meeting."""
    return Stap("sluiting", "Sluiting", om, 0, slotzinnen(t), ("Elke casus heeft een uitkomst.",))


def elk_moment(t: Tafelfeiten) -> tuple[Tak, ...]:
    """Return the branches that may be needed in any phase of any case."""
    return altijd(t)


def dagdeel(om: dt.time) -> str:
    """Return the greeting that goes with a time of day."""
    return "Goedemorgen" if om.hour < 12 else "Goedemiddag" if om.hour < 18 else "Goedenavond"


def openingszinnen(t: Tafelfeiten) -> tuple[Zin, ...]:
    """Return how the meeting is opened. Who reads the script without being its chair says so."""
    naam = t.ik or t.voorzitter or "…"
    voor = f" Ik vervang vandaag {t.voorzitter}." if t.ik and t.voorzitter and t.ik != t.voorzitter else ""
    mandaat = (
        "Wie hier iets toezegt, mag dat ook toezeggen. Twijfelt u daaraan, zeg het dan nu."
        if t.heeft_mandaat
        else "Deze tafel geeft advies. Bij elk advies zeggen we wie erover beslist."
    )
    return (
        doe("Zet het scherm klaar met alleen de agenda. Leg papier en water neer."),
        zeg(f"{dagdeel(t.begint)}. Ik ben {naam} en ik leid dit overleg.{voor}"),
        zeg(f"We bespreken {getal(t.aantal, 'casus', 'casussen')}, tot {tijd(t.eindigt)} uur. "
            "Bij elke casus zitten alleen de mensen die daarbij horen."),
        zeg("We zoeken niet wie schuld heeft. We zoeken wat helpt, en wie dat doet."),
        zeg(mandaat),
        zeg("Wat u hier hoort, blijft hier. Wat we opschrijven, lezen leerling en ouders ook."),
    )  # fmt: skip


def slotzinnen(t: Tafelfeiten) -> tuple[Zin, ...]:
    """Return how the meeting is closed."""
    keer = f"Het volgende overleg is op {datum_zin(t.volgend_op)}." if t.volgend_op else ""
    return (
        zeg("Elke casus heeft een uitkomst. Vandaag nog staat op papier wat is besloten."),
        zeg("Klopt er iets niet, zeg het dan binnen drie werkdagen."),
        *((zeg(keer),) if keer else ()),
        zeg("Dank u wel."),
        doe("Sluit het overleg in Tafel. Bekijk uw notities: wat u niet opneemt in het verslag, gaat na 14 dagen weg."),
    )
