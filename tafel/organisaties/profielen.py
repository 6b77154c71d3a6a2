"""The kinds of table that come with Tafel, each with its settings and its source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Profiel:
    """One kind of table: what a new table of this kind begins with, and what it can never have."""

    code: str
    naam: str
    uitleg: str
    bron: str
    ritme: str
    heeft_mandaat: bool = True
    geldregel: str = "eigen"
    kan_doorzetten: bool = False
    gemeente_mag_voorzitten: bool = True
    nazorg_maanden: int = 12
    minuten_per_casus: int = 45


_LIJST = (
    Profiel(
        "doorbraakoverleg", "Doorbraakoverleg", "Besluit over een casus die vastzit, met mandaat en akkoord op kosten.",
        "Protocol doorbraakoverleg, gemeente 's-Hertogenbosch", "op aanvraag",
    ),
    Profiel(
        "taskforce", "Taskforce", "Kijkt elke ronde naar alle kinderen die thuiszitten, met een voorzitter van buiten.",
        "Taskforce Thuiszitters, gemeente Rotterdam", "elke drie weken", geldregel="beiden", kan_doorzetten=True,
        gemeente_mag_voorzitten=False, minuten_per_casus=60,
    ),
    Profiel(
        "actietafel", "Actietafel", "Zoekt een weg terug naar onderwijs, of naar werk of dagbesteding.",
        "Actietafel thuiszitters, gemeente Roermond", "zes keer per jaar", gemeente_mag_voorzitten=False,
    ),
    Profiel(
        "adviestafel", "Adviestafel", "Geeft advies en besluit niet. Houdt bij welke hulp er is.",
        "Adviestafel, gemeente Alkmaar", "in overleg", heeft_mandaat=False, nazorg_maanden=6, minuten_per_casus=30,
    ),
    Profiel(
        "casuistiekoverleg", "Casuïstiekoverleg", "Maakt het plan van aanpak. Een doorbraakoverleg kan daarop volgen.",
        "Casuïstiekoverleg, samenwerkingsverband vo", "elke drie maanden", heeft_mandaat=False, nazorg_maanden=6,
        minuten_per_casus=30,
    ),
)  # fmt: skip
PROFIELEN: dict[str, Profiel] = {profiel.code: profiel for profiel in _LIJST}
