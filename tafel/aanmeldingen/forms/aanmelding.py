"""The form of an aanmelding, walked out of the schema: values, rows, faults and what still misses, per field name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tafel.aanmeldingen.rules import kan_verzoeken, te_lang
from tafel.criteria.datums import uit_iso
from tafel.criteria.feiten import feiten_uit
from tafel.criteria.formulier import MAX_RIJEN, Veldfout, lees_formulier, veldwaarden
from tafel.criteria.rijen import zonder_sleutels
from tafel.criteria.rules import Eis, Toetsuitslag, leeftijd
from tafel.criteria.schema import BLOKKEN, DOCUMENT, Document, is_leeg, veld_bij
from tafel.criteria.tekens import verboden_teken
from tafel.criteria.veld import Blok
from tafel.kern.format import datum_zin, getal, initialen
from tafel.toetsen.rules import MAX_VRAAG, alle_eisen

Posted = Mapping[str, Sequence[str]]
VRAAGBLOK = 4


_RIJ = re.compile(r"(.+?)-(\d{1,3})-")
LIJSTEN = {
    "-".join((*pad, veld.sleutel)): veld
    for pad, veld in [
        *(((), veld) for veld in DOCUMENT.velden),
        *(((veld.sleutel,), kind) for veld in DOCUMENT.velden if veld.soort == "groep" for kind in veld.velden),
    ]
    if veld.soort == "groepenlijst"
}
"""Every list of rows, by its form name."""


def _hoogste(naam: str, velden: Iterable[str]) -> int:
    """Return how many rows of the list `naam` these field names know."""
    rijen = (rij for rij in map(_RIJ.match, velden) if rij and rij[1] == naam)
    return max((int(rij[2]) + 1 for rij in rijen), default=0)


def rijen_op_pagina(posted: Posted) -> dict[str, int]:
    """Return how many rows of each list the page shows that sent this."""
    gezegd = {naam: "".join(posted.get(f"rijen-{naam}", [])[-1:]) for naam in LIJSTEN}
    return {
        naam: int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 4 else _hoogste(naam, posted)
        for naam, tekst in gezegd.items()
    }


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
    """What the template needs to draw the form; `waarden` are those of the document or those that were typed."""

    document: Document
    uitslag: Toetsuitslag
    vraag: str
    dag: dt.date
    waarden: dict[str, str | list[str]] = field(default_factory=dict)
    fouten: dict[str, list[str]] = field(default_factory=dict)
    meer: str = ""
    verzoek: str = ""  # why this can't wait

    def __post_init__(self) -> None:
        """Fill the values from the document, unless typed ones were given."""
        if not self.waarden:
            self.waarden = {**veldwaarden(zonder_sleutels(self.document)), "vraag": self.vraag, "verzoek": self.verzoek}
        self.eisen = alle_eisen(self.uitslag, self.vraag)

    @classmethod
    def getypt(cls, posted: Posted, **rest: Any) -> Aanmeldformulier:
        """Return the form with what was typed, to show it again."""
        waarden: dict[str, str | list[str]] = {}
        for naam, alle in posted.items():
            try:
                soort = "tekst" if naam in ("vraag", "verzoek") else veld_bij(naam).soort
            except KeyError:
                continue
            waarden[naam] = list(alle) if soort == "keuzelijst" else "\n".join(alle[-1:])
        return cls(waarden=waarden or {"vraag": ""}, **rest)

    def waarde(self, naam: str) -> str:
        """Return what stands in a field, "" when nothing."""
        waarde = self.waarden.get(naam, "")
        return waarde if isinstance(waarde, str) else "\n".join(waarde)

    def gekozen(self, naam: str) -> list[str]:
        """Return the ticked codes of a list of tick boxes."""
        waarde = self.waarden.get(naam, [])
        return [waarde] if isinstance(waarde, str) else waarde

    def voeg_fouten_toe(self, fouten: Iterable[Veldfout]) -> None:
        """Put each fault at its field."""
        for fout in fouten:
            self.fouten.setdefault(fout.veld, []).append(fout.melding)

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

    def nog(self, naam: str) -> str:
        """Return the sentence about what misses at this field; "" in a block nobody began."""
        for eis in self.hard_open:
            if eis.veld == naam and self._begonnen(eis.blok):
                return eis.uitleg
        return ""

    def _begonnen(self, nummer: int) -> bool:
        blok = BLOKKEN[nummer - 1]
        return not is_leeg([self.document.get(sleutel) for sleutel in blok.sleutels])

    def rijen(self, naam: str) -> int:
        """Return how many rows of a list to show: those there are, at least one, one more where asked.

        And so many that what the toets points at is there.
        """
        aantal = max(1, _hoogste(naam, self.waarden)) + (self.meer == naam)
        return min(MAX_RIJEN, max(aantal, self.gewezen(naam)))

    def gewezen(self, naam: str) -> int:
        """Return how many rows of a list must be there for the links of the toets."""
        return min(MAX_RIJEN, _hoogste(naam, [eis.veld for eis in (*self.hard_open, *self.zacht_open)]))

    def op_pagina(self, naam: str, rijen: Mapping[str, int]) -> bool:
        """Tell whether the page holds this field, given how many rows of each list it shows."""
        rij = _RIJ.match(naam)
        return rij is None or int(rij[2]) < rijen.get(rij[1], 0)

    def rij_leeg(self, naam: str, nummer: int) -> bool:
        """Tell whether nothing is filled in in this row."""
        return not any(w for n, w in self.waarden.items() if n.startswith(f"{naam}-{nummer}-"))

    def namen(self, nummer: int) -> list[str]:
        """Return the names of all fields and lists of a block, as far as the form shows them."""
        sleutels = (*BLOKKEN[nummer - 1].sleutels, *(("vraag",) if nummer == VRAAGBLOK else ()))
        eigen = [n for n in {**self.waarden, **dict.fromkeys(self.fouten)} if n.split("-")[0] in sleutels]
        return list(dict.fromkeys([*eigen, *(eis.veld for eis in self.eisen if eis.blok == nummer)]))

    def blok(self, nummer: int) -> Blokbeeld:
        """Return how one block looks now."""
        open_ = [eis for eis in self.hard_open if eis.blok == nummer]
        zacht = [eis for eis in self.zacht_open if eis.blok == nummer]
        sleutels = (*BLOKKEN[nummer - 1].sleutels, *(("vraag",) if nummer == VRAAGBLOK else ()))
        fout = any(naam.split("-")[0] in sleutels for naam in self.fouten)
        soort, icoon, woord = "goed", "ok", "Compleet"
        if open_:
            soort, icoon, woord = "let", "pen", f"Nog {getal(len(open_), 'ding', 'dingen')}"
        elif zacht:
            soort, icoon, woord = "stil", "rondje", "Mag nog aangevuld"
        leeg = bool(zacht) and not self._begonnen(nummer)
        vol = bool(open_) or fout or leeg or self.meer.split("-")[0] in sleutels
        regel = samenvatting(nummer, self.document, self.dag)
        return Blokbeeld(BLOKKEN[nummer - 1], soort, icoon, woord, regel, vol)

    @property
    def blokken(self) -> list[Blokbeeld]:
        """Return the six blocks."""
        return [self.blok(blok.nummer) for blok in BLOKKEN]


def _lees_tekst(posted: Posted, naam: str) -> tuple[str | None, list[Veldfout]]:
    if naam not in posted:
        return None, []
    tekst = "".join(posted[naam][-1:]).replace("\r\n", "\n").strip()
    if verboden_teken(tekst):
        return None, [Veldfout(naam, "In deze tekst staat een onzichtbaar teken. Typ de tekst opnieuw.")]
    return tekst, []


def lees_verzoek(posted: Posted) -> tuple[str | None, list[Veldfout]]:
    """Return why this can't wait (None: it did not come along), and what is wrong with it."""
    tekst, fouten = _lees_tekst(posted, "verzoek")
    fouten += [Veldfout("verzoek", reden.melding) for reden in te_lang(tekst or "")]
    return (None if fouten else tekst), fouten


