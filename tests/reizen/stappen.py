"""The steps of the chain, each as the person who does it in a browser."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys

from playwright.sync_api import Locator, Page, expect

from tafel.config import PROJECT
from tafel.kern.clock import vandaag

KIND = ("Zoë", "Luchtkasteel")
VRAAG = "Wie begeleidt deze leerling in de open klas, zolang de wachtlijst duurt?"


def tafel(*opdracht: str) -> str:
    """Run the command line on the database of this journey; return what it prints."""
    env = {**os.environ, "TAFEL_DEMO": "1", "TAFEL_DATABASE_URL": os.environ["REIS_DATABASE_URL"]}
    klaar = subprocess.run(
        [sys.executable, "-m", "tafel.cli", *opdracht],
        env=env,
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert klaar.returncode == 0, klaar.stderr
    return klaar.stdout


def zonder_naam(page: Page) -> None:
    """Check title and address."""
    for woord in KIND:
        assert woord not in page.title() + page.url


def _kies(lijst: Locator, tekst: str) -> None:
    """Choose the option of a select that holds `tekst`."""
    lijst.select_option(value=lijst.locator("option", has_text=tekst).first.get_attribute("value"))


def dien_in(reiziger, nummer: str) -> None:
    """Write the question, see that it is kept, hand in."""
    page = reiziger.page
    page.goto(f"/casussen/{nummer}/aanmelden")
    reiziger.kijk("aanmelden-vraag-ontbreekt")
    blok = page.locator("#blok-4")
    if not blok.evaluate("b => b.open"):
        blok.locator("summary").click()
    if not reiziger.javascript:
        page.locator("#vraag").fill(VRAAG)
    else:
        with page.expect_response(lambda antwoord: antwoord.request.method == "POST" and antwoord.ok):
            page.locator("#vraag").fill(VRAAG)
            page.locator("#vraag").blur()
        page.reload()
        expect(page.locator("#vraag")).to_have_value(VRAAG)  # kept on the server without any button
    # without JavaScript the page cannot know yet that the question is there: the button still says why, and still works
    page.get_by_role("button", name="Dien in", exact=True).click(force=not reiziger.javascript)
    expect(page.locator("h1")).not_to_have_text("Aanmelden bij de tafel")
    zonder_naam(page)
    reiziger.kijk("ingediend")


def laat_toe(reiziger, nummer: str) -> None:
    """Admit the case and give it a zaakonderzoeker."""
    page = reiziger.page
    page.goto("/")
    reiziger.kijk("vandaag")
    page.goto(f"/instroom/{nummer}")
    reiziger.kijk("instroom")
    page.get_by_role("button", name="Geef terug").click()  # without a reason: refused, in words
    assert page.locator(".foutregel").count() > 0
    page.goto(f"/instroom/{nummer}")
    page.get_by_role("button", name="Laat toe", exact=True).click()
    expect(page.locator("main")).to_contain_text("toegelaten")
    page.goto(f"/casussen/{nummer}/mensen")
    _kies(page.locator("#zaakonderzoeker"), "Fatima Aydin")
    page.get_by_role("button", name="Wijs aan").click()
    expect(page.locator(".foutregel")).to_have_count(0)
    reiziger.kijk("mensen")


def zet_op_agenda(reiziger, nummer: str) -> str:
    """Plan a meeting of today with this case and another; return its address."""
    page = reiziger.page
    page.goto("/overleggen/nieuw")
    page.locator("#datum").fill(vandaag().isoformat())
    page.locator("#begint_om").fill("13:30")
    page.locator("#eindigt_om").fill("13:00")
    page.locator("#plaats").fill("Stadskantoor Nergenshuizen, kamer 1.01")
    page.locator("main form button.knop").first.click()
    expect(page.locator("#foutregel, .foutregel").first).to_be_visible()  # ends before it begins
    expect(page.locator("#plaats")).to_have_value("Stadskantoor Nergenshuizen, kamer 1.01")
    page.locator("#eindigt_om").fill("15:00")
    page.locator("main form button.knop").first.click()
    page.wait_for_url(re.compile(r"/overleggen/[0-9a-f-]{36}$"))
    adres = page.url
    page.locator(f"#erop-{nummer}").click()
    expect(page.locator("table.agenda")).to_contain_text(nummer)
    expect(page.locator("table.agenda")).to_contain_text("13:35")
    reiziger.kijk("agenda")
    return adres


def hoor_iedereen(reiziger) -> None:
    """Write one sentence for each person."""
    page = reiziger.page
    reiziger.kijk("aan-tafel-horen")
    page.get_by_role("button", name="Gehoord, volgende").click()
    expect(page.locator(".foutregel").first).to_be_visible()  # nothing written down: refused at the field
    for _ in range(12):
        if not page.locator("#spreekt").count():
            break
        naam = page.locator("#spreekt .naam").inner_text()
        page.locator("#spreekt textarea").fill(f"Wij willen graag dat het lukt ({naam.split(':')[0].lower()}).")
        page.get_by_role("button", name="Gehoord, volgende").click()
        page.wait_for_load_state()
    expect(page.locator(".slotbalk")).to_contain_text("Iedereen is gehoord")


def _voeg_deel_toe(page: Page, drager: str, persoon: str, wat: str, soort: str) -> None:
    vorm = page.locator("#onderdeel")
    if not vorm.evaluate("v => v.open"):
        vorm.locator("summary").click()
    _kies(vorm.locator("#betrokkene"), drager)
    vorm.locator("#persoon").fill(persoon)
    vorm.locator("#wat").fill(wat)
    vorm.locator("#wanneer").fill((vandaag() + dt.timedelta(days=7)).isoformat())
    vorm.locator("#soort").select_option(value=soort)
    vorm.get_by_role("button", name="Voeg onderdeel toe").click()
    expect(page.locator("table.delen")).to_contain_text(wat)


def _voeg_kosten_toe(page: Page, deel: int, kant: str, bedrag: str) -> None:
    page.locator("table.delen tbody tr").nth(deel).get_by_role("link", name=re.compile("Kosten")).click()
    vorm = page.locator("#kosten form").last
    vorm.locator("#kant").select_option(value=kant)
    vorm.locator("#bedrag").fill(bedrag)
    vorm.locator("#grond").fill("Zes uur per week, twaalf weken.")
    vorm.locator("#van").fill(vandaag().isoformat())
    vorm.locator("#tot").fill((vandaag() + dt.timedelta(weeks=12)).isoformat())
    vorm.get_by_role("button", name="Voeg kosten toe").click()
    page.wait_for_load_state()


def neem_besluit(reiziger) -> None:
    """Word the decision, three parts, costs on both sides, and ask everyone."""
    page = reiziger.page
    page.get_by_role("link", name="Besluit", exact=True).click()
    page.locator("#zin").fill("De leerling gaat vanaf maandag elke ochtend naar de open klas, met begeleiding.")
    page.get_by_role("button", name="Bewaar de zin").click()
    _voeg_deel_toe(page, "School", "Ravi Droom", "ontvangt de leerling elke ochtend in de open klas", "plek")
    _voeg_deel_toe(
        page, "Samenwerkingsverband", "Els Bedacht", "regelt zes uur begeleiding per week", "onderwijsondersteuning"
    )
    _voeg_deel_toe(page, "Jeugdhulp", "Rob Fantasie", "praat elke week met de leerling", "jeugdhulp")
    _voeg_kosten_toe(page, 1, "onderwijs", "4.320")
    expect(page.locator("main")).to_contain_text("4.320")
    _voeg_kosten_toe(page, 2, "jeugdhulp", "1560,50")
    reiziger.kijk("aan-tafel-besluit")
    for _ in range(12):
        if not page.locator(".drieknop").count():
            break
        page.locator(".drieknop button", has_text="Ja").click()
        page.wait_for_load_state()
    expect(page.locator(".slotbalk")).to_contain_text("Iedereen heeft zich uitgesproken")


def stel_vast_en_sluit(reiziger, overleg: str) -> str:
    """Settle the decision and close the meeting; return the number of the decision."""
    page = reiziger.page
    page.goto(
        f"{overleg}/aan-tafel/sluiten" if page.url.endswith("x") else overleg.replace("/overleggen/", "/overleggen/")
    )
    page.goto(f"{overleg}/aan-tafel?fase=afronden")
    reiziger.kijk("aan-tafel-afronden")
    page.get_by_role("button", name="Stel vast").click()
    expect(page.locator("main")).to_contain_text("ligt vast")
    gevonden = re.search(r"DBM-\d{4}-\d{3}", page.locator("main").inner_text())
    assert gevonden is not None
    zonder_naam(page)
    reiziger.kijk("aan-tafel-vastgesteld")
    page.get_by_role("link", name="Naar sluiten").click()
    reiziger.kijk("sluiten")
    page.get_by_role("button", name="Sluit het overleg").click()
    expect(page.locator("h1")).to_contain_text("gesloten")
    return gevonden.group(0)


def papier(reiziger, *paden: str) -> None:
    """Fetch documents; each is a PDF without the name of the child in its own name."""
    for pad in paden:
        antwoord = reiziger.context.request.get(pad)
        assert antwoord.status == 200, pad
        assert antwoord.headers["content-type"] == "application/pdf"
        assert antwoord.body().startswith(b"%PDF-")
        for woord in KIND:
            assert woord not in antwoord.headers.get("content-disposition", "")


def geef_akkoord(reiziger, nummer: str, bedrag: str) -> None:
    """Agree to one cost line."""
    page = reiziger.page
    reiziger.kijk("vandaag")
    page.goto("/akkoord")
    reiziger.kijk("lijst")
    page.locator("main li", has_text=nummer).get_by_role("link").first.click()
    expect(page.locator(".bedrag")).to_contain_text(bedrag)
    reiziger.kijk("vraag")
    page.get_by_role("button", name="Ja, akkoord").click()
    expect(page.locator("h1")).to_have_text("U gaf akkoord")
    reiziger.kijk("gegeven")


def hoor_het_verhaal(reiziger, nummer: str) -> None:
    """Hear story and wish of leerling and ouders before the file opens (R29)."""
    page, pad = reiziger.page, f"/casussen/{nummer}/onderzoek"
    antwoord = page.goto(f"/casussen/{nummer}")
    assert antwoord is not None and antwoord.status == 403
    for van in ("leerling", "ouder"):
        page.goto(pad)
        kaart = page.locator(f"#verhaal-{van}")
        kaart.locator(f"[name='{van}-tekst']").fill("Ik wil wel leren. Maar niet in die drukke klas.")
        kaart.locator(".tikvak").first.click()
        kaart.locator(f"[name='{van}-gehoord_op']").fill(vandaag().isoformat())
        kaart.get_by_role("button", name="Bewaar het verhaal").click()
        expect(page.locator(f"#verhaal-{van} blockquote").first).to_contain_text("drukke klas")
        page.goto(pad)
        page.locator(f".tikvak:has([name='wens-van'][value='{van}'])").last.click()
        page.locator("[name='wens-tekst']").fill(f"Een rustige plek, zegt {van}.")
        page.get_by_role("button", name="Voeg de wens toe").click()
        expect(page.locator("main")).to_contain_text(f"zegt {van}")
    page.goto(pad)
    reiziger.kijk("verhaal")
    page.get_by_role("button", name="Open het dossier").click()
    expect(page.locator("h1")).to_be_visible()
    antwoord = page.goto(f"/casussen/{nummer}")
    assert antwoord is not None and antwoord.status == 200


def volg(reiziger, nummer: str) -> None:
    """Record a moment of the year and end it early, with a reason."""
    page = reiziger.page
    reiziger.kijk("vandaag")
    page.goto(f"/casussen/{nummer}/opvolging")
    assert page.locator(".baan > li").count() == 6
    reiziger.kijk("jaar")
    page.get_by_role("link", name="Noteer het gesprek").click()
    page.locator("#gehouden_op").fill((vandaag() + dt.timedelta(days=3)).isoformat())
    page.locator("#met_wie").fill("ouders en mentor")
    page.locator("#uren_per_week").fill("10")
    page.locator("#verslag").fill("Drie ochtenden geweest. Muziek gaat het best.")
    page.get_by_role("button", name="Leg het gesprek vast").click()
    expect(page.locator(".foutregel").first).to_be_visible()  # a day that has not been
    expect(page.locator("#verslag")).to_have_value("Drie ochtenden geweest. Muziek gaat het best.")
    page.locator("#gehouden_op").fill(vandaag().isoformat())
    page.get_by_role("button", name="Leg het gesprek vast").click()
    expect(page.locator("main")).to_contain_text("Muziek gaat het best.")
    page.goto(f"/casussen/{nummer}/opvolging/sluiten")
    page.locator("main form .keuze").first.click()
    page.get_by_role("button", name="Sluit de opvolging").click()
    expect(page.locator(".foutregel").first).to_be_visible()  # earlier than a year: a reason
    page.locator("#reden").fill("Het gezin verhuist. De nieuwe school heeft een plek.")
    reiziger.kijk("sluiten-met-reden")
    page.get_by_role("button", name="Sluit de opvolging").click()
    expect(page.locator("main")).to_contain_text("Gesloten op")
    reiziger.kijk("gesloten")
