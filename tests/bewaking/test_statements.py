"""A page asks the database the same number of times, however full the table is, and never walks through a whole table.

Counted is what a request sends between its first and its last byte, the row of the user included. Not counted are
BEGIN, the note of who looked and the clock of the session (tests.tellen says why), and for a fragment that writes also
the audit line: its three statements are the same for every write.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from tafel.besluiten.models import Besluit
from tafel.kern.db import Base, sessie
from tests.bewaking.wereld import Wereld, maak_wereld
from tests.conftest import maak_leeg
from tests.tellen import opdrachten, zonder_logboek

BLADZIJDE, LIJST, FRAGMENT = 8, 5, 6
WIE_ZIET_LIJST = {
    "/casussen": ("voorzitter", "casus", "onderzoeker", "jeugdhulp"),
    "/instroom": ("voorzitter",),
    "/instroom/wachtrij": ("voorzitter",),
    "/instroom?filter=aanvulling": ("voorzitter",),
    "/overleggen": ("voorzitter", "onderzoeker"),
    "/opvolging": ("voorzitter", "onderzoeker"),
    "/acties": ("voorzitter", "casus", "onderzoeker", "jeugdhulp", "teamleider"),
    "/akkoord": ("teamleider", "directeur"),
    "/aanbod": ("onderzoeker", "beheerder"),
    "/aanbod?soort=sport": ("voorzitter",),
    "/logboek": ("fg",),
    "/beheer": ("beheerder",),
}
ROLLEN = ("voorzitter", "casus", "onderzoeker", "jeugdhulp", "teamleider", "analist", "beheerder", "fg")
GROOT = {"casus", "agendapunt", "actie", "opvolgmoment", "logregel", "bericht"}

Meting = dict[str, list[tuple[str, Any]]]


def _meet(w: Wereld) -> Meting:
    """Ask every page, list and fragment once; return what each sent to the database."""
    uit: Meting = {}

    def vraag(naam: str, wie: str, doe: Callable[[Any], Any], status: int = 200) -> None:
        client = w.als(wie)
        with opdrachten(w.app) as gezien:
            antwoord = doe(client)
        assert antwoord.status_code == status, (naam, antwoord.status_code)
        uit[naam] = gezien

    htmx = {"HX-Request": "true"}
    nummer, concept = w.echt["nummer"], w.echt["toetsen.toets"]["nummer"]
    agenda, punt = f"/overleggen/{w.echt['overleg_id']}", w.echt["punt_id"]
    live = f"/overleggen/{w.echt['live_id']}/aan-tafel"
    for rol in ROLLEN:
        vraag(f"bladzijde / {rol}", rol, lambda c: c.get("/"))
    for rol in ("voorzitter", "casus", "onderzoeker", "jeugdhulp"):
        vraag(f"bladzijde casus {rol}", rol, lambda c: c.get(f"/casussen/{nummer}"))
    vraag("bladzijde aanmelden", "casus", lambda c: c.get(f"/casussen/{concept}/aanmelden"))
    vraag("bladzijde aanmelding lezen", "voorzitter", lambda c: c.get(f"/casussen/{nummer}/aanmelden"))
    vraag("bladzijde toets", "casus", lambda c: c.get(f"/casussen/{concept}/toets"))
    vraag("bladzijde documenten", "casus", lambda c: c.get(f"/casussen/{nummer}/documenten"))
    vraag("bladzijde document", "casus", lambda c: c.get(f"/casussen/{nummer}/documenten/{w.echt['document_id']}"))
    vraag("bladzijde mensen", "voorzitter", lambda c: c.get(f"/casussen/{nummer}/mensen"))
    vraag("bladzijde besluit", "voorzitter", lambda c: c.get(f"/besluiten/{w.echt['besluiten.besluit']['nummer']}"))
    vraag("bladzijde akkoord", "teamleider", lambda c: c.get(f"/akkoord/{w.echt['akkoord_id']}"))
    ingediend = w.echt["instroom.beslis"]["nummer"]
    vraag("bladzijde instroom casus", "voorzitter", lambda c: c.get(f"/instroom/{ingediend}"))
    vraag("bladzijde brieven", "casus", lambda c: c.get(f"/casussen/{nummer}/brieven"))
    opvolging = w.echt["opvolging.casus"]["nummer"]
    vraag("bladzijde opvolging casus", "onderzoeker", lambda c: c.get(f"/casussen/{opvolging}/opvolging"))
    for rol in ("voorzitter", "onderzoeker"):
        vraag(f"bladzijde onderzoek {rol}", rol, lambda c: c.get(f"/casussen/{nummer}/onderzoek"))
        vraag(f"bladzijde opties {rol}", rol, lambda c: c.get(f"/casussen/{nummer}/opties"))
    kladje = {"ouder-tekst": "Half af"}
    pad = f"/casussen/{nummer}/onderzoek/verhaal/ouder/concept"
    vraag("fragment kladje", "onderzoeker", lambda c, pad=pad: c.post(pad, data=kladje, headers=htmx))
    vraag("bladzijde agenda", "voorzitter", lambda c: c.get(agenda))
    vraag("bladzijde draaiboek", "voorzitter", lambda c: c.get(f"{agenda}/draaiboek"))
    vraag("bladzijde notities", "voorzitter", lambda c: c.get(f"{agenda}/notities"))
    vraag("bladzijde uitnodigingen", "voorzitter", lambda c: c.get(f"{agenda}/uitnodigingen"))
    link = f"/uitnodiging/{w.echt['uitnodigingen.uitnodiging']['code']}"
    vraag("bladzijde uitnodiging link", "voorzitter", lambda c: c.get(link))
    vraag("bladzijde mandaat", "voorzitter", lambda c: c.get(f"{agenda}/mandaat"))
    for wie in ("voorzitter", "onderzoeker"):
        vraag(f"bladzijde op een A4 {wie}", wie, lambda c: c.get(f"/casussen/{nummer}/blad"))
    vraag("bladzijde klaar", "voorzitter", lambda c: c.get(f"{agenda}/klaar"))
    vraag("bladzijde bundel", "voorzitter", lambda c: c.get(f"{agenda}/bundel"))
    for fase in ("knelpunt", "horen", "besluit", "afronden"):
        pad = f"{live}?fase={fase}&punt={w.echt['live_punt_id']}"
        vraag(f"bladzijde live {fase}", "voorzitter", lambda c, pad=pad: c.get(pad))
    for pad, rollen in WIE_ZIET_LIJST.items():
        for rol in rollen:
            vraag(f"lijst {pad} {rol}", rol, lambda c, pad=pad: c.get(pad))

    velden = {"leerling-voornaam": "Bo", "leerling-achternaam": "Bedacht", "vraag": "Wie helpt B. elke ochtend?"}
    pad_velden = f"/casussen/{concept}/aanmelden/velden"
    vraag("fragment agenda", "voorzitter", lambda c: c.get(agenda, headers=htmx))
    vraag("fragment velden bewaren", "casus", lambda c: c.post(pad_velden, data=velden, headers=htmx))
    vraag("fragment verder", "casus", lambda c: c.get(f"/casussen/{concept}/aanmelden/verder", headers=htmx))
    data = {"naar": "later"}
    vraag(
        "fragment verplaatsen",
        "voorzitter",
        lambda c: c.post(f"{agenda}/agenda/{punt}/verplaats", data=data, headers=htmx),
    )
    tafel = f"/overleggen/{w.echt['live_id']}/aan-tafel/{w.echt['live_punt_id']}"
    tik = f"{tafel}/aanwezig/{w.echt['betrokkene_id']}?fase=horen"
    vraag("fragment is er", "voorzitter", lambda c: c.post(tik, data={"aanwezig": "ja"}, headers=htmx))
    with w.app.app_context():
        versie = sessie.scalars(sa.select(Besluit.versie).where(Besluit.agendapunt_id == w.echt["live_punt_id"])).one()
        sessie.remove()
    zin = {"zin": "S. begint dinsdag met twee uur.", "versie": str(versie)}
    vraag("fragment zin bewaren", "voorzitter", lambda c: c.post(f"{tafel}/zin", data=zin, headers=htmx))
    voor = f"a{str(w.echt['actie_id'])[:8]}"
    gedaan = {f"{voor}-uitkomst": "gelukt", f"{voor}-resultaat": "Is gedaan."}
    pad = f"/acties/{w.echt['actie_id']}"
    vraag("fragment actie afmelden", "onderzoeker", lambda c: c.post(pad, data=gedaan, headers=htmx))
    return uit


@pytest.fixture(scope="module")
def metingen(leeg: Flask) -> dict[int, Meting]:
    """The same pages with 10 and with 1,000 cases."""
    uit = {}
    for aantal in (10, 1000):
        maak_leeg(leeg.extensions["engine"])
        uit[aantal] = _meet(maak_wereld(leeg, aantal))
    return uit


def _aantal(naam: str, gezien: list[tuple[str, Any]]) -> int:
    zinnen = [zin for zin, _ in gezien]
    return len(zonder_logboek(zinnen) if naam.startswith("fragment") else zinnen)


def _grens(naam: str) -> int:
    return {"bladzijde": BLADZIJDE, "lijst": LIJST, "fragment": FRAGMENT}[naam.partition(" ")[0]]


def test_elke_bladzijde_blijft_binnen_haar_grens(metingen):
    te_veel = {
        f"{naam} met {casussen}": (_aantal(naam, gezien), [zin[:90] for zin, _ in gezien])
        for casussen, meting in metingen.items()
        for naam, gezien in meting.items()
        if _aantal(naam, gezien) > _grens(naam)
    }
    assert not te_veel, te_veel


def test_duizend_casussen_vragen_niet_meer_dan_tien(metingen):
    anders = {
        naam: (_aantal(naam, gezien), _aantal(naam, metingen[1000][naam]))
        for naam, gezien in metingen[10].items()
        if _aantal(naam, gezien) != _aantal(naam, metingen[1000][naam])
    }
    assert not anders, anders


def _plan(engine: sa.Engine, zin: str, waarden: Any) -> list[str]:
    with engine.connect() as verbinding:
        return [str(rij[3]) for rij in verbinding.exec_driver_sql(f"EXPLAIN QUERY PLAN {zin}", waarden)]


def _scans(plan: list[str], zin: str) -> set[str]:
    """Return the large tables that a plan walks through without an index; an alias counts as its table."""
    uit = set()
    for regel in plan:
        if (m := re.match(r"SCAN (\w+)", regel)) and " USING " not in regel:
            naam = m[1]
            alias = re.search(rf"\b(\w+) AS {re.escape(naam)}\b", zin)
            tabel = alias[1] if alias else naam
            if tabel in GROOT:
                uit.add(tabel)
    return uit


def test_een_lijst_leest_langs_een_index(leeg, metingen):
    engine = leeg.extensions["engine"]
    for naam, gezien in metingen[1000].items():
        for zin, waarden in gezien:
            if engine.dialect.name == "postgresql":  # for SQLite every LIMIT is written with OFFSET 0
                assert " OFFSET " not in zin.upper().replace("\n", " "), (naam, zin)
            if (
                engine.dialect.name == "sqlite"
                and naam.startswith("lijst")
                and zin.lstrip().startswith(("SELECT", "WITH"))
            ):
                gescand = _scans(_plan(engine, zin, waarden), zin)
                assert not gescand, (naam, gescand, zin, _plan(engine, zin, waarden))


def test_de_wacht_ziet_een_wandeling_door_de_hele_tabel(leeg, metingen):
    """Negative control: a question that no index answers, also by another name of the table."""
    assert metingen
    engine = leeg.extensions["engine"]
    if engine.dialect.name == "sqlite":
        for zin in ("SELECT id FROM casus WHERE vraag = 'x'", "SELECT k.id FROM casus AS k WHERE k.vraag = 'x'"):
            assert _scans(_plan(engine, zin, ()), zin) == {"casus"}
        zin = "SELECT id FROM casus WHERE tafel_id = 'x' AND nummer = 'y'"
        assert not _scans(_plan(engine, zin, ()), zin)
    assert set(Base.metadata.tables) >= GROOT


def test_de_teller_telt_een_vraag_per_rij(leeg, metingen):
    """Negative control: one question more for each row is seen, and an audit line is what it is."""
    assert metingen
    with leeg.app_context(), opdrachten(leeg) as gezien, leeg.extensions["engine"].connect() as verbinding:
        for _ in range(4):
            verbinding.execute(sa.text("SELECT 1"))
    assert _aantal("bladzijde", gezien) == 4
    assert zonder_logboek(["INSERT INTO logregel (a) VALUES (1)", "SELECT casus.id FROM casus"]) == [
        "SELECT casus.id FROM casus"
    ]
