"""From a meeting with eight cases to sent invitations with the keyboard alone; the answer by link on a phone."""

from __future__ import annotations

import email
import email.policy
import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tafel.config import PROJECT
from tests.reizen.test_agenda import Toetsen

ACTIE, PER_SECONDE = 3.0, 5.0  # seconds for one thing to do; characters typed in a second
ACHT = """
import datetime as dt, os
import sqlalchemy as sa
from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Betrokkene
from tafel.kern.clock import vandaag
from tafel.kern.db import koppel, maak_engine, begin_schrijven, sessie
from tafel.organisaties.models import Tafel
from tests import bouw
koppel(maak_engine(os.environ["REIS_DATABASE_URL"]))
begin_schrijven()
tafel = sessie.scalars(sa.select(Tafel).where(Tafel.code == "DBM")).one()
mens = {een.email.partition("@")[0]: een for een in sessie.scalars(sa.select(Gebruiker))}
cases = [bouw.casus(tafel, mens["casus"], "toegelaten") for _ in range(8)]
for nr, casus in enumerate(cases):
    for stoel in sessie.scalars(sa.select(Betrokkene).where(Betrokkene.casus_id == casus.id)):
        wie = {"school": "casus", "jeugdhulp": "jeugdhulp", "samenwerkingsverband": "swv-vo"}.get(stoel.rol)
        stoel.gebruiker_id = mens[wie].id if wie else None
    if nr:
        sessie.add(Betrokkene(casus_id=casus.id, volgorde=9, rol="leerplicht", naam="Joost Denkbeeldig",
                              organisatie="Leerplicht", gebruiker_id=mens["leerplicht"].id))
overleg = bouw.overleg(tafel, mens["voorzitter"], *cases, datum=vandaag() + dt.timedelta(days=5))
overleg.eindigt_om = dt.time(17)
sessie.commit()
print(overleg.id)
"""


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
def test_acht_casussen_uitgenodigd_zonder_muis(reizigers, server, tmp_path):
    vz = reizigers("voorzitter@demo.test", "uitnodigen")
    klaar = subprocess.run([sys.executable, "-c", ACHT], cwd=PROJECT, env=os.environ.copy(), check=True,
                           capture_output=True, text=True)  # fmt: skip
    page, hand = vz.page, Toetsen(vz.page)
    page.goto(f"/overleggen/{klaar.stdout.strip()}")
    expect(page.locator("#mandaatkop")).to_be_visible()  # came in by itself
    hand.naar("#nodig-uit")
    hand.druk("Enter")
    page.wait_for_url("**/uitnodigingen")
    expect(page.get_by_role("heading", level=1)).to_contain_text("weten nog niet hoe laat")

    reden = "Deze leerling is vrijgesteld."
    hand.naar("[id^=nvt-]")
    hand.typ(reden)
    hand.druk("Enter")  # the one button: keeps the reason and sends
    expect(page.locator("#gedaan")).to_contain_text("4 mensen krijgen één mail")
    expect(page.get_by_role("heading", level=1)).to_have_text("Iedereen weet hoe laat")
    doen = hand.stappen + 2  # reaching two places, and Enter twice
    seconden = doen * ACTIE + len(reden) / PER_SECONDE
    print(f"uitnodigen: {hand.aanslagen} keystrokes, {doen} actions, {seconden:.0f} s; model {hand.seconden:.0f} s")
    assert doen <= 4 and seconden <= 30, (doen, seconden)
    assert hand.aanslagen - len(reden) <= 40, hand.aanslagen
    vz.kijk("verstuurd")
    page.keyboard.press("F5")
    expect(page.locator(".genodigden .staat").first).to_contain_text("Geef de brief")

    # what went out opens on a phone, without account
    opdracht = [sys.executable, "-m", "tafel.cli", "berichten", "verstuur"]
    omgeving = {
        **os.environ, "TAFEL_DEMO": "1", "TAFEL_DATABASE_URL": os.environ["REIS_DATABASE_URL"],
        "TAFEL_MAIL_URL": f"map://{tmp_path / 'mail'}", "TAFEL_SECRET_KEY": "reis-" + "r" * 40,
        "TAFEL_BASE_URL": server,
    }  # fmt: skip
    subprocess.run(opdracht, cwd=PROJECT, env=omgeving, check=True, capture_output=True)
    brieven = [
        email.message_from_bytes(pad.read_bytes(), policy=email.policy.default) for pad in (tmp_path / "mail").iterdir()
    ]
    [rob] = [b for b in brieven if b["To"] == "jeugdhulp@demo.test" and "/uitnodiging/" in b.get_body().get_content()]
    assert len(list(rob.iter_attachments())) == 8
    [link] = re.findall(r"/uitnodiging/\S+", rob.get_body().get_content())
    gast = reizigers("", "uitnodiging")
    gast.page.set_viewport_size({"width": 390, "height": 844})
    gast.page.goto(link)
    gast.page.get_by_role("button", name="Ik kom").first.click()
    expect(gast.page.get_by_text("U komt.")).to_be_visible()
    gast.page.locator("summary", has_text="Een ander komt").nth(1).click()
    gast.kijk("link")


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
def test_de_link_werkt_zonder_javascript(reizigers, server, tmp_path):
    vz = reizigers("voorzitter@demo.test", "uitnodigen-kaal", javascript=False)
    page = vz.page
    page.goto("/overleggen")
    page.locator("a[href*='/overleggen/']", has_text=re.compile("november|december|januari|[0-9]")).first.click()
    page.get_by_role("link", name="Nodig uit").click()
    page.get_by_role("button", name="Verstuur alle uitnodigingen").click()
    expect(page.locator("#gedaan")).to_contain_text("één mail")
    vz.kijk("verstuurd", ook_smal=False)
