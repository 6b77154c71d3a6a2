"""The times of a meeting with fixed points: a pause or a family at a set time stays, the rest flows round it."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tafel.kern.format import tijd
from tafel.kern.refusals import Weigering
from tafel.overleggen.rules.agenderen import telt
from tafel.overleggen.rules.indelen import MINUTEN_VOORSTEL

STAP = 5  # minutes by which a proposal shortens
MAX_KEUS = 3  # up to so many items every choice of who waits is tried


@dataclass(frozen=True)
class Blok:
    """What takes time in a meeting: an item or a pause, how many minutes, and its clock time when that is fixed."""

    sleutel: str
    minuten: int
    vast_om: dt.time | None = None
    soort: Literal["casus", "begonnen", "pauze"] = "casus"  # only a casus that has not begun can be shortened


@dataclass(frozen=True)
class Vak:
    """When a block takes place; `uitloop` = minutes it begins after its fixed time, because the one before ran on."""

    sleutel: str
    begint: dt.time
    eindigt: dt.time
    uitloop: int = 0


@dataclass(frozen=True)
class Dag:
    """The computed meeting: every block in the order of the clock, empty minutes between them, and what runs over."""

    vakken: tuple[Vak, ...]
    ruimtes: tuple[tuple[dt.time, int], ...]  # from when, how many minutes nothing is planned
    eindigt: dt.time
    te_vol: int
    over: int

    @property
    def past(self) -> bool:
        """Whether everything ends in time and nothing fixed begins late."""
        return not self.te_vol and not any(vak.uitloop for vak in self.vakken)


def punt_als_blok(
    sleutel: str, minuten: int, begonnen: bool, uitkomst: str | None, vast_om: dt.time | None
) -> Blok | None:
    """Return the time that an item takes; None when it left the agenda before it began."""
    if not telt(minuten, begonnen, uitkomst):
        return None
    return Blok(sleutel, minuten, vast_om, "begonnen" if begonnen or uitkomst else "casus")


def _minuut(om: dt.time) -> int:
    return om.hour * 60 + om.minute


def _tijd(minuut: int) -> dt.time:
    return dt.time(minuut // 60 % 24, minuut % 60)


def deel_in(begint_om: dt.time, eindigt_om: dt.time, welkom_minuten: int, blokken: Sequence[Blok]) -> Dag:
    """Return the day: blocks without a fixed time keep their order and flow round those with one.

    A block that would run into the next fixed point waits until after it; the minutes before stay empty and are named.
    Fixed points come by the clock, whatever their place in `blokken`; one that can't begin in time says by how much.
    """
    vast = sorted((blok for blok in blokken if blok.vast_om), key=lambda blok: _minuut(blok.vast_om or begint_om))
    los = [blok for blok in blokken if not blok.vast_om]
    vakken: list[Vak] = []
    ruimtes: list[tuple[dt.time, int]] = []
    wijzer = _minuut(begint_om) + welkom_minuten
    while vast or los:
        grens = _minuut(vast[0].vast_om or begint_om) if vast else None
        if los and (grens is None or wijzer + los[0].minuten <= grens):
            blok, begin = los.pop(0), wijzer
        else:
            assert grens is not None
            blok, begin = vast.pop(0), max(grens, wijzer)
            if grens > wijzer:
                ruimtes.append((_tijd(wijzer), grens - wijzer))
        laat = begin - _minuut(blok.vast_om) if blok.vast_om else 0
        vakken.append(Vak(blok.sleutel, _tijd(begin), _tijd(begin + blok.minuten), laat))
        wijzer = begin + blok.minuten
    verschil = wijzer - _minuut(eindigt_om)
    return Dag(tuple(vakken), tuple(ruimtes), _tijd(wijzer), max(0, verschil), max(0, -verschil))


def past(begint_om: dt.time, eindigt_om: dt.time, welkom_minuten: int, blokken: Sequence[Blok]) -> bool:
    """Return whether the day fits, as `deel_in(...).past` does, without writing the day out: proposals ask it often."""
    vast = sorted((_minuut(blok.vast_om), blok.minuten) for blok in blokken if blok.vast_om)
    wijzer, laatste, plek = _minuut(begint_om) + welkom_minuten, _minuut(eindigt_om), 0
    for blok in blokken:
        if blok.vast_om:
            continue
        while plek < len(vast) and wijzer + blok.minuten > vast[plek][0]:
            if wijzer > vast[plek][0]:
                return False
            wijzer, plek = vast[plek][0] + vast[plek][1], plek + 1
        wijzer += blok.minuten
        if wijzer > laatste:
            return False
    for om, minuten in vast[plek:]:
        if wijzer > om:
            return False
        wijzer = om + minuten
    return wijzer <= laatste


@dataclass(frozen=True)
class Voorstel:
    """One way to make the agenda fit: new minutes per item, or the items that go to the next meeting."""

    soort: Literal["inkorten", "doorschuiven"]
    minuten: dict[str, int]
    weg: tuple[str, ...]
    dag: Dag


def kort_in_tot_het_past(
    begint_om: dt.time, eindigt_om: dt.time, welkom_minuten: int, blokken: Sequence[Blok]
) -> Voorstel | None:
    """Return the shortening that makes the day fit: the longest item first, five minutes at a time; None if none does.

    No item goes below 20 minutes (everyone must be heard, R31), a pause keeps its length.
    """
    nieuw = list(blokken)
    while not past(begint_om, eindigt_om, welkom_minuten, nieuw):
        kan = [i for i, blok in enumerate(nieuw) if blok.soort == "casus" and blok.minuten > MINUTEN_VOORSTEL]
        if not kan:
            return None
        plek = max(kan, key=lambda i: (nieuw[i].minuten, -i))
        nieuw[plek] = replace(nieuw[plek], minuten=max(MINUTEN_VOORSTEL, nieuw[plek].minuten - STAP))
    # give back what shortens in vain: before a fixed point it may only leave a gap
    for plek, blok in enumerate(blokken):
        while nieuw[plek].minuten < blok.minuten:
            ruimer = [*nieuw]
            ruimer[plek] = replace(blok, minuten=min(blok.minuten, nieuw[plek].minuten + STAP))
            if not past(begint_om, eindigt_om, welkom_minuten, ruimer):
                break
            nieuw = ruimer
    dag = deel_in(begint_om, eindigt_om, welkom_minuten, nieuw)
    anders = {na.sleutel: na.minuten for voor, na in zip(blokken, nieuw, strict=True) if na.minuten != voor.minuten}
    return Voorstel("inkorten", anders, (), dag) if anders else None


def verzet_late_pauzes(
    begint_om: dt.time, eindigt_om: dt.time, welkom_minuten: int, blokken: Sequence[Blok]
) -> list[Blok]:
    """Return the blocks with every pause that can't begin in time at the time when it can.

    A pause in the middle of a fixed case is no reason to send a case away: the pause moves.
    """
    laat = {v.sleutel: v.begint for v in deel_in(begint_om, eindigt_om, welkom_minuten, blokken).vakken if v.uitloop}
    return [
        replace(blok, vast_om=laat[blok.sleutel]) if blok.soort == "pauze" and blok.sleutel in laat else blok
        for blok in blokken
    ]


def schuif_door_tot_het_past(
    begint_om: dt.time,
    eindigt_om: dt.time,
    welkom_minuten: int,
    blokken: Sequence[Blok],
    wie_eerst: Sequence[str],
    liever_niet: Collection[str] = (),
) -> Voorstel | None:
    """Return who goes to the next meeting so that the day fits: one item when one is enough, else as few as it takes.

    wie_eerst: keys from the lowest priority up (who may wait). liever_niet: who goes only when nothing else helps
    (spoed, a promised time). None when the day fits already, or never does.
    """
    if liever_niet:
        anderen = [sleutel for sleutel in wie_eerst if sleutel not in liever_niet]
        voorstel = schuif_door_tot_het_past(begint_om, eindigt_om, welkom_minuten, blokken, anderen)
        if voorstel is not None:
            return voorstel
    erop = {blok.sleutel for blok in blokken}
    wie = [sleutel for sleutel in wie_eerst if sleutel in erop]
    tijden = (begint_om, eindigt_om, welkom_minuten)
    if past(*tijden, blokken):
        return None

    def rest(weg: Collection[str]) -> list[Blok]:
        """Return what is left without these."""
        return [blok for blok in blokken if blok.sleutel not in weg]

    # every choice of one, two or three; beyond that who can wait first, and give back who need not go
    for weg in (keus for aantal in range(1, MAX_KEUS + 1) for keus in itertools.combinations(wie, aantal)):
        if past(*tijden, rest(weg)):
            return Voorstel("doorschuiven", {}, weg, deel_in(*tijden, rest(weg)))
    lang = next((tuple(wie[:n]) for n in range(MAX_KEUS + 1, len(wie) + 1) if past(*tijden, rest(wie[:n]))), None)
    if lang is None:
        return None
    for sleutel in reversed(lang):
        korter = tuple(een for een in lang if een != sleutel)
        lang = korter if past(*tijden, rest(korter)) else lang
    return Voorstel("doorschuiven", {}, lang, deel_in(*tijden, rest(lang)))


MAX_PAUZE = 120


def keur_pauze(
    om: dt.time,
    minuten: int,
    begint_om: dt.time,
    eindigt_om: dt.time,
    vast: Collection[dt.time],
    velden: tuple[str, str] = ("om", "duur"),
) -> list[Weigering]:
    """Return why a pause can't stand there; `vast` = the times at which something stands already.

    velden: what the fields of time and length are called.
    """
    redenen = keur_vast_om(om, begint_om, eindigt_om, vast, velden[0])
    if not STAP <= minuten <= MAX_PAUZE:
        redenen.append(Weigering("minuten", f"Een pauze duurt {STAP} tot en met {MAX_PAUZE} minuten.", velden[1]))
    return redenen


@dataclass(frozen=True)
class Vastpunt:
    """Something at a fixed time, when its meeting gets other times."""

    sleutel: str
    om: dt.time
    pauze: bool


def verzet_vaste_punten(
    oud_begin: dt.time, begint_om: dt.time, eindigt_om: dt.time, punten: Sequence[Vastpunt]
) -> dict[str, dt.time | None]:
    """Return the new time of each fixed point that no longer fits in its meeting; None: it has no fixed time any more.

    What still lies within the new times stays: that time was promised. A pause outside them keeps its distance to the
    begin if it then fits, else it goes; a case outside them flows with the rest.
    """
    bezet = {een.om for een in punten if begint_om <= een.om < eindigt_om}
    nieuw: dict[str, dt.time | None] = {}
    for een in punten:
        if begint_om <= een.om < eindigt_om:
            continue
        minuut = _minuut(begint_om) + _minuut(een.om) - _minuut(oud_begin)
        om = _tijd(minuut) if een.pauze and _minuut(begint_om) <= minuut < _minuut(eindigt_om) else None
        nieuw[een.sleutel] = None if om in bezet else om
        if om:
            bezet.add(om)
    return nieuw


def keur_vast_om(
    om: dt.time, begint_om: dt.time, eindigt_om: dt.time, vast: Collection[dt.time], veld: str = "vast_om"
) -> list[Weigering]:
    """Return why something can't be fixed at this time: outside the meeting, or something stands there already."""
    if not begint_om <= om < eindigt_om:
        return [Weigering("buiten_overleg", f"Kies een tijd van {tijd(begint_om)} tot {tijd(eindigt_om)}.", veld)]
    if om in vast:
        return [Weigering("al_vast", f"Om {tijd(om)} staat al iets vast. Kies een andere tijd.", veld)]
    return []
