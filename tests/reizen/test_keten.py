"""The whole chain, as the people who do it: from a file to a besluitenlijst on paper and a year of follow-up.

With JavaScript on SQLite, without JavaScript on PostgreSQL. The name of the child must not show in titles, URLs or file
names.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import Locator, Page, expect

from tafel.config import PROJECT
from tafel.kern.clock import vandaag
from tests.reizen.nieuw_bestand import schrijf

KIND = ("Zoë", "Luchtkasteel")
VRAAG = "Wie begeleidt deze leerling in de open klas, zolang de wachtlijst duurt?"


def _tafel(*opdracht: str) -> str:
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


def _zonder_naam(page: Page) -> None:
    for woord in KIND:
        assert woord not in page.title() + page.url


def _kies(lijst: Locator, tekst: str) -> None:
    """Choose the option of a select that holds `tekst`."""
    lijst.select_option(value=lijst.locator("option", has_text=tekst).first.get_attribute("value"))


def _dien_in(reiziger, nummer: str) -> None:
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
    page.get_by_role("button", name="Dien in", exact=True).click()
    expect(page.locator("h1")).not_to_have_text("Aanmelden bij de tafel")
    _zonder_naam(page)
    reiziger.kijk("ingediend")


def _laat_toe(reiziger, nummer: str) -> None:
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
    reiziger.kijk("mensen")


def _zet_op_agenda(reiziger, nummer: str) -> str:
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


def _hoor_iedereen(reiziger) -> None:
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


def _besluit(reiziger) -> None:
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


def _stel_vast_en_sluit(reiziger, overleg: str) -> str:
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
    _zonder_naam(page)
    reiziger.kijk("aan-tafel-vastgesteld")
    page.get_by_role("link", name="Naar sluiten").click()
    reiziger.kijk("sluiten")
    page.get_by_role("button", name="Sluit het overleg").click()
    expect(page.locator("h1")).to_contain_text("gesloten")
    return gevonden.group(0)


def _papier(reiziger, *paden: str) -> None:
    for pad in paden:
        antwoord = reiziger.context.request.get(pad)
        assert antwoord.status == 200, pad
        assert antwoord.headers["content-type"] == "application/pdf"
        assert antwoord.body().startswith(b"%PDF-")
        for woord in KIND:
            assert woord not in antwoord.headers.get("content-disposition", "")


def _geef_akkoord(reiziger, nummer: str, bedrag: str) -> None:
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


def _volg(reiziger, nummer: str) -> None:
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


@pytest.mark.parametrize(
    "server, javascript", [("sqlite", True), ("postgres", False)], indirect=["server"], ids=["met-js", "zonder-js"]
)
def test_van_aanmelding_tot_opvolging(reizigers, server, javascript, tmp_path):
    reis = "js" if javascript else "zonder-js"
    bestand = schrijf(tmp_path / "nieuw.yaml", vandaag())
    _tafel("toets", str(bestand))
    uit = _tafel("importeer", str(bestand), "--als", "casus@demo.test")
    gevonden = re.search(r"\d{4}-\d{3}", uit)
    assert gevonden is not None
    nummer = gevonden.group(0)

    cv = reizigers("casus@demo.test", f"{reis}-1-casus", javascript=javascript)
    cv.kijk("vandaag")
    _dien_in(cv, nummer)

    voorzitter = reizigers("voorzitter@demo.test", f"{reis}-2-voorzitter", javascript=javascript)
    _laat_toe(voorzitter, nummer)
    overleg = _zet_op_agenda(voorzitter, nummer)
    page = voorzitter.page
    page.get_by_role("link", name="Naar de tafel").click()
    voorzitter.kijk("openen")
    page.get_by_role("button", name="Open het overleg").click()
    begin = page.get_by_role("button", name=f"Begin met {nummer}")
    if begin.count():
        begin.click()
    _hoor_iedereen(voorzitter)
    _besluit(voorzitter)
    besluit = _stel_vast_en_sluit(voorzitter, overleg)
    _papier(
        voorzitter, f"{overleg}/agenda.pdf", f"{overleg}/besluitenlijst.pdf", f"/besluiten/{besluit}/besluitblad.pdf"
    )
    page.goto(f"/besluiten/{besluit}")
    expect(page.locator("main")).to_contain_text(re.compile("voorbehoud|akkoord", re.I))
    voorzitter.kijk("besluit")
    page.goto(f"/casussen/{nummer}")
    _zonder_naam(page)
    voorzitter.kijk("casus")

    _geef_akkoord(reizigers("directeur@demo.test", f"{reis}-3-directeur", javascript=javascript), nummer, "4.320")
    _geef_akkoord(reizigers("teamleider@demo.test", f"{reis}-4-teamleider", javascript=javascript), nummer, "1.560,50")
    page.goto(f"/besluiten/{besluit}")
    expect(page.locator("main")).not_to_contain_text("Wacht op akkoord")

    _volg(reizigers("onderzoeker@demo.test", f"{reis}-5-onderzoeker", javascript=javascript), nummer)

    buur = reizigers("voorzitter2@demo.test", f"{reis}-6-andere-tafel", javascript=javascript)
    for pad in (f"/casussen/{nummer}", f"/besluiten/{besluit}", overleg.removeprefix(server)):
        antwoord = buur.page.goto(pad)
        assert antwoord is not None and antwoord.status == 404, pad
    buur.kijk("niet-gevonden")


def test_elke_rol_heeft_een_begin(reizigers, server):
    """Every role of the demo has a start page with its own work, and every place of its menu opens."""
    from tafel.accounts.demo import rollen

    for rol in rollen():
        reiziger = reizigers(rol.email, f"rol-{rol.email.partition('@')[0]}")
        reiziger.kijk("vandaag")
        assert reiziger.page.locator("h1").inner_text().strip()
        paden = reiziger.page.eval_on_selector_all("#hoofdmenu a", "links => links.map(a => a.getAttribute('href'))")
        assert "/" in paden
        for pad in paden[1:]:
            antwoord = reiziger.page.goto(pad)
            assert antwoord is not None and antwoord.status == 200, (rol.email, pad)
            reiziger.kijk(pad.strip("/").replace("/", "-"))
        reiziger.context.close()
