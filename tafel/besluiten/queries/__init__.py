"""Read decisions and agreements: pictures for templates, loaders for the guard, lists."""

from tafel.besluiten.queries.akkoorden import (
    Soort,
    akkoord_uit_url,
    akkoorden_van,
    kandidaten,
    mijn_akkoorden_aantal,
    open_akkoorden,
)
from tafel.besluiten.queries.beelden import (
    Akkoordbeeld,
    Besluitbeeld,
    Kostenbeeld,
    Onderdeelbeeld,
    Partijbeeld,
    Vraag,
    voor_akkoordgever,
    vraag_uit_beeld,
)
from tafel.besluiten.queries.besluit import beeld_van_besluit, besluit_uit_url, besluit_van_punt, besluiten_van_casus

__all__ = [
    "Akkoordbeeld",
    "Besluitbeeld",
    "Kostenbeeld",
    "Onderdeelbeeld",
    "Partijbeeld",
    "Soort",
    "Vraag",
    "akkoord_uit_url",
    "akkoorden_van",
    "beeld_van_besluit",
    "besluit_uit_url",
    "besluit_van_punt",
    "besluiten_van_casus",
    "kandidaten",
    "mijn_akkoorden_aantal",
    "open_akkoorden",
    "voor_akkoordgever",
    "vraag_uit_beeld",
]
