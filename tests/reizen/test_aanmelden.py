"""Filling in an aanmelding by hand: in ten minutes, with a server that dies, in two windows, after logging out."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tafel.config import PROJECT
from tafel.criteria.bestand import lees_bestand
from tests.reizen.aanmelder import Aanmelder
from tests.reizen.conftest import Reiziger

pytestmark = pytest.mark.reis
VOORBEELDEN = sorted((PROJECT / "tafel" / "demo" / "casussen").glob("*.yaml"))
VRAAG = "Hoe kan S. weer naar school?"
OPGESLAGEN = re.compile(r"^Opgeslagen \d\d:\d\d$")


def _tekens(waarde: Any) -> int:
    """How much there is to type in a document."""
    if isinstance(waarde, dict | list):
        return sum(map(_tekens, waarde.values() if isinstance(waarde, dict) else waarde))
    return len(str(waarde or ""))


def begin(page: Page) -> str:
    """Begin an aanmelding; return its number."""
    page.goto("/casussen/nieuw")
    page.get_by_role("button", name="Begin de aanmelding").click()
    page.wait_for_url("**/aanmelden")
    return page.url.split("/")[-2]


def opgeslagen(page: Page, seconden: int = 15) -> None:
    """Wait until the line says that all is saved."""
    expect(page.locator("#bewaard")).to_have_text(OPGESLAGEN, timeout=seconden * 1000)


def opslag(page: Page) -> list[int]:
    """How much the browser keeps of this site."""
    return list(
        page.evaluate(
            "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,"
            " (await caches.keys()).length]"
        )
    )


@pytest.mark.parametrize(
    "plek, email, naam", [(0, "casus@demo.test", "Mirjam Voorbeeld"), (1, "casus2@demo.test", "Sanne Prins")]
)
def test_het_rijkste_voorbeeld_in_tien_minuten(reizigers, plek, email, naam):
    """The two samples with most in them, each by somebody of its own school; name and school come from the account."""
    pad = sorted(VOORBEELDEN, key=lambda een: -_tekens(lees_bestand(een)[2]))[plek]
    document = lees_bestand(pad)[2]
    document = json.loads(json.dumps(document).replace(document["casusverantwoordelijke"]["naam"], naam))
    reiziger = reizigers(email, f"aanmelden-met-de-hand-{plek}")
    page = reiziger.page
    nummer = begin(page)
    mens = Aanmelder(page)
    mens.klikken += 3  # Casussen, Meld een leerling aan, Begin
    mens.vul(document, VRAAG)
    opgeslagen(page)
    expect(page.locator("#toets .slot")).to_have_text("Alles is er")
    reiziger.kijk("compleet")
    mens.klik(page.locator("#indienknop"))
    page.wait_for_url(f"**/casussen/{nummer}")
    expect(page.locator("main")).to_contain_text("Ingediend op")
    stappen = f"{mens.velden} velden, {mens.toetsen} toetsen, {mens.klikken} klikken"
    print(f"\n{pad.name}: {stappen}: {mens.minuten:.1f} minuten")
    assert mens.minuten <= 10
    assert opslag(page) == [0, 0, 0, 0]


class Sterfelijk:
    """The server as its own process group, to be killed at any moment and started again on the same database."""

    def __init__(self, map_: Path) -> None:
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.poort = s.getsockname()[1]
        self.adres = f"http://127.0.0.1:{self.poort}"
        self.bestand = map_ / "sterf.db"
        self.env = {
            **os.environ,
            "TAFEL_DEMO": "1",
            "TAFEL_DATABASE_URL": f"sqlite:///{self.bestand}",
            "TAFEL_MAIL_URL": f"map://{map_ / 'mail'}",
            "TAFEL_SECRET_KEY": "sterf-" + "s" * 40,
            "TAFEL_BASE_URL": self.adres,
            "PORT": str(self.poort),
        }
        subprocess.run(
            [sys.executable, "-m", "tafel.start"], env=self.env, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL
        )
        self.start()

    def start(self) -> None:
        """Start, and wait until it answers."""
        opdracht = ["-m", "gunicorn", "--config", "scripts/gunicorn.conf.py", "--no-control-socket"]
        self.proces = subprocess.Popen(
            [sys.executable, *opdracht, "tafel.app:create_app()"], env=self.env, cwd=PROJECT, start_new_session=True
        )
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{self.adres}/gezond", timeout=5).close()
                return
            except OSError:
                time.sleep(0.1)

    def dood(self) -> None:
        """kill -9 of the whole group."""
        os.killpg(self.proces.pid, signal.SIGKILL)
        self.proces.wait()

    def velden(self, nummer: str) -> dict[str, str]:
        """What is in the database of this case: the texts this journey types."""
        with sqlite3.connect(self.bestand) as db:
            tekst, vraag = db.execute("SELECT aanmelding, vraag FROM casus WHERE nummer = ?", (nummer,)).fetchone()
        stagnatie = json.loads(tekst).get("stagnatie") or {}
        return {"vraag": vraag, **{f"stagnatie-{naam}": waarde or "" for naam, waarde in stagnatie.items()}}


@pytest.fixture
def sterfelijk(tmp_path):
    """A server that this test may kill."""
    server = Sterfelijk(tmp_path)
    yield server
    server.dood()


def test_wat_opgeslagen_heet_overleeft_elke_dood_van_de_server(browser, sterfelijk):
    """Killed twelve times at any moment of typing: nothing that was called saved is lost, and in the end all is in."""
    kans = random.Random(3)
    reiziger = Reiziger(browser, sterfelijk.adres, "casus@demo.test", "aanmelden-dood", True)
    page = reiziger.page
    nummer = begin(page)
    namen = ["vraag", "stagnatie-wat", "stagnatie-waar", "stagnatie-oorzaak", "stagnatie-reden_niet_gerealiseerd"]
    getypt = dict.fromkeys(namen, "")
    erkend: dict[str, str] = {}
    for keer in range(12):
        naam = namen[keer % len(namen)]
        page.locator(f"#{naam}").focus()
        page.keyboard.press("Control+End")
        for stuk in range(kans.randint(2, 5)):
            woorden = f"{keer}.{stuk} " + "x" * kans.randint(1, 9) + " "
            page.keyboard.type(woorden, delay=15)
            getypt[naam] += woorden
            page.wait_for_timeout(kans.choice((0, 200, 900, 1050, 1150, 1400)))
            if OPGESLAGEN.match(page.locator("#bewaard").inner_text()):
                erkend = {een: page.locator(f"#{een}").input_value() for een in namen}
        sterfelijk.dood()
        if OPGESLAGEN.match(page.locator("#bewaard").inner_text()):
            erkend = {een: page.locator(f"#{een}").input_value() for een in namen}
        staat = sterfelijk.velden(nummer)
        for een, tekst in erkend.items():
            assert staat.get(een, "").startswith(tekst.strip()), (keer, een, tekst, staat.get(een))
        page.keyboard.type("na de dood ", delay=15)
        getypt[naam] += "na de dood "
        expect(page.locator("#bewaard")).to_have_text("Niet opgeslagen. We proberen het opnieuw.", timeout=10_000)
        sterfelijk.start()
        if keer % 3:
            opgeslagen(page, 40)
    opgeslagen(page, 60)
    assert sterfelijk.velden(nummer) | {n: t.strip() for n, t in getypt.items()} == sterfelijk.velden(nummer)
    assert opslag(page) == [0, 0, 0, 0]
    reiziger.context.close()


def _twee(reiziger: Any, nummer: str) -> tuple[Page, Page]:
    een, ander = reiziger.page, reiziger.context.new_page()
    for venster in (een, ander):
        venster.goto(f"/casussen/{nummer}/aanmelden")
        blok = venster.locator("#blok-4")
        if not blok.evaluate("b => b.open"):
            blok.locator("summary").first.click()
    return een, ander


def test_twee_vensters_kiezen_en_samenvoegen(reizigers):
    reiziger = reizigers("casus@demo.test", "aanmelden-twee-vensters")
    nummer = begin(reiziger.page)
    een, ander = _twee(reiziger, nummer)
    een.locator("#stagnatie-wat").fill("Uit venster een.")
    opgeslagen(een)
    ander.locator("#stagnatie-waar").fill("Elders getypt.")
    opgeslagen(ander)
    expect(ander.locator("#stagnatie-wat")).to_have_value("Uit venster een.")  # nobody typed there: it comes quietly
    expect(ander.locator("#stagnatie-wat-meld")).to_contain_text("Intussen gewijzigd door u, in een ander venster")

    een.locator("#stagnatie-oorzaak").fill("Oorzaak van een.")
    opgeslagen(een)
    ander.locator("#stagnatie-oorzaak").fill("Oorzaak van twee.")
    paneel = ander.locator("#stagnatie-oorzaak-meld")
    expect(paneel).to_contain_text("Oorzaak van een.")
    expect(paneel).to_contain_text("Dit typte u")
    expect(ander.locator("#bewaard")).to_contain_text("Nog niet alles is opgeslagen.")
    reiziger.page = ander
    reiziger.kijk("botsing")
    ander.get_by_role("button", name="Voeg samen").click()
    opgeslagen(ander)
    samen = "Oorzaak van een.\n\nOorzaak van twee."
    expect(ander.locator("#stagnatie-oorzaak")).to_have_value(samen)

    een.locator("#stagnatie-waar").focus()
    een.locator("#stagnatie-wat").fill("Nog eens een.")
    opgeslagen(een)
    expect(een.locator("#stagnatie-oorzaak")).to_have_value(samen)
    ander.locator("#stagnatie-wat").fill("Nog eens twee.")
    ander.locator("#stagnatie-wat-ander").click()
    opgeslagen(ander)
    expect(ander.locator("#stagnatie-wat")).to_have_value("Nog eens een.")

    for venster, naam in ((een, "A"), (ander, "B")):  # each adds a row: both stay
        venster.locator("#meer-opschalingen").click()
        venster.keyboard.type(f"Organisatie {naam}")
        opgeslagen(venster)
    een.locator("#stagnatie-wat").fill("Klaar.")
    opgeslagen(een)
    rijen = een.locator('#lijst-opschalingen [name$="-organisatie"]')
    assert sorted(rij.input_value() for rij in rijen.all() if rij.input_value()) == ["Organisatie A", "Organisatie B"]
    weg = een.locator("#lijst-opschalingen > [data-rij]", has=een.locator('[value="Organisatie B"]'))
    weg.locator('button[name="weg"]').click()
    opgeslagen(een)
    expect(een.locator("#lijst-opschalingen")).to_contain_text("Gesprek weggehaald.")
    een.get_by_role("button", name="Zet terug").click()
    opgeslagen(een)
    een.reload()
    expect(een.locator('#lijst-opschalingen [value="Organisatie B"]')).to_have_count(1)


def test_twee_casussen_in_twee_tabs(reizigers):
    reiziger = reizigers("casus@demo.test", "aanmelden-twee-casussen")
    een, ander = reiziger.page, reiziger.context.new_page()
    nummers = [begin(venster) for venster in (een, ander)]
    for venster, tekst in ((een, "Eerste"), (ander, "Tweede")):
        venster.locator("#leerling-voornaam").fill(tekst)
        venster.locator("#leerling-geboortedatum").fill("31-2-2013")
    for venster, nummer, tekst in zip((een, ander), nummers, ("Eerste", "Tweede"), strict=True):
        expect(venster.locator("#bewaard")).to_contain_text("Geboortedatum")
        venster.goto(f"/casussen/{nummer}/aanmelden")
        expect(venster.locator("#leerling-voornaam")).to_have_value(tekst)
        expect(venster.locator("#leerling-geboortedatum")).to_have_value("31-2-2013")


def test_uitgelogd_in_een_ander_venster(reizigers, server):
    reiziger = reizigers("casus@demo.test", "aanmelden-uitgelogd")
    page = reiziger.page
    nummer = begin(page)
    ander = reiziger.context.new_page()
    ander.goto("/ik")
    ander.get_by_role("button", name=re.compile("uit", re.I)).first.click()
    ander.wait_for_url("**/inloggen*")
    assert opslag(ander) == [0, 0, 0, 0]
    page.locator("#leerling-voornaam").fill("Getypt na het uitloggen")
    regel = page.locator("#bewaard")
    expect(regel).to_contain_text("Niet opgeslagen. U bent uitgelogd.")
    page.keyboard.press("Tab")
    page.keyboard.type("Ook verder")
    page.bring_to_front()
    with reiziger.context.expect_page() as nieuw:
        regel.get_by_role("link").click()
    tabblad = nieuw.value
    tabblad.locator('form:has(input[value="casus2@demo.test"]) button').first.click()
    tabblad.wait_for_url("**/")
    expect(regel).to_contain_text("ingelogd als iemand anders", timeout=40_000)
    tabblad.goto("/ik")
    tabblad.get_by_role("button", name=re.compile("uit", re.I)).first.click()
    tabblad.wait_for_url("**/inloggen*")
    tabblad.locator('form:has(input[value="casus@demo.test"]) button').first.click()
    tabblad.wait_for_url("**/")
    page.bring_to_front()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    opgeslagen(page, 40)
    page.goto(f"/casussen/{nummer}/aanmelden")
    expect(page.locator("#leerling-voornaam")).to_have_value("Getypt na het uitloggen")
    expect(page.locator("#leerling-achternaam")).to_have_value("Ook verder")
    assert opslag(page) == [0, 0, 0, 0]
    reiziger.fouten.clear()  # a refused request is a line in the console
