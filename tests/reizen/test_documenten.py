"""Files that look hostile and were accepted: in a real browser each is saved, and nothing of it runs."""

from __future__ import annotations

import re

import pytest

from tests.documenten import maken

RAAR = '"><img src=x onerror=alert(1)>'


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
def test_niets_van_een_document_draait_in_de_browser(reizigers, server):
    cv = reizigers("casus@demo.test", "documenten")
    page = cv.page
    page.on("dialog", lambda vraag: cv.fouten.append(f"dialog: {vraag.message}"))
    page.goto("/casussen")
    nummers = re.findall(r'/casussen/(\d{4}-\d+)"', page.content())
    pad = f"/casussen/{nummers[0]}/documenten"
    bestanden = (
        (f"{RAAR}.pdf", "application/pdf", maken.pdf_met(lambda een: een.docinfo.__setitem__("/Title", RAAR))),
        ("<script>alert(1)<script>.docx", "", maken.docx(f"<w:r><w:t>{RAAR.replace('<', '&lt;')}</w:t></w:r>")),
        ("javascript:alert(1).odt", "", maken.odt("<text:p>&lt;script&gt;alert(1)&lt;/script&gt;</text:p>")),
        ("foto.html.jpg", "image/jpeg", maken.beeld(comment=b"onerror=alert(1)")),
        ("=cmd|' /C calc'!A0.png", "image/png", maken.beeld("PNG")),
    )
    for naam, soort, inhoud in bestanden:
        page.goto(pad)
        page.select_option("#soort", "anders")
        page.fill("#omschrijving", f"Raar {RAAR}")
        page.set_input_files("#bestand", [{"name": naam, "mimeType": soort, "buffer": inhoud}])
        page.get_by_role("button", name="Voeg toe").click()
        page.wait_for_url(f"**{pad}")
        page.get_by_role("link", name="Bekijk Raar").first.click()
        hier = page.url
        with page.expect_download() as wacht:
            page.get_by_role("link", name="Download").click()
        aangeboden = wacht.value.suggested_filename
        assert not set(aangeboden) & set('<>:"/\\|?*') and aangeboden.endswith(naam.rpartition(".")[2])
        assert wacht.value.path().stat().st_size > 100 and page.url == hier
        assert page.evaluate("document.querySelectorAll('img[src=x]').length") == 0
    cv.kijk("blad")
    page.goto(pad)
    cv.kijk("lijst")
