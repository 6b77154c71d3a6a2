"""Word and ODT files that carry, fetch, start or blow up."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib

from tests.documenten.corpus.soorten import EXE, OLE
from tests.documenten.corpus.vorm import Geval
from tests.documenten.maken import DOCX_HOOFD, KOP, docx, docx_delen, odt, odt_delen, pdf, relaties, veld, zip_van

MACRO = "In dit document zitten macro's. Sla het op zonder macro's (.docx of .odt) of als PDF."
INGESLOTEN = "In dit document zit een ander bestand, zoals een tabel uit Excel. Sla het op als PDF."
BUITEN = "Dit document haalt een plaatje of deel van buiten. Zet het in het document zelf, of sla op als PDF."
SJABLOON = "Dit document hangt aan een sjabloon ergens anders. Sla het op als PDF, dan is het los."
DDE = "Dit document haalt gegevens uit een ander programma (DDE). Sla het op als PDF."
VELD = "In dit document staat een veld dat zelf gegevens ophaalt. Sla het op als PDF en voeg dat toe."
LINK = "In dit document staat een link die geen gewone website of mail is. Haal die weg."
PAD = "Delen van dit bestand willen buiten het document komen. Maak het opnieuw en sla het op als PDF."
KAPOT = "Dit bestand is niet heel. Open het, sla het opnieuw op en voeg het daarna toe."
DTD = "De tekst van dit document bevat eigen definities, en dat is onveilig. Sla het op als PDF."
OP_SLOT = "Dit document heeft een wachtwoord. Sla het op zonder wachtwoord."
BOM = "Dit bestand is zo sterk ingepakt dat het geen gewoon document is. Sla het op als PDF."
NEST = "In dit document zit een ingepakt bestand. Haal het eruit en voeg het los toe."
DUBBEL = "In dit bestand zit nog een tweede bestand verstopt."
VREEMD = "In dit document zit een deel dat er niet hoort. Sla het op als PDF en voeg dat toe."

LACHEN = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
VAN_BUITEN = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


def _met(delen, **extra):
    return {**delen, **extra}


def _rel(soort, doel, mode="External"):
    return lambda: docx(**{"word/_rels/document.xml.rels": relaties((soort, doel, mode))})


def _deel(naam, inhoud):
    return lambda: docx(**{naam: inhoud})


def _bom(grootte: int) -> bytes:
    return docx(**{"word/media/a.bmp": b"\x00" * grootte})


def _symlink() -> bytes:
    uit = io.BytesIO(docx())
    with zipfile.ZipFile(uit, "a") as z:
        deel = zipfile.ZipInfo("word/media/a.png")
        deel.external_attr = 0o120777 << 16
        z.writestr(deel, "/etc/passwd")
    return uit.getvalue()


def _dubbele_naam() -> bytes:
    return zip_van([*docx_delen().items(), ("WORD/Document.xml", "<a/>")])


def _met_vlag() -> bytes:
    """A part that says it is encrypted (bit 0 of its flags, in both places)."""
    ruw = bytearray(docx())
    for begin, plek in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        ruw[ruw.index(begin) + plek] |= 1
    return bytes(ruw)


def _liegt_over_lengte() -> bytes:
    """The directory promises fewer bytes than the part unpacks to."""
    ruw = bytearray(docx(**{"word/media/a.bmp": b"\x00" * 900_000}))
    plek = ruw.rindex(b"PK\x01\x02", 0, ruw.rindex(b"word/media/a.bmp"))
    ruw[plek + 24 : plek + 28] = struct.pack("<I", 500)
    return bytes(ruw)


def _overlap() -> bytes:
    """Two lines of the directory that point to the same bytes (the bomb of Fifield)."""
    ruw = bytearray(zip_van({**docx_delen(), "word/media/a.bmp": b"aaaa" * 99, "word/media/b.bmp": b"aaaa" * 99}))
    een, twee = (ruw.rindex(b"PK\x01\x02", 0, ruw.rindex(naam)) for naam in (b"word/media/a.bmp", b"word/media/b.bmp"))
    ruw[twee + 42 : twee + 46] = ruw[een + 42 : een + 46]
    return bytes(ruw)


def _verkeerde_som() -> bytes:
    ruw = docx(**{"word/media/a.bmp": b"BM" + b"a" * 50})
    return ruw.replace(struct.pack("<I", zlib.crc32(b"BM" + b"a" * 50)), b"\x01\x02\x03\x04")


def _w(wat, maak, zin, naam="verslag.docx"):
    return Geval(wat, naam, maak, zin)


def _o(wat, maak, zin):
    return Geval(wat, "verslag.odt", maak, zin)


def _odt(inhoud):
    return lambda: odt(inhoud)


KWAAD = (
    _w("docx met vba", _deel("word/vbaProject.bin", OLE), MACRO),
    _w("docm die docx heet",
       lambda: zip_van(docx_delen(hoofd="application/vnd.ms-word.document.macroEnabled.main+xml")), MACRO),
    _w("sjabloon die docx heet", lambda: zip_van(docx_delen(hoofd=DOCX_HOOFD.replace("document.main",
       "template.main"))),
       "Dit heet .docx, maar de inhoud is een sjabloon. Maak er een document van en sla dat op als PDF."),
    _w("sjabloon van internet", _rel("attachedTemplate", "https://voorbeeld.test/a.dotm"), SJABLOON),
    _w("plaatje van internet", _rel("image", "https://voorbeeld.test/a.png"), BUITEN),
    _w("plaatje zonder TargetMode", _rel("image", "file:///etc/passwd", None), BUITEN),
    _w("ole van buiten", _rel("oleObject", "https://voorbeeld.test/a"), INGESLOTEN),
    _w("html als deel", _rel("aFChunk", "a.html", None), INGESLOTEN),
    _w("subdocument", _rel("subDocument", "b.docx"), INGESLOTEN),
    _w("link naar een bestand", _rel("hyperlink", "file:///C:/a.exe"), LINK),
    _w("link met javascript", _rel("hyperlink", "javascript:alert(1)"), LINK),
    _w("link naar een server", _rel("hyperlink", "\\\\server\\deel"), LINK),
    _w("ingesloten ole", _deel("word/embeddings/oleObject1.bin", OLE), INGESLOTEN),
    _w("ingesloten rekenblad", _deel("word/embeddings/blad.xlsx", "PK"), NEST),
    _w("ole die een plaatje heet", _deel("word/media/a.png", OLE), INGESLOTEN),
    _w("activex", _deel("word/activeX/activeX1.xml", "<a/>"),
       "In dit document zitten knoppen die een programma starten (ActiveX). Sla het op als PDF."),
    _w("programma in het document", _deel("word/media/a.exe", EXE), VREEMD),
    _w("pdf in het document", _deel("word/media/a.png", pdf()), VREEMD),
    _w("webpagina in het document", _deel("word/a.html", "<html>"), VREEMD),
    _w("zip in het document", _deel("word/media/a.png", zip_van({"a": "a"})), NEST),
    _w("dde", lambda: docx(veld(' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" ')), DDE),
    _w("dde in een eenvoudig veld", lambda: docx('<w:fldSimple w:instr=" DDE excel a b "/>'), DDE),
    _w("tekst van buiten invoegen", lambda: docx(veld(' INCLUDETEXT "https://voorbeeld.test/a.docx" ')), VELD),
    _w("plaatje van buiten invoegen", lambda: docx(veld(' INCLUDEPICTURE "https://voorbeeld.test/a" ')), VELD),
    _w("veldnaam uit een ander veld",
       lambda: docx('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + veld(" TITLE ") + veld(" PAGE ")), VELD),
    _w("xml-bom", _deel("word/styles.xml", LACHEN), DTD),
    _w("xml die een bestand leest", _deel("word/styles.xml", VAN_BUITEN), DTD),
    _w("kapotte xml", _deel("word/styles.xml", "<a><b></a>"),
       "De tekst van dit document is niet heel. Open het, sla het opnieuw op en voeg het dan toe."),
    _w("xml zonder bodem", _deel("word/styles.xml", "<a>" * 300 + "</a>" * 300), "De tekst van dit document is niet"),
    _w("tekst van 26 MB", _deel("word/styles.xml", "<a>" + random.Random(1).randbytes(13 * 2**20).hex() + "</a>"),
       "De tekst van dit document is te lang om te bekijken. Sla het op als PDF."),
    _w("bom van 30 MB", lambda: _bom(30 * 1024 * 1024), BOM),
    _w("uitgepakt te groot", lambda: zip_van({**docx_delen(), **{f"word/media/{n}.bmp": b"\x00" * 1_000_000
       for n in range(211)}}), "Dit document wordt uitgepakt groter dan 200 MB. Sla het op als PDF."),
    _w("te veel delen", lambda: zip_van({**docx_delen(), **{f"word/media/{n}.png": "" for n in range(1000)}}),
       "Dit document bestaat uit meer dan 1.000 delen. Sla het op als PDF."),
    _w("liegt over de lengte", _liegt_over_lengte, KAPOT),
    _w("delen over elkaar", _overlap, KAPOT),
    _w("pad naar boven", _deel("word/../../../etc/passwd", "x"), PAD),
    _w("pad van een schijf", _deel("C:\\Windows\\a.png", "x"), PAD),
    _w("pad vanaf de wortel", _deel("/etc/passwd.png", "x"), PAD),
    _w("verwijzing op schijf", _symlink,
       "In dit bestand zit een verwijzing naar een andere plek op de computer. Sla het op als PDF."),
    _w("twee keer dezelfde naam", _dubbele_naam,
       "In dit bestand heten twee delen hetzelfde. Open het, sla het opnieuw op en voeg het dan toe."),
    _w("deel met wachtwoord", _met_vlag, OP_SLOT),
    _w("Office met wachtwoord", lambda: OLE + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 900, OP_SLOT),
    _w("afgeknipt", lambda: docx()[:-40], KAPOT),
    _w("verkeerde controlesom", _verkeerde_som, KAPOT),
    _w("iets ervoor", lambda: docx()[:4] + b"\x00" * 50 + docx()[4:], DUBBEL),
    _w("iets erachter", lambda: docx() + b"<script>alert(1)</script>", DUBBEL),
    _w("twee pakketten achter elkaar", lambda: odt() + docx(), DUBBEL),
    _w("pdf vooraan in het pakket",
       lambda: zip_van({"word/media/a.png": pdf(), **docx_delen()}, kaal=("word/media/a.png",)), DUBBEL),
    _w("zonder hoofddeel", lambda: docx(**{"[Content_Types].xml": f"{KOP}<Types/>"}), KAPOT),
    _o("odt met basic", lambda: odt(**{"Basic/Standard/Module1.xml": "<a/>"}), MACRO),
    _o("odt met script", lambda: odt(**{"Scripts/python/a.py": "print(1)"}), MACRO),
    _o("odt met gebeurtenis", _odt('<script:event-listener xlink:href="macro:x"/>'), MACRO),
    _o("odt met object", lambda: odt(**{"Object 1/content.xml": "<a/>"}), INGESLOTEN),
    _o("odt met ole", _odt('<draw:object-ole xlink:href="./x"/>'), INGESLOTEN),
    _o("odt met een venster", _odt('<draw:floating-frame xlink:href="https://voorbeeld.test"/>'), INGESLOTEN),
    _o("odt met dde", _odt("<office:dde-source/>"), DDE),
    _o("odt met plaatje van buiten", _odt('<draw:image xlink:href="https://voorbeeld.test/a.png"/>'), BUITEN),
    _o("odt met tekst van buiten", _odt('<text:section-source xlink:href="../geheim.odt"/>'), BUITEN),
    _o("odt met vreemde link", _odt('<text:a xlink:href="file:///etc/passwd">a</text:a>'), LINK),
    _o("odt met sjabloon", _odt('<meta:template xlink:href="file:///a.ott"/>'), SJABLOON),
    _o("odt met wachtwoord", lambda: zip_van(_met(odt_delen(), **{"META-INF/manifest.xml":
       '<m:manifest xmlns:m="urn:m"><m:encryption-data/></m:manifest>'})), OP_SLOT),
    _o("odt met xml-bom", lambda: odt(**{"styles.xml": LACHEN}), DTD),
    _o("odt met gegevens uit een database", _odt("<text:database-display/>"), VELD),
)  # fmt: skip
