"""Journeys: the production server as its own process, a real browser, axe and a screenshot on every page passed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightFout

from tafel.config import PROJECT
from tests.conftest import kan_niet

UITVOER = PROJECT / "uitvoer" / "reizen"
MATEN = {"1366": (1366, 768), "390": (390, 844), "320": (320, 700)}
AXE = Path(AXE_FILE_PATH).read_text()


def _chromium() -> str | None:
    namen = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("TAFEL_CHROMIUM") or next((pad for naam in namen if (pad := shutil.which(naam))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium of the system."""
    pad = _chromium()
    if pad is None:
        kan_niet("browserreizen", "geen Chromium gevonden (apt-get install chromium)")
    with sync_playwright() as spel:
        opties = ["--no-sandbox"] if os.geteuid() == 0 else []
        opties += [
            "--lang=nl-NL",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ]
        bladeraar = spel.chromium.launch(executable_path=pad, args=opties)
        yield bladeraar
        bladeraar.close()


@pytest.fixture
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The demo as scripts/start serves it, on an empty database of the engine in `request.param`; its address."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        poort = s.getsockname()[1]
    if getattr(request, "param", "sqlite") == "sqlite":
        database = f"sqlite:///{tmp_path / 'reis.db'}"
    else:
        database = request.getfixturevalue("leeg_postgres")
    env = {
        **os.environ,
        "TAFEL_DEMO": "1",
        "TAFEL_DATABASE_URL": database,
        "TAFEL_MAIL_URL": f"map://{tmp_path / 'mail'}",
        "TAFEL_SECRET_KEY": "reis-" + "r" * 40,
        "TAFEL_BASE_URL": f"http://127.0.0.1:{poort}",
        "PORT": str(poort),
    }
    subprocess.run([sys.executable, "-m", "tafel.start"], env=env, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)
    opdracht = [
        "-m",
        "gunicorn",
        "--config",
        "scripts/gunicorn.conf.py",
        "--no-control-socket",
        "tafel.app:create_app()",
    ]
    proces = subprocess.Popen([sys.executable, *opdracht], env=env, cwd=PROJECT)
    adres = f"http://127.0.0.1:{poort}"
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{adres}/gezond", timeout=5).close()
            break
        except OSError:
            time.sleep(0.1)
    os.environ["REIS_DATABASE_URL"] = database
    yield adres
    proces.terminate()
    proces.wait(20)


@pytest.fixture
def leeg_postgres(postgres_url: str) -> Iterator[str]:
    """A PostgreSQL database of its own for one journey."""
    import sqlalchemy as sa

    url = sa.make_url(postgres_url)
    beheer = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    naam = f"{url.database}_reis"
    with beheer.connect() as verbinding:
        verbinding.exec_driver_sql(f"DROP DATABASE IF EXISTS {naam} WITH (FORCE)")
        verbinding.exec_driver_sql(f"CREATE DATABASE {naam}")
    yield url.set(database=naam).render_as_string(hide_password=False)
    with beheer.connect() as verbinding:
        verbinding.exec_driver_sql(f"DROP DATABASE IF EXISTS {naam} WITH (FORCE)")


class Reiziger:
    """One person with a browser: logs in by a button of the demo, looks at pages, leaves screenshots."""

    def __init__(self, browser: Browser, adres: str, email: str, reis: str, javascript: bool) -> None:
        self.adres, self.reis, self.javascript = adres, reis, javascript
        self.fouten: list[str] = []
        self.context = browser.new_context(
            base_url=adres,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            java_script_enabled=javascript,
            reduced_motion="reduce",
            viewport={"width": 1366, "height": 768},
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda fout: self.fouten.append(str(fout)))
        self.page.on("request", self._verzoek)
        self.page.goto("/inloggen")
        if email:
            self.page.locator(f'form:has(input[value="{email}"]) button').first.click()
            self.page.wait_for_url("**/")

    def _console(self, bericht: Any) -> None:
        # a refused form (422) is an answer, which Chromium reports as an error all the same
        if bericht.type == "error" and "status of 4" not in bericht.text:
            self.fouten.append(f"{self.page.url}: {bericht.text} {bericht.location}")

    def _verzoek(self, verzoek: Any) -> None:
        if not verzoek.url.startswith((self.adres, "data:")):
            self.fouten.append(f"request to another origin: {verzoek.url}")

    def kijk(self, naam: str, *, ook_smal: bool = True) -> None:
        """Take screenshots, let axe look, and check that nothing scrolls sideways."""
        UITVOER.mkdir(parents=True, exist_ok=True)
        for maat, (breed, hoog) in MATEN.items() if ook_smal else list(MATEN.items())[:1]:
            self.page.set_viewport_size({"width": breed, "height": hoog})
            self._leg_vast(UITVOER / f"{self.reis}-{naam}-{maat}.png", heel=maat != "1366")
            if self.javascript:
                over = self.page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
                assert over <= 0, f"{naam} scrolls {over} px sideways at {breed} px"
                if maat != "390":
                    self.axe(naam, maat)
        self.page.set_viewport_size({"width": 1366, "height": 768})

    def _leg_vast(self, pad: Path, heel: bool) -> None:
        """Take a picture; a busy machine can refuse one, so try three times."""
        for poging in range(3):
            try:
                # caret="initial": hiding the caret sets inline styles, which htmx would copy and the CSP refuse
                self.page.screenshot(path=pad, full_page=heel, caret="initial")
                return
            except PlaywrightFout:
                if poging == 2:
                    raise
                self.page.wait_for_timeout(500)

    def axe(self, naam: str, maat: str) -> None:
        """Run axe with its default rules; every finding is a failure."""
        self.page.evaluate(AXE)
        uitslag = self.page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        gevonden = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in uitslag["violations"]]
        assert gevonden == [], f"axe on {naam} at {maat}: {gevonden}"

    def sluit(self) -> None:
        """Close the browser of this person; nothing may have gone wrong in it."""
        self.context.close()
        assert self.fouten == []


@pytest.fixture
def reizigers(browser: Browser, server: str) -> Iterator[Callable[..., Reiziger]]:
    """Return a function that gives a person with a browser: reizigers("voorzitter@demo.test", "naam")."""
    open_: list[Reiziger] = []

    def maak(email: str, reis: str, *, javascript: bool = True) -> Reiziger:
        reiziger = Reiziger(browser, server, email, reis, javascript)
        open_.append(reiziger)
        return reiziger

    yield maak
    for reiziger in open_:
        reiziger.sluit()
