"""Read the first sheet of an XLSX or ODS. The file is judged before it is unpacked; nothing in it is run. Pure.

What is inside is unpacked by ourselves, within limits, and handed on as a file of which the sizes are true. Formulas
are not evaluated: what the program stored as their outcome counts.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from tafel.kern.tabelfouten import MAX_KOLOMMEN, MAX_RIJEN, Tabelfout

MAX_UITGEPAKT = 40 * 1024 * 1024
MAX_DELEN = 300
MAX_VERHOUDING = 150
MAX_ELEMENTEN = 1_000_000  # of one part; as many rows and columns as fit take 800,000
VERST_RIJ, VERST_KOLOM = 3 * MAX_RIJEN, 2 * MAX_KOLOMMEN  # where a cell may stand: empty rows between are fine
ODS = "application/vnd.oasis.opendocument.spreadsheet"
_STUK = "Dit bestand is beschadigd. Open het, bewaar het opnieuw als .xlsx en probeer het nog eens."
_GEEN_BLAD = "Dit is geen rekenblad. Bewaar de lijst als Excel (.xlsx) of CSV."
_PLEK = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_NODIG = {
    "xlsx": re.compile(r"\[Content_Types\]\.xml|_rels/[^/]*\.rels|xl/.+\.(?:xml|rels)", re.I),
    "ods": re.compile(r"mimetype|content\.xml|META-INF/manifest\.xml"),
}


def lees_rekenblad(inhoud: bytes) -> tuple[str, Iterator[tuple[int, list[Any]]], tuple[str, ...]]:
    """Return the kind ("xlsx", "ods"), the rows of the first sheet that holds something, and remarks.

    Raises Tabelfout, and nothing else.
    """
    try:
        delen = _pak_uit(inhoud)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, RuntimeError):
        raise Tabelfout(_STUK) from None
    soort = _keur(delen)
    # the reader gets nothing that was not judged: a sheet can lie anywhere, and far cells would end this process
    delen = {naam: deel for naam, deel in delen.items() if _NODIG[soort].fullmatch(naam)}
    teksten = _Teksten()
    for naam in sorted(delen, key=lambda naam: "sharedstrings" not in naam.lower()):
        if soort == "xlsx":
            _keur_xlsx(delen[naam], teksten)
        elif naam != "mimetype":
            _keur_ods(delen[naam])
    naam, rijen, meer = _lees(_pak_in(delen))
    opmerkingen = (f"Er staan meer bladen in dit bestand. Wij lazen alleen het blad “{naam[:40]}”.",) if meer else ()
    return soort, enumerate(rijen, start=1), opmerkingen


def _pak_uit(inhoud: bytes) -> dict[str, bytes]:
    """Return the parts of a file, unpacked; the directory is looked at first. Raises Tabelfout on what is too much."""
    bom = Tabelfout("Dit bestand wordt uitgepakt veel te groot. Wij openen het niet.")
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zak:
        alle = [deel for deel in zak.infolist() if not deel.is_dir()]
        if any(deel.flag_bits & 1 for deel in alle):
            raise Tabelfout("Er zit een wachtwoord op dit bestand. Bewaar het zonder wachtwoord.")
        namen = [deel.filename for deel in alle]
        if len(alle) > MAX_DELEN or sum(deel.file_size for deel in alle) > MAX_UITGEPAKT:
            raise bom
        if any(d.file_size > 1_000_000 and d.file_size > MAX_VERHOUDING * max(d.compress_size, 1) for d in alle):
            raise bom
        if len(set(namen)) != len(namen) or any(n.startswith("/") or ".." in n or "\\" in n for n in namen):
            raise Tabelfout(_STUK)
        uit = {}
        for deel in alle:
            with zak.open(deel) as bron:
                uit[deel.filename] = bron.read(deel.file_size + 1)
            if len(uit[deel.filename]) != deel.file_size:
                raise bom
    return uit


def _keur(delen: dict[str, bytes]) -> str:
    """Return the kind of spreadsheet; raises Tabelfout for a document, a program, an old or a binary kind."""
    macro = Tabelfout("In dit bestand zitten macro's. Bewaar het als .xlsx zonder macro's, of als CSV.")
    klein = {naam.lower() for naam in delen}
    soorten = delen.get("[Content_Types].xml", b"")
    if any("vbaproject" in n or n.startswith(("basic/", "scripts/", "xl/macrosheets/")) for n in klein):
        raise macro
    if b"macroEnabled" in soorten or b"ms-office.vba" in soorten:
        raise macro
    if delen.get("mimetype", b"").strip() == ODS.encode() and "content.xml" in delen:
        return "ods"
    if "xl/workbook.xml" in delen and soorten:
        return "xlsx"
    if "xl/workbook.bin" in klein:
        raise Tabelfout("Dit is een Excel-bestand van een andere soort (.xlsb). Bewaar het als .xlsx.")
    if "word/document.xml" in klein or delen.get("mimetype", b"").startswith(b"application/vnd.oasis"):
        raise Tabelfout("Dit is een tekstdocument. Bewaar de lijst als Excel (.xlsx) of CSV.")
    raise Tabelfout(_GEEN_BLAD)


def _pak_in(delen: dict[str, bytes]) -> io.BytesIO:
    """Return the parts as a file again, not compressed: what its directory says is true."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_STORED) as zak:
        for naam, deel in delen.items():
            zak.writestr(zipfile.ZipInfo(naam), deel)
    uit.seek(0)
    return uit


