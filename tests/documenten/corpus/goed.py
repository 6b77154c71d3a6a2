"""Files as people have them: all accepted."""

from __future__ import annotations

import io

from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from tests.documenten.corpus.vorm import Geval
from tests.documenten.maken import (
    DOCX_HOOFD,
    aantekening,
    beeld,
    docx,
    docx_delen,
    foto_met_plek,
    odt,
    odt_delen,
    pdf,
    pdf_met,
    relaties,
    veld,
    zip_van,
)

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"


def _brief() -> bytes:
    """A letter as our own papers are made (WeasyPrint), with a link to a site."""
    from weasyprint import HTML

    tekst = '<p>Beste ouders,</p><p>Zie <a href="https://voorbeeld.test">de site</a>.</p>'
    return bytes(HTML(string=f'<html lang="nl"><h1>Brief</h1>{tekst * 20}</html>').write_pdf())


def _word_zegt_waar_te_beginnen(een):
    een.Root.OpenAction = Array([een.pages[0].obj, Name.FitH, 0])


def _formulier(een):
    vak = een.make_indirect(Dictionary(FT=Name.Tx, T=String("naam"), V=String("ingevuld")))
    een.Root.AcroForm = Dictionary(Fields=[vak])


def _link(een):
    aantekening(een, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("mailto:a@voorbeeld.test")))


def _leeg_extra(een):
    een.pages[0].AA = Dictionary()
    een.Root.Names = Dictionary(Dests=Dictionary(Names=[]))


def _veel_bladen(een):
    for _ in range(200):
        een.add_blank_page()


def _echt_word() -> bytes:
    """A Word document with what a real one has: picture, theme, header, fields, links, printer settings, a font."""
    velden = veld(' HYPERLINK "https://voorbeeld.test" ') + veld(" PAGE ") + veld(' TOC \\o "1-3" ') + veld(" DATE ")
    genest = veld(" IF " + "x") + '<w:fldSimple w:instr=" NUMPAGES "/>'
    return zip_van(
        {
            **docx_delen(velden + genest),
            "word/_rels/document.xml.rels": relaties(
                ("image", "media/image1.png", None),
                ("hyperlink", "https://voorbeeld.test", "External"),
                ("hyperlink", "mailto:a@voorbeeld.test", "External"),
                ("hyperlink", "#hoofdstuk", None),
                ("theme", "theme/theme1.xml", None),
                ("customXml", "../customXml/item1.xml", None),
            ),
            "word/media/image1.png": beeld("PNG"),
            "word/media/image2.jpeg": beeld(),
            "word/theme/theme1.xml": "<a:theme xmlns:a='urn:a'/>",
            "word/fonts/font1.odttf": b"\x00\x01\x00\x00" + b"x" * 40,
            "word/printerSettings1.bin": b"\x00" * 100,
            "word/printerSettings/printerSettings1.bin": b"\x00" * 100,
            "customXml/item1.xml": "<a/>",
            "docProps/thumbnail.jpeg": beeld(),
            "word/": "",
        }
    )


def _lange_tabel() -> bytes:
    """Rows that look alike pack very well: still a document."""
    rij = "<w:r><w:t>maandag 9.00 uur: een uur les in de kleine groep, daarna naar huis</w:t></w:r>"
    return docx("".join(f"{rij}<w:r><w:t>{nr * 7919 % 10_007}</w:t></w:r>" for nr in range(9_000)))


def _echte_odt() -> bytes:
    inhoud = (
        '<text:p>Verslag <text:a xlink:href="https://voorbeeld.test">site</text:a></text:p>'
        '<draw:frame><draw:image xlink:href="Pictures/100.png"/></draw:frame><text:a xlink:href="#kop">kop</text:a>'
    )
    return zip_van(
        {
            **odt_delen(inhoud),
            "Pictures/100.png": beeld("PNG"),
            "Thumbnails/thumbnail.png": beeld("PNG"),
            "manifest.rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
            "layout-cache": b"\x00\x01",
            "Configurations2/": "",
            "settings.xml": "<a/>",
        },
        kaal=("mimetype",),
    )


