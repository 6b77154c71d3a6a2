"""What must be true before the chair goes on to the next phase of a case (R30-R33, R38, R39)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tafel.draaiboeken.rules.feiten import Casusfeiten
from tafel.kern.format import getal


def verder(fase: str, feiten: Casusfeiten) -> tuple[str, ...]:
    """Return what must be true before the chair goes on to the next phase; raises KeyError for an unknown phase."""
    return tuple(_VERDER[fase](feiten))


def _verder_welkom(f: Casusfeiten) -> list[str]:
    hoofd = f.familie[:1].upper() + f.familie[1:]
    return [
        f"{hoofd} weten wie er zitten, en wat die mogen beslissen.",
        f"{hoofd} weten dat zij mogen stoppen.",
        "De vraag van vandaag is voor iedereen dezelfde.",
    ]


def _verder_horen(f: Casusfeiten) -> list[str]:
    aantal = len(f.partijen)
    gehoord = f"Iedereen is gehoord: {getal(aantal, 'mens', 'mensen')}." if aantal else "Iedereen is gehoord."
    return [gehoord, "Van ieder staat één zin op het scherm.", "Wie het anders ziet, kon dat zeggen."]


def _verder_opties(f: Casusfeiten) -> list[str]:
    open_ = sum(1 for wens in f.wensen if not wens.antwoord)
    wensen = "Elke wens heeft een antwoord, met waarom."
    if open_:
        wensen = f"Elke wens heeft een antwoord, met waarom. Nog open: {open_}."
    return [wensen, "Er is één weg om mee te beginnen.", "U weet wat u doet als die weg niet lukt."]


def _verder_besluit(f: Casusfeiten) -> list[str]:
    uit = [
        "Elk onderdeel heeft wie, wat en wanneer.",
        "Wie het uitvoert, zei ja. Voor wie er niet is, zegt niemand iets toe.",
        "Van ieder staat ja, een voorwaarde of nee op het scherm.",
    ]
    if f.geld.verwacht:
        uit.append("Jeugdhulp en onderwijs hebben allebei de kosten gezien.")
    return uit


_VERDER: Mapping[str, Callable[[Casusfeiten], list[str]]] = {
    "welkom": _verder_welkom,
    "horen": _verder_horen,
    "knelpunt": lambda f: [f"{f.familie[:1].upper() + f.familie[1:]} zeggen: ja, dat klopt. Of hun zin staat ernaast."],
    "opties": _verder_opties,
    "besluit": _verder_besluit,
    "afspraken": lambda f: [
        "Elke afspraak heeft een naam en een dag.",
        f"{f.familie[:1].upper() + f.familie[1:]} weten wie hen belt, en wie zij bellen.",
        "De eerste dag om terug te kijken staat vast.",
    ],
    "afronden": lambda f: [
        "De casus heeft een uitkomst.",
        f"{f.familie[:1].upper() + f.familie[1:]} weten wat er nu gebeurt.",
    ],
}
