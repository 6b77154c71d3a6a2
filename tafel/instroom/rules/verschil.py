"""What changed in an aanmelding between two times it was handed in, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tafel.criteria.datums import uit_iso
from tafel.criteria.schema import DOCUMENT, is_leeg
from tafel.criteria.veld import Veld
from tafel.kern.format import datum_vol

LEEG = "niet ingevuld"


@dataclass(frozen=True)
class Wijziging:
    """One thing that is different: where, and what was and is. A row that came or went has one of both."""

    waar: str
    soort: Literal["anders", "erbij", "weg"]
    was: str
    nu: str
    anker: str  # the field on the page of the aanmelding


def wijzigingen(
    oud: Mapping[str, Any], nieuw: Mapping[str, Any], vragen: tuple[str, str] = ("", "")
) -> list[Wijziging]:
    """Return every change from `oud` to `nieuw` (documents of the schema) in the order of the form; `vragen` likewise.

    Rows are followed by their `_id`; rows without one by what they hold, then by their place. Keys that begin with "_"
    are not there for people.
    """
    uit = list(_groep(DOCUMENT, oud, nieuw, "", ""))
    was, nu = (vraag.strip() for vraag in vragen)
    if was != nu:
        uit.insert(0, Wijziging("De vraag aan de tafel", "anders", was or LEEG, nu or LEEG, "vraag"))
    return uit


def _groep(veld: Veld, oud: Any, nieuw: Any, waar: str, naam: str) -> Iterator[Wijziging]:
    for kind in veld.velden:
        was, nu = (oud or {}).get(kind.sleutel), (nieuw or {}).get(kind.sleutel)
        pad = f"{naam}-{kind.sleutel}" if naam else kind.sleutel
        plek = f"{waar}: {kind.label[:1].lower()}{kind.label[1:]}" if waar else kind.label
        match kind.soort:
            case "groep":
                yield from _groep(kind, was, nu, plek, pad)
            case "groepenlijst":
                yield from _rijen(kind, was or [], nu or [], waar, pad)
            case _:
                van, naar = in_woorden(kind, was), in_woorden(kind, nu)
                if van != naar:
                    yield Wijziging(plek, "anders", van or LEEG, naar or LEEG, pad)


def _rijen(veld: Veld, oud: Sequence[Any], nieuw: Sequence[Any], waar: str, naam: str) -> Iterator[Wijziging]:
    voor = f"{waar}: " if waar else ""
    paren = _paren(oud, nieuw)
    for plek, nu in enumerate(nieuw):
        was = paren.get(plek)
        rij = f"{voor}{veld.rij.lower() if voor else veld.rij} {plek + 1}"
        pad = f"{naam}-{plek}"
        if was is not None:
            yield from _groep(veld, oud[was], nu, rij, pad)
        elif not is_leeg(_kaal(nu)):
            yield Wijziging(rij, "erbij", "", _zin(veld, nu), naam)
    for plek, was in enumerate(oud):
        if plek not in paren.values() and not is_leeg(_kaal(was)):
            rij = f"{voor}{veld.rij.lower() if voor else veld.rij} {plek + 1}"
            yield Wijziging(rij, "weg", _zin(veld, was), "", naam)


def _kaal(rij: Any) -> dict[str, Any]:
    return {sleutel: waarde for sleutel, waarde in (rij or {}).items() if not sleutel.startswith("_")}


def _paren(oud: Sequence[Any], nieuw: Sequence[Any]) -> dict[int, int]:
    """Return which new row (place) is which old row (place): by `_id`, else by equal content, else by place."""
    vrij = dict(enumerate(oud))
    paren: dict[int, int] = {}

    def _kies(plek: int, was: int | None) -> None:
        if was is not None:
            paren[plek] = was
            del vrij[was]

    for plek, rij in enumerate(nieuw):
        sleutel = (rij or {}).get("_id")
        if sleutel:
            _kies(plek, next((nr for nr, een in vrij.items() if (een or {}).get("_id") == sleutel), None))
    for plek, rij in enumerate(nieuw):
        if plek not in paren:
            _kies(plek, next((nr for nr, een in vrij.items() if _kaal(een) == _kaal(rij)), None))
    for plek, rij in enumerate(nieuw):
        if plek not in paren and plek in vrij and not ((rij or {}).get("_id") and (vrij[plek] or {}).get("_id")):
            _kies(plek, plek)
    return paren


def _zin(veld: Veld, rij: Any) -> str:
    """Return a whole row in words."""
    delen = ((kind.label, in_woorden(kind, (rij or {}).get(kind.sleutel))) for kind in veld.velden if not kind.velden)
    return "; ".join(f"{label.rstrip('?').lower()}: {tekst}" for label, tekst in delen if tekst)


def in_woorden(veld: Veld, waarde: Any) -> str:
    """Return one value as people read it; "" when nothing is filled in."""
    if is_leeg(waarde):
        return ""
    match veld.soort:
        case "datum":
            dag = uit_iso(waarde)
            return datum_vol(dag) if dag else str(waarde)
        case "ja_nee":
            return "ja" if waarde else "nee"
        case "keuze":
            return veld.label_van(waarde) or str(waarde)
        case "keuzelijst":
            return "; ".join(veld.label_van(code) or str(code) for code in waarde)
        case "tekstlijst":
            return ", ".join(str(item) for item in waarde)
        case _:
            return str(waarde).strip()
