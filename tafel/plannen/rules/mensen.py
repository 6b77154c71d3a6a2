"""Who does it: the person or role at the head or the tail of a line of a plan."""

from __future__ import annotations

import re

_ROLLEN = frozenset((
    "mentor", "mentrix", "mentoren", "leerkracht", "leerkrachten", "juf", "meester", "docent", "docenten",
    "vakdocent", "vakdocenten", "gymdocent", "school", "directeur", "directie", "conciërge", "ib'er", "ib-er",
    "ib’er", "ib", "intern", "begeleider", "oco", "ondersteuningscoördinator", "ondersteuningscoordinator",
    "zorgcoördinator", "zorgcoordinator", "zoco", "kerndocent", "ouder", "ouders", "moeder", "vader", "stiefmoeder",
    "stiefvader", "pleegouder", "pleegouders", "pleegmoeder", "pleegvader", "opa", "oma", "grootouders", "broer",
    "zus", "oom", "tante", "voogd", "gezin", "leerling", "jeugdige", "leerplicht", "leerplichtambtenaar", "lpa",
    "jeugdarts", "jeugdhulp", "jeugdhulpverlener", "jeugdverpleegkundige", "verpleegkundige", "ggd", "jgz",
    "wijkteam", "basisteam", "cjg", "swv", "samenwerkingsverband", "consulent", "onderwijsconsulent", "gezinscoach",
    "gezinsbegeleider", "ambulant", "begeleider", "begeleiders", "coach", "jongerencoach", "gedragswetenschapper",
    "orthopedagoog", "psycholoog", "schoolpsycholoog", "huisarts", "therapeut", "behandelaar", "teamleider",
    "afdelingsleider", "casusverantwoordelijke", "casusregisseur", "regisseur", "zaakonderzoeker", "voorzitter",
    "schoolmaatschappelijk", "smw", "maatschappelijk", "werk", "werker", "gemeente", "allen", "iedereen",
    "allemaal", "vertrouwenspersoon", "jongerenwerker", "stagebegeleider", "doorstroomcoach", "rmc", "politie",
    "gezinsvoogd", "jeugdbeschermer", "hulpverlener", "steunpersoon", "vrijwilliger", "buddy", "verzuimcoördinator",
    "verzuimmedewerker", "administratie",
))  # fmt: skip
_LIDWOORDEN = frozenset(("de", "het", "een", "onze", "haar", "zijn"))
_TITELS = frozenset(("mevrouw", "mevr.", "mw.", "mw", "meneer", "dhr.", "dhr", "dr.", "drs.", "juf", "meester"))
_VERBINDT = frozenset(("en", "&", "+", "/", ",", "met", "of", "samen"))
_GEEN_WERKWOORD = frozenset((
    "met", "het", "dat", "wat", "niet", "tot", "uit", "want", "dit", "met", "elk", "elke", "iedereen", "kort",
    "vast", "laat", "direct", "goed", "recht", "wordt", "worden", "is",
))  # fmt: skip
_MODAAL = frozenset((
    "gaat", "zal", "kan", "moet", "mag", "wil", "doet", "gaan", "zullen", "doen", "belt", "mailt", "maakt", "zorgt",
    "geeft", "ziet",
))  # fmt: skip
_WOORD = re.compile(r"\S+")
_NAAM = re.compile(r"[A-ZÀ-Þ][a-zA-ZÀ-ÿ’'-]*\.?|(?:[A-Z]\.)+")
MAX_WIE = 60


def is_wie(tekst: str) -> bool:
    """Tell whether the whole text is a person, a role, or several of them."""
    tekst = tekst.strip(" .:")
    return 0 < len(tekst) <= MAX_WIE and _loop(tekst, namen=True) == len(tekst)


def splits_wie(tekst: str) -> tuple[str, str]:
    """Return (who, the rest); who is "" when the line does not tell, and then the rest is the whole line."""
    for manier in (_dubbele_punt, _achteraan, _kop, _door, _haakjes):
        wie, wat = manier(tekst)
        if wie and wat:
            return wie, wat
    return "", tekst.strip()


def _dubbele_punt(tekst: str) -> tuple[str, str]:
    """Read "Mentor: belt moeder"; a time as 10:30 is no colon."""
    voor, punt, na = tekst.partition(":")
    voor = voor.strip(" @*_")
    if not punt or not na.strip() or voor[-1:].isdigit() or len(voor.split()) > 6 or len(voor) > MAX_WIE:
        return "", ""
    if re.match(r"(?:actie|afspraak|doel|stap|let op|nb|wat|plan)\b", voor, re.IGNORECASE):
        return "", ""
    return voor, na.strip(" *_")


