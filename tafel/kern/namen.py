"""Are these two the same child? Names as they are spelled in the Netherlands, and the date of birth. Pure.

docs/keuzes/0013 says why the bands are where they are.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA, JaroWinkler

from tafel.kern.letters import namen_met_letters as namen_met_letters
from tafel.kern.letters import zonder_naam as zonder_naam

Band = Literal["zelfde", "lijkt", "anders"]

# words before a surname that are left out, come loose or grow onto it
_VOOR = frozenset(
    [
        "van",
        "von",
        "vom",
        "de",
        "den",
        "der",
        "des",
        "het",
        "t",
        "d",
        "te",
        "ten",
        "ter",
        "tot",
        "op",
        "in",
        "aan",
        "bij",
        "voor",
        "uit",
        "over",
        "onder",
        "fan",
        "fen",
        "zu",
        "zum",
        "zur",
        "du",
        "la",
        "le",
        "les",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "el",
        "al",
        "ul",
        "ben",
        "ibn",
        "bin",
        "bint",
        "ait",
        "ould",
        "oulad",
        "ou",
        "abu",
        "abou",
        "st",
    ]
)
_LETTERS = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n", "ĳ": "ij",
})  # fmt: skip
# one spelling for what sounds the same; the order counts
_KLANK = tuple(
    (re.compile(van), naar)
    for van, naar in (
        (r"ph", "f"), (r"chr", "kr"), (r"ck", "k"), (r"qu?", "k"), (r"x", "ks"), (r"s(?:h|j)", "s"), (r"tsj|tch", "tj"),
        (r"c(?![eihyj])", "k"), (r"(?<=[tgkdbr])h", ""), (r"dt", "t"), (r"dj|dz(?=h)", "j"), (r"ou|oe|ue", "u"),
        (r"ae", "a"), (r"ie", "i"), (r"ij|y|j", "i"), (r"(.)\1+", r"\1"), (r"(?<=.)h$", ""), (r"d$", "t"), (r"b$", "p"),
    )
)  # fmt: skip
_SLAV = re.compile(r"(?<=[skc])(?:a|i)$")  # Kowalska and Kowalski are one family
_GEEN_KLINKER = re.compile(r"[aeiou]")


@dataclass(frozen=True)
class Kind:
    """What one case or list says about a child."""

    voornaam: str
    achternaam: str
    geboren: dt.date | None

    @property
    def volledig(self) -> bool:
        """Tell whether first name, last name and date of birth are all there."""
        return bool(self.voornaam.strip() and self.achternaam.strip() and self.geboren)


@dataclass(frozen=True)
class Oordeel:
    """How two children compare: the band, 0 to 100 for sorting, why (Dutch), whether they may be family."""

    band: Band
    score: int
    waarom: str
    familie: bool = False


def kaal(tekst: str) -> str:
    """Return lower case letters without accents; apostrophes are gone, every other sign is a blank."""
    laag = tekst.strip().lower().translate(_LETTERS)
    zonder = "".join(teken for teken in unicodedata.normalize("NFKD", laag) if not unicodedata.combining(teken))
    zonder = re.sub(r"['’‘`´ʼ]", "", zonder.translate(_LETTERS))
    return " ".join(re.sub(r"[\W\d_]+", " ", zonder).split())


def klank(woord: str) -> str:
    """Return one word in the spelling of its sound: dijkstra, dykstra and dyckstra are the same."""
    for patroon, naar in _KLANK:
        woord = patroon.sub(naar, woord)
    return woord


@lru_cache(maxsize=4096)
def voornaam_sleutels(naam: str) -> tuple[str, ...]:
    """Return the first names in the spelling of their sound, in order; an initial is one letter."""
    return tuple(klank(woord) if len(woord) > 1 else woord for woord in kaal(naam).split())


@lru_cache(maxsize=4096)
def hoofdwoorden(naam: str) -> list[str]:
    """Return the words of a name that are no prefix, as written; halves of a double name apart."""
    woorden = [woord for woord in re.split(r"[\s-]+", naam) if woord]
    return [woord for woord in woorden if len(woord) > 2 and kaal(woord) not in _VOOR] or woorden


def achternaam_sleutels(naam: str) -> frozenset[str]:
    """Return the spellings in which a surname counts as equal: without prefixes, with them glued on, each half.

    "van der El-Amrani" gives elamrani and amrani. A name of prefixes only stays whole.
    """
    woorden = kaal(naam).split()
    hoofd = [woord for woord in woorden if woord not in _VOOR] or woorden
    vormen = {"".join(hoofd), "".join(woorden)} | {woord for woord in hoofd if len(woord) > 3}
    for woord in tuple(vormen):
        for voor in ("el", "al", "ben", "ait"):
            if woord.startswith(voor) and len(woord) - len(voor) > 3:
                vormen.add(woord.removeprefix(voor))
    return frozenset(_SLAV.sub("i", klank(vorm)) if vorm.endswith(("ska", "cka", "ski", "cki")) else klank(vorm)
                     for vorm in vormen if vorm)  # fmt: skip


def _geraamte(sleutel: str) -> str:
    return sleutel[:1] + _GEEN_KLINKER.sub("", sleutel[1:])


def _bijna(een: str, ander: str, vanaf: int) -> bool:
    """Tell whether two keys are one name with another vowel, or with one slip in a longer name."""
    kort = min(len(een), len(ander))
    afstand = OSA.distance(een, ander, score_cutoff=2)
    if kort >= vanaf - 1 and afstand <= 2 and kort + 2 > afstand * 3 and _geraamte(een) == _geraamte(ander):
        return True
    return kort >= vanaf and afstand <= (2 if kort >= 9 else 1) and een[0] == ander[0]


def _voornamen(een: tuple[str, ...], ander: tuple[str, ...]) -> int:
    """Return 3 equal, 2 spelled otherwise, 1 an initial or the beginning of it, 0 another name.

    Short names must be equal: twins are called Sam and Sem, Tim and Tom, Yasin and Yasmin.
    """
    if not een or not ander:
        return 0
    if "".join(een) == "".join(ander) or (een[0] == ander[0] and len(een[0]) > 1):
        return 3
    if 1 in (len(een[0]), len(ander[0])):
        return 1 if een[0][0] == ander[0][0] else 0
    if _bijna(een[0], ander[0], 6) or _bijna("".join(een), "".join(ander), 6):
        return 2
    if any(len(deel) > 1 and deel in ander[1:] for deel in een[:1]) or ander[0] in een[1:]:
        return 2
    kort, lang = sorted((een[0], ander[0]), key=len)
    return 1 if len(kort) >= 3 and lang.startswith(kort) and len(lang) - len(kort) >= 2 else 0


def _achternamen(een: frozenset[str], ander: frozenset[str]) -> int:
    """Return 3 equal in one of the spellings, 2 one slip apart, 1 alike, 0 another name."""
    if een & ander:
        return 3
    paren = [(a, b) for a in een for b in ander]
    if any(_bijna(a, b, 5) for a, b in paren):
        return 2
    return 1 if any(min(len(a), len(b)) > 4 and JaroWinkler.similarity(a, b) >= 0.92 for a, b in paren) else 0


def bijna_dezelfde_dag(een: dt.date, ander: dt.date) -> bool:
    """Tell whether day and month are swapped, or one figure differs."""
    if (een.year, een.month, een.day) == (ander.year, ander.day, ander.month):
        return een != ander
    return sum(a != b for a, b in zip(een.isoformat(), ander.isoformat(), strict=True)) == 1


def dagen_in_de_buurt(dag: dt.date) -> Iterator[dt.date]:
    """Yield the dates that are one slip away from `dag`: for a question along an index."""
    if dag.day <= 12 and dag.day != dag.month:
        yield dt.date(dag.year, dag.day, dag.month)
    tekst = dag.strftime("%Y%m%d")
    for plek in range(2, 8):  # a child of today is born in 19.. or 20..: the century never slips
        for cijfer in "0123456789":
            if cijfer != tekst[plek]:
                anders = tekst[:plek] + cijfer + tekst[plek + 1 :]
                try:
                    yield dt.date(int(anders[:4]), int(anders[4:6]), int(anders[6:]))
                except ValueError:
                    continue


def vergelijk(een: Kind, ander: Kind) -> Oordeel:
    """Compare two children.

    `zelfde`: same day, and at most one of the names spelled a little otherwise. `lijkt`: same day and a weaker
    likeness (an initial, names swapped), or equal names and a date with one slip. `anders`: all else; a twin too.
    """
    voor = _voornamen(voornaam_sleutels(een.voornaam), voornaam_sleutels(ander.voornaam))
    achter = _achternamen(achternaam_sleutels(een.achternaam), achternaam_sleutels(ander.achternaam))
    dag = een.geboren is not None and een.geboren == ander.geboren
    if dag and voor + achter >= 5:
        hoe = "naam en geboortedag gelijk" if voor == achter == 3 else "naam iets anders gespeld, geboortedag gelijk"
        return Oordeel("zelfde", 88 + 2 * (voor + achter), hoe)
    if dag and voor and achter and voor + achter >= 3:
        return Oordeel("lijkt", 60 + 5 * (voor + achter), "naam lijkt, geboortedag gelijk")
    if dag and _omgedraaid(een, ander):
        return Oordeel("lijkt", 75, "voornaam en achternaam omgedraaid, geboortedag gelijk")
    if voor == achter == 3 and not dag:
        if een.geboren is None or ander.geboren is None:
            return Oordeel("lijkt", 55, "naam gelijk, geboortedag onbekend")
        if bijna_dezelfde_dag(een.geboren, ander.geboren):
            return Oordeel("lijkt", 70, "naam gelijk, geboortedag bijna gelijk")
    familie = achter == 3 and voor == 0
    return Oordeel("anders", 20 if familie else 0, "zelfde achternaam" if familie else "een ander kind", familie)


def _omgedraaid(een: Kind, ander: Kind) -> bool:
    """Tell whether the first name of one stands as the last name of the other, both ways."""
    heen = _achternamen(achternaam_sleutels(een.voornaam), achternaam_sleutels(ander.achternaam))
    return heen == 3 and _achternamen(achternaam_sleutels(een.achternaam), achternaam_sleutels(ander.voornaam)) == 3


def noemt(tekst: str, voornaam: str | None, achternaam: str | None) -> str:
    """Return the first or last name that stands in a text as a word of its own; "" when neither does.

    Accents do not count. A first name is found in small letters too, a last name only with a capital: many last names
    are plain words. A name of one letter is an initial, and that is how it should be.
    """
    woorden = re.findall(r"\w+", tekst)
    eerste: dict[str, str] = {kaal(deel): deel for deel in re.findall(r"\w+", voornaam or "") if len(deel) > 1}
    laatste: dict[str, str] = {kaal(deel): deel for deel in re.findall(r"\w+", achternaam or "") if len(deel) > 1}
    laatste = {sleutel: deel for sleutel, deel in laatste.items() if sleutel not in _VOOR}
    for woord in woorden:
        sleutel = kaal(woord)
        if sleutel in eerste:
            return eerste[sleutel]
        if sleutel in laatste and woord[0].isupper():
            return laatste[sleutel]
    return ""
