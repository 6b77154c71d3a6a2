"""The aanmelding document, described once: keys, kinds, labels, blocks and privacy marks.

The file reader, the form reader, the facts and the screens all walk this tree. The shape is that of the
aanmelding file; in the app a document has no peildatum (today) and no tafel (the table of the case).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tafel.criteria import velden as v
from tafel.criteria.keuzes import TAFELS
from tafel.criteria.veld import Blok, Veld

Document = dict[str, Any]
"""A nested JSON-able dict in the shape of this tree; dates are ISO strings, an empty value is None."""

KOP = (
    Veld("peildatum", "datum", "Datum van de toets"),
    Veld("tafel", "keuze", "Soort tafel", waarden=TAFELS),
)
"""The two keys that stand in the file only."""

DOCUMENT = Veld("aanmelding", "groep", "Aanmelding", velden=(
    Veld("leerling", "groep", "Leerling", blok=1, privacy="persoon", velden=v.LEERLING),
    Veld("onderwijs", "groep", "Onderwijs", blok=1, privacy="persoon", velden=v.ONDERWIJS),
    Veld("verzuim", "groep", "Verzuim", blok=2, privacy="persoon", velden=v.VERZUIM),
    Veld("eerdere_overleggen", "groepenlijst", "Eerdere overleggen", "Noem er minstens twee.",
         "bijzonder", blok=3, velden=v.OVERLEG, rij="Overleg"),
    Veld("eerdere_pogingen", "groepenlijst", "Eerdere pogingen", "Ook wat een tijdje wel werkte.",
         "bijzonder", blok=3, velden=v.POGING, rij="Poging"),
    Veld("inzet", "groepenlijst", "Wat is er verder gedaan?", "Alleen wat er was. U hoeft niets te herhalen.",
         "bijzonder", blok=3, velden=v.INZET, rij="Stap"),
    Veld("criteria", "groep", "Reden van opschaling", blok=4, privacy="bijzonder", velden=v.CRITERIA),
    Veld("stagnatie", "groep", "Waarom het vastzit", "Schrijf het zo dat de ouders het mee kunnen lezen.",
         "bijzonder", blok=4, velden=v.STAGNATIE),
    Veld("opschalingen", "groepenlijst", "Wie heeft u daar gesproken?",
         "Een leidinggevende van elke organisatie die dit kan oplossen. Eén telefoontje is genoeg.",
         "bijzonder", blok=4, velden=v.OPSCHALING, rij="Gesprek"),
    Veld("plan_van_aanpak", "groep", "Plan van aanpak", blok=5, privacy="bijzonder", velden=v.PLAN,
         leeg_is_null=True),
    Veld("casusverantwoordelijke", "groep", "Casusverantwoordelijke", blok=6, privacy="persoon",
         velden=v.CASUSVERANTWOORDELIJKE),
    Veld("ouders_met_gezag", "tekstlijst", "Ouders met gezag", "Eén naam per regel.", "persoon", blok=6),
    Veld("gezag", "groep", "Hoe weet u wie het gezag heeft?", blok=6, privacy="persoon", velden=v.GEZAG),
    Veld("partijen", "groepenlijst", "Partijen", "Wie is nodig om dit te veranderen?", "persoon", blok=6,
         velden=v.PARTIJ, rij="Partij"),
    Veld("steunpersoon", "groep", "Neemt iemand een steunpersoon mee?", "Leerling en ouders mogen iemand meenemen.",
         "persoon", blok=6, velden=v.STEUNPERSOON, leeg_is_null=True),
    Veld("geinformeerd", "groep", "Wie weet ervan?", blok=6, privacy="persoon", velden=v.GEINFORMEERD),
    Veld("toestemmingen", "groepenlijst", "Toestemmingen", "Vanaf 12 jaar vraagt u het ook aan de leerling. "
         "Vanaf 16 jaar beslist de leerling.", "persoon", blok=6, velden=v.TOESTEMMING, rij="Toestemming"),
    Veld("wilsonbekwaam", "groep", "Kan de leerling dit niet zelf beslissen?",
         "Vul dit alleen in als een deskundige het vaststelde.", "bijzonder", blok=6, velden=v.WILSONBEKWAAM,
         leeg_is_null=True),
))  # fmt: skip
"""The whole document, without the two keys of KOP."""

_RIJ = re.compile(r"[0-9]+|[0-9a-f]{8}")  # a row by its place or by its key

SLEUTELS = tuple(veld.sleutel for veld in DOCUMENT.velden)


def _blok(nummer: int, titel: str, hint: str = "") -> Blok:
    return Blok(nummer, titel, hint, tuple(veld for veld in DOCUMENT.velden if veld.blok == nummer))


BLOKKEN = (
    _blok(1, "Leerling en onderwijs"),
    _blok(2, "Verzuim"),
    _blok(3, "Wat is geprobeerd"),
    _blok(4, "Waarom het vastzit", "Schrijf het zo dat de ouders het mee kunnen lezen."),
    _blok(5, "Plan van aanpak"),
    _blok(6, "Mensen en toestemming"),
)


def leeg(veld: Veld) -> Any:
    """The value of a field in which nothing is filled in: None, [] or a dict of such values."""
    if veld.soort == "groep":
        return None if veld.leeg_is_null else {kind.sleutel: leeg(kind) for kind in veld.velden}
    return [] if veld.soort in ("tekstlijst", "keuzelijst", "groepenlijst") else None


def leeg_document() -> Document:
    """A new document with every key present and nothing filled in."""
    return {veld.sleutel: leeg(veld) for veld in DOCUMENT.velden}


def is_leeg(waarde: object) -> bool:
    """Whether nothing is filled in: None, only blanks, or a list or dict of such values (False is an answer).

    The key of a row (`_id`) does not count.
    """
    if isinstance(waarde, Mapping):
        return all(is_leeg(deel) for naam, deel in waarde.items() if not str(naam).startswith("_"))
    if isinstance(waarde, list | tuple):
        return all(is_leeg(deel) for deel in waarde)
    return waarde is None or (isinstance(waarde, str) and not waarde.strip())


def bladen(veld: Veld = DOCUMENT, pad: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Veld]]:
    """Every field that holds a value itself, with its path of keys (rows without their number)."""
    for kind in veld.velden:
        if kind.velden:
            yield from bladen(kind, (*pad, kind.sleutel))
        else:
            yield (*pad, kind.sleutel), kind


def veld_bij(pad: str) -> Veld:
    """The field of a form name such as `opschalingen-0-datum` or `opschalingen-1a2b3c4d-datum`.

    Raises KeyError if the path does not exist.
    """
    veld, delen = DOCUMENT, pad.split("-")
    while delen:
        veld = veld.kind(delen.pop(0))
        if veld.soort == "groepenlijst" and delen and _RIJ.fullmatch(delen[0]):
            delen.pop(0)
    return veld