def _lees_vraag(posted: Posted) -> tuple[str | None, list[Veldfout]]:
    tekst, fouten = _lees_tekst(posted, "vraag")
    if tekst is not None and len(tekst) > MAX_VRAAG:
        return None, [Veldfout("vraag", f"De vraag is {len(tekst)} tekens lang. Er passen er {MAX_VRAAG}.")]
    return tekst, fouten


def _sleutels(posted: Posted, nummers: Iterable[int]) -> list[str]:
    """Return the keys of the blocks that were sent. A block that did not come along is not emptied."""
    gezien = {naam.split("-")[0] for naam in posted}
    blokken = [BLOKKEN[nummer - 1] for nummer in nummers]
    return [sleutel for blok in blokken if gezien & set(blok.sleutels) for sleutel in blok.sleutels]


def lees_blok(posted: Posted, nummer: int) -> tuple[Document, str | None, list[Veldfout]]:
    """Return the part of the document in one block, the question when it is in it, and every fault."""
    deel, fouten = lees_formulier(posted, _sleutels(posted, (nummer,)))
    vraag, vraagfout = _lees_vraag(posted) if nummer == VRAAGBLOK else (None, [])
    return deel, vraag, [*fouten, *vraagfout]


def lees_alles(posted: Posted) -> tuple[Document, str | None, list[Veldfout]]:
    """Return the whole document of a posted form, the question, and every fault."""
    deel, fouten = lees_formulier(posted, _sleutels(posted, range(1, len(BLOKKEN) + 1)))
    vraag, vraagfout = _lees_vraag(posted)
    return deel, vraag, [*fouten, *vraagfout]


