"""Judge a DOCX: no macros, nothing embedded, nothing fetched from elsewhere, no fields that act."""

from __future__ import annotations

import re
import zipfile

from tafel.documenten.keuring import pakket as p
from tafel.documenten.keuring.weigering import Afgekeurd

HOOFD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
GEWONE_LINK = re.compile(r"(?:https?://|mailto:|tel:|#)", re.I)
_DELEN = ("xml", "rels", "vml", *p.PLAATJES, *p.LETTERS)
# fields that only show something; any other (DDE, INCLUDETEXT, LINK, a name built by another field …) is refused
VELDEN = frozenset(
    """
    PAGE NUMPAGES SECTION SECTIONPAGES TOC TC TOA TA REF PAGEREF NOTEREF STYLEREF HYPERLINK BOOKMARK DATE TIME
    CREATEDATE SAVEDATE PRINTDATE EDITTIME AUTHOR LASTSAVEDBY USERNAME USERINITIALS USERADDRESS TITLE SUBJECT KEYWORDS
    COMMENTS FILENAME FILESIZE REVNUM NUMCHARS NUMWORDS DOCPROPERTY DOCVARIABLE INFO TEMPLATE SEQ LISTNUM AUTONUM
    AUTONUMLGL AUTONUMOUT SYMBOL ADVANCE EQ FORMTEXT FORMCHECKBOX FORMDROPDOWN MERGEFIELD MERGEREC MERGESEQ IF COMPARE
    = SET GREETINGLINE ADDRESSBLOCK INDEX XE BIBLIOGRAPHY CITATION GOTOBUTTON BARCODE DISPLAYBARCODE SHAPE
    """.split()  # noqa: SIM905 - a list of words reads better than seventy quotes
)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRIKT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"


def keur(pakket: zipfile.ZipFile) -> None:
    """Judge the Word document in `pakket`. Raises Afgekeurd."""
    _eis_geen_macro(pakket)
    for deel in pakket.infolist():
        if deel.is_dir():
            continue
        naam = deel.filename.lower()
        uitgang = naam.rpartition("/")[2].rpartition(".")[2]
        if "activex" in naam or "/controls/" in naam:
            raise Afgekeurd("activex")
        if "/embeddings/" in naam or naam.endswith((".ole", "oledata.mso")):
            raise Afgekeurd("ingesloten")
        if uitgang not in _DELEN and not re.search(r"/printersettings\d*\.bin$", naam):
            p.keur_inhoud(pakket, deel)
            raise Afgekeurd("pakket_vreemd_deel")
        if uitgang == "rels":
            _keur_verwijzingen(pakket, deel)
        elif uitgang in ("xml", "vml"):
            _keur_tekst(pakket, deel)
        else:
            p.keur_inhoud(pakket, deel)


def _eis_geen_macro(pakket: zipfile.ZipFile) -> None:
    """Look at what the package says its main part is, and for the parts that hold macros."""
    soorten: list[str] = []

    def begin(_: str, eigenschappen: dict[str, str]) -> None:
        soorten.append(eigenschappen.get("ContentType", ""))

    p.lees_xml(pakket, pakket.getinfo("[Content_Types].xml"), begin)
    if any(re.search(r"(^|/)(vbaproject|vbadata|vbaprojectsignature)", n.lower()) for n in pakket.namelist()) or any(
        "macroenabled" in s.lower() or "vbaproject" in s.lower() for s in soorten
    ):
        raise Afgekeurd("macro")
    if any("altchunk" in s.lower() or s in ("text/html", "message/rfc822", "application/rtf") for s in soorten):
        raise Afgekeurd("ingesloten")
    if any("template.main+xml" in s for s in soorten):
        raise Afgekeurd("naam_en_inhoud", wat="een sjabloon", hoe="Maak er een document van en sla dat op als PDF.")
    if not any(s == HOOFD for s in soorten):
        raise Afgekeurd("pakket_kapot")


def _keur_verwijzingen(pakket: zipfile.ZipFile, deel: zipfile.ZipInfo) -> None:
    """Judge the relations of a part: outside the document only plain links to a site, mail or telephone."""

    def begin(_: str, eigenschappen: dict[str, str]) -> None:
        soort = eigenschappen.get("Type", "").rpartition("/")[2].lower()
        doel = eigenschappen.get("Target", "")
        buiten = eigenschappen.get("TargetMode", "").strip().lower() == "external"
        if soort in ("oleobject", "package", "afchunk", "subdocument", "frame", "control", "externallink"):
            raise Afgekeurd("activex" if soort == "control" else "ingesloten")
        if soort in ("vbaproject", "keymapcustomizations", "attachedtoolbars"):
            raise Afgekeurd("macro")
        if soort == "attachedtemplate":
            raise Afgekeurd("sjabloon_van_buiten")
        if soort == "hyperlink":
            if buiten and not GEWONE_LINK.match(doel):
                raise Afgekeurd("koppeling")
            return
        if buiten or re.match(r"[a-z][a-z0-9+.-]*:|//|\\\\", doel, re.I):
            raise Afgekeurd("van_buiten")

    p.lees_xml(pakket, deel, begin)


_VAN_BELANG = frozenset(
    {"fldSimple", "fldChar", "OLEObject", "objectEmbed", "objectLink", "oleObj", "control", "altChunk", "subDoc"}
)


def _keur_tekst(pakket: zipfile.ZipFile, deel: zipfile.ZipInfo) -> None:
    """Walk the text of a part: its fields, its objects."""
    open_: list[list[str]] = []  # the code of each field that has begun; ["klaar"] once its result begins

    def begin(naam: str, eigenschappen: dict[str, str]) -> None:
        kort = naam.rpartition("}")[2]
        if kort not in _VAN_BELANG:
            return
        if kort == "fldSimple":
            _keur_veld(next((w for n, w in eigenschappen.items() if n.endswith("}instr")), ""))
        elif kort == "fldChar":
            soort = next((w for n, w in eigenschappen.items() if n.endswith("}fldCharType")), "")
            if soort == "begin":
                if open_ and not "".join(open_[-1]).strip():  # the name of a field made by another field
                    raise Afgekeurd("veld")
                open_.append([])
            elif open_ and soort in ("separate", "end") and open_[-1] != ["klaar"]:
                _keur_veld("".join(open_.pop()))
                if soort == "separate":
                    open_.append(["klaar"])
            elif open_ and soort == "end":
                open_.pop()
        elif kort in ("OLEObject", "objectEmbed", "objectLink", "oleObj"):
            raise Afgekeurd("ingesloten")
        elif kort == "control" and naam.startswith((_WORD, _STRIKT)):
            raise Afgekeurd("activex")
        elif kort in ("altChunk", "subDoc"):
            raise Afgekeurd("ingesloten")

    def eind(tekst: str) -> None:
        if open_:
            open_[-1].append(tekst)

    p.lees_xml(pakket, deel, begin, eind, ("}instrText", "}delInstrText"))
    for rest in open_:
        if rest != ["klaar"]:
            _keur_veld("".join(rest))


def _keur_veld(code: str) -> None:
    """Refuse the code of a field whose name is not one that only shows something."""
    naam = (re.match(r"\s*(=|[^\s\\]*)", code) or ["", ""])[1].upper()
    if naam in ("DDE", "DDEAUTO"):
        raise Afgekeurd("dde")
    if code.strip() and naam not in VELDEN:
        raise Afgekeurd("veld")
