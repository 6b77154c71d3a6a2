"""Turn HTML into a tagged PDF, as a process of its own: `python -m tafel.stukken.pdf < in.html > out.pdf`.

Only this process imports WeasyPrint. It reads packaged files only, and lives under limits of memory and
time: what goes wrong here ends here. Exit 0 with the PDF on standard output; 3 when Pango is missing on this computer.
"""

from __future__ import annotations

import hashlib
import os
import re
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

GEEN_PANGO = 3
STATIC = Path(__file__).resolve().parent.parent.parent / "static"
LETTERS = STATIC / "derden" / "pdf"
GEHEUGEN = 2 * 1024**3  # address space; a 40-page list takes a quarter of it
REKENTIJD = 30
OF = "<!-- tafel: of -->"
"""Between versions of one document, roomy first: the first that fits is made. No text of a person can hold it."""

# the whole world that a document can see: exact addresses, each one packaged file
BESTANDEN: dict[str, tuple[Path, str]] = {
    "tafel:/papier.css": (STATIC / "papier.css", "text/css"),
    "tafel:/letter/400": (LETTERS / "SourceSansPro-Regular.ttf", "font/ttf"),
    "tafel:/letter/400i": (LETTERS / "SourceSansPro-It.ttf", "font/ttf"),
    "tafel:/letter/600": (LETTERS / "SourceSansPro-Semibold.ttf", "font/ttf"),
    "tafel:/letter/700": (LETTERS / "SourceSansPro-Bold.ttf", "font/ttf"),
}
LETTER_CSS = "".join(
    f"@font-face {{ font-family: 'Source Sans 3'; font-weight: {adres[:3]}; "
    f"font-style: {'italic' if adres.endswith('i') else 'normal'}; src: url(tafel:/letter/{adres}) }}\n"
    for adres in ("400", "400i", "600", "700")
)
LANG_WOORD = re.compile(r"(?:&[#\w]{1,32};|[^\s<>&\u200b]){25}(?=\S)")
FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{letters}</dir><cachedir>{cache}</cachedir>
<match target="pattern"><edit name="family" mode="append" binding="weak"><string>Source Sans Pro</string></edit></match>
</fontconfig>
"""


def begrens() -> None:
    """Let this process be nice, small and short-lived."""
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CPU, (REKENTIJD, REKENTIJD))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def zet_letters(map_: str) -> None:
    """Let fontconfig know our own letters only; must come before WeasyPrint is imported."""
    conf = Path(map_) / "fonts.conf"
    conf.write_text(FONTS_CONF.format(letters=LETTERS, cache=map_), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(conf)


def maak_ophaler() -> Any:
    """Return a fetcher that serves the packaged files by their exact address, and refuses everything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Ophaler(URLFetcher):
        """Reads packaged files only: no network, no other file, no data address, no redirect."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """Return the packaged file at `url`; raise ValueError for any other address."""
            if url not in BESTANDEN:
                raise ValueError("dit adres hoort niet bij Tafel")
            bestand, soort = BESTANDEN[url]
            return URLFetcherResponse(url, bestand.read_bytes(), {"Content-Type": soort})

    return Ophaler(allowed_protocols={"tafel"}, allow_redirects=False)


def breek_af(html: str) -> str:
    """Let endless words break: after every 25 characters without a blank comes an invisible place to break.

    Hyphenation takes time that grows with the square of a word: one of 3,000 characters takes a minute. Tags and
    character references stay whole.
    """
    return re.sub(r">[^<]+", lambda tekst: LANG_WOORD.sub("\\g<0>\u200b", tekst[0]), html)


def past(document: Any) -> bool:
    """Tell whether every sheet (from id "a4-…" to id "a4-…-einde") lies on one page."""
    waar: dict[str, int] = {}
    for nr, bladzijde in enumerate(document.pages):
        for naam in bladzijde.anchors:  # what runs on to the next page is named there again
            waar.setdefault(naam, nr)
    return all(waar.get(naam.removesuffix("-einde")) == nr for naam, nr in waar.items() if naam.endswith("-einde"))


def kies(versies: list[str], zet: Callable[[str], Any]) -> tuple[str, Any]:
    """Return the roomiest version that fits and its document; the last when none does.

    `zet` lays a version out. Most often the first fits. Else who is narrower fits when who is roomier does: halving.
    """
    gezet: dict[int, Any] = {}
    laag, hoog = 0, len(versies) - 1
    while laag < hoog:
        midden = (laag + hoog) // 2 if gezet else 0
        gezet[midden] = zet(versies[midden])
        laag, hoog = (laag, midden) if past(gezet[midden]) else (midden + 1, hoog)
    return versies[laag], gezet.get(laag) or zet(versies[laag])


def maak(html: str) -> bytes:
    """Return the PDF/UA-1 of a page; of several versions (see OF) the first that fits. Same page, same bytes."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    ophaler, letters = maak_ophaler(), FontConfiguration()
    bladen = [
        CSS(string=LETTER_CSS, base_url="tafel:/", url_fetcher=ophaler, font_config=letters),
        CSS(url="tafel:/papier.css", url_fetcher=ophaler, font_config=letters),
    ]

    def zet(versie: str) -> Any:
        return HTML(string=breek_af(versie), base_url="tafel:/", url_fetcher=ophaler).render(
            stylesheets=bladen, font_config=letters, pdf_variant="pdf/ua-1", pdf_tags=True
        )

    gekozen, document = kies(html.split(OF), zet)
    kenmerk = hashlib.sha256(gekozen.encode()).digest()[:16]
    return bytes(document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True, pdf_identifier=kenmerk))


def hoofd() -> int:
    """Read HTML from standard input, write the PDF to standard output; return the exit code."""
    uit = os.dup(1)
    os.dup2(2, 1)  # WeasyPrint prints a long text when Pango is missing
    begrens()
    html = sys.stdin.buffer.read().decode()
    with tempfile.TemporaryDirectory(prefix="tafel-pdf-") as map_:
        zet_letters(map_)
        try:
            import weasyprint  # noqa: F401
        except OSError:
            return GEEN_PANGO
        pdf = maak(html)
    with os.fdopen(uit, "wb") as stroom:
        stroom.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(hoofd())
