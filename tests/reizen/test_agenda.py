"""The chair plans eight cases onto a meeting with the keyboard alone, well within three minutes."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tafel.config import PROJECT

TOETS, DENKEN = 0.28, 1.35  # seconds, by the keystroke-level model of Card, Moran and Newell
ACHT = """
import datetime as dt
import sqlalchemy as sa
from tafel.accounts.models import Gebruiker
from tafel.kern.clock import vandaag
from tafel.kern.db import koppel, maak_engine, begin_schrijven, sessie
from tafel.organisaties.models import Tafel
from tests import bouw
import os
koppel(maak_engine(os.environ["REIS_DATABASE_URL"]))
begin_schrijven()
tafel = sessie.scalars(sa.select(Tafel).where(Tafel.code == "DBM")).one()
cv = sessie.scalars(sa.select(Gebruiker).where(Gebruiker.email == "casus@demo.test")).one()
for nr in range(8):
    bouw.casus(tafel, cv, "toegelaten", thuis_sinds=vandaag() - dt.timedelta(days=20 * nr + 5))
sessie.commit()
"""


class Toetsen:
    """A person with a keyboard: what is pressed is counted, and every step costs a thought."""

    def __init__(self, page):
        self.page, self.aanslagen, self.stappen = page, 0, 0

    def naar(self, selector: str) -> None:
        """Press Tab until the focus is there; it must be reachable and visible."""
        self.stappen += 1
        for _ in range(90):
            if self.page.evaluate("s => document.activeElement?.matches(s)", selector):
                ring = self.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                assert ring != "none", f"no focus ring on {selector}"
                return
            self.druk("Tab")
        raise AssertionError(f"{selector} is not reached with Tab")

    def druk(self, toets: str) -> None:
        """Press one key."""
        self.page.keyboard.press(toets)
        self.aanslagen += 1

    def typ(self, tekst: str) -> None:
        """Type a text."""
        self.page.keyboard.type(tekst)
        self.aanslagen += len(tekst)

    @property
    def seconden(self) -> float:
        """Return how long a person takes over it."""
        return self.aanslagen * TOETS + self.stappen * DENKEN


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
def test_acht_casussen_op_een_agenda_zonder_muis(reizigers, server):
    vz = reizigers("voorzitter@demo.test", "agenda")
    subprocess.run([sys.executable, "-c", ACHT], cwd=PROJECT, env=os.environ.copy(), check=True)
    page, hand = vz.page, Toetsen(vz.page)
    page.goto("/overleggen")
    expect(page.locator("#los")).to_contain_text("horen op een agenda")
    hand.naar('a[href$="/overleggen/nieuw"]')
    hand.druk("Enter")
    page.wait_for_url("**/overleggen/nieuw")
    for veld, tekst in (
        ("datum", "12122026"),
        ("begint_om", "0900"),
        ("eindigt_om", "1600"),
        ("plaats", "Stadskantoor"),
    ):
        hand.naar(f"#{veld}")
        hand.typ(tekst)
    hand.druk("Enter")
    page.wait_for_url(re.compile(r"/overleggen/[0-9a-f-]{36}$"))
    hand.naar("#alles-erop")
    expect(page.locator("#alles-erop")).to_contain_text("casussen")
    hand.druk("Enter")
    expect(page.locator("#agendakop")).to_have_text(re.compile(r"^(8|9) casussen$"))
    expect(page.locator("#agenda-melding")).to_contain_text("staan nu op de agenda")
    expect(page.locator("table.agenda tbody tr[id] .hierom")).not_to_have_text([""] * 9)

    # overrule by hand: the second one later, and the focus stays with it
    page.evaluate("document.activeElement.blur()")
    tweede = page.locator("table.agenda tbody tr[id]").nth(1).get_attribute("id").removeprefix("punt-")
    hand.naar(f"#later-{tweede}")
    hand.druk("Enter")
    expect(page.locator("table.agenda tbody tr[id]").nth(2)).to_have_id(f"punt-{tweede}")
    assert page.evaluate("document.activeElement.id") == f"later-{tweede}"
    expect(page.locator(f"#punt-{tweede} .hierom")).to_contain_text(re.compile("Hier gezet|erbij|thuis"))
    vz.kijk("vol")
    hand.naar("#leg-vast")
    hand.druk("Enter")
    page.wait_for_url("**/uitnodigingen")  # what will be sent to whom comes first
    assert hand.seconden <= 180, hand.seconden
    vz.kijk("vast", ook_smal=False)
