"""The page by link: nothing by GET, own case and time only, stops at once, one answer for every miss."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import sqlalchemy as sa
import time_machine

from tafel.casussen.models import Steunpersoon
from tafel.kern.db import sessie
from tafel.logboek.models import Logregel
from tafel.toestemmingen.models import Toestemming
from tests.tellen import opdrachten
from tests.voor_u.lezen import zinnen
from tests.voor_u.wereld import Familie, geld_aan_tafel, open_

POSTS = ("", "/komt", "/komt-niet", "/meedoen", "/meenemen")


@pytest.fixture
def w(app):
    """Two cases, invited; w.ouders and w.leerling are addresses at the first."""
    with app.app_context():
        w = Familie()
        w.ouders, w.leerling = w.link("ouders"), w.link("leerling")
    return w


def test_een_get_opent_niets_en_verandert_niets(w, app):
    client = app.test_client()
    for pad in (w.ouders, w.leerling):
        deur = client.get(pad)
        assert deur.status_code == 200 and "Open mijn bladzijde" in deur.text
        for geheim in (w.cases[0].nummer, "S.V.", "Sam", "Verzonnen", "Stadskantoor", "Hans", "Mirjam", "komt"):
            assert geheim not in _main(deur.text), geheim
        assert deur.headers["Cache-Control"] == "no-store" and deur.headers["Referrer-Policy"] == "no-referrer"
        assert client.head(pad).status_code == 200
    assert (
        sessie.scalar(sa.select(sa.func.count()).select_from(Logregel).where(Logregel.wat == "bladzijde geopend")) == 0
    )
    sessie.remove()


def _main(html):
    return html.partition("<main")[2].partition("</main>")[0]


def test_de_knop_opent_en_zegt_wat_wanneer_wie_wie_beslist_en_niet_eens(w, app):
    with app.app_context():
        w.stoel(w.cases[0], "jeugdhulp").heeft_mandaat = False
        w.stoel(w.cases[0], "school").mandaat = "rooster en mentor"
        sessie.commit()
    pagina = open_(app, w.ouders).get(w.ouders)
    tekst = pagina.text
    assert pagina.headers["Referrer-Policy"] == "no-referrer"
    for stuk in (
        "praten we over school", "Waarom praten we?", "09.35 tot 10.20 uur", "45 minuten", "Stadskantoor",
        "Wie beslist, en wie komen er?", "Mirjam Voorbeeld", "Mag beslissen over rooster en mentor", "Rob Fantasie",
        "Geeft advies, beslist niet", "Hans Jacobs", "Niet mee eens?", "heeft een wachtlijst", "S.V.",
        "Dit is een afspraak tussen de partijen. Het is geen overheidsbesluit.", "oudersenonderwijs.nl", "Ik kom",
    ):  # fmt: skip
        assert stuk in tekst, stuk
    titel = re.search(r"<title>(.*?)</title>", tekst, re.S)[1]
    assert w.cases[0].nummer not in titel and "S.V." not in titel
    regel = sessie.scalars(sa.select(Logregel).where(Logregel.wat == "bladzijde geopend")).one()
    assert (regel.onderwerp, regel.gegevens) == (w.cases[0].nummer, {"rol": "ouders"})
    sessie.remove()


def test_de_leerling_leest_je_en_nergens_u(w, app):
    tekst = _main(open_(app, w.leerling).get(w.leerling).text)
    woorden = {woord.strip(".,?:;()").lower() for zin in zinnen(tekst) for woord in zin}
    assert "jouw" in woorden and not {"u", "uw"} & woorden
    ouders = _main(open_(app, w.ouders).get(w.ouders).text)
    woorden = {woord.strip(".,?:;()").lower() for zin in zinnen(ouders) for woord in zin}
    assert "uw" in woorden and not {"je", "jij", "jou", "jouw"} & woorden


def test_niet_geopend_dan_doet_een_knop_niets(w, app):
    client = app.test_client()
    for pad in POSTS[1:]:
        antwoord = client.post(w.ouders + pad, data={"meedoen": "praten", "naam": "Oom"})
        assert antwoord.status_code == 303 and antwoord.location.endswith(w.ouders)
    assert w.slot("ouders").antwoord == "open" and w.slot("ouders").meedoen is None
    sessie.remove()


def test_na_twee_uur_vraagt_de_bladzijde_weer_om_de_knop(w, app):
    client = open_(app, w.ouders)
    assert "Stadskantoor" in client.get(w.ouders).text
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(hours=2, minutes=1), tick=False):
        assert "Stadskantoor" not in client.get(w.ouders).text
    assert "Stadskantoor" not in client.get(w.leerling).text  # only the one that was opened


def test_komt_en_komt_niet_zonder_reden(w, app):
    client = open_(app, w.ouders)
    assert client.post(w.ouders + "/komt").status_code == 303
    assert w.slot("ouders").antwoord == "komt" and w.slot("leerling").antwoord == "open"
    sessie.remove()
    assert "U hebt gezegd dat u komt." in client.get(w.ouders).text
    assert client.post(w.ouders + "/komt-niet", data={"reden": ""}).status_code == 303
    slot = w.slot("ouders")
    assert (slot.antwoord, slot.reden) == ("kan_niet", "Zei niet waarom.")
    sessie.remove()
    lang = client.post(w.ouders + "/komt-niet", data={"reden": "woord " * 200})
    assert lang.status_code == 422 and "hoogstens 500" in lang.text and "woord woord" in lang.text


def test_niet_komen_en_toch_een_filmpje(w, app, als):
    client = open_(app, w.leerling)
    assert client.post(w.leerling + "/meedoen", data={"meedoen": "praten", "tekst": "Over de bus."}).status_code == 303
    fout = client.post(w.leerling + "/komt-niet", data={"reden": "Te druk", "meedoen": "alleen_luisteren"})
    assert fout.status_code == 422 and "Je zei dat je niet komt. Kies iets anders" in fout.text
    assert w.slot("leerling").antwoord == "open" and w.slot("leerling").meedoen == "praten"
    sessie.remove()
    goed = {"reden": "", "meedoen": "filmpje"}
    assert client.post(w.leerling + "/komt-niet", data=goed).status_code == 303
    slot = w.slot("leerling")
    assert (slot.antwoord, slot.meedoen, slot.meedoen_tekst) == ("kan_niet", "filmpje", "Over de bus.")
    sessie.remove()
    tekst = client.get(w.leerling).text
    assert "De voorzitter weet dat je niet komt. Je doet wel mee: ik geef een filmpje mee." in tekst
    assert "Je komt niet. Hoe wil je wel meedoen?" in tekst and "neem je mee op je telefoon" not in tekst
    assert "Ik praat zelf" not in tekst and "Wie mag er mee?" not in tekst
    laat = client.post(w.leerling + "/meedoen", data={"meedoen": "praten"})
    assert laat.status_code == 422 and "of kies eerst ‘Ik kom toch’" in laat.text
    kaart = als(w.vz).get(f"/casussen/{w.cases[0].nummer}/voor-u").text
    assert "<b>Komt niet</b> op " in kaart and "Doet wel mee:</b> laat een filmpje zien" in kaart
    assert "Doet wel mee:</b> laat een filmpje zien" in als(w.vz).get(w.url).text
    assert client.post(w.leerling + "/komt").status_code == 303
    assert w.slot("leerling").meedoen == "filmpje"
    sessie.remove()
    assert "<b>Komt</b> op " in als(w.vz).get(f"/casussen/{w.cases[0].nummer}/voor-u").text


def test_wie_niet_komt_praat_daar_ook_niet(w, app):
    client = open_(app, w.ouders)
    client.post(w.ouders + "/meedoen", data={"meedoen": "praten"})
    assert client.post(w.ouders + "/komt-niet", data={"reden": "Werk"}).status_code == 303
    assert w.slot("ouders").meedoen is None
    sessie.remove()


def test_hoe_ik_meedoe(w, app):
    client = open_(app, w.leerling)
    goed = {"meedoen": "voorlezen", "tekst": "Ik wil eerst twee uur."}
    assert client.post(w.leerling + "/meedoen", data=goed).status_code == 303
    slot = w.slot("leerling")
    assert (slot.meedoen, slot.meedoen_tekst) == ("voorlezen", "Ik wil eerst twee uur.")
    regel = sessie.scalars(sa.select(Logregel).where(Logregel.wat == "meedoen gekozen")).one()
    assert regel.gegevens == {"rol": "leerling", "meedoen": "voorlezen", "met_tekst": True}
    sessie.remove()
    assert "Ik wil eerst twee uur." in client.get(w.leerling).text
    ouders = open_(app, w.ouders).get(w.ouders).text
    assert "Ik wil eerst twee uur." not in ouders and "checked" not in ouders
    for fout, zin in (({"tekst": "Bewaar dit"}, "Kies eerst hoe je wilt meedoen."),
                      ({"meedoen": "dansen", "tekst": "Bewaar dit"}, "Kies eerst"),
                      ({"meedoen": "praten", "tekst": "Bewaar dit " * 300}, "hoogstens 3000")):  # fmt: skip
        antwoord = client.post(w.leerling + "/meedoen", data=fout)
        assert antwoord.status_code == 422 and zin in antwoord.text and "Bewaar dit" in antwoord.text
    assert w.slot("leerling").meedoen == "voorlezen"
    sessie.remove()


def test_wie_er_meekomt_blijft_van_wie_het_zei(w, app):
    kind, ouder = open_(app, w.leerling), open_(app, w.ouders)
    assert kind.post(w.leerling + "/meenemen", data={"naam": "Oom Teun"}).status_code == 303
    assert ouder.post(w.ouders + "/meenemen", data={"naam": "Buurvrouw Ans"}).status_code == 303
    assert "Oom Teun komt mee." in kind.get(w.leerling).text and "Ans" not in kind.get(w.leerling).text
    assert "Oom Teun" not in ouder.get(w.ouders).text and "Buurvrouw Ans komt mee." in ouder.get(w.ouders).text
    assert sessie.scalar(sa.select(Steunpersoon.naam)) == "Oom Teun"
    sessie.remove()
    ouder.post(w.ouders + "/meenemen", data={"naam": ""})
    assert sessie.scalar(sa.select(Steunpersoon.naam)) == "Oom Teun"
    sessie.remove()
    kind.post(w.leerling + "/meenemen", data={"naam": ""})
    assert sessie.scalar(sa.select(Steunpersoon.naam)) is None
    sessie.remove()
    lang = kind.post(w.leerling + "/meenemen", data={"naam": "x" * 201})
    assert lang.status_code == 422 and "hoogstens 200" in lang.text


def test_hoogstens_acht_opdrachten_ook_met_geld_aan_tafel(w, app):
    client = open_(app, w.ouders)
    with app.app_context():
        geld_aan_tafel(w)
        sessie.commit()
        sessie.remove()
    with opdrachten(app) as gezien:
        tekst = client.get(w.ouders).text
    assert "Mag beslissen over geld voor hulp" in tekst and len(gezien) <= 8, len(gezien)
    assert not sessie.scalar(sa.select(Toestemming.id))
    sessie.remove()
