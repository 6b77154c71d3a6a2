"""Rules of the follow-up: the year's moments on working days, and reasons against recording, reporting and closing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from tafel.kern.refusals import Weigering
from tafel.kern.werkdagen import maanden_later, werkdag_vanaf

WEKEN = (("2wk", 2), ("6wk", 6))
MAANDEN = (("3mnd", 3), ("6mnd", 6), ("9mnd", 9), ("12mnd", 12))
# how a follow-up can end, with the words of the screen
UITKOMSTEN: dict[str, str] = {
    "duurzaam_terug": "Weer op school, en dat houdt",
    "deels_terug": "Deels weer op school",
    "ander_traject": "Een ander traject dan school",
    "verhuisd": "Verhuisd of van tafel gewisseld",
    "niet_opgelost": "Niet opgelost",
}
MOMENTNAMEN: dict[str, str] = {
    "2wk": "2 weken",
    "6wk": "6 weken",
    "3mnd": "3 maanden",
    "6mnd": "6 maanden",
    "9mnd": "9 maanden",
    "12mnd": "12 maanden",
    "extra": "extra moment",
}
MEEST_UREN = 40
TE_LAAT_NA = 5  # working days after which the chair hears of a promise (R56)


def momenten(start: dt.date, maanden: int = 12) -> list[tuple[str, dt.date]]:
    """Return (soort, day) of each moment to look back in the `maanden` after `start` (R52, V7).

    2 and 6 weeks, 3, 6, 9 and 12 calendar months, each moved to the next working day. Moments beyond `maanden` are left
    out; the last month always has one (soort "extra" when no fixed moment falls there).
    """
    einde = maanden_later(start, maanden)
    ruw = [(soort, start + dt.timedelta(weeks=weken)) for soort, weken in WEKEN]
    ruw += [(soort, maanden_later(start, aantal)) for soort, aantal in MAANDEN]
    binnen = [(soort, dag) for soort, dag in ruw if dag <= einde]
    if not any(dag == einde for _, dag in binnen):
        binnen.append(("extra", einde))
    return [(soort, werkdag_vanaf(dag)) for soort, dag in binnen]


@dataclass(frozen=True)
class MomentFeiten:
    """What somebody reports about one moment."""

    stand: str
    vandaag: dt.date
    gehouden_op: dt.date | None
    begonnen: dt.date | None
    met_wie: str
    verslag: str
    uren_per_week: int | None


def mag_moment_vastleggen(feiten: MomentFeiten) -> list[Weigering]:
    """Return the reasons against recording a moment (R52); empty when it may."""
    redenen = []
    if feiten.stand != "gepland":
        redenen.append(Weigering("moment_niet_gepland", "Dit moment is al vastgelegd of vervallen."))
    if feiten.gehouden_op is None:
        redenen.append(Weigering("gehouden_op_leeg", "Vul in op welke dag het gesprek was.", "gehouden_op"))
    elif feiten.gehouden_op > feiten.vandaag:
        redenen.append(
            Weigering("gehouden_op_toekomst", "Deze dag is nog niet geweest. Vul vandaag of eerder in.", "gehouden_op")
        )
    elif feiten.begonnen and feiten.gehouden_op < feiten.begonnen:
        redenen.append(
            Weigering("gehouden_op_te_vroeg", "Deze dag ligt vóór het begin van de oplossing.", "gehouden_op")
        )
    if not feiten.met_wie.strip():
        redenen.append(Weigering("met_wie_leeg", "Vul in wie u hebt gesproken.", "met_wie"))
    if not feiten.verslag.strip():
        redenen.append(Weigering("verslag_leeg", "Schrijf in een paar zinnen hoe het gaat.", "verslag"))
    if feiten.uren_per_week is not None and not 0 <= feiten.uren_per_week <= MEEST_UREN:
        redenen.append(
            Weigering("uren_buiten", f"Vul een heel getal in van 0 tot en met {MEEST_UREN}.", "uren_per_week")
        )
    return redenen


def mag_moment_plannen(dag: dt.date, vandaag: dt.date, al_gepland: Collection[dt.date]) -> list[Weigering]:
    """Return the reasons against one more moment on `dag`; empty when it may."""
    redenen = []
    if dag < vandaag:
        redenen.append(Weigering("moment_voorbij", "Deze dag is voorbij. Kies vandaag of later.", "gepland_op"))
    if dag in al_gepland:
        redenen.append(Weigering("moment_bestaat", "Op deze dag staat al een moment.", "gepland_op"))
    return redenen


@dataclass(frozen=True)
class ActieFeiten:
    """What somebody reports about one promise.

    `wacht` tells that its costs are not agreed yet (R34), `afgewezen` that a budget holder said no to them.
    """

    stand: str
    wacht: bool
    uitkomst: str
    resultaat: str
    afgewezen: bool = False


def mag_actie_melden(feiten: ActieFeiten) -> list[Weigering]:
    """Return the reasons against reporting a promise as done or as not working out; empty when it may."""
    redenen = []
    if feiten.stand != "open":
        redenen.append(Weigering("actie_klaar", "Deze afspraak is al afgemeld."))
    if feiten.uitkomst not in ("gelukt", "lukt_niet"):
        redenen.append(Weigering("uitkomst_onbekend", "Kies of het is gelukt.", "uitkomst"))
    if feiten.uitkomst == "gelukt" and feiten.afgewezen:
        redenen.append(
            Weigering("actie_zonder_akkoord", "Op de kosten van deze afspraak kwam geen akkoord. Kies Lukt niet.")
        )
    elif feiten.uitkomst == "gelukt" and feiten.wacht:
        redenen.append(
            Weigering("actie_wacht_op_akkoord", "Deze afspraak wacht op akkoord op de kosten. Afmelden kan daarna.")
        )
    if feiten.uitkomst == "lukt_niet" and not feiten.resultaat.strip():
        redenen.append(Weigering("resultaat_leeg", "Schrijf in één zin waarom het niet lukt.", "resultaat"))
    return redenen


def actie_stand(stand: str, wanneer: dt.date, wacht: bool, vandaag: dt.date, afgewezen: bool = False) -> str:
    """Return how a promise stands: as stored, or geen_akkoord, wacht_op_akkoord, te_laat, vandaag or open."""
    if stand != "open":
        return stand
    if afgewezen:
        return "geen_akkoord"
    if wacht:
        return "wacht_op_akkoord"
    if wanneer < vandaag:
        return "te_laat"
    return "vandaag" if wanneer == vandaag else "open"


@dataclass(frozen=True)
class SluitFeiten:
    """A case that somebody wants to close."""

    stand: str
    vandaag: dt.date
    begonnen: dt.date | None
    maanden: int
    uitkomst: str
    reden: str


def jaar_om(begonnen: dt.date | None, maanden: int, vandaag: dt.date) -> bool:
    """Tell whether the follow-up has lasted its `maanden` (R52: up to a year after the start of the solution)."""
    return begonnen is not None and vandaag >= maanden_later(begonnen, maanden)


def mag_sluiten(feiten: SluitFeiten) -> list[Weigering]:
    """Return the reasons against closing the follow-up: the year over, or earlier with a reason (R52, V7)."""
    redenen = []
    if feiten.stand != "opvolging":
        redenen.append(Weigering("niet_in_opvolging", "Deze casus is niet in opvolging."))
    if feiten.uitkomst not in UITKOMSTEN:
        redenen.append(Weigering("uitkomst_onbekend", "Kies hoe het is afgelopen.", "uitkomst"))
    if not jaar_om(feiten.begonnen, feiten.maanden, feiten.vandaag) and not feiten.reden.strip():
        redenen.append(
            Weigering("reden_leeg", "De tijd van opvolgen is nog niet om. Schrijf waarom u nu al sluit.", "reden")
        )
    return redenen


def mag_terug_naar_tafel(stand: str, reden: str) -> list[Weigering]:
    """Return the reasons against bringing a case back to the table (R55: it fell back and is taken up again)."""
    redenen = []
    if stand != "opvolging":
        redenen.append(Weigering("niet_in_opvolging", "Deze casus is niet in opvolging."))
    if not reden.strip():
        redenen.append(Weigering("reden_leeg", "Schrijf waarom de tafel er opnieuw naar moet kijken.", "reden"))
    return redenen
