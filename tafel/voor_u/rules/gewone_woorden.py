"""The words of the field, and how what a professional typed about a mandate comes to stand in plain words."""

from __future__ import annotations

import re

# never on a page for a family (07-words, 10-look): the words of the field
VAKWOORDEN = (
    "cliënt", "dossiergeval", "spijbel", "thuiszitter", "stagnatie", "stagneer", "opschaling", "mandaat", "commitment",
    "casuïstiek", "casus", "doorzettingskracht", "doorzettingsmacht", "belastbaarheid", "grondslag", "actor",
    "stakeholder", "traject", "interventie", "problematiek", "arrangement", "budgethouder", "akkoordgever",
    "betrokkene", "genodigde", "agendapunt", "zaakonderzoek", "casusverantwoordelijk", "ketenpartner", "convenant",
    "regie", "regisseur", "toezegging", "beschikking", "mandateer", "gemandateerd", "perspectief", "verwijzer",
    "indicatie", "toelaatbaarheid", "swv", "oco", "ib'er", "lpa", "zat", "mdo", "tlv", "rmc", "jgz", "ggz", "pgb",
    "opp", "verzuim", "instemming", "verwerking", "besluitvorming", "wachtrij",
)  # fmt: skip
_KORT = 4  # up to here only the whole word: "zat" is not "zaterdag"
_VAKWOORD = re.compile(r"\b(?:" + "|".join(re.escape(w) + (r"\b" if len(w) <= _KORT else "") for w in VAKWOORDEN) + ")")
_BEDRAG = re.compile(
    r",?\s*(?:\b(?:tot(?: en met)?|t/m|max(?:imaal)?\.?|boven|onder)\s*)?"
    r"(?:(?:€|\beur\b)\s*\d[\d.,]*-?k?|\b\d[\d.,]*\s*(?:euro|eur)\b)(?:\s*per\s+\w+)?",
    re.IGNORECASE,
)
# what professionals often type -> how a parent says it
_ANDERS = (
    (re.compile(r"\bvrijstelling\b", re.IGNORECASE), "vrij van school"),
    (re.compile(r"\bplaatsing\b", re.IGNORECASE), "een plek"),
    (re.compile(r"\btoegang tot jeugdhulp\b", re.IGNORECASE), "hulp die kan beginnen"),
    (re.compile(r"\binzet van\b\s*", re.IGNORECASE), ""),
    (re.compile(r"\bondersteuning\b", re.IGNORECASE), "extra hulp"),
)


def vakwoorden_in(tekst: str) -> list[str]:
    """Return the words of the field in a text that was typed, in the order in which they stand."""
    return _VAKWOORD.findall(tekst.lower())


def zonder_bedrag(tekst: str) -> str:
    """Return the text without amounts of money: how much somebody may spend tells a family nothing they can use."""
    return " ".join(_BEDRAG.sub("", tekst).split()).strip(" ,;.")


def in_gewone_woorden(tekst: str) -> str:
    """Return what somebody may decide in plain words; "" when it can't be said so: then say it in general."""
    gewoon = zonder_bedrag(tekst)
    for patroon, woord in _ANDERS:
        gewoon = patroon.sub(woord, gewoon)
    return "" if vakwoorden_in(gewoon) else gewoon
