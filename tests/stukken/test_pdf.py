"""The child process: tagged, packaged letters, nothing fetched, and the web process stays clean."""

from __future__ import annotations

import http.server
import io
import os
import re
import subprocess
import sys
import threading

import pikepdf
import pytest

from tafel.stukken import services
from tafel.stukken.pdf import BESTANDEN, breek_af
from tests.conftest import kan_niet

pytestmark = pytest.mark.pdf
BEGIN = '<!doctype html><html lang="nl"><head><title>Proef 7</title></head><body><main class="blad">'


@pytest.fixture(autouse=True, scope="module")
def _pango():
    """Skip with the reason when this machine has no Pango."""
    try:
        services.maak_pdf(BEGIN)
    except services.GeenPdf as geen:
        if geen.uitleg != services.KAN_NIET:
            raise
        kan_niet("PDF", "Pango ontbreekt: apt-get install libpangoft2-1.0-0 libharfbuzz-subset0")


def maak(inhoud):
    return pikepdf.open(io.BytesIO(services.maak_pdf(BEGIN + inhoud)))


def in_een_eigen_proces(code):
    """Run Python in a process of its own; return what went wrong, or nothing."""
    klaar = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=services.PROJECT, check=False
    )
    return "" if klaar.returncode == 0 else klaar.stderr


def soorten(pdf):
    """Return the kinds of tags in a PDF."""
    gezien = set()

    def loop(een):
        if isinstance(een, pikepdf.Array):
            for kind in een:
                loop(kind)
        elif isinstance(een, pikepdf.Dictionary):
            if "/S" in een:
                gezien.add(str(een.S))
            if "/K" in een:
                loop(een.K)

    loop(pdf.Root.StructTreeRoot.K)
    return gezien


def letters(pdf):
    """Return name -> whether embedded of every font in a PDF."""
    uit = {}
    for een in pdf.objects:
        if isinstance(een, pikepdf.Dictionary) and een.get("/Type") == "/FontDescriptor":
            uit[str(een.FontName)] = any(sleutel in een for sleutel in ("/FontFile", "/FontFile2", "/FontFile3"))
    return uit


def test_een_stuk_is_getagd_en_heeft_taal_en_titel():
    pdf = maak(
        "<h1>Kop</h1><table><thead><tr><th scope=col>Wie</th></tr></thead><tbody><tr><td>x</td></tr></tbody></table>"
    )
    assert str(pdf.Root.Lang) == "nl"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.docinfo.Title) == "Proef 7"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as meta:
        assert meta["pdfuaid:part"] == "1"
        assert meta["dc:title"] == "Proef 7"
    assert {"/H1", "/Table", "/TH", "/TD", "/TR"} <= soorten(pdf)


def test_alle_letters_zijn_ingebed_en_van_ons():
    pdf = maak(
        "<h1>Kop é € „aanhaling” – ✓</h1><p><b>vet</b> <i>schuin</i> gewoon samenwerkingsverbandvergaderingen</p>" * 9
    )
    gezien = letters(pdf)
    assert gezien
    for naam, ingebed in gezien.items():
        assert ingebed
        assert re.sub(r"[^a-z]", "", naam.lower().split("+")[-1]).startswith("sourcesans")


def test_dezelfde_bladzijde_geeft_dezelfde_bytes():
    assert services.maak_pdf(BEGIN + "<p>x") == services.maak_pdf(BEGIN + "<p>x")
    assert services.maak_pdf(BEGIN + "<p>x") != services.maak_pdf(BEGIN + "<p>y")


def test_niets_van_buiten_wordt_gelezen(tmp_path):
    geheim = tmp_path / "geheim.txt"
    geheim.write_text("GEHEIM-4711")
    bezoek = []

    class Post(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            bezoek.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Post)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    net = f"http://127.0.0.1:{server.server_port}"
    adressen = [
        f"file://{geheim}", str(geheim), f"{net}/img", net.removeprefix("http:"), "data:image/svg+xml,<svg/>",
        "tafel:/../../pyproject.toml", "tafel:/letter/../papier.css", "tafel://papier.css", "TAFEL:/letter/999",
        "../x", "//evil/x",
    ]  # fmt: skip
    inhoud = "".join(
        f'<img src="{a}"><link rel=stylesheet href="{a}"><link rel=attachment href="{a}">'
        f'<a rel=attachment href="{a}">a</a>'
        f'<object data="{a}"></object><embed src="{a}"><style>@import url({a}); body {{ background: url({a}) }}</style>'
        f'<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="{a}"/></svg>'
        for a in adressen
    )
    ruw = services.maak_pdf(BEGIN + inhoud)
    server.shutdown()
    server.server_close()
    pdf = pikepdf.open(io.BytesIO(ruw))
    assert bezoek == []
    assert list(pdf.attachments) == []
    assert b"GEHEIM-4711" not in b"".join(
        een.read_bytes() for een in pdf.objects if isinstance(een, pikepdf.Stream) and een.get("/Subtype") != "/Image"
    )


