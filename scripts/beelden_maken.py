"""Play the first minutes of a meeting in the demo and keep pictures for the README."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from scripts.meten.gereedschap import omgeving, vrije_poort
from tafel.config import PROJECT

UIT = PROJECT / "docs" / "beelden"
ZINNEN = {
    "leerling": "Ik wil wel naar school. Maar niet met dertig in de klas, en eerst maar twee uur.",
    "ouders": "Wij bellen elke week iemand anders. Wij willen één persoon.",
    "school": "Wij willen S. graag terug. Zonder zes uur begeleiding per week kunnen wij het niet.",
}


def maak(page: Page, adres: str) -> None:
    """Open the meeting of today as the chair, hear three people, and take the pictures."""
    page.goto(f"{adres}/inloggen")
    page.locator('form:has(input[value="voorzitter@demo.test"]) button').first.click()
    page.wait_for_url("**/")
    page.screenshot(path=UIT / "vandaag.png")
    page.get_by_role("link", name="Naar de tafel").first.click()
    page.get_by_role("button", name="Open het overleg").click()
    begin = page.locator(".slotbalk button", has_text="Begin met")
    if begin.count():
        begin.click()
    for zin in ZINNEN.values():
        page.locator("#spreekt textarea").fill(zin)
        page.get_by_role("button", name="Gehoord, volgende").click()
        page.wait_for_load_state()
    for _ in range(6):
        stoel = page.locator(".tikknop", has_text="is er?")
        if not stoel.count():
            break
        stoel.first.click()
        page.wait_for_timeout(400)
    page.locator("#spreekt textarea").fill("Wij denken mee over een rustig begin, en wegen het lopende plan mee.")
    page.screenshot(path=UIT / "aan-tafel.png")


def main() -> int:
    """Start a demo on a free port, make the pictures, stop it; return the exit code."""
    UIT.mkdir(parents=True, exist_ok=True)
    map_ = Path(tempfile.mkdtemp(prefix="tafel-beelden-"))
    poort = vrije_poort()
    env = omgeving(map_, poort)
    subprocess.run([sys.executable, "-m", "tafel.start"], env=env, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)
    opdracht = [
        "-m",
        "gunicorn",
        "--config",
        "scripts/gunicorn.conf.py",
        "--no-control-socket",
        "tafel.app:create_app()",
    ]
    server = subprocess.Popen([sys.executable, *opdracht], env=env, cwd=PROJECT)
    adres = f"http://127.0.0.1:{poort}"
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"{adres}/gezond", timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        with sync_playwright() as spel:
            opties = ["--lang=nl-NL", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
            browser = spel.chromium.launch(executable_path=os.environ["TAFEL_CHROMIUM"], args=opties)
            context = browser.new_context(
                viewport={"width": 1366, "height": 768}, locale="nl-NL", timezone_id="Europe/Amsterdam"
            )
            maak(context.new_page(), adres)
            browser.close()
    finally:
        server.terminate()
        server.wait(20)
        shutil.rmtree(map_, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
