"""Memory of the web process as scripts/start runs it, after every kind of page with 1,000 cases in the database."""

from __future__ import annotations

import http.cookiejar
import re
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import psutil

from scripts.meten.gereedschap import Meting, omgeving, vrije_poort, vul
from tafel.config import PROJECT

GRENS_MIB = 150
PADEN = ("/", "/instroom", "/casussen", "/overleggen", "/opvolging", "/acties", "/hulp")
KEREN = 40


def _pss(proces: psutil.Process) -> float:
    """Return the proportional memory of one process in MiB."""
    vol = proces.memory_full_info()
    return float(getattr(vol, "pss", 0) or vol.rss) / 2**20


def meet(map_: Path) -> Meting:
    """Measure the heaviest web process; the bound is 150 MiB."""
    vul(map_, 1000)
    poort = vrije_poort()
    env = omgeving(map_, poort)
    opdracht = [
        "-m",
        "gunicorn",
        "--config",
        "scripts/gunicorn.conf.py",
        "--no-control-socket",
        "tafel.app:create_app()",
    ]
    server = subprocess.Popen([sys.executable, *opdracht], env=env, cwd=PROJECT)
    try:
        open_ = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        basis = f"http://127.0.0.1:{poort}"
        inlog = _haal(open_, f"{basis}/inloggen")
        csrf = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', inlog)
        assert csrf is not None
        gegevens = {"email": "voorzitter@demo.test", "csrf_token": csrf.group(1)}
        open_.open(f"{basis}/inloggen/demo", urllib.parse.urlencode(gegevens).encode())
        werker = psutil.Process(server.pid).children(recursive=True)[0]
        begin = _pss(werker)
        gezien = set()
        for _ in range(KEREN):
            for pad in PADEN:
                tekst = _haal(open_, basis + pad)
                gezien |= set(re.findall(r'href="(/(?:casussen|overleggen|besluiten)/[^"#?]+)"', tekst))
        pdfs = 0
        for pad in sorted(gezien):
            tekst = _haal(open_, basis + pad)
            for pdf in re.findall(r'href="(/[^"]+\.pdf)"', tekst)[:1] if pdfs < 3 else ():
                open_.open(basis + pdf).read()
                pdfs += 1
        einde = max(_pss(kind) for kind in psutil.Process(server.pid).children())
    finally:
        server.terminate()
        server.wait(20)
    meting = Meting(f"web-proces na {KEREN * len(PADEN) + len(gezien)} bladzijden en {pdfs} PDF's, 1.000 casussen")
    meting.regels = [
        ("na inloggen", f"{begin:6.1f} MiB"),
        ("aan het eind", f"{einde:6.1f} MiB"),
        ("grens", f"{GRENS_MIB:6.1f} MiB"),
    ]
    meting.cijfers = {"begin_mib": begin, "einde_mib": einde, "grens_mib": GRENS_MIB}
    meting.goed = einde < GRENS_MIB
    return meting


def _haal(open_: urllib.request.OpenerDirector, url: str) -> str:
    """Return the text of a page; waits for a server that is starting; 403 and 404 are an empty page."""
    for _ in range(100):
        try:
            with open_.open(url, timeout=30) as antwoord:
                return str(antwoord.read().decode(errors="replace"))
        except urllib.error.HTTPError as fout:
            if fout.code in (403, 404):
                return ""
            raise
        except urllib.error.URLError:
            time.sleep(0.1)
    raise RuntimeError("the server does not answer")