def _kop(tekst: str) -> tuple[str, str]:
    """Read "de mentor belt moeder", "Joost en Mirjam maken …", "@mentor belt"."""
    tekst = tekst.strip()
    if tekst.startswith("@"):
        wie, _, wat = tekst[1:].partition(" ")
        return wie.strip(" ,:"), wat.strip()
    tot = _loop(tekst, namen=False)
    wie, wat = tekst[:tot].strip(" ,;:–-"), tekst[tot:].strip(" ,;:–-")
    if not wie or not wat or len(wie) > MAX_WIE:
        return "", ""
    if " " not in wat and wat.casefold().rstrip(".").endswith("en"):
        return "", ""  # "school bezoeken": who is not told
    return wie, wat


def _achteraan(tekst: str) -> tuple[str, str]:
    """Read "moeder bellen (mentor)": the doer stands last when the line begins with what must be done."""
    _wie, wat = _kop(tekst)
    if wat and not wat.split()[0].casefold().endswith("en"):
        return "", ""
    wie, wat = _haakjes(tekst)
    return (wie, wat) if wie else _door(tekst)


def _door(tekst: str) -> tuple[str, str]:
    """Read "gesprek voeren door de mentor"."""
    treffer = re.search(r"\bdoor:?\s+(.{1,60})$", tekst, re.IGNORECASE)
    if treffer and is_wie(treffer[1]):
        return treffer[1].strip(" ."), tekst[: treffer.start()].strip(" ,;:–-")
    return "", ""


def _haakjes(tekst: str) -> tuple[str, str]:
    """Read "moeder bellen (mentor)"."""
    treffer = re.search(r"[(\[]([^()\[\]]{1,60})[)\]]\s*\.?$", tekst)
    if treffer and is_wie(treffer[1]):
        return treffer[1].strip(), tekst[: treffer.start()].strip(" ,;:–-")
    return "", ""


def _loop(tekst: str, *, namen: bool) -> int:
    """Return how far from its start the text is persons and roles.

    With `namen` any capitalised word counts as a name; without, only before a verb or after a role.
    """
    stukken = list(_WOORD.finditer(tekst))
    eind = 0
    ben_in = False
    for plaats, stuk in enumerate(stukken):
        woord, los = stuk[0], stuk[0].strip(",;:()").casefold()
        volgend = stukken[plaats + 1][0].strip(",;:()") if plaats + 1 < len(stukken) else ""
        if los in _ROLLEN or (los in _TITELS and ben_in):
            ben_in, eind = True, stuk.end()
        elif los in _LIDWOORDEN or los in _TITELS:
            continue
        elif los in _VERBINDT or woord in _VERBINDT or (los == "van" and ben_in):
            if not ben_in:
                break
            if los == "van":
                eind, ben_in = _van(stukken, plaats, eind), True
                if eind >= (stukken[plaats + 1].end() if plaats + 1 < len(stukken) else 0):
                    continue
        elif _NAAM.fullmatch(woord.strip(",;:()")) and (namen or _noemt(stukken, plaats, volgend, ben_in)):
            ben_in, eind = True, stuk.end()
        elif plaats and stukken[plaats - 1].end() <= eind and los in ("zelf", "samen"):
            eind = stuk.end()
        elif stuk.end() > eind:
            break
    return eind


def _van(stukken: list[re.Match[str]], plaats: int, eind: int) -> int:
    """Return the end of "van school", "van groep 7", "van het wijkteam" after a role; else the end as it was."""
    rest = list(stukken[plaats + 1 : plaats + 4])
    while rest and rest[0][0].casefold() in _LIDWOORDEN:
        rest.pop(0)
    if rest and (rest[0][0].strip(",:").casefold() in _ROLLEN or _NAAM.fullmatch(rest[0][0].strip(",:"))):
        return rest[0].end()
    if len(rest) > 1 and rest[0][0].casefold() in ("groep", "klas") and any(c.isdigit() for c in rest[1][0]):
        return rest[1].end()
    return eind


def _noemt(stukken: list[re.Match[str]], plaats: int, volgend: str, ben_in: bool) -> bool:
    """Tell whether a capitalised word is a name here: after a role or title, with a full stop, or before a verb."""
    woord = stukken[plaats][0]
    if ben_in or woord.rstrip(",").endswith("."):
        return True
    if plaats and stukken[plaats - 1][0].casefold() in _TITELS:
        return True
    rest = [s[0].strip(",") for s in stukken[plaats + 1 : plaats + 5]]
    if volgend.casefold() in ("en", "&", "+"):
        ander = rest[1] if len(rest) > 1 else ""
        genoemd = bool(_NAAM.fullmatch(ander)) or ander.casefold() in _ROLLEN
        return genoemd and any(_is_werkwoord(w) or w.endswith("en") for w in rest[2:])
    if _NAAM.fullmatch(volgend):
        return any(_is_werkwoord(w) for w in rest)
    return _is_werkwoord(volgend)


def _is_werkwoord(woord: str) -> bool:
    laag = woord.casefold()
    if laag in _MODAAL:
        return True
    return woord.islower() and woord.isalpha() and len(laag) > 3 and laag.endswith("t") and laag not in _GEEN_WERKWOORD
