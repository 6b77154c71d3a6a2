"""One field at a time: what stands in it, what was typed, and whether that goes in. Pure.

A choice of Tafel: what somebody typed goes in when it is valid and nobody changed that field since. Otherwise both
texts are kept, and the person chooses.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from tafel.aanmeldingen.rules.indienen import te_lang
from tafel.criteria.formulier import lees_veld, veldtekst
from tafel.criteria.rijen import (
    Plek,
    lees_plek,
    plek_van,
)
from tafel.criteria.schema import Document
from tafel.criteria.tekens import verboden_teken
from tafel.toetsen.rules import MAX_VRAAG

VRIJ = ("vraag", "verzoek")
"""The two fields that stand beside the document."""
WEG = "weg"
"""Takes the place of a digest for a field of a row that was taken away."""
MAX_CONCEPT = 1_000_000

Oordeel = Literal["bewaar", "zelfde", "laat", "botst"]
Wat = Literal["bewaard", "laat", "fout", "botst"]


@dataclass(frozen=True)
class Venster:
    """One window (or one page without JavaScript): who, a random mark, and the number of what it sends."""

    wie: str
    naam: str
    merk: str = ""
    nummer: int = 0


@dataclass(frozen=True)
class Merk:
    """Who changed a field last: when (seconds), in which window, and at which version of the case."""

    op: int
    naam: str
    wie: str
    venster: str
    nummer: int
    versie: int

    @classmethod
    def uit(cls, rij: Any) -> Merk | None:
        """Return the mark as it was stored, or None."""
        return cls(*rij) if isinstance(rij, list | tuple) and len(rij) == 6 else None

    def als_lijst(self) -> list[Any]:
        """Return the mark to store."""
        return [self.op, self.naam, self.wie, self.venster, self.nummer, self.versie]


@dataclass(frozen=True)
class Inhoud:
    """The texts of an aanmelding; the rows of its document carry keys."""

    document: Document
    vraag: str
    verzoek: str

    def tekst(self, naam: str) -> str:
        """Return what stands in a field, as a form would send it and the reader would take it."""
        if naam in VRIJ:
            return (self.vraag if naam == "vraag" else self.verzoek).strip()
        plek = plek_van(naam)
        return gelezen(plek, _als_lijst(veldtekst(plek.veld, lees_plek(self.document, plek))))[1]

    def stempel(self, naam: str) -> str:
        """Return the digest of what stands in a field."""
        return stempel(self.tekst(naam))


@dataclass(frozen=True)
class Getypt:
    """What was typed in one field, and the digest of what the person began with (None: not known)."""

    naam: str
    waarden: tuple[str, ...]
    basis: str | None = None

    @property
    def tekst(self) -> str:
        """Return what was typed as one text."""
        return "\n".join(self.waarden)


@dataclass(frozen=True)
class Gevolg:
    """What became of one field: stored, left as somebody else stored it, wrong, or both changed it."""

    getypt: Getypt
    wat: Wat
    melding: str = ""
    geheim: bool = False  # a text that may be kept nowhere, not even as a draft


@dataclass
class Samen:
    """The contents after putting in what could be, and what became of each field and row."""

    inhoud: Inhoud
    gevolgen: list[Gevolg] = field(default_factory=list)
    veranderd: set[str] = field(default_factory=set)
    weg: set[str] = field(default_factory=set)
    terug: set[str] = field(default_factory=set)

    @property
    def botst(self) -> list[Gevolg]:
        """Return the fields that ask for a choice."""
        return [gevolg for gevolg in self.gevolgen if gevolg.wat == "botst"]

    @property
    def fouten(self) -> list[Gevolg]:
        """Return the fields with a wrong value."""
        return [gevolg for gevolg in self.gevolgen if gevolg.wat == "fout"]


def stempel(tekst: str) -> str:
    """Return the digest of a text; "" for an empty one."""
    return hashlib.sha256(tekst.encode()).hexdigest()[:12] if tekst else ""


def _als_lijst(waarde: str | list[str]) -> list[str]:
    return waarde if isinstance(waarde, list) else [waarde]


def gelezen(plek: Plek, waarden: Sequence[str]) -> tuple[Any, str, list[str]]:
    """Return the value of one posted field, its text in one fixed form, and what is wrong with it."""
    waarde, fouten = lees_veld(plek.naam, waarden)
    if fouten:
        return waarde, "\n".join(waarden).strip(), [fout.melding for fout in fouten]
    return waarde, "\n".join(_als_lijst(veldtekst(plek.veld, waarde))), []


def lees_vrij(naam: str, waarden: Sequence[str]) -> tuple[str, list[str]]:
    """Return the question or the request as text, and what is wrong with it."""
    tekst = "".join(waarden[-1:]).replace("\r\n", "\n").replace("\r", "\n").strip()
    if verboden_teken(tekst):
        return tekst, ["In deze tekst staat een onzichtbaar teken. Typ de tekst opnieuw."]
    if naam == "vraag" and len(tekst) > MAX_VRAAG:
        return tekst, [f"De vraag is {len(tekst)} tekens lang. Er passen er {MAX_VRAAG}."]
    return tekst, [reden.melding for reden in te_lang(tekst)] if naam == "verzoek" else []


def oordeel(staat: str, basis: str, typt: str, *, eigen: bool = False, oud: bool = False) -> Oordeel:
    """Return what to do with one field, from three digests: what stands, what the person began with, what they typed.

    eigen: this very window changed it last, so its answer got lost and there is nothing to ask. oud: this window sent
    something newer already.
    """
    if typt == staat:
        return "zelfde"
    if oud or (typt == basis and not eigen and staat != basis):
        return "laat"
    return "bewaar" if staat == basis or eigen else "botst"


def is_naam(naam: str) -> bool:
    """Tell whether this is the form name of a field."""
    if naam in VRIJ:
        return True
    try:
        plek_van(naam)
    except KeyError:
        return False
    return True


def sinds(marken: Mapping[str, Any], versie: int, venster: str) -> dict[str, Merk]:
    """Return the fields and rows that another window changed after this version of the case."""
    gelezen_ = {naam: merk for naam, rij in marken.items() if (merk := Merk.uit(rij))}
    return {naam: m for naam, m in gelezen_.items() if m.versie > versie and (not venster or m.venster != venster)}
