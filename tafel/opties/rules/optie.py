"""Three to six options per case: what each takes, whether it is reëel, and the sentence for who did not get it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from tafel.kern.refusals import Weigering

TEN_MINSTE, HOOGSTENS = 3, 6  # S3: three to six options on the table
KANSEN: Mapping[str, str] = {"klein": "Klein", "redelijk": "Redelijk", "groot": "Groot"}
STANDEN: Mapping[str, str] = {"open": "Nog open", "gekozen": "Gekozen", "niet_gekozen": "Niet gekozen"}
KORT, LANG = 200, 2_000
T = TypeVar("T")


@dataclass(frozen=True)
class Optieinvoer:
    """One option as it is typed."""

    naam: str
    onderwijs: str = ""
    zorg: str = ""
    vervoer: str = ""
    kosten: str = ""
    bedrag: Decimal | None = None
    kans: str | None = None
    nodig: str = ""
    plek: str = ""
    plek_vanaf: dt.date | None = None
    ja_zegt: str = ""
    reeel: bool | None = None
    reeel_waarom: str = ""


def tegen_erbij(aantal: int) -> list[Weigering]:
    """Return the reason against one more option than six."""
    if aantal < HOOGSTENS:
        return []
    melding = f"Er staan er al {HOOGSTENS}. Haal er eerst een weg, of voeg er twee samen."
    return [Weigering("te_veel", melding)]


def tegen_optie(o: Optieinvoer) -> list[Weigering]:
    """Return the reasons against keeping an option: name, known chance, reëel with why, place with a date."""
    redenen = []
    if not o.naam.strip():
        redenen.append(
            Weigering("geen_naam", "Geef de optie een naam, als: twee ochtenden op de eigen school.", "naam")
        )
    if o.kans is not None and o.kans not in KANSEN:
        redenen.append(Weigering("kans_onbekend", "Kies klein, redelijk of groot.", "kans"))
    if o.reeel is not None and not o.reeel_waarom.strip():
        redenen.append(Weigering("geen_waarom", "Schrijf waarom dit wel of niet kan.", "reeel_waarom"))
    if o.plek.strip() and o.plek_vanaf is None:
        redenen.append(Weigering("geen_datum", "Vul in vanaf welke dag deze plek er is.", "plek_vanaf"))
    if o.plek.strip() and not o.ja_zegt.strip():
        redenen.append(Weigering("geen_ja", "Vul in wie ja zegt op deze plek.", "ja_zegt"))
    for veld in ("onderwijs", "zorg", "vervoer", "kosten", "nodig", "reeel_waarom"):
        if len(getattr(o, veld)) > LANG:
            redenen.append(Weigering("te_lang", "Gebruik hoogstens 2.000 tekens.", veld))
    return redenen


def tegen_kiezen(stand: str, omdat: str) -> list[Weigering]:
    """Return the reasons against what became of an option: not chosen always has a reason, for the letter."""
    if stand not in STANDEN:
        return [Weigering("stand_onbekend", "Kies wat er met deze optie gebeurt.", "stand")]
    if stand == "niet_gekozen" and not _kern(omdat):
        return [Weigering("geen_omdat", "Maak de zin af. De familie leest dit in de brief.", "omdat")]
    if len(omdat) > LANG:
        return [Weigering("te_lang", "Gebruik hoogstens 2.000 tekens.", "omdat")]
    return []


def _kern(omdat: str) -> str:
    """Return what comes after "omdat": without that word itself, without the full stop."""
    kaal = " ".join(omdat.split()).rstrip(".").strip()
    if kaal.lower() == "omdat" or kaal.lower().startswith("omdat "):
        kaal = kaal[5:].strip()
    # a first word in ordinary letters goes on in lower case; a name or an abbreviation stays
    eerste = kaal.split(" ", 1)[0]
    return kaal[:1].lower() + kaal[1:] if eerste in _BEGIN else kaal


_BEGIN = frozenset({
    "De", "Het", "Een", "Er", "Dit", "Dat", "Deze", "Die", "Zij", "Hij", "Hun", "We", "Wij", "Op", "In", "Nu", "Geen",
    "Daar", "Alle", "Voor", "Vanaf", "Tot",
})  # fmt: skip


def briefzin(naam: str, omdat: str) -> str:
    """Return the sentence for the letter about an option that was not chosen; "" without a reason (feature 35)."""
    reden = _kern(omdat)
    kop = naam.strip().rstrip(".:")
    return f"{kop[:1].upper()}{kop[1:]}: dat kan nu niet, omdat {reden}." if reden and kop else ""


def redenzin(reeel: bool | None, waarom: str) -> str:
    """Return "Nee, omdat er geen plek is."; "" while it is not known whether an option is reëel."""
    return "" if reeel is None else f"{'Ja' if reeel else 'Nee'}, omdat {_kern(waarom)}."


def telzin(aantal: int) -> str:
    """Return what to do about the number of options; "" when there are enough."""
    if aantal >= TEN_MINSTE:
        return ""
    mist = TEN_MINSTE - aantal
    return f"Zoek nog {'één optie' if mist == 1 else f'{mist} opties'}. Dan valt er iets te kiezen."


def verplaatst(rijen: Sequence[T], plek: int, richting: str) -> list[T]:
    """Return the rows with the one at `plek` a place earlier or later; the same order at either end.

    Raises KeyError for another direction.
    """
    doel = plek + {"eerder": -1, "later": 1}[richting]
    uit = list(rijen)
    if 0 <= doel < len(uit):
        uit[plek], uit[doel] = uit[doel], uit[plek]
    return uit
