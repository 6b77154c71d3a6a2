"""The judge against the corpus: every wrong file its own sentence, every good one taken; nothing left behind."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import time

import pytest
from PIL import Image

from tafel.documenten import services
from tafel.documenten.keuring.meldingen import MEDIATYPES, MELDINGEN
from tafel.documenten.services import keuren
from tafel.kern.refusals import Geweigerd
from tests.documenten import maken
from tests.documenten.corpus import GOED, KWAAD
from tests.documenten.maken import Bestand


@pytest.mark.parametrize("geval", KWAAD, ids=lambda g: g.wat)
def test_kwaad_wordt_geweigerd_met_de_eigen_zin(geval):
    begin = time.perf_counter()
    with pytest.raises(Geweigerd) as fout:
        services.keur(geval.bestand()).inhoud.close()
    (weigering,) = fout.value.weigeringen
    assert weigering.melding.startswith(geval.verwacht) and weigering.veld == "bestand"
    assert time.perf_counter() - begin < 15


@pytest.mark.parametrize("geval", GOED, ids=lambda g: g.wat)
def test_goed_wordt_aangenomen(geval):
    bestand = geval.bestand()
    with services.keur(bestand) as gekeurd:
        assert (gekeurd.soort, gekeurd.mediatype) == (geval.verwacht, MEDIATYPES[geval.verwacht])
        inhoud = b"".join(gekeurd.stukken())
    assert len(inhoud) == gekeurd.grootte > 0
    if geval.verwacht in ("pdf", "docx", "odt"):
        assert inhoud == bestand.stream.getvalue()


def test_het_corpus_is_groot_genoeg_en_elke_zin_komt_voor():
    assert len(KWAAD) >= 150 and len(GOED) >= 20
    assert len({g.verwacht for g in KWAAD}) >= 60
    getoond = " ".join(g.verwacht for g in KWAAD)
    nooit = {code for code, zin in MELDINGEN.items() if zin.partition("{")[0].partition(".")[0] not in getoond}
    # these need no file of their own: nothing chosen, a slow or crashed judge, a PDF of 200,000 parts
    assert nooit <= {"geen_bestand", "te_lang", "niet_te_bekijken", "pdf_te_veel"}


def test_elke_zin_zegt_hoe_het_anders_kan():
    for zin in MELDINGEN.values():
        assert (
            zin.endswith((".", "{hoe}")) and "!" not in zin and "succesvol" not in zin and "helaas" not in zin.lower()
        )


def test_een_foto_houdt_niets_over_dan_het_beeld():
    met = maken.foto_met_plek()
    assert b"Exif" in met and b"Sam" in met and b"geheim" in met, "the photo of the test says too little"
    with services.keur(Bestand(met, "foto.jpg", "image/jpeg")) as gekeurd:
        kaal = b"".join(gekeurd.stukken())
    beeld = Image.open(io.BytesIO(kaal))
    assert beeld.size == (48, 64), "turned upright"
    assert not beeld.getexif() and set(beeld.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    for woord in (b"Exif", b"Sam", b"geheim", b"xmp", b"ICC", b"http"):
        assert woord not in kaal


@pytest.mark.parametrize("mode", ["RGBA", "P", "LA", "1", "L", "RGB"])
def test_een_plaatje_houdt_niets_over_dan_het_beeld(mode):
    uit = io.BytesIO()
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "Sam Verzonnen")
    bron = Image.linear_gradient("L").resize((64, 48)).convert("RGB" if mode == "P" else mode).convert(mode)
    bron.save(uit, "PNG", pnginfo=info, dpi=(300, 300), icc_profile=b"x" * 200)
    with services.keur(Bestand(uit.getvalue() + b"staart", "a.png")) as gekeurd:
        kaal = b"".join(gekeurd.stukken())
    assert b"Sam" not in kaal and b"staart" not in kaal and b"iCCP" not in kaal and b"pHYs" not in kaal
    assert Image.open(io.BytesIO(kaal)).convert("RGBA").tobytes() == bron.convert("RGBA").tobytes()


def _rechter(monkeypatch, code):
    """Put another judge in the place of ours."""
    monkeypatch.setattr(keuren, "opdracht", lambda: [sys.executable, "-c", code])


@pytest.mark.parametrize(
    "code, zin",
    [
        ("import os; os.abort()", MELDINGEN["niet_te_bekijken"]),
        ("raise SystemExit(1)", MELDINGEN["niet_te_bekijken"]),
        ("print('onzin')", MELDINGEN["niet_te_bekijken"]),
        ("print('{}')", MELDINGEN["niet_te_bekijken"]),
        ("""print('{"soort": "exe"}')""", MELDINGEN["niet_te_bekijken"]),
        ("import time; time.sleep(30)", MELDINGEN["te_lang"]),
    ],
)
def test_een_rechter_die_uitvalt_zegt_nooit_ja(monkeypatch, code, zin):
    monkeypatch.setattr(keuren, "WACHT", 1.0)
    _rechter(monkeypatch, code)
    with pytest.raises(Geweigerd) as fout:
        services.keur(Bestand(maken.pdf(), "a.pdf"))
    assert fout.value.weigeringen[0].melding == zin


def test_het_kind_kent_onze_geheimen_niet(monkeypatch):
    monkeypatch.setenv("TAFEL_SECRET_KEY", "geheim")
    monkeypatch.setenv("TAFEL_SLEUTEL", "geheim")
    _rechter(
        monkeypatch,
        "import os, json; print(json.dumps({'code': 'leeg', 'gegevens': {'wat': ' '.join(os.environ)}}))",
    )
    oud = keuren.melding
    gezien = []
    monkeypatch.setattr(keuren, "melding", lambda code, **g: gezien.append(g["wat"]) or oud(code))
    with pytest.raises(Geweigerd):
        services.keur(Bestand(maken.pdf(), "a.pdf"))
    assert "PATH" in gezien[0] and "TAFEL" not in gezien[0]


def test_het_kind_blijft_binnen_zijn_geheugen(monkeypatch):
    from tafel.documenten.keuring.kind import GEHEUGEN

    code = (
        "from tafel.documenten.keuring.kind import begrens; begrens();"
        f'x = bytearray({GEHEUGEN}); print(\'{{"soort": "pdf"}}\')'
    )
    _rechter(monkeypatch, code)
    with pytest.raises(Geweigerd):
        services.keur(Bestand(maken.pdf(), "a.pdf"))


def test_er_blijft_niets_achter_op_schijf(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for naam, inhoud in (
        ("a.pdf", maken.pdf()),
        ("a.jpg", maken.beeld()),
        ("a.pdf", b"rommel"),
        ("b.jpg", b"\xff\xd8\xff"),
    ):
        try:
            with services.keur(Bestand(inhoud, naam)):
                assert list(tmp_path.iterdir()) == []
        except Geweigerd:
            pass
        assert list(tmp_path.iterdir()) == []


def test_het_webproces_laadt_geen_beeld_of_pdf():
    code = (
        "import tafel.documenten.services, tafel.documenten.queries, sys;"
        "print([m for m in sys.modules if m in ('PIL', 'pikepdf')])"
    )
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=keuren.PROJECT, check=True)
    assert uit.stdout.strip() == "[]"
