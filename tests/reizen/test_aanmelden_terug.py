"""A field that was wrong and is put back as it stood."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.reizen.test_aanmelden import begin, opgeslagen

pytestmark = pytest.mark.reis


def test_terug_naar_wat_er_stond_laat_geen_oude_fout_achter(reizigers):
    page = reizigers("casus@demo.test", "aanmelden-terug").page
    begin(page)
    datum = page.locator('[name="leerling-geboortedatum"]')
    datum.fill("14-5-2013")
    datum.blur()
    opgeslagen(page)
    datum.fill("31-2-2014")
    datum.blur()
    expect(page.locator("#bewaard")).to_contain_text("Nog niet alles is opgeslagen.")
    datum.fill("14-5-2013")
    datum.blur()
    opgeslagen(page)
    page.reload()
    expect(page.locator('[name="leerling-geboortedatum"]')).to_have_value("14-5-2013")
    expect(page.locator("#leerling-geboortedatum-meld .foutregel")).to_have_count(0)
