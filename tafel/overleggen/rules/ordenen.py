"""The order of an agenda by rule, every place explained; people overrule it by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tafel.kern.format import getal


@dataclass(frozen=True)
class Ordepunt:
    """What decides the place of one item."""

    sleutel: str
    nummer: str
    gezin_erbij: bool
    spoed: bool
    thuis_sinds: dt.date | None
    partners: frozenset[str]  # organisations that come for it


@dataclass(frozen=True)
class Plek:
    """The place that the rules give an item, and why in a sentence."""

    sleutel: str
    waarom: str


def orden(punten: Sequence[Ordepunt], vandaag: dt.date) -> list[Plek]:
    """Return every item in the order of the rules, with the reason for its place.

    Where leerling or ouders come goes first, so that they don't wait; then spoed; then who shares most partners with
    the item before, so that those can leave together; then who is longest at home. Equal: by number.
    """
    over = sorted(punten, key=lambda p: p.nummer)
    plekken: list[Plek] = []
    vorig: Ordepunt | None = None
    while over:
        keus = min(over, key=lambda p: _sleutel(p, vorig))
        plekken.append(Plek(keus.sleutel, _waarom(keus, vorig, vandaag)))
        over.remove(keus)
        vorig = keus
    return plekken


def _samen(punt: Ordepunt, vorig: Ordepunt | None) -> frozenset[str]:
    return punt.partners & vorig.partners if vorig else frozenset()


def _sleutel(punt: Ordepunt, vorig: Ordepunt | None) -> tuple[bool, bool, int, dt.date, str]:
    # 5-practice: leerling and ouders first; feature 20: same partners adjacent, spoed, then longest at home
    return (
        not punt.gezin_erbij,
        not punt.spoed,
        -len(_samen(punt, vorig)),
        punt.thuis_sinds or dt.date.max,
        punt.nummer,
    )


def _waarom(punt: Ordepunt, vorig: Ordepunt | None, vandaag: dt.date) -> str:
    zinnen = []
    if punt.gezin_erbij:
        zinnen.append("leerling of ouders zijn erbij")
    if punt.spoed:
        zinnen.append("er is spoed toegekend")
    if vorig and _samen(punt, vorig):
        wie = sorted(_samen(punt, vorig))
        zinnen.append(
            f"{wie[0]} zit ook bij {vorig.nummer}" if len(wie) == 1 else f"zelfde partijen als {vorig.nummer}"
        )
    if punt.thuis_sinds and punt.thuis_sinds <= vandaag:
        zinnen.append(f"{getal((vandaag - punt.thuis_sinds).days, 'dag', 'dagen')} thuis")
    zin = "; ".join(zinnen) or "nog niet thuis"
    return f"{zin[:1].upper()}{zin[1:]}."


def met_de_hand(nu: Sequence[str], regels: Sequence[str]) -> frozenset[str]:
    """Return which items people put elsewhere than the rules would: as few as explain the present order."""
    plek = {sleutel: nr for nr, sleutel in enumerate(regels)}
    langste: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    for sleutel in nu:
        lengte, rij = max(een for een in langste if not een[1] or plek[een[1][-1]] < plek[sleutel])
        langste.append((lengte + 1, (*rij, sleutel)))
    return frozenset(nu) - frozenset(max(langste)[1])


@dataclass(frozen=True)
class Stap:
    """One item that the rules would put elsewhere: from which place to which, and why."""

    sleutel: str
    nummer: str
    van: int
    naar: int
    waarom: str


def stappen(nu: Sequence[Ordepunt], straks: Sequence[str], vandaag: dt.date) -> list[Stap]:
    """Return what moves when items, now in the order `nu`, come in the order `straks`; each with why, in a sentence.

    As few as explain the new order: who only shifts because another one goes first is not named.
    """
    oud = [punt.sleutel for punt in nu]
    zinnen = {plek.sleutel: plek.waarom for plek in orden(nu, vandaag)}
    nummers = {punt.sleutel: punt.nummer for punt in nu}
    verzet = met_de_hand(oud, straks)
    return [
        Stap(een, nummers[een], oud.index(een) + 1, plek, zinnen[een])
        for plek, een in enumerate(straks, start=1)
        if een in verzet
    ]


def waarom_hier(punten: Sequence[Ordepunt], vandaag: dt.date, nummers: Sequence[int] = ()) -> dict[str, str]:
    """Return for each item, in the order in which they stand now, why it stands there: by rule or by hand.

    nummers: the places of these items as people see them, when there are others between them; else 1, 2, 3 …
    """
    plekken = orden(punten, vandaag)
    regels = [plek.sleutel for plek in plekken]
    verzet = met_de_hand([punt.sleutel for punt in punten], regels)
    uit = {}
    for nr, punt in enumerate(punten):
        zin = _waarom(punt, punten[nr - 1] if nr else None, vandaag)
        if punt.sleutel in verzet:
            plek = regels.index(punt.sleutel)
            waarom = plekken[plek].waarom
            nummer = nummers[plek] if nummers else plek + 1
            zin = f"Hier gezet. De regels geven plek {nummer}: {waarom[:1].lower()}{waarom[1:]}"
        uit[punt.sleutel] = zin
    return uit


def wie_kan_wachten(punten: Sequence[Ordepunt]) -> list[str]:
    """Return the keys from who can best wait to who can't: no family coming, no spoed, shortest at home first."""
    volgorde = sorted(
        punten,
        key=lambda p: (p.gezin_erbij, p.spoed, -(p.thuis_sinds or dt.date.max).toordinal(), p.nummer),
    )
    return [punt.sleutel for punt in volgorde]