def _mpo() -> bytes:
    """A photo as some phones make it: a second, small picture behind the first."""
    uit = io.BytesIO()
    een = Image.linear_gradient("L").resize((64, 48)).convert("RGB")
    een.save(uit, "MPO", save_all=True, append_images=[een.resize((16, 12))])
    return uit.getvalue()


def _g(wat, naam, maak, verwacht, mime="application/octet-stream"):
    return Geval(wat, naam, maak, verwacht, mime)


GOED = (
    _g("pdf van een blad", "verslag.pdf", pdf, "pdf", "application/pdf"),
    _g("brief met een link", "Brief aan ouders (definitief).pdf", _brief, "pdf", "application/pdf"),
    _g("pdf met plek om te beginnen", "word.PDF", lambda: pdf_met(_word_zegt_waar_te_beginnen), "pdf"),
    _g("ingevuld formulier", "formulier.pdf", lambda: pdf_met(_formulier), "pdf"),
    _g("pdf met maillink", "mail.pdf", lambda: pdf_met(_link), "pdf", "application/x-pdf"),
    _g("pdf met lege lijstjes", "leeg.pdf", lambda: pdf_met(_leeg_extra), "pdf"),
    _g("pdf van 201 bladen", "dossier.pdf", lambda: pdf_met(_veel_bladen), "pdf"),
    _g("pdf voor snel lezen", "web.pdf", lambda: pdf_met(lambda _: None, linearize=True), "pdf"),
    _g("pdf met een paar lege regels erachter", "regels.pdf", lambda: pdf() + b"\r\n\r\n\x00", "pdf"),
    _g("klein Word-bestand", "verslag.docx", docx, "docx", DOCX),
    _g("Word-bestand met alles", "Plan van aanpak – versie 2.docx", _echt_word, "docx", DOCX),
    _g("Word-bestand met lange tabel", "rooster.docx", _lange_tabel, "docx"),
    _g("Word-bestand met Nederlandse naam", "Verslag één, twéé en coördinatie.docx", docx, "docx"),
    _g("Word-bestand van het strikte soort", "strikt.docx", lambda: zip_van(docx_delen(hoofd=DOCX_HOOFD)), "docx"),
    _g("kleine odt", "verslag.odt", odt, "odt", ODT),
    _g("odt met alles", "Verslag.ODT", _echte_odt, "odt", ODT),
    _g("foto", "foto.jpg", beeld, "jpg", "image/jpeg"),
    _g("foto met plek en draaiing", "IMG_0001.JPG", foto_met_plek, "jpg", "image/jpeg"),
    _g("foto die opbouwt", "foto.jpeg", lambda: beeld(progressive=True), "jpg", "image/jpeg"),
    _g("foto voor drukwerk (CMYK)", "cmyk.jpg", lambda: beeld(mode="CMYK"), "jpg", "image/pjpeg"),
    _g("foto in grijs", "grijs.jpg", lambda: beeld(mode="L"), "jpg"),
    _g("foto met een kleine erachter", "telefoon.jpg", _mpo, "jpg", "image/jpeg"),
    _g("foto met opvulling erachter", "opvulling.jpg", lambda: beeld() + b"\x00" * 500, "jpg"),
    _g("schermafdruk", "scherm.png", lambda: beeld("PNG"), "png", "image/png"),
    _g("plaatje met doorzicht", "logo.png", lambda: beeld("PNG", mode="RGBA"), "png", "image/png"),
    _g("plaatje met palet", "palet.png", lambda: beeld("PNG", mode="P"), "png"),
    _g("scan in zwart-wit", "scan.png", lambda: beeld("PNG", mode="1"), "png"),
    _g("vreemde naam, goede inhoud", "../../etc/verslag\u202e\x00.pdf", pdf, "pdf"),
    _g("heel lange naam", "v" * 10_000 + ".pdf", pdf, "pdf"),
    _g("naam van een apparaat", "CON.pdf", pdf, "pdf"),
)
