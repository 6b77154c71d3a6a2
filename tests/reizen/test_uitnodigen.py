"""From eight cases on the backlog to sent invitations with the keyboard alone; the answer by link on a phone."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tafel.config import PROJECT
from tafel.kern.clock import vandaag
from tests.reizen.toetsen import Toetsenbord

HOOGSTENS = 180  # seconds, by the model
ACHT = """
import datetime as dt, os
import sqlalchemy as sa
import tafel.modellen
from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Betrokkene, Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import koppel, maak_engine, begin_schrijven, sessie
from tafel.organisaties.models import Tafel
from tests import bouw
koppel(maak_engine(os.environ["REIS_DATABASE_URL"]))
begin_schrijven()
tafel = sessie.scalars(sa.select(Tafel).where(Tafel.code == "DBM")).one()
mens = {een.email.partition("@")[0]: een for een in sessie.scalars(sa.select(Gebruiker))}
cases = [bouw.casus(tafel, mens["casus"], "toegelaten", thuis_sinds=vandaag() - dt.timedelta(days=9 * nr + 30))
         for nr in range(8)]
for nr, casus in enumerate(cases):
    for stoel in sessie.scalars(sa.select(Betrokkene).where(Betrokkene.casus_id == casus.id)):
        wie = {"school": "casus", "jeugdhulp": "jeugdhulp", "samenwerkingsverband": "swv-vo"}.get(stoel.rol)
        stoel.gebruiker_id = mens[wie].id if wie else None
    if nr:
        sessie.add(Betrokkene(casus_id=casus.id, volgorde=9, rol="leerplicht", naam="Joost Denkbeeldig",
                              organisatie="Leerplicht", gebruiker_id=mens["leerplicht"].id))
