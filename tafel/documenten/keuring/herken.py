"""Recognise what a file is by its first bytes, and whether a second file hides in it."""

from __future__ import annotations

import re
import struct
from typing import BinaryIO

from tafel.documenten.keuring.meldingen import ANDERE_SOORTEN

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
EINDE_ZIP = b"PK\x05\x06"
KOP = 4096
STAART = 22 + 65535
_MAGIE: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"), (b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"), (OLE, "ole"), (b"GIF87a", "gif"), (b"GIF89a", "gif"), (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"), (b"BM", "bmp"), (b"Rar!\x1a\x07", "rar"), (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "archief"), (b"BZh", "archief"), (b"\xfd7zXZ\x00", "archief"), (b"MZ", "programma"),
    (b"\x7fELF", "programma"), (b"#!", "programma"), (b"\xca\xfe\xba\xbe", "programma"), (b"{\\rtf", "rtf"),
    (b"SQLite format 3", "database"), (b"8BPS", "ontwerp"), (b"%!PS", "ontwerp"), (b"ID3", "beeld_of_geluid"),
    (b"OggS", "beeld_of_geluid"), (b"fLaC", "beeld_of_geluid"),
)  # fmt: skip
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|script|body|iframe|head|meta|object|embed)[\s>/]", re.I)
_SVG = re.compile(rb"<\s*svg[\s>]", re.I)
_MAIL = re.compile(rb"(?:^|\n)(?:Received|From|Return-Path|Message-ID|MIME-Version|Subject): ", re.I)


def herken(kop: bytes) -> str:
    """Return the kind of a file by its first bytes: pdf, jpg, png, zip, ole, another kind we know, or "onbekend"."""
    for magie, soort in _MAGIE:
        if kop.startswith(magie):
            return soort
    if kop[:4] == b"RIFF":
        return "webp" if kop[8:12] == b"WEBP" else "beeld_of_geluid"
    if kop[4:8] == b"ftyp":
        return "heic" if kop[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif") else "beeld_of_geluid"
    if kop[257:262] == b"ustar":
        return "archief"
    if kop.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return "onbekend"
    if _SVG.search(kop):
        return "svg"
    if _HTML.search(kop):
        return "webpagina"
    if kop.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        return "xml"
    if len(_MAIL.findall(kop)) >= 2:
        return "eml"
    return "tekst" if kop and not re.search(rb"[\x00-\x08\x0e-\x1a\x7f]", kop) else "onbekend"


def woord(soort: str) -> tuple[str, str] | None:
    """Return what a kind is called and how to mend it; None for a kind that has no words."""
    eigen = {
        "pdf": ("een PDF", "Laat de naam eindigen op .pdf."),
        "docx": ("een Word-bestand", "Laat de naam eindigen op .docx."),
        "odt": ("een ODT-document", "Laat de naam eindigen op .odt."),
        "jpg": ("een JPEG-foto", "Laat de naam eindigen op .jpg."),
        "png": ("een PNG-plaatje", "Laat de naam eindigen op .png."),
    }
    if soort in eigen:
        return eigen[soort]
    return ANDERE_SOORTEN[soort][1:] if soort in ANDERE_SOORTEN else None


def lees_kop(bestand: BinaryIO) -> bytes:
    """Return the first bytes; the place in the file is left at its start."""
    bestand.seek(0)
    kop = bestand.read(KOP)
    bestand.seek(0)
    return kop


def is_dubbel(bestand: BinaryIO, soort: str) -> bool:
    """Tell whether a file of `soort` is also something else: a ZIP at its end, a PDF or a web page in its head."""
    kop = lees_kop(bestand)
    if soort != "pdf" and b"%PDF-" in kop[:1024]:
        return True
    if soort in ("pdf", "jpg", "png") and _HTML.search(kop[:1024]):
        return True
    if soort == "zip":
        return False  # judged by its directory
    bestand.seek(0, 2)
    lengte = bestand.tell()
    bestand.seek(max(0, lengte - STAART))
    staart = bestand.read()
    return any(_is_einde_zip(staart, m.start(), lengte) for m in re.finditer(EINDE_ZIP, staart))


def _is_einde_zip(staart: bytes, plek: int, lengte: int) -> bool:
    """Tell whether a real directory of a ZIP ends here, and not four bytes that look like one."""
    if len(staart) - plek < 22:
        return False
    _, schijf, begin, hier, alle, grootte, _, commentaar = struct.unpack("<4sHHHHIIH", staart[plek : plek + 22])
    return bool(schijf == begin == 0 and hier == alle and grootte <= lengte and commentaar <= len(staart) - plek - 22)
