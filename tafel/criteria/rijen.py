"""Rows of lists by a key of their own, and one field of the document by its form name.

Every row of a list carries `_id`, eight hex characters, so that two windows that add or remove a row never mean
another one. A field is named `opschalingen-<key>-datum`; a plain number, `opschalingen-0-datum`, means the row at that
place. Keys that begin with "_" are no part of what is filled in.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tafel.criteria.schema import DOCUMENT, Document, is_leeg, leeg, veld_bij
from tafel.criteria.veld import Veld

SLEUTEL = re.compile(r"[0-9a-f]{8}")

LIJSTEN: dict[str, Veld] = {
    "-".join((*pad, veld.sleutel)): veld
    for pad, veld in [
        *(((), veld) for veld in DOCUMENT.velden),
        *(((veld.sleutel,), kind) for veld in DOCUMENT.velden if veld.soort == "groep" for kind in veld.velden),
    ]
    if veld.soort == "groepenlijst"
}
"""Every list of rows, by its form name."""


@dataclass(frozen=True)
class Plek:
    """Where one field stands: the form name of its list and its row ("" when it is in none), its keys, its kind."""

    naam: str
    veld: Veld
    lijst: str
    rij: str
    pad: tuple[str, ...]

    @property
    def rijnaam(self) -> str:
        """The form name of the row, as `opschalingen-1a2b3c4d`; "" outside lists."""
        return f"{self.lijst}-{self.rij}" if self.lijst else ""


def is_sleutel(rij: str) -> bool:
    """Whether this is the key of a row (and not its number)."""
    return SLEUTEL.fullmatch(rij) is not None


def splits(naam: str) -> tuple[str, str, str]:
    """List, row and the rest of a form name; ("", "", naam) for a field outside lists."""
    for lijst in LIJSTEN:
        if naam.startswith(f"{lijst}-"):
            rij, _, rest = naam[len(lijst) + 1 :].partition("-")
            if is_sleutel(rij) or (rij.isascii() and rij.isdecimal() and len(rij) <= 5):
                return lijst, rij, rest
    return "", "", naam


def plek_van(naam: str) -> Plek:
    """The place of a field that holds a value itself; raises KeyError for any other name."""
    veld = veld_bij(naam)
    lijst, rij, rest = splits(naam)
    if veld.velden or (lijst and not rest):
        raise KeyError(naam)
    if not lijst and any(naam == een or naam.startswith(f"{een}-") for een in LIJSTEN):
        raise KeyError(naam)  # a field of a row, without the row
    return Plek(naam, veld, lijst, rij, tuple(rest.split("-")))


def rijen(document: Mapping[str, Any], lijst: str) -> list[dict[str, Any]]:
    """The rows of a list by its form name, as they stand in the document."""
    waarde: Any = document
    for sleutel in lijst.split("-"):
        waarde = (waarde or {}).get(sleutel)
    return [rij for rij in waarde or () if isinstance(rij, dict)]


def met_sleutels(document: Mapping[str, Any]) -> Document:
    """A deep copy in which every row has a key. A row without one gets the same key each time the document is read."""
    nieuw: Document = _kopie(dict(document))
    for lijst in LIJSTEN:
        gezien: set[str] = set()
        for nummer, rij in enumerate(rijen(nieuw, lijst)):
            sleutel = str(rij.get("_id") or "")
            if not is_sleutel(sleutel) or sleutel in gezien:
                sleutel = _afgeleid(lijst, nummer, rij, gezien)
                rij["_id"] = sleutel
            gezien.add(sleutel)
    return nieuw


def _kopie(waarde: Any) -> Any:
    """A copy of what a document is made of: dicts, lists and plain values."""
    if isinstance(waarde, dict):
        return {naam: _kopie(deel) if isinstance(deel, dict | list) else deel for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_kopie(deel) if isinstance(deel, dict | list) else deel for deel in waarde]
    return waarde


def zonder_sleutels(waarde: Any) -> Any:
    """The same value without the keys of rows, to compare or to send elsewhere."""
    if isinstance(waarde, Mapping):
        return {naam: zonder_sleutels(deel) for naam, deel in waarde.items() if not str(naam).startswith("_")}
    return [zonder_sleutels(deel) for deel in waarde] if isinstance(waarde, list | tuple) else waarde


def _afgeleid(lijst: str, nummer: int, rij: Mapping[str, Any], gezien: set[str]) -> str:
    zaad = json.dumps([lijst, nummer, zonder_sleutels(rij)], sort_keys=True, ensure_ascii=False, default=str)
    while (sleutel := hashlib.sha256(zaad.encode()).hexdigest()[:8]) in gezien:
        zaad += "+"
    return sleutel


def op_sleutel(document: Mapping[str, Any], naam: str) -> str:
    """The form name by key for one by number, when there is a row at that place; any other name as it is."""
    lijst, rij, rest = splits(naam)
    if not lijst or is_sleutel(rij):
        return naam
    staat = rijen(document, lijst)
    sleutel = staat[int(rij)].get("_id") if int(rij) < len(staat) else None
    return "-".join(deel for deel in (lijst, sleutel, rest) if deel) if sleutel else naam


def vind_rij(document: Mapping[str, Any], lijst: str, rij: str) -> dict[str, Any] | None:
    """The row with this key, or None."""
    return next((een for een in rijen(document, lijst) if een.get("_id") == rij), None)


def lees_plek(document: Mapping[str, Any], plek: Plek) -> Any:
    """The value that stands at a place; that of an empty field when there is none."""
    waarde: Any = vind_rij(document, plek.lijst, plek.rij) if plek.lijst else document
    for sleutel in plek.pad:
        waarde = waarde.get(sleutel) if isinstance(waarde, Mapping) else None
    return leeg(plek.veld) if waarde is None else waarde


def zet_plek(document: Document, plek: Plek, waarde: Any) -> None:
    """Put a value at a place; makes the group or the row, and takes away a row in which nothing is left.

    `document` is changed: give a copy with keys (met_sleutels).
    """
    if plek.lijst:
        _zet_in_rij(document, plek, waarde)
        return
    veld, doel = DOCUMENT, document
    for sleutel in plek.pad[:-1]:
        veld = veld.kind(sleutel)
        doel[sleutel] = {**{kind.sleutel: leeg(kind) for kind in veld.velden}, **(doel.get(sleutel) or {})}
        doel = doel[sleutel]
    doel[plek.pad[-1]] = waarde
    _vouw(document, plek.pad[0])


def _zet_in_rij(document: Document, plek: Plek, waarde: Any) -> None:
    staat = vind_rij(document, plek.lijst, plek.rij)
    if staat is None:
        nieuw = {**{kind.sleutel: leeg(kind) for kind in LIJSTEN[plek.lijst].velden}, plek.pad[0]: waarde}
        if not is_leeg(nieuw):  # a blank row is no row, and would fold its group away
            zet_rijen(document, plek.lijst, [*rijen(document, plek.lijst), {**nieuw, "_id": plek.rij}])
        return
    staat[plek.pad[0]] = waarde
    if is_leeg(staat):
        haal_rij_weg(document, plek.lijst, plek.rij)


def zet_rijen(document: Document, lijst: str, nieuw: list[dict[str, Any]]) -> None:
    """Put these rows in a list; `document` is changed."""
    *groepen, laatste = lijst.split("-")
    veld, doel = DOCUMENT, document
    for sleutel in groepen:
        veld = veld.kind(sleutel)
        doel[sleutel] = {**{kind.sleutel: leeg(kind) for kind in veld.velden}, **(doel.get(sleutel) or {})}
        doel = doel[sleutel]
    doel[laatste] = nieuw
    if groepen:
        _vouw(document, groepen[0])


def haal_rij_weg(document: Document, lijst: str, rij: str) -> bool:
    """Take the row with this key out; whether it was there. `document` is changed."""
    staat = rijen(document, lijst)
    blijft = [een for een in staat if een.get("_id") != rij]
    if len(blijft) == len(staat):
        return False
    zet_rijen(document, lijst, blijft)
    return True


def _vouw(document: Document, sleutel: str) -> None:
    """Store a wholly blank group as None where the schema says so."""
    if DOCUMENT.kind(sleutel).leeg_is_null and is_leeg(document.get(sleutel)):
        document[sleutel] = None


def bladnamen(document: Mapping[str, Any]) -> Iterator[str]:
    """The form names of every field of a document with keys, those of each row included, in order of the schema."""
    yield from _bladnamen(DOCUMENT.velden, (), document)


def _bladnamen(velden: tuple[Veld, ...], pad: tuple[str, ...], document: Mapping[str, Any]) -> Iterator[str]:
    for veld in velden:
        naam = "-".join((*pad, veld.sleutel))
        if veld.soort == "groepenlijst":
            for rij in rijen(document, naam):
                yield from (f"{naam}-{rij['_id']}-{kind.sleutel}" for kind in veld.velden)
        elif veld.velden:
            yield from _bladnamen(veld.velden, (*pad, veld.sleutel), document)
        else:
            yield naam
