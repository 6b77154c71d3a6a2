"""Judge an ODT: no macros, nothing embedded, nothing fetched from elsewhere."""

from __future__ import annotations

import re
import zipfile

from tafel.documenten.keuring import pakket as p
from tafel.documenten.keuring.weigering import Afgekeurd
from tafel.documenten.keuring.word import GEWONE_LINK

_DELEN = ("xml", "rdf", *p.PLAATJES, *p.LETTERS)
_DDE = ("dde-source", "dde-connection", "dde-connection-decl", "dde-link")
_ACTIEF = ("script", "event-listener", "execute-macro", "plugin", "applet", "floating-frame")
_GEGEVENS = ("database-display", "database-next", "database-row-select", "database-name", "database-row-number")


def keur(pakket: zipfile.ZipFile) -> None:
    """Judge the ODT in `pakket`. Raises Afgekeurd."""
    if p.lees_heel(pakket, "META-INF/manifest.xml") == b"" or "content.xml" not in pakket.namelist():
        raise Afgekeurd("pakket_kapot")
    _eis_open(pakket)
    for deel in pakket.infolist():
        if deel.is_dir() or deel.filename in ("mimetype", "layout-cache"):
            continue
        naam = deel.filename.lower()
        uitgang = naam.rpartition("/")[2].rpartition(".")[2]
        if naam.startswith(("basic/", "scripts/", "dialogs/")):
            raise Afgekeurd("macro")
        if re.match(r"(object|objectreplacements|database)\b", naam):
            raise Afgekeurd("ingesloten")
        if uitgang not in _DELEN:
            p.keur_inhoud(pakket, deel)
            raise Afgekeurd("pakket_vreemd_deel")
        if uitgang in ("xml", "rdf"):
            p.lees_xml(pakket, deel, None if naam == "meta-inf/manifest.xml" else _begin)
        else:
            p.keur_inhoud(pakket, deel)


def _eis_open(pakket: zipfile.ZipFile) -> None:
    """Refuse a document whose parts are encrypted."""

    def begin(naam: str, _: dict[str, str]) -> None:
        if naam.endswith("}encryption-data"):
            raise Afgekeurd("pakket_op_slot")

    p.lees_xml(pakket, pakket.getinfo("META-INF/manifest.xml"), begin)


def _begin(naam: str, eigenschappen: dict[str, str]) -> None:
    """Judge one element."""
    kort = naam.rpartition("}")[2]
    if kort in _DDE:
        raise Afgekeurd("dde")
    if kort in _ACTIEF and (kort != "script" or "opendocument" in naam):
        raise Afgekeurd("macro" if kort in ("script", "event-listener", "execute-macro") else "ingesloten")
    if kort in ("object", "object-ole") and "drawing" in naam:
        raise Afgekeurd("ingesloten")
    if kort in _GEGEVENS:
        raise Afgekeurd("veld")
    doel = next((w for n, w in eigenschappen.items() if n == "{http://www.w3.org/1999/xlink}href"), None)
    if doel is None:
        return
    if kort == "template":
        if doel:
            raise Afgekeurd("sjabloon_van_buiten")
    elif kort == "a":
        if doel and not GEWONE_LINK.match(doel):
            raise Afgekeurd("koppeling")
    elif re.match(r"[a-z][a-z0-9+.-]*:|/|\\", doel, re.I) or ".." in doel:
        raise Afgekeurd("van_buiten")
