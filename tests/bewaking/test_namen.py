"""The name of a child is nowhere but on the pages of their own case: no title, address, file name, mail or log line."""

from __future__ import annotations

import json
import re
from collections import deque
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import sqlalchemy as sa

from tafel.accounts.demo import rollen
from tafel.berichten.models import Bericht
from tafel.casussen.models import Casus
from tafel.kern.db import sessie
from tafel.logboek.models import Logregel
from tests.bewaking.wereld import Wereld

TITEL = re.compile(r"<title>(.*?)</title>", re.S)
LINK = re.compile(r'(?:href|action|hx-get|hx-post|src)="([^"]+)"')
NIET_VOLGEN = ("/static/", "/uitloggen", "/hulp")
MEEST = 40  # pages of one person; the demo has fewer of each kind


@pytest.fixture(scope="module")
def namen(wereld: Wereld) -> set[str]:
    """First and last names of all children, from their own aanmelding."""
    with wereld.app.app_context():
        documenten = sessie.scalars(sa.select(Casus.aanmelding)).all()
        sessie.remove()
    leerlingen = [document.get("leerling", {}) for document in documenten]
    gevonden = {str(een.get(veld, "")).strip() for een in leerlingen for veld in ("voornaam", "achternaam")} - {""}
    assert len(gevonden) > 15
    return gevonden


def _genoemd(tekst: str, namen: set[str]) -> set[str]:
    """Return the names of children in a text; a school or a street that is called the same is no child."""
    tekst = re.sub(r"Het Verzonnen College|Verzonnen Mens", "", tekst)
    return {naam for naam in namen if re.search(rf"(?<!\w){re.escape(naam)}(?!\w)", tekst, re.I)}


def _loop(wereld: Wereld, wie: str) -> dict[str, str]:
    """Follow every link and form from the start page; return per address what the outside of its page says."""
    client, gezien, wacht = wereld.als(wie), {}, deque(["/"])
    while wacht and len(gezien) < MEEST:
        adres = wacht.popleft()
        if adres in gezien:
            continue
        papier = ".pdf" in adres
        if papier and any(".pdf" in een for een in gezien):
            continue
        antwoord = client.get(adres)
        geen_pango = papier and antwoord.status_code == 503
        assert geen_pango or antwoord.status_code in (200, 303, 403, 405), (wie, adres, antwoord.status_code)
        html = antwoord.text if antwoord.mimetype == "text/html" else ""
        links = [urljoin(adres, een.replace("&amp;", "&")) for een in LINK.findall(html)]
        titel = " ".join(TITEL.findall(html))
        koppen = " ".join(unquote(waarde) for naam, waarde in antwoord.headers if naam.lower() != "set-cookie")
        gezien[adres] = " ".join([unquote(adres), titel, koppen, *map(unquote, links)])
        for link in links:
            delen = urlsplit(link)
            if not delen.netloc and link.startswith("/") and not link.startswith(NIET_VOLGEN):
                wacht.append(delen.path + (f"?{delen.query}" if delen.query else ""))
    return gezien


def test_geen_titel_adres_of_bestandsnaam_noemt_een_kind(wereld, namen):
    if wereld.app.extensions["engine"].dialect.name == "postgresql":
        return  # what a page says outside does not depend on the engine
    bladzijden = 0
    for rol in rollen():
        wie = rol.email.partition("@")[0]
        for adres, buiten in _loop(wereld, wie).items():
            bladzijden += 1
            assert not _genoemd(buiten, namen), (wie, adres, _genoemd(buiten, namen))
    assert bladzijden > 100


def test_geen_bericht_of_logregel_noemt_een_kind(wereld, namen):
    """After a walk of writes as a table makes them: hand in, admit, plan, decide, report."""
    _schrijf_van_alles(wereld)
    with wereld.app.app_context():
        berichten = sessie.scalars(sa.select(Bericht)).all()
        regels = sessie.scalars(sa.select(Logregel)).all()
        sessie.remove()
    wereld.herstel()
    assert len(berichten) > 2 and len(regels) > 20
    for bericht in berichten:
        tekst = f"{bericht.onderwerp} {bericht.tekst} {bericht.pad} {bericht.sleutel}"
        assert not _genoemd(tekst, namen), bericht.onderwerp
    for regel in regels:
        tekst = f"{regel.wat} {regel.onderwerp} {json.dumps(regel.gegevens, ensure_ascii=False)}"
        assert not _genoemd(tekst, namen), (regel.wat, regel.onderwerp, regel.gegevens)


def _schrijf_van_alles(w: Wereld) -> None:
    """Change things as people do; each must succeed, or nothing is proved."""
    live = f"/overleggen/{w.echt['live_id']}/aan-tafel/{w.echt['live_punt_id']}"
    agenda, mens = f"/overleggen/{w.echt['overleg_id']}/agenda", w.echt["betrokkene_id"]
    nummer = w.echt["instroom.beslis"]["nummer"]
    voor = f"a{str(w.echt['actie_id'])[:8]}"
    for wie, pad, data in (
        (
            "voorzitter",
            f"/instroom/{nummer}",
            {"besluit": "teruggeven", "reden": "Het verslag mist.", "mist": "eerdere_overleggen"},
        ),
        ("voorzitter", f"{agenda}/{w.echt['punt_id']}/verplaats", {"naar": "later"}),
        ("voorzitter", f"{agenda}/{w.echt['punt_id']}/eraf", {"reden": "De ouders kunnen niet."}),
        ("voorzitter", f"{live}/aanwezig/{mens}", {"aanwezig": "ja"}),
        ("voorzitter", f"{live}/gehoord/{mens}", {"hoe": "gesproken", "inbreng": "Wij kunnen maandag."}),
        ("voorzitter", f"{live}/verbind/{mens}", {"antwoord": "ja", "versie": "0"}),
        ("voorzitter", f"{live}/afronden", {"uitkomst": "aangehouden", "toelichting": "De ouders waren er niet."}),
        ("teamleider", f"/akkoord/{w.echt['akkoord_id']}", {"antwoord": "ja"}),
        ("onderzoeker", f"/acties/{w.echt['actie_id']}", {f"{voor}-uitkomst": "gelukt", f"{voor}-resultaat": "Ja."}),
    ):
        antwoord = w.als(wie).post(pad, data=data)
        assert antwoord.status_code == 303, (pad, antwoord.status_code)


def test_een_naam_valt_op(namen):
    """Negative control: a name in a title, in other letters and in an address; not as a piece of another word."""
    naam = sorted(namen, key=len)[-1]
    assert _genoemd(f"Casus van {naam.upper()} - Tafel", namen) == {naam}
    assert _genoemd(f"/casussen/{naam.lower()}", namen) == {naam}
    assert not _genoemd(f"x{naam}x", namen)
