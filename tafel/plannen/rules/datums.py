"""Dates in a pasted plan: in figures and in words, with or without a year, a week, a part of a month."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from itertools import islice

from tafel.criteria.datums import bestaat_niet, in_woorden
from tafel.kern.format import DAGEN

TERUG = 120
"""Days that a date without a year may lie before the day of pasting; older ones are read as next year."""

_MAAND = (
    r"(?P<{0}>jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?"
    r"|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_BEGIN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_WEEKDAG = r"(?:\b(?P<{0}>maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo)\.?,?\s+)?"
_JAAR = r"(?P<{0}>(?:19|20|21)[0-9]{{2}}|'[0-9]{{2}})"
_ISO = r"(?<![0-9.-])(?P<ij>(?:19|20|21)[0-9]{2})-(?P<im>[0-9]{1,2})-(?P<id>[0-9]{1,2})(?![0-9-])"
_CIJFERS = (
    r"(?<![0-9./,-])(?P<cd>[0-9]{1,2})(?P<cs>\s?[-/.]\s?)(?P<cm>[0-9]{1,2})(?:(?P=cs)(?P<cj>[0-9]{4}|'?[0-9]{2}))"
    r"(?![0-9/-]|\.[0-9])"
)
_KORT = (
    r"(?<![0-9./,-])(?P<kd>[0-9]{1,2})[-/](?P<km>[0-9]{1,2})(?![0-9/-]|[.,][0-9])"
    r"(?!\s*(?:minu|min\b|uur|uren|keer|x\b|maal|euro|jaar|dagen|weken|maanden|leerlingen|lessen|les\b|kwartier|%))"
)
_WOORDEN = (
    r"(?<![0-9./,-])(?P<wd>[0-9]{1,2})e?\s*[- ]?\s*"
    + _MAAND.format("wm")
    + r"(?:\s*,?[- ]?\s*"
    + _JAAR.format("wj")
    + r"(?![0-9]))?"
)
_WEEK = r"\b(?:week|wk\.?|weeknr\.?)\s*(?P<ww>[0-9]{1,2})(?![0-9])(?:\s*,?\s*(?:van\s+)?" + _JAAR.format("wwj") + ")?"
_DEEL = (
    r"\b(?P<md>eind(?:e)?(?:\s+van)?|begin(?:\s+van)?|medio|half|halverwege|in|tot en met)\s+"
    + _MAAND.format("mm")
    + r"(?:\s+"
    + _JAAR.format("mj")
    + ")?"
)
_DATUM = re.compile(
    _WEEKDAG.format("dag") + f"(?:{_ISO}|{_CIJFERS}|{_WOORDEN}|{_KORT})" + f"|{_WEEK}|{_DEEL}", re.IGNORECASE
)
_ERVOOR = re.compile(
    r"(?:\b(?:uiterlijk|klaar|gereed|af|deadline:?|datum:?|wanneer:?|streefdatum:?)\s+)?"
    r"(?:(?:\b(?:uiterlijk|vóór|vòòr|voor|op|per|tegen|tot en met|tot|t/m|deadline:?|datum:?|wanneer:?|gereed|klaar|af"
    r"|dd\.?|d\.d\.))|[@<→])\s*(?:(?:in|de|eind van)\s+)?$",
    re.IGNORECASE,
)
_BLIJFT = re.compile(r"\b(?:vanaf|sinds|van|met ingang van|m\.i\.v\.|start|na|tussen|en)\s*:?\s*$", re.IGNORECASE)
_IN = re.compile(r"\bin\s+$", re.IGNORECASE)
_VENSTER, _HOOGSTENS = 40, 50  # characters around a date that count; dates read in one line
_ERNA = re.compile(r"^\s*(?:a\.?s\.?(?![a-z])|aanstaande|jl\.?(?![a-z]))", re.IGNORECASE)
_VAAG = re.compile(
    r"\b(?:elke|iedere|wekelijks|dagelijks|maandelijks|tweewekelijks|om de week|doorlopend|z\.?s\.?m\.?(?![a-z])"
    r"|zo snel mogelijk|zo spoedig mogelijk|per direct|direct|nader te bepalen|n\.?t\.?b\.?(?![a-z])|volgende week"
    r"|deze week|volgende maand|deze maand|morgen|vandaag|binnen \w+ (?:dagen|weken|maanden)"
    r"|over \w+ (?:dagen|weken|maanden)|na de \w+|voor de \w*vakantie|vóór de \w*vakantie|volgend schooljaar)"
    r"(?:\s+(?:maandag|dinsdag|woensdag|donderdag|vrijdag|week|dag|maand|ochtend|middag))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Datumlezing:
    """What a text says about a day.

    `dag` is None when there is no date, or one that does not exist. `rest` is the text without the words of the date
    (or all of it, when they say more than the date). `zin` is what the person should know about it, "" when nothing;
    `mist` tells that the person still has to fill the day in.
    """

    dag: dt.date | None
    rest: str
    zin: str = ""
    alleen: bool = False

    @property
    def mist(self) -> bool:
        """Tell whether no day could be read."""
        return self.dag is None


@dataclass(frozen=True)
class _Vondst:
    begin: int
    eind: int
    dag: dt.date | None
    zin: str
    blijft: bool
    vast: bool  # looks like a date wherever it stands


def lees_dag(tekst: str, bij: dt.date, *, kolom: bool = False) -> Datumlezing:
    """Return the day that `tekst` names, read near the day `bij`.

    In a column of dates (`kolom`) bare figures as 5-10 count anywhere; in a sentence only after a word as "vóór", in
    brackets or at the end, so that "5-10 minuten" stays text. Of two dates the last one counts and the text stays.
    """
    vondsten = [v for v in _vondsten(tekst, bij) if kolom or v.vast]
    if not vondsten:
        return Datumlezing(None, tekst.strip(), _zonder_datum(tekst), False)
    vondst = vondsten[-1]
    if len(vondsten) > 1:
        gekozen = max((v.dag for v in vondsten if v.dag), default=None)
        if gekozen is None:
            return Datumlezing(None, tekst.strip(), vondst.zin)
        return Datumlezing(
            gekozen, tekst.strip(), f"Hier staat meer dan één datum. We namen {in_woorden(gekozen)}. Controleer de dag."
        )
    if vondst.dag is None or vondst.blijft:
        return Datumlezing(vondst.dag, tekst.strip(), vondst.zin)
    rest = _plak(tekst[: vondst.begin], tekst[vondst.eind :])
    return Datumlezing(vondst.dag, rest, vondst.zin, alleen=not rest)


def is_dag(tekst: str, bij: dt.date) -> bool:
    """Tell whether `tekst` is a date and nothing else (for finding the column of dates)."""
    lezing = lees_dag(tekst, bij, kolom=True)
    return lezing.dag is not None and lezing.alleen


def noemt_dag(tekst: str, bij: dt.date) -> bool:
    """Tell whether there is a date in `tekst`, or a word that stands where a date could (elke week, z.s.m.)."""
    return bool(_vondsten(tekst, bij)) or bool(_VAAG.match(tekst.strip()))


def _zonder_datum(tekst: str) -> str:
    vaag = _VAAG.search(tekst)
    if vaag:
        return f"“{vaag[0].strip()}” is geen datum. Vul in wanneer dit klaar is of begint."
    return "Er staat geen datum bij. Vul in wanneer dit klaar is."


def _plak(voor: str, na: str) -> str:
    """Join what stands around a date, without the brackets and commas that held it."""
    voor, na = voor.rstrip(), na.lstrip()
    if voor.endswith("(") and na.startswith(")"):
        voor, na = voor[:-1].rstrip(), na[1:].lstrip()
    if not na:
        voor = voor.rstrip(" ,;:–-→>")
    if not voor:
        na = na.lstrip(" ,;:–-→>.")
    if na[:1] in (".", ",", ";", ")"):
        return (voor + na).strip()
    return " ".join(deel for deel in (voor, na) if deel).strip(" ")


def _vondsten(tekst: str, bij: dt.date) -> list[_Vondst]:
    gevonden = []
    for treffer in islice(_DATUM.finditer(tekst), _HOOGSTENS):
        eind = treffer.end()
        if erna := _ERNA.match(tekst[eind:]):
            eind += erna.end()
        venster = max(0, treffer.start() - _VENSTER)
        voor = tekst[venster : treffer.start()]
        ervoor = _ERVOOR.search(voor) or (_IN.search(voor) if treffer["ww"] else None)
        begin = venster + ervoor.start() if ervoor else treffer.start()
        dag, zin = _dag_van(treffer, bij)
        erna_ = tekst[eind : eind + _VENSTER]
        haakjes = tekst[venster:begin].rstrip().endswith("(") and erna_.lstrip()[:1] in (")", ",", ";")
        einde = not tekst[eind:].strip(" .,;)")
        vast = treffer["kd"] is None or bool(ervoor) or haakjes or einde or treffer["dag"] is not None
        if treffer["kd"] is not None and dag is None and not ervoor:
            continue  # two figures that are no day: a score, a page
        gevonden.append(_Vondst(begin, eind, dag, zin, bool(_BLIJFT.search(tekst[venster:begin])), vast))
    return gevonden


def _dag_van(t: re.Match[str], bij: dt.date) -> tuple[dt.date | None, str]:
    """Return the day of a match and what should be said about it."""
    if t["ww"]:
        return _week(int(t["ww"]), _jaar(t["wwj"]), bij)
    if t["mm"]:
        return _deel(t["md"].casefold(), _maand(t["mm"]), _jaar(t["mj"]), bij)
    if t["ij"]:
        jaar, maand, dag = int(t["ij"]), int(t["im"]), int(t["id"])
    elif t["cd"]:
        jaar, maand, dag = _jaar(t["cj"]) or 0, int(t["cm"]), int(t["cd"])
    elif t["wd"]:
        jaar, maand, dag = _jaar(t["wj"]) or 0, _maand(t["wm"]), int(t["wd"])
    else:
        jaar, maand, dag = 0, int(t["km"]), int(t["kd"])
    return _hele_dag(jaar, maand, dag, (t["dag"] or "").casefold(), bij)


def _hele_dag(jaar: int, maand: int, dag: int, weekdag: str, bij: dt.date) -> tuple[dt.date | None, str]:
    kandidaten = [jaar] if jaar else range(bij.year - 1, bij.year + 5)
    dagen = [d for d in (_maak(j, maand, dag) for j in kandidaten) if d]
    if not dagen:
        wat = bestaat_niet(jaar, maand, dag) if jaar else _bestaat_niet(maand, dag)
        return None, f"{wat}. Vul een andere dag in."
    goed = [d for d in dagen if jaar or d >= bij - dt.timedelta(days=TERUG)] or dagen
    gekozen = goed[0]
    if weekdag:
        passend = [d for d in goed[:1] if DAGEN[d.weekday()].startswith(weekdag)]
        if not passend:
            return gekozen, f"{in_woorden(gekozen)} is een {DAGEN[gekozen.weekday()]}. Controleer de dag."
    return gekozen, ""


def _bestaat_niet(maand: int, dag: int) -> str:
    return bestaat_niet(2000, maand, dag).replace(" 2000", "")


def _week(nummer: int, jaar: int | None, bij: dt.date) -> tuple[dt.date | None, str]:
    """Return the Friday of a week."""
    for poging in [jaar] if jaar else range(bij.year - 1, bij.year + 3):
        try:
            vrijdag = dt.date.fromisocalendar(poging, nummer, 5)
        except ValueError:
            continue
        if jaar or vrijdag >= bij - dt.timedelta(days=TERUG):
            return vrijdag, f"Week {nummer} lezen we als {DAGEN[4]} {in_woorden(vrijdag)}."
    return None, f"Week {nummer} bestaat niet. Vul een dag in."


def _deel(deel: str, maand: int, jaar: int | None, bij: dt.date) -> tuple[dt.date | None, str]:
    """Return the day for a part of a month: begin the 7th, half the 15th, else its last day."""
    for poging in [jaar] if jaar else range(bij.year - 1, bij.year + 3):
        laatste = calendar.monthrange(poging, maand)[1]
        dag = 7 if deel.startswith("begin") else 15 if deel in ("medio", "half", "halverwege") else laatste
        gekozen = dt.date(poging, maand, dag)
        if jaar or gekozen >= bij - dt.timedelta(days=TERUG):
            return gekozen, f"“{deel} {_lang(maand)}” lezen we als {in_woorden(gekozen)}."
    return None, ""


def _lang(maand: int) -> str:
    return in_woorden(dt.date(2000, maand, 1)).split()[1]


def _maand(woord: str) -> int:
    woord = woord.casefold()
    return 3 if woord.startswith("maart") else _BEGIN.index(woord[:3]) + 1


def _jaar(tekst: str | None) -> int | None:
    if not tekst:
        return None
    getal = int(tekst.lstrip("'"))
    return 2000 + getal if getal < 100 else getal


def _maak(jaar: int, maand: int, dag: int) -> dt.date | None:
    try:
        return dt.date(jaar, maand, dag)
    except ValueError:
        return None
