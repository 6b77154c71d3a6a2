"""Names, sizes, readers: every boundary, without a database."""

from __future__ import annotations

import itertools

import pytest
from werkzeug.http import parse_options_header

from tafel.documenten import rules
from tafel.documenten.keuring.meldingen import HOOGSTENS
from tafel.documenten.rules import (
    Leesfeiten,
    Partij,
    kop_bijlage,
    label,
    mag_zien,
    namen_van_het_kind,
    tegen_bestand,
    uitgang,
)

VREEMD = (
    "verslag.pdf", "Verslag één twee.pdf", "../../etc/passwd.pdf", "C:\\Users\\Sam\\verslag.pdf", "a\x00b.pdf",
    "verslag\u202efdp.exe.pdf", "CON.pdf", "nul .pdf", "LPT1.docx.pdf", "v" * 10_000 + ".pdf", "\u200b\u200b.pdf",
    'a"b;c%0d%0aSet-Cookie: x.pdf', "a\r\nX: y.pdf", "\uff0e\uff0e\uff0fetc.pdf", "日本語.pdf", "😀.pdf", "é.pdf",
    "....pdf", " .pdf", "-rf.pdf", "<script>alert(1)</script>.pdf", "e\u0301e\u0301n.pdf", "'; DROP TABLE document.pdf",
)  # fmt: skip


@pytest.mark.parametrize("naam", VREEMD, ids=lambda n: ascii(n)[:40])
def test_een_label_is_schoon_en_de_kop_leest_terug(naam):
    schoon = label(naam, "pdf")
    assert schoon.endswith(".pdf") and len(schoon) <= rules.NAAMLENGTE + 4 and schoon.isprintable()
    assert not set(schoon) & set('/\\<>:"|?*%\x00\r\n\u202e') and not schoon.startswith((".", " ", "-"))
    assert schoon.partition(".")[0].lower() not in ("con", "nul", "lpt1", "")
    kop = kop_bijlage(schoon)
    assert kop.isascii() and "\n" not in kop
    soort, opties = parse_options_header(kop)
    assert soort == "attachment" and opties["filename"] == schoon


@pytest.mark.parametrize(
    "naam, verwacht",
    [
        ("Verslag Sam Verzonnen.pdf", "Verslag S.V.pdf"),
        ("verzonnen_sam plan.PDF", "S.V. plan.pdf"),
        ("SamVerzonnen-toets.pdf", "S.V.-toets.pdf"),
        ("brief sam.pdf", "brief S.V.pdf"),
        ("Samenvatting.pdf", "Samenvatting.pdf"),
        ("Samen met Verzonnenaar.pdf", "Samen met Verzonnenaar.pdf"),
    ],
)
def test_de_naam_van_het_kind_wordt_initialen(naam, verwacht):
    kind = ["Sam Verzonnen", "Verzonnen Sam", "Sam", "Verzonnen"]
    assert label(naam, "pdf", kind, "S.V.") == verwacht


@pytest.mark.parametrize(
    "naam, kind, verwacht",
    [
        ("Amrani verslag.pdf", ("Sara", "el Amrani"), "S.V. verslag.pdf"),
        ("verslag SaraAmrani.pdf", ("Sara", "el Amrani"), "verslag S.V.pdf"),
        ("Zoe Verzonnen2.pdf", ("Zoë", "Verzonnen"), "S.V.2.pdf"),
        ("Zoë.pdf", ("Zoe", "Verzonnen"), "S.V.pdf"),
        ("Vries, Sam de.pdf", ("Sam", "de Vries"), "S.V., S.V. de.pdf"),
        ("brief Prins.pdf", ("Sam", "Verzonnen-Prins"), "brief S.V.pdf"),
        ("plan van de school.pdf", ("Sam", "van de Vries"), "plan van de school.pdf"),
    ],
)
def test_ook_een_deel_van_de_naam_wordt_initialen(naam, kind, verwacht):
    assert label(naam, "pdf", namen_van_het_kind(*kind), "S.V.") == verwacht


def test_de_naam_eindigt_op_wat_het_is():
    assert label("foto.jpeg", "jpg") == "foto.jpg" and label("a.b.PDF", "pdf") == "a.b.pdf"


