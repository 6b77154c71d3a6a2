"""The posted form of an aanmelding: from HTML fields named by path to a document, and back.

A field is named by its path with dashes: `leerling-voornaam`, `partijen-1a2b3c4d-organisatie` (a row by its key) or
`partijen-0-organisatie` (by its place), `criteria-stap_1` (one value per ticked box), `stagnatie-veroorzakers` (one per
line). The tree of the schema says which names exist.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tafel.criteria.datums import DatumFout, lees_datum
from tafel.criteria.inhoud import LIJSTEN, verboden
from tafel.criteria.schema import DOCUMENT, Document, is_leeg, leeg, veld_bij
from tafel.criteria.tekens import verboden_teken
from tafel.criteria.veld import Veld

MAX_TEKST = 10_000
MAX_RIJEN = 100
_RIJ = re.compile(r"([0-9a-f]{8}|0|[1-9][0-9]{0,4})-")

Velden = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Veldfout:
    """What is wrong with one posted field: its form name and a Dutch message that says how to mend it."""

    veld: str
    melding: str


def lees_formulier(velden: Velden, sleutels: Iterable[str]) -> tuple[Document, list[Veldfout]]:
    """The posted values of the given top-level keys as part of a document, with every fault.

    velden: name to posted values (a single string counts as one value). Names outside the given keys are ignored; an
    unknown name under one of them is a fault. A field with a fault counts as empty. Wholly blank rows are dropped.
    Raises KeyError when a given key is not in the schema.
    """
    lezer = _Lezer({naam: [w] if isinstance(w, str) else list(w) for naam, w in velden.items()})
    deel: Document = {}
    for sleutel in sleutels:
        deel[sleutel] = lezer.lees(DOCUMENT.kind(sleutel), sleutel)
        lezer.meld_onbekende(sleutel)
    return deel, lezer.fouten


def lees_boom(wortel: Veld, velden: Velden) -> tuple[Document, list[Veldfout]]:
    """The posted values of another tree than that of the aanmelding (a form of the field), with every fault."""
    lezer = _Lezer({naam: [w] if isinstance(w, str) else list(w) for naam, w in velden.items()})
    return {veld.sleutel: lezer.lees(veld, veld.sleutel) for veld in wortel.velden}, lezer.fouten


def lees_veld(naam: str, waarden: Sequence[str]) -> tuple[Any, list[Veldfout]]:
    """The value of one posted field, with every fault; raises KeyError when the schema does not know its name."""
    veld = veld_bij(naam)
    if veld.velden:
        raise KeyError(naam)
    lezer = _Lezer({naam: list(waarden)})
    return lezer.lees(veld, naam), lezer.fouten


def veldtekst(veld: Veld, waarde: Any) -> str | list[str]:
    """One value as its field would post it."""
    plat: dict[str, str | list[str]] = {}
    _schrijf(plat, veld, "", waarde)
    return plat[""]


def voeg_samen(document: Mapping[str, Any], deel: Mapping[str, Any]) -> Document:
    """A new document: the posted top-level keys replace those of the stored one, the others stay."""
    return {**document, **deel}


def veldwaarden(document: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """The document as posted fields, to show a form again: dates as jjjj-mm-dd, ja/nee, a keuzelijst as list.

    Every field outside rows is present, "" when empty; of a groepenlijst only the rows there are, named by their key
    where they have one.
    """
    plat: dict[str, str | list[str]] = {}
    for veld in DOCUMENT.velden:
        _schrijf(plat, veld, veld.sleutel, document.get(veld.sleutel))
    return plat


def _schrijf(plat: dict[str, str | list[str]], veld: Veld, naam: str, waarde: Any) -> None:
    match veld.soort:
        case "groep":
            for kind in veld.velden:
                _schrijf(plat, kind, f"{naam}-{kind.sleutel}", (waarde or {}).get(kind.sleutel))
        case "groepenlijst":
            for nummer, rij in enumerate(waarde or ()):
                plek = (rij or {}).get("_id") or nummer
                for kind in veld.velden:
                    _schrijf(plat, kind, f"{naam}-{plek}-{kind.sleutel}", (rij or {}).get(kind.sleutel))
        case "keuzelijst":
            plat[naam] = [item for item in waarde or () if item]
        case "tekstlijst":
            plat[naam] = "\n".join(" ".join(item.splitlines()) for item in waarde or () if item)
        case "ja_nee":
            plat[naam] = "" if waarde is None else "ja" if waarde else "nee"
        case _:
            plat[naam] = waarde or ""


@dataclass
class _Lezer:
    """Walks the schema over the posted fields and collects the faults."""

    velden: dict[str, list[str]]
    fouten: list[Veldfout] = field(default_factory=list)
    gelezen: set[str] = field(default_factory=set)

    def lees(self, veld: Veld, naam: str) -> Any:
        """The value of one field under this name."""
        match veld.soort:
            case "groep":
                groep = self._groep(veld, naam)
                return leeg(veld) if veld.leeg_is_null and is_leeg(groep) else groep
            case "groepenlijst":
                rijen = [self._rij(veld, naam, rij) for rij in self._rijen(naam)]
                return [rij for rij in rijen if not is_leeg(rij)]
            case "tekstlijst":
                return self._regels(naam)
            case "keuzelijst":
                codes = dict.fromkeys(self._code(veld, naam, waarde) for waarde in self._alle(naam))
                return [code for code in codes if code is not None]
            case "keuze":
                return self._code(veld, naam, self._een(naam))
            case "ja_nee":
                return self._ja_nee(naam)
            case "datum":
                return self._datum(naam)
            case _:
                return self._tekst(naam, self._een(naam))

    def meld_onbekende(self, sleutel: str) -> None:
        """A fault for each posted name under this top-level key that the schema does not know."""
        for naam in self.velden:
            if (naam == sleutel or naam.startswith(f"{sleutel}-")) and naam not in self.gelezen:
                self._fout(naam, "Dit veld bestaat niet. Laad de pagina opnieuw.")

    def _fout(self, naam: str, melding: str) -> None:
        self.fouten.append(Veldfout(naam, melding))

    def _alle(self, naam: str) -> list[str]:
        self.gelezen.add(naam)
        return self.velden.get(naam, [])

    def _een(self, naam: str) -> str:
        """The last posted value: a hidden field may stand before a tick box of the same name."""
        return (self._alle(naam) or [""])[-1]

    def _groep(self, veld: Veld, naam: str) -> Document:
        return {kind.sleutel: self.lees(kind, f"{naam}-{kind.sleutel}") for kind in veld.velden}

    def _rij(self, veld: Veld, naam: str, rij: str) -> Document:
        """One row, with its key when it came by key."""
        groep = self._groep(veld, f"{naam}-{rij}")
        for sleutel, zin in (verboden(groep) if naam in LIJSTEN else {}).items():
            self._fout(f"{naam}-{rij}-{sleutel}", zin)
            groep[sleutel] = None
        return {**groep, "_id": rij} if len(rij) == 8 else groep

    def _rijen(self, naam: str) -> list[str]:
        """The rows that came along: those by place in order of their number, those by key as they were sent."""
        gevonden = (_RIJ.match(n, len(naam) + 1) for n in self.velden if n.startswith(f"{naam}-"))
        rijen = dict.fromkeys(rij[1] for rij in gevonden if rij)
        op_plaats = sorted((rij for rij in rijen if len(rij) < 8), key=int)
        alle = [*op_plaats, *(rij for rij in rijen if len(rij) == 8)]
        if len(alle) > MAX_RIJEN:
            self._fout(naam, f"Dit zijn te veel regels. Er passen er {MAX_RIJEN}.")
        return alle[:MAX_RIJEN]

    def _tekst(self, naam: str, ruw: str) -> str | None:
        tekst = ruw.replace("\r\n", "\n").replace("\r", "\n").strip()
        if teken := verboden_teken(tekst):
            self._fout(naam, f"In deze tekst staat een onzichtbaar teken ({teken}). Typ de tekst opnieuw.")
            return None
        if len(tekst) > MAX_TEKST:
            self._fout(naam, "Deze tekst is te lang. Er passen 10.000 tekens.")
            return None
        return tekst or None

    def _regels(self, naam: str) -> list[str]:
        regels: list[str] = []
        for waarde in self._alle(naam):
            teksten = (self._tekst(naam, regel) for regel in re.split(r"\r\n|\r|\n", waarde))
            regels += [tekst for tekst in teksten if tekst]
        if len(regels) > MAX_RIJEN:
            self._fout(naam, f"Dit zijn te veel regels. Er passen er {MAX_RIJEN}.")
        return regels[:MAX_RIJEN]

    def _code(self, veld: Veld, naam: str, ruw: str) -> str | None:
        if ruw in veld.codes:
            return ruw
        if ruw.strip():
            self._fout(naam, "Kies een van de mogelijkheden.")
        return None

    def _ja_nee(self, naam: str) -> bool | None:
        ruw = self._een(naam).strip()
        if ruw not in ("ja", "nee", ""):
            self._fout(naam, "Kies ja of nee.")
        return {"ja": True, "nee": False}.get(ruw)

    def _datum(self, naam: str) -> str | None:
        ruw = self._een(naam).strip()
        if not ruw:
            return None
        try:
            return lees_datum(ruw).isoformat()
        except DatumFout as fout:
            self._fout(naam, str(fout))
            return None
