"""Who decides, as a table: a row per group of age and kind of act. Pure data, no judgement.

Source: protocol 's-Hertogenbosch, bijlage 4 (R57-R63, V23, V24, V26), summed up in design note 11 section 4.4.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Wie = Literal["leerling", "ouder", "vertegenwoordiger", "verstrekker"]
Soort = Literal["onderwijs", "hulpverlening", "medisch", "ouder"]
Doel = Literal["delen", "hulp", "informeren"]
Groep = Literal["onbekend", "kind", "tiener", "jongere", "volwassen", "vertegenwoordigd", "volwassen_vertegenwoordigd"]
Domein = Literal["delen", "hulpgegevens", "hulp", "informeren", "informeren_hulp", "ouder", "ouder_anders"]

SOORTWOORDEN: Mapping[str, str] = {
    "onderwijs": "De aanmelding en gegevens over school",
    "hulpverlening": "Gegevens over hulp",
    "medisch": "De conclusie van de jeugdarts",
    "ouder": "Gegevens over een ouder zelf",
}
DOELWOORDEN: Mapping[str, str] = {
    "delen": "Delen met wie aan tafel zit",
    "hulp": "Hulp geven",
    "informeren": "De ouders informeren",
}
WIEWOORDEN: Mapping[str, str] = {
    "leerling": "De leerling",
    "ouder": "Een ouder met gezag",
    "vertegenwoordiger": "De wettelijk vertegenwoordiger",
    "verstrekker": "De hulpverlener van wie de gegevens komen",
}

# From which age a pupil has a say, decides alone, and is of age. The birthday counts as the new age.
GRENZEN: tuple[int, ...] = (12, 16, 18)
GROEPEN: tuple[tuple[int, Groep, Groep], ...] = (
    # up to this age (not included): the group, and the group when wilsonbekwaam in this matter (R61)
    (12, "kind", "kind"),
    (16, "tiener", "vertegenwoordigd"),
    (18, "jongere", "vertegenwoordigd"),
    (999, "volwassen", "volwassen_vertegenwoordigd"),
)

# what kind of act it is: (purpose, kind of data) -> the column of the table
DOMEINEN: Mapping[tuple[str, str], Domein] = {
    ("delen", "onderwijs"): "delen",
    ("delen", "hulpverlening"): "hulpgegevens",  # R57: "hulp" is help and the data about it
    ("delen", "medisch"): "hulpgegevens",  # bijlage 4: the WGBO gives the same ages
    ("delen", "ouder"): "ouder",  # R60
    ("hulp", "onderwijs"): "hulp",
    ("hulp", "hulpverlening"): "hulp",
    ("hulp", "medisch"): "hulp",
    ("hulp", "ouder"): "ouder_anders",  # another ground carries sharing only
    ("informeren", "onderwijs"): "informeren",
    ("informeren", "hulpverlening"): "informeren_hulp",  # R63
    ("informeren", "medisch"): "informeren_hulp",
    ("informeren", "ouder"): "ouder_anders",
}
# which matter of wilsonbekwaamheid belongs to which column
TER_ZAKE: Mapping[str, str] = {
    "delen": "delen",
    "hulpgegevens": "hulp",
    "hulp": "hulp",
    "informeren": "delen",
    "informeren_hulp": "hulp",
    "ouder": "delen",
    "ouder_anders": "delen",
}


@dataclass(frozen=True)
class Regel:
    """One row: what it takes."""

    beslist: tuple[str, ...] = ()
    """Each of these must have said yes: leerling, ouders, vertegenwoordiger, betrokken_ouder."""
    gevraagd: tuple[str, ...] = ()
    """Must have been asked; a no weighs and does not decide (instemming)."""
    alle_ouders: bool = False
    """V24: every parent must have said yes; otherwise one missing of two is a warning."""
    hoort: tuple[str, ...] = ()
    """Who is told beforehand (R70)."""
    ouders_na_ja: bool = False
    """R59: parents are told only when who decides agrees to that."""
    beperken: bool = True
    """R62: from 12 on one parent can be left out, by a weighed decision."""
    andere_grond: bool = False
    """G04: another grondslag, weighed in words, can stand in for consent."""
    verstrekker: bool = False
    """R63: who gave the data is asked first whether a parent may see them."""


_OUDERS, _SAMEN = ("ouders",), ("ouders", "leerling")
_ALLEEN, _VERT = ("leerling",), ("vertegenwoordiger",)
_BEIDE = ("leerling", "vertegenwoordiger")
_DIE_OUDER = ("betrokken_ouder",)

TABEL: Mapping[tuple[str, str], Regel] = {
    # younger than 12 (R57)
    ("kind", "delen"): Regel(_OUDERS, hoort=_SAMEN, beperken=False, andere_grond=True),
    ("kind", "hulpgegevens"): Regel(_OUDERS, hoort=_SAMEN, alle_ouders=True, beperken=False, andere_grond=True),
    ("kind", "hulp"): Regel(_OUDERS, hoort=_SAMEN, alle_ouders=True, beperken=False),
    ("kind", "informeren"): Regel(hoort=_OUDERS, beperken=False),
    ("kind", "informeren_hulp"): Regel(hoort=_OUDERS, beperken=False, verstrekker=True),
    ("kind", "ouder"): Regel(_DIE_OUDER, beperken=False, andere_grond=True),
    ("kind", "ouder_anders"): Regel(_DIE_OUDER, beperken=False),
    # 12 to 15 (R58, V23)
    ("tiener", "delen"): Regel(_OUDERS, _ALLEEN, hoort=_SAMEN, andere_grond=True),
    ("tiener", "hulpgegevens"): Regel(_SAMEN, alle_ouders=True, hoort=_SAMEN, andere_grond=True),
    ("tiener", "hulp"): Regel(_SAMEN, alle_ouders=True, hoort=_SAMEN),
    ("tiener", "informeren"): Regel(hoort=_OUDERS),
    ("tiener", "informeren_hulp"): Regel(hoort=_OUDERS, verstrekker=True),
    ("tiener", "ouder"): Regel(_DIE_OUDER, andere_grond=True),
    ("tiener", "ouder_anders"): Regel(_DIE_OUDER),
    # 16 and 17 (R59)
    ("jongere", "delen"): Regel(_ALLEEN, hoort=_ALLEEN, ouders_na_ja=True, andere_grond=True),
    ("jongere", "hulpgegevens"): Regel(_ALLEEN, hoort=_ALLEEN, ouders_na_ja=True, andere_grond=True),
    ("jongere", "hulp"): Regel(_ALLEEN, hoort=_ALLEEN, ouders_na_ja=True),
    ("jongere", "informeren"): Regel(_ALLEEN, hoort=_OUDERS, ouders_na_ja=True),
    ("jongere", "informeren_hulp"): Regel(_ALLEEN, hoort=_OUDERS, ouders_na_ja=True, verstrekker=True),
    ("jongere", "ouder"): Regel(_DIE_OUDER, andere_grond=True),
    ("jongere", "ouder_anders"): Regel(_DIE_OUDER),
    # 18 and older (V26)
    ("volwassen", "delen"): Regel(_ALLEEN, hoort=_ALLEEN, ouders_na_ja=True, andere_grond=True),
    ("volwassen", "hulpgegevens"): Regel(_ALLEEN, hoort=_ALLEEN, ouders_na_ja=True, andere_grond=True),
    ("volwassen", "hulp"): Regel(_ALLEEN, hoort=_ALLEEN, ouders_na_ja=True),
    ("volwassen", "informeren"): Regel(_ALLEEN, hoort=_OUDERS, ouders_na_ja=True),
    ("volwassen", "informeren_hulp"): Regel(_ALLEEN, hoort=_OUDERS, ouders_na_ja=True, verstrekker=True),
    ("volwassen", "ouder"): Regel(_DIE_OUDER, andere_grond=True),
    ("volwassen", "ouder_anders"): Regel(_DIE_OUDER),
    # 12 to 17, wilsonbekwaam in this matter (R61)
    ("vertegenwoordigd", "delen"): Regel(_OUDERS, hoort=_SAMEN, andere_grond=True),
    ("vertegenwoordigd", "hulpgegevens"): Regel(_OUDERS, alle_ouders=True, hoort=_SAMEN, andere_grond=True),
    ("vertegenwoordigd", "hulp"): Regel(_OUDERS, alle_ouders=True, hoort=_SAMEN),
    ("vertegenwoordigd", "informeren"): Regel(hoort=_OUDERS),
    ("vertegenwoordigd", "informeren_hulp"): Regel(hoort=_OUDERS, verstrekker=True),
    ("vertegenwoordigd", "ouder"): Regel(_DIE_OUDER, andere_grond=True),
    ("vertegenwoordigd", "ouder_anders"): Regel(_DIE_OUDER),
    # 18 and older, wilsonbekwaam: parental authority has ended, a representative decides (keuze; design note 11, 4.4)
    ("volwassen_vertegenwoordigd", "delen"): Regel(_VERT, hoort=_BEIDE, ouders_na_ja=True, andere_grond=True),
    ("volwassen_vertegenwoordigd", "hulpgegevens"): Regel(_VERT, hoort=_BEIDE, ouders_na_ja=True, andere_grond=True),
    ("volwassen_vertegenwoordigd", "hulp"): Regel(_VERT, hoort=_BEIDE, ouders_na_ja=True),
    ("volwassen_vertegenwoordigd", "informeren"): Regel(_VERT, hoort=_OUDERS, ouders_na_ja=True),
    ("volwassen_vertegenwoordigd", "informeren_hulp"): Regel(_VERT, hoort=_OUDERS, ouders_na_ja=True, verstrekker=True),
    ("volwassen_vertegenwoordigd", "ouder"): Regel(_DIE_OUDER, andere_grond=True),
    ("volwassen_vertegenwoordigd", "ouder_anders"): Regel(_DIE_OUDER),
}