sessie.commit()
print(" ".join(casus.nummer for casus in cases))
"""


def zaai() -> list[str]:
    """Put eight cases on the backlog, of which one misses a kind of party; return their numbers."""
    klaar = subprocess.run([sys.executable, "-c", ACHT], cwd=PROJECT, env=os.environ.copy(), check=True,
                           capture_output=True, text=True)  # fmt: skip
    return klaar.stdout.split()


def over_een_jaar() -> dt.date:
    """A working day on which nothing else is planned."""
    dag = dt.date(vandaag().year + 1, 3, 10)
    return dag + dt.timedelta(days=2 if dag.isoweekday() > 5 else 0)


def brieven_aan(adres: str, server: str, map_) -> list:
    """Send the outbox to a directory; return the mails to one address."""
    omgeving = {
        **os.environ, "TAFEL_DEMO": "1", "TAFEL_DATABASE_URL": os.environ["REIS_DATABASE_URL"],
        "TAFEL_MAIL_URL": f"map://{map_}", "TAFEL_SECRET_KEY": "reis-" + "r" * 40, "TAFEL_BASE_URL": server,
    }  # fmt: skip
    opdracht = [sys.executable, "-m", "tafel.cli", "berichten", "verstuur"]
    subprocess.run(opdracht, cwd=PROJECT, env=omgeving, check=True, capture_output=True)
    alle = [email.message_from_bytes(pad.read_bytes(), policy=email.policy.default) for pad in map_.iterdir()]
    return [een for een in alle if een["To"] == adres]


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
def test_acht_casussen_van_achterstand_tot_verstuurd_zonder_muis(reizigers, server, tmp_path):
    vz = reizigers("voorzitter@demo.test", "uitnodigen")
    nummers = zaai()
    page, hand = vz.page, Toetsenbord(vz.page)

    # a meeting
    hand.naar('a[href$="/overleggen"]')
    hand.druk("Enter")
    page.wait_for_url("**/overleggen")
    hand.naar('a[href$="/overleggen/nieuw"]')
    hand.druk("Enter")
    page.wait_for_url("**/overleggen/nieuw")
    velden = {"datum": f"{over_een_jaar():%d%m%Y}", "begint_om": "0900", "eindigt_om": "1700", "plaats": "Stadskantoor"}
    for veld, tekst in velden.items():
        hand.naar(f"#{veld}")
        hand.typ(tekst)
    hand.druk("Enter")
    page.wait_for_url(re.compile(r"/overleggen/[0-9a-f-]{36}$"))

    # everything that waits onto the agenda, and fixed
    hand.naar("#alles-erop")
    hand.druk("Enter")
    expect(page.locator("#agenda-melding")).to_contain_text("staan nu op de agenda")
    for nummer in nummers:
        expect(page.locator("table.agenda")).to_contain_text(nummer)
    hand.lees(len(nummers))  # the order is looked at, case by case
    hand.naar("#leg-vast", toets="Shift+Tab")
    hand.druk("Enter")

    # invited: the same button leads to what will be sent to whom
    page.wait_for_url("**/uitnodigingen")
    expect(page.get_by_role("heading", level=1)).to_contain_text("weten nog niet hoe laat")
    hand.lees(len(nummers))
    assert page.evaluate("document.activeElement.id.startsWith('nvt-')")  # what is missing has the focus
    hand.naar("section.kaart summary")
    hand.druk("Enter")
    hand.naar("input[name$=-onderwijs]")
    hand.typ("4320")
    hand.druk("Enter")
    page.wait_for_url("**#punt-*")
    expect(page.locator(".mandaten").first).to_contain_text("Onderwijskosten")
    expect(page.locator(".genodigden").first.locator("b", has_text="Budgethouder")).to_have_count(2)  # both sides
    hand.naar("[id^=nvt-]", hoogstens=3, toets="Shift+Tab")
    hand.typ("Deze leerling is vrijgesteld.")
    hand.druk("Enter")  # the one button: keeps the reason and sends
    expect(page.locator("#gedaan")).to_contain_text("één mail")
    print(f"{hand.aanslagen} keys ({hand.tekens} typed), {hand.besluiten} thoughts: {hand.seconden:.0f} s; "
          f"clock {hand.klok:.0f} s")  # fmt: skip
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"Geef nog \d+ brieven"))
    assert hand.seconden <= HOOGSTENS, hand.seconden
    assert hand.klok <= HOOGSTENS, hand.klok
    vz.kijk("verstuurd")

    # what went out opens on a phone, without account; looking, as a mail scanner does, changes nothing
    [rob] = [
        b for b in brieven_aan("jeugdhulp@demo.test", server, tmp_path / "uit")
        if "/uitnodiging/" in b.get_body().get_content()
    ]  # fmt: skip
    assert len(list(rob.iter_attachments())) == 8
    [link] = re.findall(r"/uitnodiging/\S+", rob.get_body().get_content())
    gast = reizigers("", "uitnodiging")
    gast.page.set_viewport_size({"width": 390, "height": 844})
    for _ in range(3):
        gast.page.goto(link)
        expect(gast.page.get_by_role("button", name="Ik kom bij casus")).to_have_count(8)
    gast.page.get_by_role("button", name="Ik kom bij casus").first.click()
    expect(gast.page.get_by_text("U komt.")).to_be_visible()
    expect(gast.page.get_by_role("button", name="Ik kom bij casus")).to_have_count(7)
    gast.page.locator("summary", has_text="Een ander komt").nth(1).click()
    gast.kijk("link")
    page.reload()
    expect(page.locator(".genodigden .staat", has_text="Komt")).to_have_count(1)


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
def test_de_link_werkt_zonder_javascript(reizigers, server, tmp_path):
    vz = reizigers("voorzitter@demo.test", "uitnodigen-kaal", javascript=False)
    page = vz.page
    zaai()
    page.goto("/overleggen/nieuw")
    velden = {"datum": f"{over_een_jaar():%Y-%m-%d}", "begint_om": "09:00", "eindigt_om": "17:00", "plaats": "Wijkhuis"}
    for veld, tekst in velden.items():
        page.locator(f"#{veld}").fill(tekst)
    page.locator("#plaats").press("Enter")
    page.wait_for_url(re.compile(r"/overleggen/[0-9a-f-]{36}$"))
    page.locator("#alles-erop").click()
    page.get_by_role("button", name="Zet vast en nodig uit").click()
    page.get_by_role("button", name="Verstuur alle uitnodigingen").click()
    expect(page.locator("#gedaan")).to_contain_text("één mail")
    vz.kijk("verstuurd", ook_smal=False)
