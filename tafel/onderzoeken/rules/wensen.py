"""Wishes, each with an answer (R30), and a call in one line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from tafel.kern.refusals import Weigering
from tafel.onderzoeken.rules.verhaal import VAN

ANTWOORDEN: Mapping[str, str] = {"kan": "Kan", "nog_niet": "Kan nog niet", "kan_niet": "Kan niet"}
LANG = 1_000
KORT = 200
# quick lines for a call: the second tap notes it
BELZINNEN: Mapping[str, str] = {
    "niet_bereikt": "Niet bereikt.",
    "belt_terug": "Belt terug.",
    "afspraak": "Afspraak gemaakt.",
    "denkt_mee": "Wil meedenken over een plek.",
}


def tegen_wens(van: str, tekst: str) -> list[Weigering]:
    """Return the reasons against keeping a wish: whose, and the words."""
    redenen = []
    if van not in VAN:
        redenen.append(Weigering("geen_van", "Kies van wie deze wens is.", "van"))
    if not tekst.strip():
        redenen.append(Weigering("geen_wens", "Schrijf de wens op, in hun woorden.", "tekst"))
    elif len(tekst) > LANG:
        redenen.append(Weigering("te_lang", "Gebruik hoogstens 1.000 tekens.", "tekst"))
    return redenen


def tegen_antwoord(antwoord: str, waarom: str) -> list[Weigering]:
    """Return the reasons against an answer to a wish: kan, kan niet or nog niet, always with why (R30)."""
    redenen = []
    if antwoord not in ANTWOORDEN:
        redenen.append(Weigering("geen_antwoord", "Kies kan, kan nog niet of kan niet.", "antwoord"))
    if not waarom.strip():
        redenen.append(Weigering("geen_waarom", "Schrijf waarom. De familie leest dit.", "waarom"))
    elif len(waarom) > LANG:
        redenen.append(Weigering("te_lang", "Gebruik hoogstens 1.000 tekens.", "waarom"))
    return redenen


def tegen_belnotitie(wie: str, wat: str, wanneer: dt.datetime | None, nu: dt.datetime) -> list[Weigering]:
    """Return the reasons against noting a call: with whom, what, and not in the future."""
    redenen = []
    if not wie.strip() or len(wie) > KORT:
        redenen.append(Weigering("geen_wie", "Kies of typ met wie u belde.", "wie"))
    if not wat.strip():
        redenen.append(Weigering("geen_wat", "Tik een zin aan, of typ in één regel wat er is gezegd.", "wat"))
    elif len(wat) > LANG:
        redenen.append(Weigering("te_lang", "Gebruik hoogstens 1.000 tekens.", "wat"))
    if wanneer is not None and wanneer > nu + dt.timedelta(minutes=5):
        redenen.append(Weigering("datum_later", "Dit moment is nog niet geweest. Vul nu of eerder in.", "dag"))
    return redenen