def _elementen(xml: bytes) -> Iterator[tuple[str, Any, str]]:
    """Yield each event, element and bare name of an XML part; no entities, no doctype. Raises Tabelfout.

    An element is let go as soon as it has ended: no tree is kept, however many there are.
    """
    open_: list[Any] = []
    aantal = 0
    try:
        for gebeurtenis, element in iterparse(
            io.BytesIO(xml), events=("start", "end"), forbid_dtd=True, forbid_entities=True, forbid_external=True
        ):
            if gebeurtenis == "start":
                open_.append(element)
                aantal += 1
                if aantal > MAX_ELEMENTEN:
                    raise Tabelfout("Dit bestand is te groot. Deel de lijst in stukken.")
            yield gebeurtenis, element, element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            if gebeurtenis == "end":
                open_.pop()
                if open_:
                    del open_[-1][0]  # the first: the parser runs ahead, those before it are gone already
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise Tabelfout(_STUK) from None


def _kolomnummer(letters: str) -> int:
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + ord(letter) - 64
    return nummer


def _te_ver(rij: int, kolom: int) -> None:
    """Raise Tabelfout for a cell so far away that a reader would make room for millions of empty ones."""
    if rij > VERST_RIJ:
        raise Tabelfout(f"Er staat iets heel ver naar onderen. Er passen {MAX_RIJEN} rijen. Haal die cel weg.", rij)
    if kolom > VERST_KOLOM:
        raise Tabelfout(
            f"Er staat iets heel ver naar rechts. Er passen {MAX_KOLOMMEN} kolommen. Haal die cel weg.", rij
        )


@dataclass
class _Teksten:
    """How long each shared text is, and how much the cells hold when each gets a copy of its own."""

    lengtes: list[int] = field(default_factory=list)
    totaal: int = 0

    def tel(self, nummer: str) -> None:
        """Count the text that a cell refers to. Raises Tabelfout."""
        try:
            self.totaal += self.lengtes[int(nummer)]
        except (ValueError, IndexError):
            raise Tabelfout(_STUK) from None
        if self.totaal > MAX_UITGEPAKT:
            raise Tabelfout("Er staat te veel tekst in deze lijst. Deel de lijst in stukken.")


