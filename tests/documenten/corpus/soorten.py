"""Kinds of files that are not taken, names that lie, files that are nothing."""

from __future__ import annotations

from tests.documenten import maken
from tests.documenten.corpus.vorm import Geval

EXE = b"MZ\x90\x00" + b"\x00" * 400
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HEIC = b"\x00\x00\x00\x18ftypheic" + b"\x00" * 100
MAIL = b"From: a@voorbeeld.test\r\nSubject: gesprek\r\nMIME-Version: 1.0\r\n\r\nDag"

_PDF = "Sla het op als PDF en voeg dat toe."
_PAK_UIT = "Pak het uit en voeg de documenten los toe."
_FOTO = "Sla de foto op als JPEG of PNG en voeg die toe."


def _per_uitgang(uitgang: str, inhoud: bytes, wat: str, hoe: str) -> Geval:
    return Geval(f"soort {uitgang}", f"verslag.{uitgang}", lambda: inhoud, f"Dit is {wat} (.{uitgang}). {hoe}")


def _andere_naam(wat: str, naam: str, maak, zin: str) -> Geval:
    uitgang = naam.rpartition(".")[2].lower()
    return Geval(wat, naam, maak, f"Dit heet .{uitgang}, maar de inhoud is {zin}")


KWAAD = (
    _per_uitgang("doc", OLE, "een oud Word-bestand", "Open het in Word en sla het op als .docx of PDF."),
    _per_uitgang("docm", maken.docx(), "een Word-bestand met macro's", "Sla het op als .docx of PDF."),
    _per_uitgang("dotx", maken.docx(), "een sjabloon", "Maak er een document van en sla dat op als PDF."),
    _per_uitgang("xls", OLE, "een rekenblad", _PDF),
    _per_uitgang("xlsx", b"PK\x03\x04", "een rekenblad", _PDF),
    _per_uitgang("ods", b"PK\x03\x04", "een rekenblad", _PDF),
    _per_uitgang("csv", b"a;b\n1;2\n", "een rekenblad", _PDF),
    _per_uitgang("pptx", b"PK\x03\x04", "een presentatie", _PDF),
    _per_uitgang("zip", maken.zip_van({"a.txt": "a"}), "een ingepakte map", _PAK_UIT),
    _per_uitgang("rar", b"Rar!\x1a\x07\x01\x00", "een RAR-archief", _PAK_UIT),
    _per_uitgang("7z", b"7z\xbc\xaf\x27\x1c", "een 7-Zip-archief", _PAK_UIT),
    _per_uitgang("tgz", b"\x1f\x8b\x08", "een archief", _PAK_UIT),
    _per_uitgang("exe", EXE, "een programma", "Voeg alleen documenten en foto's toe."),
    _per_uitgang("js", b"alert(1)", "een programma", "Voeg alleen documenten en foto's toe."),
    _per_uitgang("jar", b"PK\x03\x04", "een programma", "Voeg alleen documenten en foto's toe."),
    _per_uitgang("lnk", b"L\x00\x00\x00", "een programma", "Voeg alleen documenten en foto's toe."),
    _per_uitgang("html", HTML, "een webpagina", "Druk haar af als PDF."),
    _per_uitgang("svg", SVG, "een SVG-tekening", "Sla haar op als PNG of PDF."),
    _per_uitgang("gif", b"GIF89a", "een GIF-plaatje", _FOTO),
    _per_uitgang("webp", maken.beeld("WEBP"), "een WebP-foto", _FOTO),
    _per_uitgang("tiff", maken.beeld("TIFF"), "een TIFF-scan", "Scan opnieuw naar PDF, of sla de scan op als JPEG."),
    _per_uitgang("bmp", maken.beeld("BMP"), "een BMP-plaatje", _FOTO),
    _per_uitgang(
        "heic", HEIC, "een HEIC-foto", "Zet de camera van de telefoon op Meest compatibel, of sla de foto op als JPEG."
    ),
    _per_uitgang("txt", b"tekst", "kale tekst", "Zet de tekst in een document en sla dat op als PDF."),
    _per_uitgang("rtf", b"{\\rtf1}", "een RTF-tekst",
       "Open het in Word of LibreOffice en sla het op als .docx of PDF."),
    _per_uitgang("eml", MAIL, "een e-mail", "Druk de mail af als PDF en voeg dat toe."),
    _per_uitgang("msg", OLE, "een Outlook-bericht", "Druk het bericht af als PDF en voeg dat toe."),
    _per_uitgang("pages", b"PK\x03\x04", "een Apple-document", "Kies in het programma Exporteer naar PDF."),
    _per_uitgang("mp3", b"ID3\x03", "een opname", "Schrijf in een document wat de tafel moet weten."),
    _per_uitgang("xml", b"<?xml version='1.0'?><a/>", "een gegevensbestand",
       "Zet wat u wilt laten lezen in een document."),
    Geval("leeg", "leeg.pdf", lambda: b"", "Dit bestand is leeg. Kijk of u het goede bestand koos."),
    Geval("een byte te groot", "groot.pdf", lambda: b"%PDF-" + b"x" * (20 * 1024 * 1024 - 4),
          "Dit bestand is groter dan 20 MB. Maak het kleiner, of splits het in delen."),
    Geval("zonder uitgang", "verslag", maken.pdf,
          "De naam zegt niet wat dit is. Laat de naam eindigen op .pdf, .docx, .odt, .jpg of .png."),
    Geval("alleen een punt", ".pdf", maken.pdf, "De naam zegt niet wat dit is."),
    Geval("onbekende uitgang", "verslag.qqq", maken.pdf,
          "Bestanden met .qqq nemen we niet aan. Gebruik PDF, Word (.docx), ODT, JPEG of PNG."),
    # names that hide their ending
    Geval("dubbele uitgang", "verslag.pdf.exe", lambda: EXE, "Dit is een programma (.exe)."),
    Geval("NUL in de naam", "verslag.exe\x00.exe", lambda: EXE, "Dit is een programma (.exe)."),
    Geval("omgekeerde leesrichting", "verslag\u202efdp.exe", lambda: EXE, "Dit is een programma (.exe)."),
    Geval("punten en spaties aan het eind", "verslag.exe . .", lambda: EXE, "Dit is een programma (.exe)."),
    Geval("breedschrift in de uitgang", "verslag\uff0e\uff45\uff58\uff45", lambda: EXE, "Dit is een programma (.exe)."),
    # content that is something else than the name
    _andere_naam("programma als pdf", "verslag.pdf", lambda: EXE,
       "een programma. Voeg alleen documenten en foto's toe."),
    _andere_naam("webpagina als pdf", "verslag.pdf", lambda: HTML, "een webpagina. Druk haar af als PDF."),
    _andere_naam("svg als png", "tekening.png", lambda: SVG, "een SVG-tekening. Sla haar op als PNG of PDF."),
    _andere_naam("gif met jar als jpg", "foto.jpg", lambda: b"GIF89a" + maken.zip_van({"a.class": b"x"}),
                 "een GIF-plaatje."),
    _andere_naam("heic als jpg", "foto.jpg", lambda: HEIC, "een HEIC-foto."),
    _andere_naam("mail als pdf", "mail.pdf", lambda: MAIL, "een e-mail. Druk de mail af als PDF en voeg dat toe."),
    _andere_naam("pdf als docx", "verslag.docx", maken.pdf, "een PDF. Laat de naam eindigen op .pdf."),
    _andere_naam("docx als odt", "verslag.odt", maken.docx, "een Word-bestand. Laat de naam eindigen op .docx."),
    _andere_naam("odt als docx", "verslag.docx", maken.odt, "een ODT-document. Laat de naam eindigen op .odt."),
    _andere_naam("png als jpg", "foto.jpg", lambda: maken.beeld("PNG"),
       "een PNG-plaatje. Laat de naam eindigen op .png."),
    _andere_naam("jpg als png", "foto.png", maken.beeld, "een JPEG-foto. Laat de naam eindigen op .jpg."),
    _andere_naam("oud Word als docx", "verslag.docx", lambda: OLE, "een oud Word-bestand."),
    _andere_naam("rekenblad als docx", "lijst.docx",
                 lambda: maken.zip_van({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}), "een rekenblad."),
    _andere_naam("ods als odt", "lijst.odt",
                 lambda: maken.zip_van({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
                 "een rekenblad."),
    _andere_naam("gewone zip als docx", "map.docx", lambda: maken.zip_van({"a.txt": "a"}), "een ingepakte map."),
    _andere_naam("tekst als pdf", "brief.pdf", lambda: b"Beste mensen, dit is tekst.", "kale tekst."),
    Geval("rommel als pdf", "brief.pdf", lambda: bytes(range(256)) * 8,
          "Dit heet .pdf, maar dat is het niet. Open het, sla het op als PDF en voeg dat toe."),
    Geval("de browser zegt iets anders", "brief.pdf", maken.pdf,
          "Uw browser noemt dit iets anders dan .pdf. Sla het opnieuw op en kies het dan weer.", "text/html"),
)  # fmt: skip
