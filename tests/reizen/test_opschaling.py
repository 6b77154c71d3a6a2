"""A phone call is noted on a phone in twenty seconds: 3 seconds a tap, 5 characters a second."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.reizen import stappen

TIK, PER_SECONDE = 3.0, 5.0


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
def test_een_telefoontje_in_twintig_seconden(reizigers, server):
    cv = reizigers("casus@demo.test", "opschaling")
    page = cv.page
    page.goto("/casussen")
    nummer = page.locator("main a", has_text="Maak de aanmelding af").first.get_attribute("href").split("/")[2]
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/casussen/{nummer}/opschaling")
    stappen.zonder_naam(page)

    tikken, getypt = 0, 0
    for veld, tekst in (("Naam", "R. Baas"), ("Functie", "teamleider")):
        page.get_by_label(veld, exact=True).click()
        page.keyboard.type(tekst)
        tikken, getypt = tikken + 1, getypt + len(tekst)
    page.locator(".tikvak", has_text="Geen plek").click()
    expect(page.locator("input[name=zonder_resultaat][value=ja]")).to_be_checked()
    page.get_by_role("button", name="Noteer gesprek").click()
    tikken += 2
    expect(page.get_by_text("Het gesprek is genoteerd.")).to_be_visible()
    expect(page.locator("#ladder")).to_contain_text("R. Baas")
    seconden = tikken * TIK + getypt / PER_SECONDE
    assert (tikken, getypt) == (4, 17)
    assert seconden <= 20, seconden
    cv.kijk("genoteerd")

    page.goto(f"/casussen/{nummer}/aanmelden")
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    expect(page.locator("#ladder-kort")).to_contain_text("leidinggevende")
    veld = page.locator("#stagnatie-oorzaak")
    stond = veld.input_value()
    page.get_by_role("button", name="Neem over").first.click()
    expect(page.locator("#voorbeeld-meld")).to_contain_text("blijft staan" if stond else "Overgenomen")
    if stond:
        assert veld.input_value() == stond
    veld.fill("")
    page.get_by_role("button", name="Neem over").first.click()
    expect(veld).to_have_value("De begeleiding kan pas beginnen als er plek is. De wachttijd is nu … weken.")

    page.goto("/hulp/drempels")
    page.get_by_label("Hoe vaak te laat?").fill("8")
    page.get_by_role("button", name="Lees het advies").click()
    expect(page.locator("#adviezen")).to_contain_text("Een preventief gesprek")
    expect(page.locator("#adviezen")).to_contain_text("U beslist zelf.")
    cv.kijk("drempels")


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
def test_een_telefoontje_kan_ook_zonder_javascript(reizigers, server):
    cv = reizigers("casus@demo.test", "opschaling-zonder-js", javascript=False)
    page = cv.page
    page.goto("/casussen")
    nummer = page.locator("main a", has_text="Maak de aanmelding af").first.get_attribute("href").split("/")[2]
    page.goto(f"/casussen/{nummer}/opschaling")
    page.get_by_label("Naam", exact=True).fill("R. Baas")
    page.get_by_label("Functie", exact=True).fill("teamleider")
    page.get_by_label("Geen plek").check(force=True)
    page.get_by_role("button", name="Noteer gesprek").click()
    expect(page.get_by_text("Het gesprek is genoteerd.")).to_be_visible()