def _keur_xlsx(xml: bytes, teksten: _Teksten) -> None:
    """Look where cells with a value stand, how much they hold, and whether each formula has an outcome.

    Raises Tabelfout.
    """
    rij = kolom = lang = 0
    er = vol = formule = deelt = False  # er: a value is there, be it an empty one
    eerder = bool(teksten.lengtes)
    for gebeurtenis, element, naam in _elementen(xml):
        if gebeurtenis == "start":
            if naam == "row":
                genoemd = str(element.get("r") or "")
                rij, kolom = int(genoemd) if genoemd.isdecimal() and len(genoemd) < 9 else rij + 1, 0
            elif naam == "c":
                rij, kolom = _plek_van(element.get("r"), rij, kolom)
                er = vol = formule = False
                deelt = element.get("t") == "s"
            elif naam == "si":
                lang = 0
        elif naam in ("v", "t", "is"):
            er, vol, lang = True, vol or bool(element.text), lang + len(element.text or "")
            if naam == "v" and deelt:
                teksten.tel(element.text or "")
        elif naam == "si":
            if eerder:
                raise Tabelfout(_STUK)  # which of two lists counts?
            teksten.lengtes.append(lang)
        elif naam == "f":
            formule = True
        elif naam == "c":
            if er:
                _te_ver(rij, kolom)
            if formule and not vol:
                raise Tabelfout("In deze cel staat een formule zonder uitkomst. Typ de uitkomst.", rij, kolom - 1)


def _plek_van(genoemd: str | None, rij: int, kolom: int) -> tuple[int, int]:
    """Return row and column of a cell, by its own name or after the one before it. Raises Tabelfout."""
    if genoemd is None:
        return rij, kolom + 1
    m = _PLEK.fullmatch(genoemd)
    if m is None:
        raise Tabelfout(_STUK)
    return int(m[2]), _kolomnummer(m[1])


def _keur_ods(xml: bytes) -> None:
    """Look where cells with a value stand when repeated rows and columns are written out. Raises Tabelfout."""
    rij = kolom = herhaald = breed = 0
    vol = rijvol = False
    for gebeurtenis, element, naam in _elementen(xml):
        cel = naam in ("table-cell", "covered-table-cell")
        if gebeurtenis == "start":
            if naam == "table":
                rij = 0
            elif naam == "table-row":
                herhaald, kolom, breed, rijvol = _keer(element, "number-rows-repeated"), 0, 0, False
            elif cel:
                kolom += _keer(element, "number-columns-repeated")
                vol = any(str(sleutel).rpartition("}")[2].endswith("value") for sleutel in element.attrib)
        elif cel:
            if vol:
                breed, rijvol, vol = kolom, True, False
        elif naam == "table-row":
            if rijvol:
                _te_ver(rij + herhaald, breed)
            rij += herhaald
        else:  # text in a cell, also in a piece of its own
            vol = vol or bool((element.text or "").strip()) or naam in ("span", "a", "s")


def _keer(element: Any, eind: str) -> int:
    """Return how many times an element counts."""
    for sleutel, waarde in element.attrib.items():
        if str(sleutel).endswith(eind) and str(waarde).isdecimal():
            return min(int(str(waarde)[:9]), 10**8)
    return 1


def _lees(bestand: io.BytesIO) -> tuple[str, list[list[Any]], bool]:
    """Return the name and rows of the first visible sheet with something in it, and whether there are more."""
    try:
        from python_calamine import CalamineWorkbook, SheetVisibleEnum

        boek = CalamineWorkbook.from_filelike(bestand)
        zichtbaar = [blad.name for blad in boek.sheets_metadata if blad.visible == SheetVisibleEnum.Visible]
        gevonden: list[tuple[str, list[list[Any]]]] = []
        for naam in zichtbaar[:20]:
            rijen = boek.get_sheet_by_name(naam).to_python(skip_empty_area=False)
            if any(cel not in ("", None) for rij in rijen for cel in rij):
                gevonden.append((naam, rijen))
            if len(gevonden) == 2:
                break
    except BaseException as fout:  # the reader is written in Rust: its panic is no Exception
        if isinstance(fout, KeyboardInterrupt | SystemExit | GeneratorExit):
            raise
        raise Tabelfout(_STUK) from None
    if not gevonden:
        raise Tabelfout("Er staat niets in deze lijst.")
    return *gevonden[0], len(gevonden) > 1
