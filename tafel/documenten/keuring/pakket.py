"""Judge what DOCX and ODT are packed in (ZIP) by its directory, before a byte is unpacked; then read part by part."""

from __future__ import annotations

import re
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, BinaryIO

from tafel.documenten.keuring.herken import EINDE_ZIP, OLE
from tafel.documenten.keuring.weigering import Afgekeurd

HOOGSTENS_DELEN = 1_000
HOOGSTENS_UITGEPAKT = 200 * 1024 * 1024
HOOGSTENS_XML = 25 * 1024 * 1024  # a report of 1,000 pages is a few MB
VERHOUDING = 100
VERHOUDING_VANAF = 1024 * 1024  # a small part can be very regular: repeated rows of a table
_PAKKETTEN = ("zip", "docx", "xlsx", "pptx", "odt", "ods", "jar", "rar", "7z", "gz", "tar", "docm", "xlsm")
_STUK = 256 * 1024


def open_pakket(bestand: BinaryIO) -> zipfile.ZipFile:
    """Return the package in `bestand` after its directory was judged. Raises Afgekeurd."""
    _eis_begin_en_eind(bestand)
    bestand.seek(0)
    try:
        pakket = zipfile.ZipFile(bestand)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as fout:
        raise Afgekeurd("pakket_kapot") from fout
    delen = pakket.infolist()
    if len(delen) > HOOGSTENS_DELEN:
        raise Afgekeurd("pakket_te_veel_delen")
    if sum(deel.file_size for deel in delen) > HOOGSTENS_UITGEPAKT:
        raise Afgekeurd("pakket_te_groot")
    gezien: set[str] = set()
    for deel in delen:
        _keur_deel(deel)
        sleutel = deel.filename.lower()
        if sleutel in gezien:
            raise Afgekeurd("pakket_dubbel")
        gezien.add(sleutel)
    _eis_geen_overlap(delen)
    return pakket


def _eis_begin_en_eind(bestand: BinaryIO) -> None:
    """Require one ZIP from the first byte to the last: nothing before, behind or between directory and end."""
    bestand.seek(0, 2)
    lengte = bestand.tell()
    bestand.seek(max(0, lengte - 22 - 65535))
    staart = bestand.read()
    plek = staart.rfind(EINDE_ZIP)
    if plek < 0 or len(staart) - plek < 22:
        raise Afgekeurd("pakket_kapot")
    _, _, _, _, _, grootte, begin, commentaar = struct.unpack("<4sHHHHIIH", staart[plek : plek + 22])
    eind = lengte - len(staart) + plek
    if commentaar or len(staart) - plek != 22 or begin + grootte != eind:
        raise Afgekeurd("dubbel" if len(staart) - plek != 22 or begin + grootte < eind else "pakket_kapot")


def _keur_deel(deel: zipfile.ZipInfo) -> None:
    """Judge one line of the directory."""
    # zipfile cuts a name at NUL and turns \\ into /; the name as it stands in the file is what others read
    naam = deel.orig_filename
    stukken = re.split(r"[/\\]", naam)
    if naam.startswith(("/", "\\")) or ".." in stukken or "\x00" in naam or re.match(r"[A-Za-z]:", naam):
        raise Afgekeurd("pakket_pad")
    if stat.S_ISLNK(deel.external_attr >> 16):
        raise Afgekeurd("pakket_verwijzing")
    if deel.flag_bits & 0x1:
        raise Afgekeurd("pakket_op_slot")
    if deel.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Afgekeurd("pakket_kapot")
    if deel.file_size > VERHOUDING_VANAF and deel.file_size > VERHOUDING * max(deel.compress_size, 1):
        raise Afgekeurd("pakket_bom")
    if naam.lower().rpartition(".")[2] in _PAKKETTEN and "." in naam:
        raise Afgekeurd("pakket_in_pakket")


def _eis_geen_overlap(delen: list[zipfile.ZipInfo]) -> None:
    """Require that each part has bytes of its own (else a small file unpacks to a huge one), the first at the start."""
    op_plek = sorted(delen, key=lambda deel: deel.header_offset)
    if not op_plek:
        raise Afgekeurd("pakket_kapot")
    if op_plek[0].header_offset != 0:
        raise Afgekeurd("dubbel")
    for een, volgend in pairwise(op_plek):
        if een.header_offset + 30 + len(een.orig_filename.encode()) + een.compress_size > volgend.header_offset:
            raise Afgekeurd("pakket_kapot")


