"""Spreadsheets made to end the process or to hold it: each is refused in a sentence, before the reader sees it."""

from __future__ import annotations

import io
import zipfile

import pytest

from tafel.kern.tabelfouten import Tabelfout
from tafel.kern.tabellen import lees_tabel
from tests.kern.bladen import KOPPEN, ODS_MIME, RIJ, blad_xml, herpak, ods, ods_rij, xlsx

BLAD = "xl__worksheets__sheet1_punt_xml"
VERSTE = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">%s</row>'
VER_WEG = blad_xml(VERSTE % '<c r="XFD1048576"><v>1</v></c>')
RUIS = "".join(f"{nr * 7919 % 1_000_003:x}" for nr in range(20_000))  # so that it does not pack too well
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="%s"/></Relationships>'
)


def _elders(plek: str) -> bytes:
    """Return a workbook of which the sheet, with a cell far away, lies somewhere else than usual."""
    delen = {BLAD: None, "xl___rels__workbook_punt_xml_punt_rels": (RELS % plek).encode()}
    return herpak(xlsx([KOPPEN]), **delen, **{f"xl__{plek.replace('/', '__')}": VER_WEG})


def _met(cellen: str) -> bytes:
    return herpak(xlsx([KOPPEN]), **{BLAD: blad_xml(cellen)})


def _gedeeld(cellen: int, lijsten: int = 1) -> bytes:
    """Return a workbook in which many cells refer to one text of 900,000 characters."""
    rij = "".join(f'<row r="{nr}"><c r="A{nr}" t="s"><v>0</v></c></row>' for nr in range(1, cellen + 1))
    lang, kort = (f"<sst><si><r><t>{'a' * keer}</t></r></si></sst>".encode() for keer in (900_000, 1))
    tweede = {"xl__SharedStrings_punt_xml": kort} if lijsten == 2 else {}
    return herpak(xlsx([KOPPEN]), **{BLAD: blad_xml(rij), "xl__sharedStrings_punt_xml": lang}, **tweede)


FOUT = {
    "blad in een andere map": (_elders("elders/a.xml"), "ver naar onderen"),
    "blad in een map met hoofdletter": (_elders("Worksheets/sheet1.xml"), "ver naar onderen"),
    "blad met een vreemde uitgang": (_elders("worksheets/sheet1.txt"), "beschadigd"),
    "blad als verwijzingen": (_elders("worksheets/sheet1.rels"), "ver naar onderen"),
    "plek in kleine letters": (_met('<row r="1"><c r="xfd1048576"><v>1</v></c></row>'), "beschadigd"),
    "lege waarde ver weg": (_met(VERSTE % '<c r="XFD1048576" t="str"><v></v></c>'), "ver naar onderen"),
    "lege tekst ver weg": (_met(VERSTE % '<c r="XFD1048576" t="inlineStr"><is><t/></is></c>'), "ver naar onderen"),
    "een lange tekst in veel cellen": (_gedeeld(2_000), "te veel tekst"),
    "twee lijsten met teksten": (_gedeeld(2_000, lijsten=2), ""),
    "verwijzing naar geen tekst": (_met('<row r="1"><c r="A1" t="s"><v>77</v></c></row>'), "beschadigd"),
    "heel veel lege cellen": (_met(f'<row r="1">{"<c/>" * 1_100_000}</row><!--{RUIS}-->'), "te groot"),
    "ods met tekst in stukken ver weg": (
        ods(ods_rij("a") + ods_rij("<text:span>b</text:span>", keer=1_000_000)),
        "ver naar onderen",
    ),
}  # fmt: skip


@pytest.mark.parametrize("naam", FOUT)
def test_wat_het_proces_zou_beeindigen_krijgt_een_zin(naam):
    inhoud, zin = FOUT[naam]
    with pytest.raises(Tabelfout) as fout:
        lees_tabel(inhoud)
    assert zin in str(fout.value), str(fout.value)


def test_van_twee_soorten_in_een_bestand_wordt_alleen_gelezen_wat_is_bekeken():
    delen = zipfile.ZipFile(io.BytesIO(ods(ods_rij(*KOPPEN) + ods_rij(*RIJ)))).read
    beide = herpak(_elders("worksheets/sheet1.xml"), mimetype=ODS_MIME.encode(), content_punt_xml=delen("content.xml"),
                   **{"META-INF__manifest_punt_xml": delen("META-INF/manifest.xml")})  # fmt: skip
    assert [list(rij.cellen) for rij in lees_tabel(beide).rijen] == [KOPPEN, RIJ]
