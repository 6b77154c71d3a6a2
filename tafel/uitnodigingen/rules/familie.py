"""Whether leerling or a parent may have a page of their own by personal link. Pure.

Source: protocol 's-Hertogenbosch, bijlage 1 and 4 (R28, R57-R62, R70).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from tafel.criteria.rules import leeftijd, naamsleutel
from tafel.toestemmingen.rules import Ontvanger, Registerfeiten, oordeel_over

# how leerling or ouders take part: what one may choose on their own page (V3)
MEEDOENWOORD = {
    "praten": "praat zelf",
    "schrijven": "schrijft het op",
    "voorlezen": "laat het voorlezen",
    "filmpje": "laat een filmpje zien",
    "via_iemand": "laat een ander praten",
    "alleen_luisteren": "luistert alleen",
}
MEEDOEN = tuple(MEEDOENWOORD)
ZONDER_KOMEN = ("schrijven", "voorlezen", "filmpje", "via_iemand")  # can be chosen by who does not come, too (V3)
DOEL = "familie"  # the purpose of their links
VANAF = 12  # R28: younger, the talk is with the parents
BESLIST = 16
GEEN_LEEFTIJD = "De geboortedatum mist. Zonder leeftijd is niet te zeggen wie wat leest."
TE_JONG = "Jonger dan 12: de ouders lezen het, en vertellen het."
UITGESLOTEN = "Deze ouder krijgt niets te horen. Daar is een afweging voor vastgelegd."
WELKE_OUDER = "Een van de ouders mag niets horen. Geef elke ouder een eigen stoel, met de naam zoals bij Toestemming."
MAG_NIET = "De leerling is 16 of ouder en zei nog niet dat de ouders dit mogen lezen."


def waarom_geen_bladzijde(feiten: Registerfeiten, dagen: Iterable[dt.date], rol: str, naam: str) -> str:
    """Return why this leerling or parent has no page of their own on one of these days; "" when they may have one.

    A parent who may not be told anything never has one, also not under another spelling: with such a parent in the
    case, a seat must bear the name of a parent who may.
    """
    for dag in dagen:
        if feiten.geboren is None or dag < feiten.geboren:
            return GEEN_LEEFTIJD
        if rol == "leerling":
            if leeftijd(feiten.geboren, dag) < VANAF:
                return TE_JONG
            continue
        staat = {naamsleutel(ouder): hoe for ouder, hoe in feiten.ouders}
        if "uitgesloten" in staat.values() and staat.get(naamsleutel(naam)) in (None, "uitgesloten"):
            return UITGESLOTEN if naamsleutel(naam) in staat else WELKE_OUDER
        oordeel = oordeel_over(feiten, dag, Ontvanger("ouders", "", naam), doel="informeren", betreft=(naam,))
        if not oordeel.mag:
            return MAG_NIET if any(p.code.startswith("leerling") for p in oordeel.mist) else oordeel.mist[0].zin
    return ""


def komt_met_ouders(geboren: dt.date | None, dag: dt.date) -> bool:
    """Tell whether a leerling is younger than 12 on the day of the meeting: the talk is with the parents (R28).

    Such a child gets no invitation of its own; the parents are invited with it.
    """
    return geboren is not None and geboren <= dag and leeftijd(geboren, dag) < VANAF


def beslist_zelf(geboren: dt.date | None, dag: dt.date) -> bool:
    """Tell whether the leerling decides alone on this day: 16 or older (R59)."""
    return geboren is not None and leeftijd(geboren, dag) >= BESLIST
