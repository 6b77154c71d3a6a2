"""Make static/derden/ (git-ignored): htmx and the typeface, out of two packages pinned by hash.

    python scripts/assets.py            make or refresh everything
    python scripts/assets.py --check    exit 1 when a file is missing or differs from the manifest

The packages in requirements-assets.lock are unpacked in a temporary folder and never imported. Written are
htmx.js; the four weights of Source Sans as woff2, cut down to Latin; the whole TTFs for PDF in pdf/; the two
licences; and manifest.json (name -> first ten characters of its sha256), which the app puts behind each address.
"""

from __future__ import annotations

import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "static" / "derden"
LOCK = ROOT / "requirements-assets.lock"

JS = {"htmx.js": "django_htmx/static/django_htmx/htmx-2.min.js"}
FONT_FILES = "font_source_sans_pro/files"
FONTS = {
    "source-sans-3-latin-400-normal": "SourceSansPro-Regular.ttf",
    "source-sans-3-latin-400-italic": "SourceSansPro-It.ttf",
    "source-sans-3-latin-600-normal": "SourceSansPro-Semibold.ttf",
    "source-sans-3-latin-700-normal": "SourceSansPro-Bold.ttf",
}
# Latin with the accents of European names, typographic quotes and dashes, euro, arrows, minus and check mark.
LATIN = "U+0020-007E,U+00A0-017F,U+0218-021B,U+2010-2015,U+2018-201E,U+2022,U+2026,U+20AC,U+2190-2193,U+2212,U+2713"
# The OFL reserves the name "Source" for unchanged fonts; a subset is a changed one and carries another name inside.
RESERVED, OWN_NAME = ("Source Sans Pro", "SourceSansPro"), ("Tafel Sans", "TafelSans")

HTMX_LICENCE = """\
htmx 2 (https://htmx.org), out of the package django-htmx.
Zero-Clause BSD

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.
"""


def fetch(target: pathlib.Path) -> None:
    """Unpack the pinned packages in target, with uv where it is and else with pip."""
    what = ["--quiet", "--no-deps", "--require-hashes", "--target", str(target), "-r", str(LOCK)]
    ways = [[sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what]]
    if uv := shutil.which("uv"):
        ways.insert(0, [uv, "pip", "install", "--python", sys.executable, *what])
    for way in ways:
        if subprocess.run(way, stdin=subprocess.DEVNULL).returncode == 0:
            return
    raise SystemExit(
        "htmx en het lettertype konden niet worden opgehaald. Controleer de verbinding met PyPI (pypi.org) "
        "en voer de opdracht opnieuw uit."
    )


def subset(ttf: pathlib.Path) -> bytes:
    """Cut a TTF down to Latin and pack it as woff2, under a name of its own."""
    from fontTools import subset as cutter  # only here: slow to import, and --check doesn't need it

    options = cutter.Options(flavor="woff2", layout_features=["*"])
    font = cutter.load_font(str(ttf), options)
    cut = cutter.Subsetter(options)
    cut.populate(unicodes=cutter.parse_unicodes(LATIN))
    cut.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16, 21):
            text = record.toUnicode()
            for old, new in zip(RESERVED, OWN_NAME, strict=True):
                text = text.replace(old, new)
            record.string = text
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder) / "font.woff2"
        cutter.save_font(font, str(made), options)
        return made.read_bytes()


def write(name: str, data: bytes) -> None:
    """Put one file in its place in a single step, so that a running server never reads half of it."""
    place = OUT / name
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_name(f".{place.name}.nieuw")
    half.write_bytes(data)
    os.replace(half, place)


def short_hash(data: bytes) -> str:
    """Give the ten characters by which browsers tell one version of a file from the next."""
    return hashlib.sha256(data).hexdigest()[:10]


def build() -> None:
    """Fetch, cut and write everything; the manifest last, so that it never names what isn't there."""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder)
        fetch(source)
        made = {name: (source / path).read_bytes() for name, path in JS.items()}
        made |= {f"{name}.woff2": subset(source / FONT_FILES / ttf) for name, ttf in FONTS.items()}
        beside = {f"pdf/{ttf}": (source / FONT_FILES / ttf).read_bytes() for ttf in FONTS.values()}
        beside["OFL.txt"] = (source / FONT_FILES / "LICENSE.txt").read_bytes()
        beside["htmx-LICENSE.txt"] = HTMX_LICENCE.encode()
    for name, data in (made | beside).items():
        write(name, data)
    manifest = {name: short_hash(data) for name, data in sorted(made.items())}
    write("manifest.json", (json.dumps(manifest, indent=2) + "\n").encode())
    wanted = {OUT / name for name in [*made, *beside, "manifest.json", ".stempel"]}
    for stray in [p for p in OUT.rglob("*") if p.is_file() and p not in wanted]:
        stray.unlink()


def check() -> bool:
    """Tell whether every file of the manifest is there, unchanged."""
    try:
        manifest: dict[str, str] = json.loads((OUT / "manifest.json").read_text())
        return all(short_hash((OUT / name).read_bytes()) == mark for name, mark in manifest.items())
    except OSError:
        return False


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if check() else "static/derden/ is niet compleet. Maak het opnieuw met: scripts/start")
    build()
