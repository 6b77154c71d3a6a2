"""Tables as people make them: every way of writing is read, every broken one gets a sentence of its own."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tafel.kern.tabelfouten import Tabelfout, letter
from tafel.kern.tabellen import (
    MAX_BYTES,
    herstel_datum,
    is_rekenfout,
    lees_tabel,
    schrijf_csv,
    veilige_cel,
    zonder_merk,
)
from tests.kern.bladen import KOPPEN, RIJ, blad_xml, herpak, ods, ods_rij, xlsx, zak

PUNT = "Voornaam;Achternaam;Geboortedatum\r\nZoë;Verzonnen;14-05-2013\r\n"
BLAD = "xl__worksheets__sheet1_punt_xml"
GOED = {
    "utf-8": PUNT.encode(),
    "utf-8 met merk": PUNT.encode("utf-8-sig"),
    "utf-16": PUNT.encode("utf-16"),
    "utf-16 andersom": b"\xfe\xff" + PUNT.encode("utf-16-be"),
    "utf-16 zonder merk": PUNT.encode("utf-16-le"),
    "windows-1252": PUNT.encode("cp1252"),
    "komma": PUNT.replace(";", ",").encode(),
    "tab": PUNT.replace(";", "\t").encode(),
    "streep": PUNT.replace(";", "|").encode(),
    "alleen linefeed": PUNT.replace("\r\n", "\n").encode(),
    "alleen carriage return": PUNT.replace("\r\n", "\r").encode(),
    "geen regeleinde aan het eind": PUNT.rstrip().encode(),
    "aanhalingstekens": '"Voornaam";"Achternaam";"Geboortedatum"\n"Zoë";"Verzonnen";"14-05-2013"\n'.encode(),
    "lege cellen achteraan": PUNT.replace("\r\n", ";;;;\r\n").encode(),
    "sep-regel": ("sep=;\r\n" + PUNT).encode(),
    "sep-regel komma": ("sep=,\r\n" + PUNT.replace(";", ",")).encode(),
    "lege regels": ("\r\n\r\n" + PUNT.replace("\r\n", "\r\n\r\n;;\r\n") + "\r\n").encode(),
    "harde spaties": PUNT.replace("Zoë", "\u00a0Zoë ").encode(),
    "xlsx": xlsx([KOPPEN, RIJ]),
    "xlsx met echte datum": xlsx([KOPPEN, ["Zoë", "Verzonnen", dt.date(2013, 5, 14)]]),
    "xlsx met tijdstip": xlsx([KOPPEN, ["Zoë", "Verzonnen", dt.datetime(2013, 5, 14)]]),
    "xlsx met een leeg blad vooraan": xlsx([], [KOPPEN, RIJ]),
    "xlsx met een tweede blad": xlsx([KOPPEN, RIJ], [["anders"]]),
    "xlsx met lege rijen": xlsx([[], [], KOPPEN, [], RIJ]),
    "ods": ods(ods_rij(*KOPPEN) + ods_rij(*RIJ)),
    "ods met herhaalde lege rijen": ods(
        ods_rij(*KOPPEN) + '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        + ods_rij(*RIJ)
        + '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16000"/></table:table-row>'
    ),
}  # fmt: skip


def _gelogen() -> bytes:
    """Return a workbook of which the directory says that a part is small."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as open_:
        open_.writestr("[Content_Types].xml", b"<Types/>")
        open_.writestr("xl/workbook.xml", b"<workbook/>")
        open_.writestr("xl/worksheets/sheet1.xml", b" " * 30_000_000)
    ruw = uit.getvalue()
    return ruw.replace(struct.pack("<I", 30_000_000), struct.pack("<I", 900))


def _formule_zonder_uitkomst() -> bytes:
    return herpak(xlsx([KOPPEN, RIJ]), **{BLAD: blad_xml('<row r="1"><c r="C1"><f>1+1</f></c></row>')})


def _ver(plek: str) -> bytes:
    rij = plek.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    cel = f'<row r="{rij}"><c r="{plek}"><v>1</v></c></row>'
    return herpak(xlsx([KOPPEN, RIJ]), **{BLAD: blad_xml(f'<row r="1"><c r="A1"><v>1</v></c></row>{cel}')})


