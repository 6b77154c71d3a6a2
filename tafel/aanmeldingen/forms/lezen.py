"""From what a browser posts to fields: names by key, what the person began with, rows to take away."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tafel.aanmeldingen.rules.samenvoegen import op_sleutels
from tafel.aanmeldingen.rules.velden import VRIJ, Getypt, is_naam
from tafel.aanmeldingen.services.velden import nieuwe_sleutel
from tafel.criteria.formulier import MAX_RIJEN, Veldfout
from tafel.criteria.rijen import LIJSTEN, is_sleutel, op_sleutel, plek_van, rijen, splits
from tafel.criteria.schema import BLOKKEN, SLEUTELS, Document, bladen

Posted = Mapping[str, Sequence[str]]
NIETS = "?"  # equal to no digest: what this page began with is not known
_MAX_VELDEN = 2_000
_VINKJES = ["-".join(pad) for pad, veld in bladen() if veld.soort == "keuzelijst"]


@dataclass(frozen=True)
class Gelezen:
    """The fields that were posted, the rows to take away, the fields that keep the other text, the faults."""

    getypt: list[Getypt] = field(default_factory=list)
    weg: dict[str, Mapping[str, str] | None] = field(default_factory=dict)
    laat: frozenset[str] = frozenset()
    fouten: list[Veldfout] = field(default_factory=list)


def lees_basis(posted: Posted) -> dict[str, str] | None:
    """Return the digests that came along in one field as JSON; None when they did not, or can't be read."""
    tekst = "".join(posted.get("basis", [])[-1:])
    try:
        waarde = json.loads(tekst) if tekst else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(waarde, dict) or not all(isinstance(een, str) for een in waarde.values()):
        return None
    return {str(naam): een[:16] for naam, een in waarde.items()}


def lees_venster(posted: Posted) -> tuple[str, int]:
    """Return the mark of the window and the number of what it sends; ("", 0) for a page without JavaScript."""
    merk, nummer = ("".join(posted.get(naam, [])[-1:]) for naam in ("venster", "volgnummer"))
    goed = is_sleutel(merk) and nummer.isascii() and nummer.isdecimal() and len(nummer) < 10
    return (merk, int(nummer)) if goed else ("", 0)


def lees_velden(posted: Posted, document: Document) -> Gelezen:
    """Return the fields of a small request: only those that are named in it, each with its own digest."""
    basis = lees_basis(posted) or {}
    namen = [naam for naam in list(posted)[:_MAX_VELDEN] if is_naam(naam)]
    getypt = [Getypt(naam, tuple(posted[naam]), basis.get(naam, "")) for naam in namen]
    weg = {op_sleutel(document, naam): basis for naam in posted.get("weg", [])}
    return Gelezen(getypt, {**weg}, frozenset(posted.get("laat", [])))


def lees_heel(posted: Posted, document: Document, *, zelfde_versie: bool) -> Gelezen:
    """Return every field of a whole form.

    A block that did not come along is left alone. Rows by number are those at that place: the list then becomes what
    was posted. Without digests the version decides: when it is another one, each field that differs asks for a choice.
    """
    basis = lees_basis(posted)
    uit = Gelezen(laat=frozenset(posted.get("ander", [])))
    for naam in posted.get("weg", []):
        uit.weg[op_sleutel(document, naam)] = basis
    onbekend = [n for n in posted if n.split("-")[0] in SLEUTELS and not is_naam(n)]
    uit.fouten.extend(Veldfout(naam, "Dit veld bestaat niet. Laad de pagina opnieuw.") for naam in onbekend)
    namen = {naam: tuple(posted[naam]) for naam in posted if is_naam(naam)}
    if "heel" in posted:
        namen |= {naam: () for naam in _VINKJES if naam not in namen and _kwam_mee(naam, namen)}
    op_nummer = _op_nummer(namen)
    if basis is not None or zelfde_versie:
        for lijst, nummers in op_nummer.items():
            staat = rijen(document, lijst)
            uit.weg.update({f"{lijst}-{staat[nr]['_id']}": None for nr in range(len(staat)) if nr not in nummers})
    begin = NIETS if basis is None and not zelfde_versie else None
    ruw = op_sleutels(
        (Getypt(naam, waarden or ("",), begin) for naam, waarden in namen.items()), document, nieuwe_sleutel
    )
    if basis is not None:
        ruw = [Getypt(een.naam, een.waarden, basis.get(een.naam, "")) for een in ruw]
    te_veel = [lijst for lijst, nummers in op_nummer.items() if len(nummers) > MAX_RIJEN]
    uit.fouten.extend(Veldfout(n, f"Dit zijn te veel regels. Er passen er {MAX_RIJEN}.") for n in te_veel)
    weg = set(uit.weg)
    uit.getypt.extend(een for een in ruw if een.naam not in uit.laat and _rijnaam(een.naam) not in weg)
    return uit


def _rijnaam(naam: str) -> str:
    return "" if naam in VRIJ else plek_van(naam).rijnaam


def _op_nummer(namen: Iterable[str]) -> dict[str, set[int]]:
    """Return per list the numbers of rows that came by number."""
    uit: dict[str, set[int]] = {}
    for naam in namen:
        lijst, rij, _ = splits(naam)
        if lijst and not is_sleutel(rij):
            uit.setdefault(lijst, set()).add(int(rij))
    return uit


def _kwam_mee(naam: str, namen: Iterable[str]) -> bool:
    """Tell whether anything of the block of this field was posted."""
    sleutels = next(blok.sleutels for blok in BLOKKEN if naam.split("-")[0] in blok.sleutels)
    return any(een.split("-")[0] in sleutels for een in namen)


__all__ = ["LIJSTEN", "Gelezen", "Posted", "lees_basis", "lees_heel", "lees_velden", "lees_venster"]