def lees(pakket: zipfile.ZipFile, deel: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the bytes of a part; never more than its directory promised. Raises Afgekeurd when it is not whole."""
    over = deel.file_size
    try:
        with pakket.open(deel) as stroom:
            while stuk := stroom.read(_STUK):
                over -= len(stuk)
                if over < 0:
                    raise Afgekeurd("pakket_bom")
                yield stuk
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError, RuntimeError) as fout:
        raise Afgekeurd("pakket_kapot") from fout
    except Exception as fout:  # zlib.error
        if isinstance(fout, Afgekeurd):
            raise
        raise Afgekeurd("pakket_kapot") from fout


def lees_heel(pakket: zipfile.ZipFile, naam: str, hoogstens: int = 4 * 1024 * 1024) -> bytes:
    """Return a small part as bytes; b"" when there is none or it is too large."""
    try:
        deel = pakket.getinfo(naam)
    except KeyError:
        return b""
    return b"" if deel.file_size > hoogstens else b"".join(lees(pakket, deel))


# parts that a text document has, by their ending; anything else does not belong in one
PLAATJES = ("png", "jpg", "jpeg", "jpe", "jfif", "gif", "bmp", "tif", "tiff", "emf", "wmf", "wdp", "svg", "webp")
LETTERS = ("odttf", "ttf", "otf", "fntdata")
_VREEMD = (b"MZ", b"\x7fELF", b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"%PDF-", b"#!", b"{\\rtf")


def keur_inhoud(pakket: zipfile.ZipFile, deel: zipfile.ZipInfo, code: str = "ingesloten") -> None:
    """Read a part to its end (its checksum must fit) and refuse another file under a borrowed name."""
    eerste = True
    for stuk in lees(pakket, deel):
        if eerste:
            eerste = False
            if stuk.startswith(OLE):
                raise Afgekeurd(code)
            if stuk.startswith(b"PK\x03\x04"):
                raise Afgekeurd("pakket_in_pakket")
            if stuk.startswith(_VREEMD):
                raise Afgekeurd("pakket_vreemd_deel")


def lees_xml(
    pakket: zipfile.ZipFile, deel: zipfile.ZipInfo, begin: Callable[[str, dict[str, str]], None] | None = None,
    eind: Callable[[str], None] | None = None, tekst_van: tuple[str, ...] = (),
) -> None:  # fmt: skip
    """Walk an XML part: `begin(name, attributes)` per element, `eind(text)` after one of `tekst_van`; no tree is kept.

    Definitions of its own (DTD: bombs and files from elsewhere) are refused. Raises Afgekeurd.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, XMLParser

    if deel.file_size > HOOGSTENS_XML:
        raise Afgekeurd("xml_te_lang")
    ontvanger = _Ontvanger(begin, eind, tekst_van)
    ontleder: Any = XMLParser(target=ontvanger, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        for stuk in lees(pakket, deel):
            ontleder.feed(stuk)
        ontleder.close()
    except DefusedXmlException as fout:
        raise Afgekeurd("xml_dtd") from fout
    except (ParseError, ValueError, LookupError, RecursionError) as fout:
        raise Afgekeurd("xml_kapot") from fout


class _Ontvanger:
    """What the parser tells: each element as it begins, the text of those that are asked for."""

    def __init__(self, begin: Any, eind: Any, tekst_van: tuple[str, ...]) -> None:
        self._begin, self._eind, self._tekst_van = begin, eind, tekst_van
        self._tekst: list[str] | None = None
        self._diep = 0

    def start(self, naam: str, eigenschappen: dict[str, str]) -> None:
        self._diep += 1
        if self._diep > 256:
            raise ValueError("too deep")
        self._tekst = [] if self._tekst_van and naam.endswith(self._tekst_van) else None
        if self._begin:
            self._begin(naam, eigenschappen)

    def end(self, _: str) -> None:
        self._diep -= 1
        if self._tekst is not None:
            self._eind("".join(self._tekst))
            self._tekst = None

    def data(self, tekst: str) -> None:
        if self._tekst is not None:
            self._tekst.append(tekst)

    def close(self) -> None:
        """End."""