@pytest.mark.parametrize(
    "naam, verwacht",
    [("a.PDF", "pdf"), ("a.tar.gz", "gz"), ("a", ""), (".pdf", ""), ("a.", ""), ("a.pdf ", "pdf"), ("a.pdf.", "pdf"),
     ("a.exe\x00.pdf", "pdf"), ("a.\u202efdp", "fdp"), ("a.p df", ""), ("map/a.pdf", "pdf"), ("a.pdf/b", "")],
)  # fmt: skip
def test_uitgang(naam, verwacht):
    assert uitgang(naam) == verwacht


def test_grenzen_van_de_grootte():
    assert [w.code for w in tegen_bestand("a.pdf", 0)] == ["leeg"]
    assert tegen_bestand("a.pdf", 1) == tegen_bestand("a.pdf", HOOGSTENS) == []
    assert [w.code for w in tegen_bestand("a.pdf", HOOGSTENS + 1)] == ["te_groot"]
    assert [w.code for w in tegen_bestand("", 5)] == ["geen_bestand"]


def test_wie_mag_zien_alle_gevallen():
    """Every combination against a second judgement, written the other way round."""
    rollen = [frozenset(r) for r in ((), ("school",), ("school", "jeugdhulp"))]
    stoelen = [frozenset(map(Partij, een)) for een in rollen]
    for stand, dossier, stoel, lezers, grond in itertools.product(
        ("actueel", "vervangen", "ingetrokken"), (True, False), stoelen, rollen, (True, False)
    ):
        gezien = mag_zien(Leesfeiten(stand, "brief", dossier, stoel, lezers), lambda *_, g=grond: g)
        nee = stand == "ingetrokken" or (
            not dossier and (stand == "vervangen" or not grond or lezers.isdisjoint(p.rol for p in stoel))
        )
        assert gezien is not nee


def test_de_grond_gaat_over_partij_en_soort():
    stoelen = frozenset({Partij("school"), Partij("jeugdhulp", "De Brug")})
    feiten = Leesfeiten("actueel", "verslag", False, stoelen, frozenset({"jeugdhulp"}))
    assert mag_zien(feiten, lambda p, soort: (p.rol, p.organisatie, soort) == ("jeugdhulp", "De Brug", "verslag"))
    assert not mag_zien(feiten, lambda p, soort: p.rol == "school"), "a ground of a chair that was not ticked"


def test_een_vinkje_wacht_zolang_een_van_die_partij_geen_grond_heeft():
    twee = [Partij("jeugdhulp", "De Brug"), Partij("jeugdhulp", "Het Veer"), Partij("school")]
    assert not rules.wacht_op_grond("jeugdhulp", "brief", twee)
    assert rules.wacht_op_grond("jeugdhulp", "brief", twee, lambda p, _: p.organisatie == "De Brug")
    assert not rules.wacht_op_grond("school", "brief", twee, lambda p, _: p.rol == "school")
    assert rules.wacht_op_grond("wijkteam", "brief", twee, lambda p, _: False), "nobody of it at the table yet"


def test_tegen_wijzigen_toevoegen_intrekken_delen():
    assert rules.tegen_wijzigen("actueel", "toegelaten") == []
    for documentstand, casusstand, code in (
        ("vervangen", "toegelaten", "al_vervangen"), ("ingetrokken", "toegelaten", "al_ingetrokken"),
        ("actueel", "afgesloten", "casus_is_over"), ("actueel", "overgedragen", "casus_is_over"),
    ):  # fmt: skip
        assert [w.code for w in rules.tegen_wijzigen(documentstand, casusstand)] == [code]
    assert rules.tegen_toevoegen("concept", "x", "brief") == []
    assert [w.veld for w in rules.tegen_toevoegen("ingetrokken", " ", "roman")] == [None, "soort", "omschrijving"]
    assert rules.tegen_intrekken("vervangen", "fout kind") == []
    assert [w.code for w in rules.tegen_intrekken("ingetrokken", "x")] == ["al_ingetrokken"]
    assert rules.tegen_delen("actueel", ["school"], ["school"]) == []
    assert [w.code for w in rules.tegen_delen("vervangen", [], [])] == ["niet_actueel"]


@pytest.mark.parametrize(
    "bytes_, woorden", [(1, "1 kB"), (1_499, "1 kB"), (310_000, "310 kB"), (999_999, "1000 kB"), (2_440_000, "2,4 MB")]
)
def test_grootte_in_woorden(bytes_, woorden):
    assert rules.grootte_in_woorden(bytes_) == woorden
