"""Make files for tests: small, whole, invented. Each function returns bytes."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

import pikepdf
from PIL import Image

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKKET_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
DOCX_HOOFD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
ODT = "application/vnd.oasis.opendocument.text"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


class Bestand:
    """What a form brings in: a stream, a name, a declared type."""

    def __init__(self, inhoud: bytes, filename: str, mimetype: str = "application/octet-stream"):
        self.stream, self.filename, self.mimetype = io.BytesIO(inhoud), filename, mimetype


def zip_van(delen: dict[str, Any] | list[tuple[Any, Any]], *, kaal: tuple[str, ...] = ()) -> bytes:
    """Return a ZIP of these parts; those named in `kaal` are stored without compression."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as z:
        for naam, inhoud in delen.items() if isinstance(delen, dict) else delen:
            z.writestr(naam, inhoud, zipfile.ZIP_STORED if naam in kaal else None)
    return uit.getvalue()


# --- Word -------------------------------------------------------------------------------------------------------------


def relaties(*regels: tuple[str, str, str | None]) -> str:
    """Return a part with relations: (kind, target, TargetMode)."""
    lijst = "".join(
        f'<Relationship Id="rId{nr}" Type="{REL}/{soort}" Target="{doel}"'
        + (f' TargetMode="{mode}"/>' if mode else "/>")
        for nr, (soort, doel, mode) in enumerate(regels, start=1)
    )
    return f'{KOP}<Relationships xmlns="{PAKKET_REL}">{lijst}</Relationships>'


def veld(code: str, uitkomst: str = "1") -> str:
    """Return a field as Word writes it, with its code cut over two runs."""
    half = len(code) // 2
    stuk = '<w:r><w:instrText xml:space="preserve">{}</w:instrText></w:r>'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + stuk.format(code[:half])
        + stuk.format(code[half:])
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + f"<w:r><w:t>{uitkomst}</w:t></w:r>"
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def docx_delen(
    tekst: str = "<w:r><w:t>Verslag van het gesprek.</w:t></w:r>", hoofd: str = DOCX_HOOFD
) -> dict[str, Any]:
    """Return the parts of a Word document with this paragraph."""
    return {
        "[Content_Types].xml": f'{KOP}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{hoofd}"/></Types>',
        "_rels/.rels": relaties(("officeDocument", "word/document.xml", None)),
        "word/document.xml": f'{KOP}<w:document xmlns:w="{W}" xmlns:r="{REL}"><w:body><w:p>{tekst}</w:p>'
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>',
        "word/_rels/document.xml.rels": relaties(("styles", "styles.xml", None)),
        "word/styles.xml": f'{KOP}<w:styles xmlns:w="{W}"/>',
        "docProps/core.xml": f'{KOP}<cp:coreProperties xmlns:cp="urn:proef"/>',
    }


def docx(tekst: str | None = None, **delen: Any) -> bytes:
    """Return a Word document; `delen` (with the part's name as key, through **{}) come in or replace."""
    basis = docx_delen(tekst) if tekst is not None else docx_delen()
    return zip_van({**basis, **delen})


# --- ODT --------------------------------------------------------------------------------------------------------------


def odt_delen(inhoud: str = "<text:p>Verslag van het gesprek.</text:p>") -> dict[str, Any]:
    """Return the parts of an ODT with this body."""
    ruimtes = "".join(
        f' xmlns:{kort}="{ODF}:{lang}:1.0"'
        for kort, lang in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("meta", "meta"),
                           ("script", "script"), ("form", "form"))
    )  # fmt: skip
    ruimtes += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    return {
        "mimetype": ODT,
        "content.xml": f"{KOP}<office:document-content{ruimtes}><office:body><office:text>{inhoud}</office:text>"
        "</office:body></office:document-content>",
        "styles.xml": f"{KOP}<office:document-styles{ruimtes}/>",
        "meta.xml": f"{KOP}<office:document-meta{ruimtes}><office:meta/></office:document-meta>",
        "META-INF/manifest.xml": f'{KOP}<manifest:manifest xmlns:manifest="{ODF}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODT}"/></manifest:manifest>',
    }


def odt(inhoud: str | None = None, **delen: Any) -> bytes:
    """Return an ODT; `delen` come in or replace."""
    basis = odt_delen(inhoud) if inhoud is not None else odt_delen()
    return zip_van({**basis, **delen}, kaal=("mimetype",))


# --- PDF --------------------------------------------------------------------------------------------------------------


@cache
def pdf() -> bytes:
    """Return a PDF of one blank page."""
    return pdf_met(lambda _: None)


def pdf_met(doe: Any, **opties: Any) -> bytes:
    """Return a PDF of one page after `doe(pdf)`."""
    with pikepdf.new() as een:
        een.add_blank_page(page_size=(595, 842))
        doe(een)
        uit = io.BytesIO()
        een.save(uit, **opties)
    return uit.getvalue()


def aantekening(een: pikepdf.Pdf, **velden: Any) -> None:
    """Put an annotation on the first page."""
    ding = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Rect=[0, 0, 50, 50], **velden)
    een.pages[0].Annots = een.make_indirect(pikepdf.Array([een.make_indirect(ding)]))


# --- pictures ---------------------------------------------------------------------------------------------------------


def beeld(vorm: str = "JPEG", maat: tuple[int, int] = (64, 48), mode: str = "RGB", **opties: Any) -> bytes:
    """Return a picture with a gradient."""
    uit = io.BytesIO()
    plaatje = Image.linear_gradient("L").resize(maat)
    (plaatje if mode == "L" else plaatje.convert("RGB").convert(mode)).save(uit, vorm, **opties)
    return uit.getvalue()


def foto_met_plek() -> bytes:
    """Return a JPEG that says where it was made, lies on its side, and has a comment."""
    plaatje = Image.linear_gradient("L").resize((64, 48)).convert("RGB")
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = "Slaapkamer van Sam", 6
    exif[0x8825] = {1: "N", 2: (51.0, 41.0, 20.0), 3: "E", 4: (5.0, 18.0, 30.0)}
    uit = io.BytesIO()
    plaatje.save(uit, "JPEG", exif=exif, comment=b"geheim commentaar", xmp=b"<x:xmpmeta>plek</x:xmpmeta>")
    return uit.getvalue()
