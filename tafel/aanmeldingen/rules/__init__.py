"""Rules of an aanmelding: what stands between it and handing in; one field at a time. Pure."""

from tafel.aanmeldingen.rules.indienen import (
    GEEN_VERZOEK,
    MAX_VERZOEK,
    NOOIT_UITZONDERING,
    Instroomfeiten,
    kan_verzoeken,
    te_lang,
    tegen_indienen,
    tegen_verzoek,
)

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
