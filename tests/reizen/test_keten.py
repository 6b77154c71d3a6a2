"""The whole chain, as the people who do it: from a file to a besluitenlijst on paper and a year of follow-up.

With JavaScript on SQLite, without JavaScript on PostgreSQL. The name of the child must not show in titles, URLs or file
names.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tafel.kern.clock import vandaag
from tests.reizen import stappen
from tests.reizen.nieuw_bestand import schrijf


@pytest.mark.parametrize(
    "server, javascript", [("sqlite", True), ("postgres", False)], indirect=["server"], ids=["met-js", "zonder-js"]
)
def test_van_aanmelding_tot_opvolging(reizigers, server, javascript, tmp_path):
    reis = "js" if javascript else "zonder-js"
    bestand = schrijf(tmp_path / "nieuw.yaml", vandaag())
    stappen.tafel("toets", str(bestand))
    uit = stappen.tafel("importeer", str(bestand), "--als", "casus@demo.test")
    gevonden = re.search(r"\d{4}-\d{3}", uit)
    assert gevonden is not None
    nummer = gevonden.group(0)

    cv = reizigers("casus@demo.test", f"{reis}-1-casus", javascript=javascript)
    cv.kijk("vandaag")
    stappen.dien_in(cv, nummer)

    voorzitter = reizigers("voorzitter@demo.test", f"{reis}-2-voorzitter", javascript=javascript)
    stappen.laat_toe(voorzitter, nummer)
    onderzoeker = reizigers("onderzoeker@demo.test", f"{reis}-5-onderzoeker", javascript=javascript)
    stappen.hoor_het_verhaal(onderzoeker, nummer)
    overleg = stappen.zet_op_agenda(voorzitter, nummer)
    page = voorzitter.page
    page.get_by_role("link", name="Naar de tafel").click()
    voorzitter.kijk("openen")
    page.get_by_role("button", name="Open het overleg").click()
    begin = page.get_by_role("button", name=f"Begin met {nummer}")
    if begin.count():
        begin.click()
    stappen.hoor_iedereen(voorzitter)
    stappen.neem_besluit(voorzitter)
    besluit = stappen.stel_vast_en_sluit(voorzitter, overleg)
    stappen.papier(
        voorzitter, f"{overleg}/agenda.pdf", f"{overleg}/besluitenlijst.pdf", f"/besluiten/{besluit}/besluitblad.pdf"
    )
    page.goto(f"/besluiten/{besluit}")
    expect(page.locator("main")).to_contain_text(re.compile("voorbehoud|akkoord", re.I))
    voorzitter.kijk("besluit")
    page.goto(f"/casussen/{nummer}")
    stappen.zonder_naam(page)
    voorzitter.kijk("casus")

    stappen.geef_akkoord(
        reizigers("directeur@demo.test", f"{reis}-3-directeur", javascript=javascript), nummer, "4.320"
    )
    stappen.geef_akkoord(
        reizigers("teamleider@demo.test", f"{reis}-4-teamleider", javascript=javascript), nummer, "1.560,50"
    )
    page.goto(f"/besluiten/{besluit}")
    expect(page.locator("main")).not_to_contain_text("Wacht op akkoord")

    stappen.volg(onderzoeker, nummer)

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
