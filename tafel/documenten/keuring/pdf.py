"""Judge a PDF: whole, not locked, and nothing in it that acts by itself or carries other files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from tafel.documenten.keuring.weigering import Afgekeurd

HOOGSTENS_DELEN = 200_000
DIEP = 60
# what an action (/S) may not be, and the code of the sentence
ACTIES = {
    "/JavaScript": "pdf_javascript", "/Launch": "pdf_start_programma", "/SubmitForm": "pdf_verstuurt",
    "/ImportData": "pdf_verstuurt", "/GoToR": "pdf_ander_bestand", "/GoToE": "pdf_ander_bestand",
    "/Rendition": "pdf_media", "/RichMediaExecute": "pdf_media", "/Movie": "pdf_media", "/Sound": "pdf_media",
    "/GoTo3DView": "pdf_media", "/SetOCGState": "pdf_bij_gebeurtenis", "/Hide": "pdf_bij_gebeurtenis",
}  # fmt: skip
AANTEKENINGEN = {
    "/FileAttachment": "pdf_bijlagen", "/RichMedia": "pdf_media", "/Movie": "pdf_media", "/Sound": "pdf_media",
    "/Screen": "pdf_media", "/3D": "pdf_media",
}  # fmt: skip
SLEUTELS = {
    "/JS": "pdf_javascript", "/JavaScript": "pdf_javascript", "/EF": "pdf_bijlagen", "/EmbeddedFiles": "pdf_bijlagen",
    "/AF": "pdf_bijlagen", "/Collection": "pdf_bijlagen", "/XFA": "pdf_xfa", "/RichMedia": "pdf_media",
    "/RichMediaContent": "pdf_media", "/RichMediaSettings": "pdf_media", "/AA": "pdf_bij_gebeurtenis",
}  # fmt: skip
# one file with several flaws is refused for the first of these
VOLGORDE = (
    "pdf_javascript", "pdf_start_programma", "pdf_xfa", "pdf_bijlagen", "pdf_media", "pdf_verstuurt",
    "pdf_ander_bestand", "pdf_laadt_van_buiten", "pdf_bij_openen", "pdf_bij_gebeurtenis", "pdf_koppeling",
)  # fmt: skip
_GEWONE_LINK = re.compile(r"\s*(?:https?://|mailto:|tel:|www\.|#)|\s*[^:/\\]*$", re.I)


def keur(bestand: BinaryIO) -> None:
    """Judge the PDF in `bestand`. Raises Afgekeurd."""
    import pikepdf

    _eis_einde(bestand)
    bestand.seek(0)
    try:
        with pikepdf.open(bestand, attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise Afgekeurd("pdf_op_slot")
            if len(pdf.objects) > HOOGSTENS_DELEN:
                raise Afgekeurd("pdf_te_veel")
            gevonden = set(_bezwaren(pdf))
            if len(pdf.pages) == 0:
                raise Afgekeurd("pdf_geen_blad")
    except pikepdf.PasswordError:
        raise Afgekeurd("pdf_op_slot") from None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as fout:
        raise Afgekeurd("pdf_kapot") from fout
    for code in VOLGORDE:
        if code in gevonden:
            raise Afgekeurd(code)


def _eis_einde(bestand: BinaryIO) -> None:
    """Require the end mark, with at most a few blanks behind it."""
    bestand.seek(0, 2)
    bestand.seek(max(0, bestand.tell() - 2048))
    staart = bestand.read()
    plek = staart.rfind(b"%%EOF")
    if plek < 0:
        raise Afgekeurd("pdf_kapot")
    if staart[plek + 5 :].strip(b" \t\r\n\x00\x1a"):
        raise Afgekeurd("dubbel")


def _bezwaren(pdf: Any) -> Iterator[str]:
    """Yield the code of everything in the PDF that may not be there; every object is looked at, used or not."""
    open_ = pdf.Root.get("/OpenAction")
    if open_ is not None and not _is_plek(open_):
        yield "pdf_bij_openen"
    for een in pdf.objects:
        yield from _kijk(een, 0)
    yield from _kijk(pdf.trailer, DIEP - 2)


def _is_plek(actie: Any) -> bool:
    """Tell whether an action only says where to begin reading: Word and LaTeX write that, and nothing runs."""
    import pikepdf

    if isinstance(actie, pikepdf.Array):
        return True
    if isinstance(actie, pikepdf.Dictionary):
        return str(actie.get("/S", "")) in ("/GoTo", "/Named") and "/Next" not in actie
    return isinstance(actie, pikepdf.String | pikepdf.Name)


def _kijk(ding: Any, diep: int) -> Iterator[str]:
    """Look at one object and what stands directly in it (what it points to has its own turn)."""
    import pikepdf

    if diep > DIEP:
        raise Afgekeurd("pdf_te_veel")
    if isinstance(ding, pikepdf.Array):
        for deel in ding:
            if isinstance(deel, pikepdf.Array | pikepdf.Dictionary) and not deel.is_indirect:
                yield from _kijk(deel, diep + 1)
        return
    if not isinstance(ding, pikepdf.Dictionary | pikepdf.Stream):
        return
    for naam in ding.keys():  # noqa: SIM118 - a pikepdf object has keys(), and iterating a stream is something else
        if naam in SLEUTELS and not _is_leeg(ding[naam]):
            yield SLEUTELS[naam]
    soort = str(ding.get("/S", ""))
    if soort in ACTIES:
        yield ACTIES[soort]
    if soort == "/URI" and not _GEWONE_LINK.match(_tekst(ding.get("/URI", ""))):
        yield "pdf_koppeling"
    if str(ding.get("/Type", "")) == "/EmbeddedFile":
        yield "pdf_bijlagen"
    if str(ding.get("/Subtype", "")) in AANTEKENINGEN:
        yield AANTEKENINGEN[str(ding.get("/Subtype", ""))]
    if isinstance(ding, pikepdf.Stream) and ("/F" in ding or "/FFilter" in ding):
        yield "pdf_laadt_van_buiten"
    for naam in ding.keys():  # noqa: SIM118
        deel = ding[naam]
        if isinstance(deel, pikepdf.Array | pikepdf.Dictionary) and not deel.is_indirect:
            yield from _kijk(deel, diep + 1)


def _is_leeg(waarde: Any) -> bool:
    """Tell whether a key is there without anything in it (an empty list or dictionary, null)."""
    import pikepdf

    return waarde is None or (isinstance(waarde, pikepdf.Array | pikepdf.Dictionary) and len(waarde) == 0)


def _tekst(waarde: Any) -> str:
    return bytes(waarde).decode("latin-1") if not isinstance(waarde, str) else waarde