def test_de_ophaler_weigert_alles_wat_niet_op_de_lijst_staat():
    """In a process of its own: WeasyPrint must not come into this one."""
    slecht = [
        "file:///etc/passwd",
        "http://x/",
        "https://x/",
        "data:,x",
        "//host/x",
        "tafel:/../x",
        "tafel:/papier.css?x",
        "x",
    ]
    code = (
        "import sys; from tafel.stukken.pdf import *\n"
        "o = maak_ophaler()\n"
        f"for adres in {slecht!r}:\n"
        "    for doe in (o.fetch, o.open, o):\n"
        "        try: doe(adres)\n"
        "        except ValueError: continue\n"
        "        sys.exit('gelezen: ' + adres)\n"
        "for adres in BESTANDEN: assert o.fetch(adres).read()\n"
    )
    assert in_een_eigen_proces(code) == ""


def test_alleen_lange_woorden_krijgen_een_plek_om_af_te_breken():
    kort = '<p class="' + "k" * 99 + '">' + "a" * 25 + " gewoon &amp; kort</p>"
    assert breek_af(kort) == kort
    assert breek_af("<b>" + "a" * 60 + "</b>") == "<b>" + "\u200b".join(["a" * 25, "a" * 25, "a" * 10]) + "</b>"
    assert breek_af(">" + "&lt;" * 26).split("\u200b") == [">" + "&lt;" * 24 + "&lt;", "&lt;"]


def test_elk_bestand_op_de_lijst_bestaat():
    assert all(pad.is_file() for pad, _ in BESTANDEN.values())


def test_het_webproces_laadt_weasyprint_niet_en_groeit_niet():
    """In a process of its own: another test may have brought WeasyPrint into this one."""
    pytest.importorskip("psutil")
    code = (
        "import sys, psutil\n"
        "from tafel.stukken import services\n"
        f"begin = {BEGIN!r}\n"
        "services.maak_pdf(begin)\n"
        "voor = psutil.Process().memory_info().rss\n"
        "for _ in range(3): services.maak_pdf(begin + '<p>tekst</p>' * 50)\n"
        "groei = psutil.Process().memory_info().rss - voor\n"
        "assert 'weasyprint' not in sys.modules, 'weasyprint geladen'\n"
        "assert groei < 8 * 1024**2, groei\n"
    )
    assert in_een_eigen_proces(code) == ""
    assert "weasyprint geladen" in in_een_eigen_proces(f"import weasyprint\n{code}"), "what brings it in is seen"


def test_het_kind_krijgt_geen_geheimen(monkeypatch):
    monkeypatch.setenv("TAFEL_SECRET_KEY", "geheim")
    gezien = {}
    echt = subprocess.run
    monkeypatch.setattr(services.subprocess, "run", lambda *a, **k: gezien.update(k) or echt(*a, **k))
    services.maak_pdf(BEGIN)
    assert not [naam for naam in gezien["env"] if naam.startswith("TAFEL")]
    assert "PATH" in gezien["env"] or "PATH" not in os.environ


@pytest.mark.parametrize(
    "code,uitleg",
    [
        ("import sys; sys.exit(3)", services.KAN_NIET),
        ("import os; os.abort()", services.MISLUKT),
        ("print('geen pdf')", services.MISLUKT),
        ("import time; time.sleep(30)", services.TE_LANG),
    ],
)
def test_wat_misgaat_in_het_kind_wordt_een_zin(monkeypatch, code, uitleg):
    monkeypatch.setattr(services, "opdracht", lambda: [sys.executable, "-c", code])
    with pytest.raises(services.GeenPdf) as fout:
        services.maak_pdf(BEGIN, wacht=1.5)
    assert fout.value.uitleg == uitleg


def test_zonder_pango_meldt_het_kind_zich_af(tmp_path):
    (tmp_path / "weasyprint.py").write_text("print('lang verhaal')\nraise OSError('libpango ontbreekt')")
    klaar = subprocess.run(
        [sys.executable, "-m", "tafel.stukken.pdf"],
        input=b"x", capture_output=True, cwd=services.PROJECT, check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert (klaar.returncode, klaar.stdout) == (3, b"")


@pytest.mark.parametrize(
    "tekst",
    [
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "w" * 20_000,
        "👩‍👧 🚌 ✏️",
        "שלום עולם — مرحبا بالعالم",
        "a\u202eb\u200b\u0301",
        "中文字符",
    ],
)
def test_vreemde_tekst_geeft_een_stuk(tekst):
    assert len(maak(f"<h1>{tekst}</h1><table><tr><td>{tekst}</td><td>x</td></tr></table>").pages) >= 1