def _met_wachtwoord() -> bytes:
    ruw = bytearray(zak(xl__workbook_punt_xml=b"<workbook/>"))
    ruw[6] |= 1
    midden = ruw.index(b"PK\x01\x02")
    ruw[midden + 8] |= 1
    return bytes(ruw)


BOM = b" " * 39_000_000
LACH = (
    b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData>&b;</sheetData>'
    b"</worksheet>"
)
FOUT = {
    "leeg": (b"", "leeg"),
    "alleen wit": (b" \r\n\t ", "leeg"),
    "alleen een merk": (b"\xef\xbb\xbf", "niets in deze lijst"),
    "alleen scheidingstekens": (b";;;\n;;;\n", "niets in deze lijst"),
    "te groot": (b"a;b\n" * (MAX_BYTES // 4 + 1), "te groot"),
    "te veel rijen": (b"a;b\n" * 2_002, "te veel rijen"),
    "te veel kolommen": (b";".join([b"a"] * 201), "te veel kolommen"),
    "te lange cel": (b"a;b\nc;" + b"x" * 10_001, "Rij 2, kolom B"),
    "heel lange cel": (b"a;b\nc;" + b"x" * 200_000, "Rij 2"),
    "nulbyte": (b"a;b\nc;d\x00e", "Rij 2, kolom B"),
    "stuurteken": (b"a;b\n\x07c;d", "Rij 2, kolom A"),
    "open aanhalingsteken": (b'a;b\nc;"d\ne;f', "aanhalingstekens"),
    "tekst na aanhalingsteken": (b'a;b\n"c"d;e\n', "Rij 2: De aanhalingstekens"),
    "geen windows-1252": (b"a;b\n\x81\x8d\xff;d", "geen leesbare tekst"),
    "halve utf-16": (b"\xff\xfea\x00;", "geen leesbare tekst"),
    "utf-32": (PUNT.encode("utf-32"), "UTF-32"),
    "pdf": (b"%PDF-1.7\n...", "PDF"),
    "oude excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "oud Excel-bestand"),
    "png": (b"\x89PNG\r\n\x1a\n", "afbeelding"),
    "jpeg": (b"\xff\xd8\xff\xe0", "foto"),
    "rtf": (b"{\\rtf1 }", "tekstdocument"),
    "html als xls": (b"<html><table><tr><td>a</td></tr></table></html>", "webpagina"),
    "xml": (b'\xef\xbb\xbf<?xml version="1.0"?><lijst/>', "XML"),
    "gzip": (b"\x1f\x8b\x08\x00", "ingepakt"),
    "zip met iets anders": (zak(foto_punt_jpg=b"x"), "geen rekenblad"),
    "lege zip": (b"PK\x05\x06" + b"\x00" * 18, "geen rekenblad"),
    "docx": (zak(word__document_punt_xml=b"<w/>"), "tekstdocument"),
    "odt": (zak(mimetype=b"application/vnd.oasis.opendocument.text", content_punt_xml=b"<a/>"), "tekstdocument"),
    "xlsb": (zak(xl__workbook_punt_bin=b"x"), ".xlsb"),
    "xlsm": (herpak(xlsx([KOPPEN]), xl__vbaProject_punt_bin=b"x"), "macro"),
    "macro in de soort": (
        herpak(xlsx([KOPPEN]), **{"[Content_Types]_punt_xml": b'<Types x="macroEnabled.main"/>'}), "macro"),
    "oude macroblad": (herpak(xlsx([KOPPEN]), xl__macrosheets__a_punt_xml=b"<a/>"), "macro"),
    "ods met macro": (zak(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_punt_xml=b"<a/>",
                          Basic__a_punt_xml=b"x"), "macro"),
    "afgekapt": (xlsx([KOPPEN, RIJ])[:-200], "beschadigd"),
    "half": (xlsx([KOPPEN, RIJ])[:900], "beschadigd"),
    "kapot blad": (herpak(xlsx([KOPPEN]), **{BLAD: b"<worksheet><sheetData><row>"}), "beschadigd"),
    "geen blad": (herpak(xlsx([KOPPEN]), **{BLAD: None}), ""),
    "zip bom": (herpak(xlsx([KOPPEN]), **{BLAD: BOM}), "veel te groot"),
    "grote bom": (zak(a=BOM, b=BOM), "veel te groot"),
    "veel delen": (zak(**{f"d{nr}": b"" for nr in range(400)}), "veel te groot"),
    "gelogen grootte": (_gelogen(), ""),
    "entiteiten": (herpak(xlsx([KOPPEN]), **{BLAD: LACH}), "beschadigd"),
    "cel in de laatste rij": (_ver("A1048576"), "ver naar onderen"),
    "cel in de laatste kolom": (_ver("XFD2"), "ver naar rechts"),
    "formule zonder uitkomst": (_formule_zonder_uitkomst(), "Rij 1, kolom C: In deze cel staat een formule"),
    "wachtwoord in zip": (_met_wachtwoord(), "wachtwoord"),
    "pad naar buiten": (herpak(xlsx([KOPPEN]), **{"..__..__etc__passwd": b"x"}), "beschadigd"),
    "ods met miljoen rijen": (ods(ods_rij(*KOPPEN) + ods_rij("a", keer=1_000_000)), "ver naar onderen"),
    "ods ver weg": (
        ods('<table:table-row table:number-rows-repeated="99000"><table:table-cell/></table:table-row>' + ods_rij("a")),
        "ver naar onderen"),
    "leeg rekenblad": (xlsx([]), "niets in deze lijst"),
    "xlsx te veel rijen": (xlsx([["a"]] * 2_100), "te veel rijen"),
}  # fmt: skip


def test_er_zijn_genoeg_bestanden():
    assert len(GOED) >= 20 and len(FOUT) >= 40


@pytest.mark.parametrize("naam", GOED)
def test_elk_goed_bestand_wordt_gelezen(naam):
    tabel = lees_tabel(GOED[naam])
    assert [list(rij.cellen) for rij in tabel.rijen] == [KOPPEN, RIJ]


@pytest.mark.parametrize("naam", FOUT)
def test_elk_fout_bestand_krijgt_een_zin(naam):
    inhoud, zin = FOUT[naam]
    with pytest.raises(Tabelfout) as fout:
        lees_tabel(inhoud)
    assert zin in str(fout.value), str(fout.value)
    assert str(fout.value).endswith(".")


def test_de_nummers_van_de_rijen_zijn_die_van_het_rekenblad():
    assert [rij.nummer for rij in lees_tabel(GOED["xlsx met lege rijen"]).rijen] == [3, 5]
    assert [rij.nummer for rij in lees_tabel(GOED["lege regels"]).rijen] == [3, 6]
    assert [rij.nummer for rij in lees_tabel(GOED["sep-regel"]).rijen] == [2, 3]
    assert [rij.nummer for rij in lees_tabel(GOED["ods met herhaalde lege rijen"]).rijen] == [1, 5]


def test_een_regel_in_een_cel_telt_niet_als_rij():
    tabel = lees_tabel(b'a;b\n"een\ntwee; drie";c\nd;e\n')
    assert [(rij.nummer, rij.cellen) for rij in tabel.rijen][1:] == [(2, ("een\ntwee; drie", "c")), (3, ("d", "e"))]
    assert tabel.rijen[0].cel(7) == ""


def test_wat_er_op_te_merken_valt():
    assert "meer bladen" in lees_tabel(GOED["xlsx met een tweede blad"]).opmerkingen[0]
    assert "vreemde tekens" in lees_tabel("a;b\nZoÃ«;c".encode()).opmerkingen[0]
    assert lees_tabel(GOED["xlsx"]).opmerkingen == ()


def test_een_formule_telt_met_de_uitkomst_die_is_bewaard():
    cellen = '<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://x")</f><v>tekst</v></c>'
    cellen += '<c r="B1"><f>1+1</f><v>2</v></c></row>'
    tabel = lees_tabel(herpak(xlsx([KOPPEN]), **{BLAD: blad_xml(cellen)}))
    assert tabel.rijen[0].cellen == ("tekst", "2")


def test_lege_cellen_met_alleen_opmaak_ver_weg_zijn_geen_fout():
    cellen = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert lees_tabel(herpak(xlsx([KOPPEN]), **{BLAD: blad_xml(cellen)})).rijen[0].cellen == ("1",)


def test_getallen_en_ja_nee():
    [rij] = lees_tabel(xlsx([[3.0, 2.5, True, False, 0, 612345678, dt.time(9, 30)]])).rijen
    assert rij.cellen == ("3", "2,5", "ja", "nee", "0", "612345678", "09:30")


@pytest.mark.parametrize(
    "tekst, uit",
    [
        ("14052013", "14-05-2013"), ("1052013", "01-05-2013"), ("20130514", "2013-05-14"), ("41408", "14-05-2013"),
        ("14-05-2013", "14-05-2013"), ("2013", "2013"), ("99999999", "99-99-9999"), ("١٤٠٥٢٠١٣", "١٤٠٥٢٠١٣"), ("", ""),
    ],
)  # fmt: skip
def test_een_dag_als_getal(tekst, uit):
    gelezen, opmerking = herstel_datum(tekst)
    assert gelezen == uit
    assert bool(opmerking) is (tekst != uit)


def test_rekenfouten_en_letters():
    assert all(is_rekenfout(een) for een in ("#N/B", "#VERW!", "#REF!", "#naam?", "#DEEL/0!"))
    assert not is_rekenfout("#1 van de klas")
    assert [letter(n) for n in (0, 25, 26, 51, 52, 199)] == ["A", "Z", "AA", "AZ", "BA", "GR"]


# --- writing --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_een_formule_in_een_uitvoer_is_tekst(begin):
    assert veilige_cel(f"{begin}HYPERLINK(1)") == f"'{begin}HYPERLINK(1)"
    assert veilige_cel(f"'{begin}1") == f"''{begin}1"
    assert zonder_merk(veilige_cel(f"{begin}1")) == f"{begin}1"


def test_getallen_en_gewone_tekst_blijven():
    assert [veilige_cel(een) for een in (-5, 2.5, "'s-Hertogenbosch", "a=b", "", None)] == [
        "-5", "2,5", "'s-Hertogenbosch", "a=b", "", "",
    ]  # fmt: skip
    uit = schrijf_csv(["Rij", "=Kolom"], [[1, "=1+1"], [2, 'een "twee"; drie']])
    assert uit == '\ufeffRij;\'=Kolom\r\n1;\'=1+1\r\n2;"een ""twee""; drie"\r\n'.encode()


_TEKST = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff\u00a0"), max_size=30
).map(str.strip)


@given(
    st.integers(2, 6).flatmap(
        lambda n: st.lists(st.lists(_TEKST, min_size=n, max_size=n).filter(any), min_size=1, max_size=8)
    )
)
@settings(max_examples=150)
def test_wat_is_uitgevoerd_komt_zo_weer_binnen(rijen):
    koppen = ["kop;een", *["kop"] * (len(rijen[0]) - 1)]
    terug = lees_tabel(schrijf_csv(koppen, rijen)).rijen[1:]
    kaal = [tuple(rij) for rij in rijen]
    for rij, was in zip(terug, kaal, strict=True):
        assert [rij.cel(nr) for nr in range(len(was))] == list(was)
        assert all(not cel[:1] or veilige_cel(cel)[0] not in "=+-@\t\r\n＝＋－＠" for cel in was)


@given(st.binary(max_size=400))
@settings(max_examples=300)
def test_lezen_geeft_nooit_een_andere_fout(inhoud):
    for ruw in (inhoud, b"PK\x03\x04" + inhoud, b"\xff\xfe" + inhoud):
        with suppress(Tabelfout):
            lees_tabel(ruw)


_ECHT = (xlsx([KOPPEN, RIJ]), ods(ods_rij(*KOPPEN) + ods_rij(*RIJ)), PUNT.encode("utf-16"))


@given(st.sampled_from(_ECHT), st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=6))
@settings(max_examples=300, deadline=None)
def test_een_beschadigd_bestand_geeft_nooit_een_andere_fout(bestand, tikken):
    ruw = bytearray(bestand)
    for plek, waarde in tikken:
        ruw[plek % len(ruw)] = waarde
    with suppress(Tabelfout):
        lees_tabel(bytes(ruw))