def samenvatting(nummer: int, document: Mapping[str, Any], dag: dt.date) -> str:
    """Return what is in a block in a few words; children only as initials."""
    a = feiten_uit(document, dag, "doorbraakoverleg")
    delen: list[str] = []
    match nummer:
        case 1:
            if a.leerling.voornaam or a.leerling.achternaam:
                delen.append(initialen(a.leerling.voornaam, a.leerling.achternaam))
            if a.leerling.geboortedatum and a.leerling.geboortedatum <= dag:
                delen.append(f"{leeftijd(a.leerling.geboortedatum, dag)} jaar")
            delen.append(a.onderwijs.school or "")
        case 2:
            delen.append(veld_bij("verzuim-soort").label_van(a.verzuim.soort))
            delen.append(f"thuis sinds {datum_zin(a.verzuim.thuis_sinds)}" if a.verzuim.thuis_sinds else "")
        case 3:
            delen.append(getal(len(a.eerdere_overleggen), "overleg", "overleggen"))
            delen.append(getal(len(a.eerdere_pogingen), "poging", "pogingen"))
        case 4:
            delen.append(veld_bij("stagnatie-oorzaak_soort").label_van(a.stagnatie.oorzaak_soort))
        case 5 if a.plan_van_aanpak:
            datum = a.plan_van_aanpak.datum
            delen.append(f"plan van {datum_zin(datum)}" if datum else "")
            delen.append(getal(len(a.plan_van_aanpak.afspraken), "afspraak", "afspraken"))
        case 6:
            delen.append(getal(len(a.partijen), "partij", "partijen"))
            delen.append(getal(len(a.toestemmingen), "toestemming", "toestemmingen"))
        case _:
            pass
    return ", ".join(deel for deel in delen if deel)


def toon_waarde(veld: Any, waarde: Any) -> str:
    """Return a stored value in words, to read: dates in full, codes as their label, yes or no."""
    if is_leeg(waarde):
        return ""
    match veld.soort:
        case "datum":
            dag = uit_iso(waarde)
            return f"{datum_zin(dag)} {dag.year}" if dag else str(waarde)
        case "ja_nee":
            return "ja" if waarde else "nee"
        case "keuze":
            return str(veld.label_van(waarde))
        case "keuzelijst":
            return "; ".join(veld.label_van(code) for code in waarde)
        case "tekstlijst":
            return ", ".join(str(item) for item in waarde)
        case _:
            return str(waarde)
