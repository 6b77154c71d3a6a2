"""One field at a time: what stands in it, what was typed, and whether that goes in. Pure.

A choice of Tafel: what somebody typed goes in when it is valid and nobody changed that field since. Otherwise both
texts are kept, and the person chooses.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from tafel.aanmeldingen.rules.indienen import te_lang
from tafel.criteria import inhoud as inhoudsregels
from tafel.criteria.formulier import MAX_RIJEN, lees_veld, veldtekst
from tafel.criteria.rijen import (
    LIJSTEN,
    Plek,
    haal_rij_weg,
    is_sleutel,
    lees_plek,
    met_sleutels,
    op_sleutel,
    plek_van,
    rijen,
    splits,
    vind_rij,
    zet_plek,
)
from tafel.criteria.schema import Document
from tafel.criteria.tekens import verboden_teken
from tafel.toetsen.rules import MAX_VRAAG

VRIJ = ("vraag", "verzoek")
"""The two fields that stand beside the document."""
WEG = "weg"
"""Takes the place of a digest for a field of a row that was taken away."""
MAX_CONCEPT = 100_000

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


def op_sleutels(getypt: Iterable[Getypt], document: Document, nieuw: Callable[[], str]) -> list[Getypt]:
    """Return the same fields with rows by key: a number is the row at that place, beyond the last one a new row."""
    bij: dict[str, str] = {}
    uit = []
    for een in getypt:
        lijst, rij, rest = splits(naam := op_sleutel(document, een.naam))
        if lijst and not is_sleutel(rij):
            sleutel = bij.setdefault(f"{lijst}-{rij}", "") or nieuw()
            bij[f"{lijst}-{rij}"] = sleutel
            naam = f"{lijst}-{sleutel}-{rest}" if rest else f"{lijst}-{sleutel}"
        uit.append(replace(een, naam=naam))
    return uit


def voeg_in(
    nu: Inhoud,
    marken: Mapping[str, Any],
    getypt: Sequence[Getypt],
    weg: Sequence[Getypt] = (),
    venster: Venster | None = None,
) -> Samen:
    """Return the contents with what was typed put in, field by field, and rows taken away.

    `weg` names rows (`opschalingen-1a2b3c4d`), each with the digest of the row the person saw as basis (None: not
    known). Fields come by key. Raises nothing: each field gets its own outcome.
    """
    uit = Samen(Inhoud(met_sleutels(nu.document), nu.vraag, nu.verzoek))
    for rij in weg:
        _neem_weg(uit, rij, marken, venster)
    # what empties comes first, then the kind of a row: a text that its kind forbids must be able to go along with it
    for een in sorted(getypt, key=lambda g: (bool(g.tekst.strip()), not g.naam.endswith("-soort"))):
        uit.gevolgen.append(_doe(uit, een, marken, venster))
    return uit


def rijstempel(document: Document, rijnaam: str) -> str:
    """Return the digest of a whole row; "" when it is not there."""
    lijst, rij, _ = splits(rijnaam)
    staat = vind_rij(document, lijst, rij) if lijst else None
    if staat is None:
        return ""
    deel = Inhoud(document, "", "")
    return stempel("\x1f".join(deel.tekst(f"{rijnaam}-{kind.sleutel}") for kind in LIJSTEN[lijst].velden))


def _neem_weg(uit: Samen, rij: Getypt, marken: Mapping[str, Any], venster: Venster | None) -> None:
    lijst, sleutel, rest = splits(rij.naam)
    if not lijst or rest or vind_rij(uit.inhoud.document, lijst, sleutel) is None:
        return
    anders = rij.basis is not None and rijstempel(uit.inhoud.document, rij.naam) != rij.basis
    if anders and not _alleen_eigen(rij.naam, marken, venster):
        uit.gevolgen.append(Gevolg(rij, "botst"))
        return
    haal_rij_weg(uit.inhoud.document, lijst, sleutel)
    uit.weg.add(rij.naam)


def _alleen_eigen(rijnaam: str, marken: Mapping[str, Any], venster: Venster | None) -> bool:
    """Tell whether only this window changed the row."""
    van = [Merk.uit(rij) for naam, rij in marken.items() if naam.startswith(f"{rijnaam}-")]
    return bool(venster and venster.merk) and all(m is not None and m.venster == venster.merk for m in van if venster)


def _doe(uit: Samen, een: Getypt, marken: Mapping[str, Any], venster: Venster | None) -> Gevolg:
    if een.naam in VRIJ:
        waarde: Any
        waarde, fouten = lees_vrij(een.naam, een.waarden)
        tekst, plek = str(waarde), None
    else:
        plek = plek_van(een.naam)
        waarde, tekst, fouten = gelezen(plek, een.waarden)
    if fouten:
        return Gevolg(een, "fout", " ".join(dict.fromkeys(fouten)))
    staat = _staat(uit, een.naam, plek, marken)
    merk = Merk.uit(marken.get(een.naam))
    eigen = bool(merk and venster and venster.merk and merk.venster == venster.merk)
    oud = eigen and merk is not None and venster is not None and venster.nummer < merk.nummer
    typt = stempel(tekst)
    terug = (
        een.basis == WEG and plek is not None and plek.rijnaam in uit.terug
    )  # this very request brought the row back
    basis = staat if een.basis is None or terug else een.basis
    wat = oordeel(staat, basis, typt, eigen=eigen, oud=oud)
    if staat == WEG and not typt:
        wat = "laat"
    if wat != "bewaar":
        return Gevolg(een, {"zelfde": "bewaard", "laat": "laat", "botst": "botst"}[wat])  # type: ignore[arg-type]
    tegen = _tegen(uit.inhoud.document, plek, waarde) if plek else None
    if tegen:
        return Gevolg(een, "fout", *tegen)
    _zet(uit, een.naam, plek, waarde)
    return Gevolg(een, "bewaard")


def _staat(uit: Samen, naam: str, plek: Plek | None, marken: Mapping[str, Any]) -> str:
    """Return the digest of what stands there; WEG in a row that somebody took away."""
    if plek and plek.lijst and vind_rij(uit.inhoud.document, plek.lijst, plek.rij) is None:
        return WEG if plek.rijnaam in marken or plek.rijnaam in uit.weg else ""
    return uit.inhoud.stempel(naam)


def _tegen(document: Document, plek: Plek, waarde: Any) -> tuple[str, bool] | None:
    """Return the sentence against this value in this row, and whether the text may be kept nowhere."""
    if not plek.lijst:
        return None
    rij = vind_rij(document, plek.lijst, plek.rij)
    if rij is None and len(rijen(document, plek.lijst)) >= MAX_RIJEN:
        return f"Dit zijn te veel regels. Er passen er {MAX_RIJEN}.", False
    if plek.lijst in inhoudsregels.LIJSTEN:
        sleutel = plek.pad[0]
        fout = inhoudsregels.verboden({**(rij or {}), sleutel: waarde})
        if fout:
            return fout.get(sleutel) or next(iter(fout.values())), sleutel in fout
    return None


def _zet(uit: Samen, naam: str, plek: Plek | None, waarde: Any) -> None:
    uit.veranderd.add(naam)
    if plek is None:
        deel = {"vraag": waarde} if naam == "vraag" else {"verzoek": waarde}
        uit.inhoud = replace(uit.inhoud, **deel)
        return
    zet_plek(uit.inhoud.document, plek, waarde)
    if plek.lijst:
        uit.terug.add(plek.rijnaam)


def nieuwe_marken(
    marken: Mapping[str, Any], samen: Samen, venster: Venster, op: int, versie: int
) -> dict[str, list[Any]]:
    """Return who changed which field last, after this change; a row that was taken away leaves one mark."""
    merk = Merk(op, venster.naam, venster.wie, venster.merk, venster.nummer, versie).als_lijst()
    nieuw = {
        naam: rij
        for naam, rij in marken.items()
        if naam not in samen.terug and not any(naam.startswith(f"{weg}-") for weg in samen.weg)
    }
    return {**nieuw, **dict.fromkeys(sorted(samen.veranderd | samen.weg), merk)}


def sinds(marken: Mapping[str, Any], versie: int, venster: str) -> dict[str, Merk]:
    """Return the fields and rows that another window changed after this version of the case."""
    gelezen_ = {naam: merk for naam, rij in marken.items() if (merk := Merk.uit(rij))}
    return {naam: m for naam, m in gelezen_.items() if m.versie > versie and (not venster or m.venster != venster)}
