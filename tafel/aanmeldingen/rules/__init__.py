"""Rules of an aanmelding: what stands between it and handing in; one field at a time. Pure."""

from tafel.aanmeldingen.rules.indienen import (
    GEEN_VERZOEK,
    MAX_VERZOEK,
    Instroomfeiten,
    kan_verzoeken,
    te_lang,
    tegen_indienen,
    tegen_verzoek,
)
from tafel.toetsen.rules import NOOIT_UITZONDERING

__all__ = [
    "GEEN_VERZOEK",
    "MAX_VERZOEK",
    "NOOIT_UITZONDERING",
    "Instroomfeiten",
    "kan_verzoeken",
    "te_lang",
    "tegen_indienen",
    "tegen_verzoek",
]
