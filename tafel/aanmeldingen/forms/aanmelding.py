"""The form of an aanmelding, walked out of the schema: values, rows, faults and what still misses, per field name."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tafel.aanmeldingen.forms.botsingen import Botsing, als_getypt
from tafel.aanmeldingen.forms.lezen import Posted
from tafel.aanmeldingen.forms.samenvatting import feiten_van, samenvatting
from tafel.aanmeldingen.rules import kan_verzoeken
from tafel.aanmeldingen.rules.velden import VRIJ, Getypt, Inhoud, is_naam
from tafel.aanmeldingen.services.velden import nieuwe_sleutel
from tafel.criteria.formulier import MAX_RIJEN, Veldfout, veldwaarden
from tafel.criteria.rijen import LIJSTEN, is_sleutel, op_sleutel, rijen, splits
from tafel.criteria.rules import Eis, Toetsuitslag
from tafel.criteria.schema import BLOKKEN, is_leeg, veld_bij
from tafel.criteria.veld import Blok
from tafel.kern.format import getal
from tafel.toetsen.rules import alle_eisen

VRAAGBLOK = 4
OP_VERZOEK = frozenset({"inzet"})
"""Lists of which no empty row stands there until somebody asks for one."""
OPGEVOUWEN = frozenset({"steunpersoon", "wilsonbekwaam"})
"""Groups that are seldom needed: folded until something is in them."""


@dataclass(frozen=True)
class Blokbeeld:
    """How one block looks: its status (kind, icon, word), a line about what is in it, open or folded."""

    blok: Blok
    soort: str
    icoon: str
    woord: str
    samenvatting: str
    open: bool


@dataclass
class Aanmeldformulier:
    """What the templates need to draw the form; `waarden` are those of the document or those that were typed.

    pagina: the whole page is drawn, so that what the toets points at must be there.
    """

    inhoud: Inhoud
    uitslag: Toetsuitslag
    dag: dt.date
    waarden: dict[str, str | list[str]] = field(default_factory=dict)
    fouten: dict[str, list[str]] = field(default_factory=dict)
    botsingen: dict[str, Botsing] = field(default_factory=dict)
    wacht: set[str] = field(default_factory=set)  # what this person typed and is not in the aanmelding yet
    stil: dict[str, str] = field(default_factory=dict)  # quiet lines: who changed a field meanwhile
    meer: str = ""
    pagina: bool = False
    lege: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Fill the values from the document, and let the toets point at rows by their key."""
        self.document = self.inhoud.document
        self.feiten = feiten_van(self.document, self.dag)
        staat = {**veldwaarden(self.document), "vraag": self.inhoud.vraag, "verzoek": self.inhoud.verzoek}
        self.waarden = {**staat, **self.waarden}
        eisen = alle_eisen(self.uitslag, self.inhoud.vraag)
        if self.pagina:
            for naam in LIJSTEN:
                self.lege[naam] = self._lege_rijen(naam, eisen)
        self.eisen = tuple(replace(eis, veld=self._op_pagina(eis.veld)) for eis in eisen)

    @classmethod
    def typ(cls, getypt: Iterable[Getypt]) -> dict[str, str | list[str]]:
        """Return typed fields as values to show again."""
        uit: dict[str, str | list[str]] = {}
        for een in getypt:
            vinkjes = een.naam not in VRIJ and veld_bij(een.naam).soort == "keuzelijst"
            uit[een.naam] = [w for w in een.waarden if w] if vinkjes else "\n".join(een.waarden[-1:])
        return uit

    def _lege_rijen(self, naam: str, eisen: Sequence[Eis]) -> list[str]:
        """Return keys for empty rows: one where there is none yet, one where asked, and those the toets points at."""
        er = len(self._gevuld(naam))
        nodig = max(er + (self.meer == naam), er or int(naam not in OP_VERZOEK))
        for eis in eisen:
            lijst, rij, _ = splits(eis.veld)
            if lijst == naam and not is_sleutel(rij) and eis.voldaan is False and not self._onaf(naam):
                nodig = max(nodig, int(rij) + 1)
        return [nieuwe_sleutel() for _ in range(min(nodig, MAX_RIJEN) - er)]

    def _onaf(self, naam: str) -> str:
        """Return the first field that misses in a row of consent somebody began: no second row stands beside it."""
        for rij in rijen(self.document, naam) if naam == "toestemmingen" else ():
            for sleutel in ("door", "voor", "datum"):
                if not rij.get(sleutel):
                    return f"{naam}-{rij['_id']}-{sleutel}"
        return ""

    def _gevuld(self, naam: str) -> list[str]:
        """Return the keys of rows that are stored or were typed in, in order."""
        sleutels = [str(rij["_id"]) for rij in rijen(self.document, naam)]
        for veld in self.waarden:
            lijst, rij, rest = splits(veld)
            if lijst == naam and rest and is_sleutel(rij):
                sleutels.append(rij)
        return list(dict.fromkeys(sleutels))

    def _op_pagina(self, naam: str) -> str:
        """Return the name of a field by key; one of a row that is not stored is in the first empty row after those."""
        op_rij = op_sleutel(self.document, naam)
        lijst, rij, rest = splits(op_rij)
        if lijst and not is_sleutel(rij) and (onaf := self._onaf(lijst)):
            return onaf
        if not lijst or is_sleutel(rij) or not self.pagina:
            return op_rij
        alle = self.rijen(lijst)
        return f"{lijst}-{alle[int(rij)]}-{rest}" if int(rij) < len(alle) else lijst

    def rijen(self, naam: str) -> list[str]:
        """Return the keys of the rows of a list to show."""
        return [*self._gevuld(naam), *self.lege.get(naam, ())]

    def waarde(self, naam: str) -> str:
        """Return what stands in a field as one types it, "" when nothing."""
        waarde = self.waarden.get(naam, "")
        tekst = waarde if isinstance(waarde, str) else "\n".join(waarde)
        return als_getypt(naam, tekst) if is_naam(naam) else tekst

    def gekozen(self, naam: str) -> list[str]:
        """Return the ticked codes of a list of tick boxes."""
        waarde = self.waarden.get(naam, [])
        return [waarde] if isinstance(waarde, str) else waarde

    def voeg_fouten_toe(self, fouten: Iterable[Veldfout]) -> None:
        """Put each fault at its field."""
        for fout in fouten:
            self.fouten.setdefault(self._op_pagina(fout.veld) if fout.veld else "", []).append(fout.melding)

    def gevuld_in(self, rijnaam: str) -> set[str]:
        """Return the keys of a row in which something stands, or about which something is said."""
        lijst = splits(f"{rijnaam}-x")[0]
        return {kind.sleutel for kind in LIJSTEN[lijst].velden if self.is_gevuld(f"{rijnaam}-{kind.sleutel}")}

    @property
    def mensen(self) -> list[str]:
        """Return the names that are in the aanmelding, to choose from."""
        d = self.document
        kind = d.get("leerling") or {}
        namen = [(d.get("casusverantwoordelijke") or {}).get("naam"), *(d.get("ouders_met_gezag") or [])]
        namen += [" ".join(deel for deel in (kind.get("voornaam"), kind.get("achternaam")) if deel)]
        namen += [rij.get("naam") for rij in rijen(d, "partijen")]
        return list(dict.fromkeys(naam for naam in namen if naam))

    def is_gevuld(self, *namen: str) -> bool:
        """Tell whether anything stands in one of these fields, or is wrong with one."""
        return any(self.waarde(naam) or naam in self.fouten or naam in self.botsingen for naam in namen)

    @property
    def hard_open(self) -> tuple[Eis, ...]:
        """What stands between this form and handing in."""
        return tuple(eis for eis in self.eisen if eis.soort == "hard" and eis.voldaan is False)

    @property
    def kan_verzoeken(self) -> bool:
        """Whether an exception may be asked for what is open now."""
        return kan_verzoeken(self.hard_open)

    @property
    def zacht_open(self) -> tuple[Eis, ...]:
        """What may still be added."""
        return tuple(eis for eis in self.eisen if eis.soort == "zacht" and eis.voldaan is False)

    @property
    def nogs(self) -> dict[str, str]:
        """Return per field the sentence about what misses there; nothing in a block nobody began."""
        uit: dict[str, str] = {}
        for eis in self.hard_open:
            if self._begonnen(eis.blok):
                uit.setdefault(eis.veld, eis.uitleg)
        return uit

    def nog(self, naam: str) -> str:
        """Return the sentence about what misses at this field, or ""."""
        return self.nogs.get(naam, "")

    def _begonnen(self, nummer: int) -> bool:
        blok = BLOKKEN[nummer - 1]
        return not is_leeg([self.document.get(sleutel) for sleutel in blok.sleutels])

    def rij_leeg(self, rijnaam: str) -> bool:
        """Tell whether nothing is filled in in this row."""
        return not any(w for n, w in self.waarden.items() if n.startswith(f"{rijnaam}-"))

    @property
    def _fout(self) -> set[str]:
        """Return the fields with a wrong value or two texts; not those in which something misses."""
        mist = {eis.uitleg for eis in self.hard_open}
        return {*self.botsingen, *self.wacht} | {naam for naam, zinnen in self.fouten.items() if {*zinnen} - mist}

    def blok(self, nummer: int) -> Blokbeeld:
        """Return how one block looks now."""
        open_ = [eis for eis in self.hard_open if eis.blok == nummer]
        zacht = [eis for eis in self.zacht_open if eis.blok == nummer]
        sleutels = (*BLOKKEN[nummer - 1].sleutels, *(("vraag",) if nummer == VRAAGBLOK else ()))
        fout = {naam for naam in self._fout if naam.split("-")[0] in sleutels}
        soort, icoon, woord = "goed", "ok", "Compleet"
        if fout:
            soort, icoon, woord = "let", "let", f"{getal(len(fout), 'veld klopt', 'velden kloppen')} nog niet"
        elif open_:
            soort, icoon, woord = "let", "pen", f"Nog {getal(len(open_), 'ding', 'dingen')}"
        elif zacht:
            soort, icoon, woord = "stil", "rondje", "Mag nog aangevuld"
        leeg = bool(zacht) and not self._begonnen(nummer)
        vol = bool(open_) or bool(fout) or leeg or self.meer.split("-")[0] in sleutels
        regel = samenvatting(nummer, self.feiten, self.dag)
        return Blokbeeld(BLOKKEN[nummer - 1], soort, icoon, woord, regel, vol)

    @property
    def blokken(self) -> list[Blokbeeld]:
        """Return the six blocks."""
        return [self.blok(blok.nummer) for blok in BLOKKEN]

    @property
    def merk(self) -> str:
        """Return two digests, of the toets and of the lines of the blocks: a page asks for them when they change."""
        eisen = [(e.code, e.voldaan, e.uitleg) for e in self.eisen]
        blokken = [(b.woord, b.samenvatting) for b in self.blokken]
        return ".".join(
            hashlib.sha256(json.dumps(een, ensure_ascii=False).encode()).hexdigest()[:8] for een in (eisen, blokken)
        )


__all__ = ["LIJSTEN", "Aanmeldformulier", "Blokbeeld", "Posted"]
