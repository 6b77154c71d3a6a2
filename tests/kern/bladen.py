"""Files for the tests of tables: good and broken ones, made here."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl

KOPPEN = ["Voornaam", "Achternaam", "Geboortedatum"]
RIJ = ["Zoë", "Verzonnen", "14-05-2013"]
ODS_MIME = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx(*bladen: list[list[Any]]) -> bytes:
    """Return a workbook with these sheets."""
    boek = openpyxl.Workbook()
    boek.remove(boek.active)
    for nr, rijen in enumerate(bladen, start=1):
        blad = boek.create_sheet(f"Blad{nr}")
        for rij in rijen:
            blad.append(rij)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def herpak(bestand: bytes, **anders: bytes | None) -> bytes:
    """Return a zip with some parts changed (`__` in a name stands for `/`), added or, with None, left out."""
    nieuw = {naam.replace("__", "/").replace("_punt_", "."): deel for naam, deel in anders.items()}
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bestand)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zak:
        for naam in [n for n in oud.namelist() if n not in nieuw]:
            zak.writestr(naam, oud.read(naam))
        for naam, deel in nieuw.items():
            if deel is not None:
                zak.writestr(naam, deel)
    return uit.getvalue()


def zak(**delen: bytes) -> bytes:
    """Return a zip of these parts."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as open_:
        for naam, deel in delen.items():
            open_.writestr(naam.replace("__", "/").replace("_punt_", "."), deel)
    return uit.getvalue()


def ods(rijen: str) -> bytes:
    """Return an ODS with this XML as its rows."""
    content = f"""<?xml version="1.0" encoding="UTF-8"?><office:document-content
      xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
      xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
      xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>
      <office:spreadsheet><table:table table:name="Blad1">{rijen}</table:table></office:spreadsheet></office:body>
      </office:document-content>"""
    manifest = b"""<?xml version="1.0"?><manifest:manifest
      xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"""
    return zak(
        mimetype=ODS_MIME.encode(), content_punt_xml=content.encode(), **{"META-INF__manifest_punt_xml": manifest}
    )


def ods_rij(*cellen: str, keer: int = 1) -> str:
    """Return a row of ODS with these texts."""
    vol = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cel}</text:p></table:table-cell>' for cel in cellen
    )
    return f'<table:table-row table:number-rows-repeated="{keer}">{vol}</table:table-row>'


def blad_xml(data: str) -> bytes:
    """Return the XML of a sheet of a workbook."""
    return (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{data}</sheetData></worksheet>"
    ).encode()
