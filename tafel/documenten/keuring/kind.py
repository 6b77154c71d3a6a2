"""The judge, as a process of its own: `python -m tafel.documenten.keuring.kind UITGANG GEZEGD FD < file`.

Reads the file from standard input (a real file), writes the verdict as one line of JSON to standard output and, for a
picture, the clean picture to the descriptor FD. Lives under limits of memory and time: what goes wrong here ends here.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
import zipfile
from typing import BinaryIO

from tafel.documenten.keuring import herken
from tafel.documenten.keuring.meldingen import MEDIATYPES, OOK_GEZEGD, UITGANGEN, ZEGT_NIETS
from tafel.documenten.keuring.weigering import Afgekeurd

GEHEUGEN = 1024**3  # address space; a photo of 40 million points takes half of it
REKENTIJD = 15
_ANDER_PAKKET = (("xl/", "rekenblad"), ("ppt/", "presentatie"), ("META-INF/MANIFEST.MF", "programma"))


def begrens() -> None:
    """Let this process be nice, small and short-lived, and write no more than a picture."""
    os.nice(5)
    for soort, grens in (
        (resource.RLIMIT_AS, GEHEUGEN), (resource.RLIMIT_CPU, REKENTIJD), (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 256 * 1024**2),
    ):  # fmt: skip
        resource.setrlimit(soort, (grens, grens))


def keur(bestand: BinaryIO, uitgang: str, gezegd: str, uit: BinaryIO) -> str:
    """Judge a file whose name ends on `uitgang` and which the browser called `gezegd`; return its kind.

    A picture is written anew to `uit`. Raises Afgekeurd.
    """
    bedoeld = UITGANGEN[uitgang]
    echt = herken.herken(herken.lees_kop(bestand))
    pakket = None
    if echt == "zip" and bedoeld in ("docx", "odt"):
        if herken.is_dubbel(bestand, echt):
            raise Afgekeurd("dubbel")
        from tafel.documenten.keuring import pakket as p

        pakket = p.open_pakket(bestand)
        echt = soort_pakket(pakket)
    if echt == "ole" and bedoeld in ("docx", "odt") and _is_versleuteld_office(bestand):
        raise Afgekeurd("pakket_op_slot")
    if echt != bedoeld:
        _verkeerde_naam(uitgang, echt, bestand)
    if pakket is None and herken.is_dubbel(bestand, echt):
        raise Afgekeurd("dubbel")
    if gezegd not in ZEGT_NIETS and MEDIATYPES[echt] != gezegd and OOK_GEZEGD.get(gezegd) != echt:
        raise Afgekeurd("gezegd_en_inhoud", uitgang=uitgang)
    if pakket is not None:
        from tafel.documenten.keuring import odt, word

        (word if echt == "docx" else odt).keur(pakket)
    elif echt == "pdf":
        from tafel.documenten.keuring import pdf

        pdf.keur(bestand)
    else:
        from tafel.documenten.keuring import beeld

        beeld.keur(bestand, echt, uit)
    return echt


def soort_pakket(pakket: zipfile.ZipFile) -> str:
    """Return what a ZIP is by the parts it names: docx, odt, or another kind."""
    from tafel.documenten.keuring import pakket as p

    namen = pakket.namelist()
    if "[Content_Types].xml" in namen:
        if any(naam.startswith("word/") for naam in namen):
            return "docx"
        return next((soort for map_, soort in _ANDER_PAKKET if any(n.startswith(map_) for n in namen)), "zip")
    if "mimetype" in namen:
        mime = p.lees_heel(pakket, "mimetype", 200).strip().decode("ascii", "replace")
        if mime == MEDIATYPES["odt"]:
            return "odt"
        for woord, soort in (("template", "sjabloon"), ("spreadsheet", "rekenblad"), ("presentation", "presentatie")):
            if woord in mime:
                return soort
        return "xps"
    return next((soort for map_, soort in _ANDER_PAKKET if any(n.startswith(map_) for n in namen)), "zip")


def _is_versleuteld_office(bestand: BinaryIO) -> bool:
    """Tell whether an OLE file is a Word document with a password (Office packs those so)."""
    bestand.seek(0)
    return "EncryptedPackage".encode("utf-16-le") in bestand.read()


def _ole_soort(bestand: BinaryIO) -> str:
    bestand.seek(0)
    alles = bestand.read()
    for woord, soort in (("Workbook", "rekenblad"), ("PowerPoint Document", "presentatie"), ("__substg1.0_", "msg")):
        if woord.encode("utf-16-le") in alles:
            return soort
    return "doc"


def _verkeerde_naam(uitgang: str, echt: str, bestand: BinaryIO) -> None:
    """Refuse a file whose name says something else than its content."""
    woorden = herken.woord(_ole_soort(bestand) if echt == "ole" else echt)
    if woorden is None:
        raise Afgekeurd("onbekende_inhoud", uitgang=uitgang)
    raise Afgekeurd("naam_en_inhoud", uitgang=uitgang, wat=woorden[0], hoe=woorden[1])


def hoofd() -> int:
    """Judge standard input; the verdict goes to standard output."""
    uitgang, gezegd, fd = sys.argv[1:4]
    begrens()
    with os.fdopen(os.dup(0), "rb") as bestand, os.fdopen(int(fd), "wb") as uit:
        try:
            oordeel: dict[str, object] = {"soort": keur(bestand, uitgang, gezegd, uit)}
        except Afgekeurd as nee:
            oordeel = {"code": nee.code, "gegevens": {"uitgang": uitgang, **nee.gegevens}}
    sys.stdout.write(json.dumps(oordeel))
    return 0


if __name__ == "__main__":
    # what a library says can hold words of the document: nothing but the verdict leaves this process
    if re.fullmatch(r"[a-z]+", sys.argv[1]) is None:
        sys.exit(2)
    sys.exit(hoofd())
