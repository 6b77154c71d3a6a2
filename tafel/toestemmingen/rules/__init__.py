"""The rules of consent: a table, the judgement over it, birthdays, and what must be written down. Pure."""

from tafel.toestemmingen.rules.oordeel import (
    OUDERSTATEN,
    Oordeel,
    Ouder,
    Punt,
    Vraag,
    Wilsonbekwaam,
    groep_op,
    oordeel,
)
from tafel.toestemmingen.rules.tabel import DOELWOORDEN, GRENZEN, SOORTWOORDEN, TABEL, WIEWOORDEN
from tafel.toestemmingen.rules.uitspraken import (
    IEDEREEN,
    Grondfeit,
    Ontvanger,
    Registerfeiten,
    Uitspraak,
    antwoord_van,
    oordeel_over,
    stopt_op,
    vraag_voor,
)
from tafel.toestemmingen.rules.vastleggen import (
    GRONDEN,
    TER_ZAKEN,
    Grondslaginvoer,
    Uitspraakinvoer,
    tegen_grondslag,
    tegen_intrekken,
    tegen_nieuwe_ouder,
    tegen_ouderstaat,
    tegen_uitspraak,
    tegen_wilsonbekwaam,
)
from tafel.toestemmingen.rules.verjaardagen import VERANDERT, VOORAF, Grens, aan_te_kondigen, volgende_grens
from tafel.toestemmingen.rules.woorden import wie_beslist

__all__ = [
    "DOELWOORDEN", "GRENZEN", "GRONDEN", "IEDEREEN", "OUDERSTATEN", "SOORTWOORDEN", "TABEL", "TER_ZAKEN", "VERANDERT",
    "VOORAF", "WIEWOORDEN", "Grens", "Grondfeit", "Grondslaginvoer", "Ontvanger", "Oordeel", "Ouder", "Punt",
    "Registerfeiten", "Uitspraak", "Uitspraakinvoer", "Vraag", "Wilsonbekwaam", "aan_te_kondigen", "antwoord_van",
    "groep_op", "oordeel", "oordeel_over", "stopt_op", "tegen_grondslag", "tegen_intrekken", "tegen_nieuwe_ouder",
    "tegen_ouderstaat", "tegen_uitspraak", "tegen_wilsonbekwaam", "volgende_grens", "vraag_voor", "wie_beslist",
]  # fmt: skip
