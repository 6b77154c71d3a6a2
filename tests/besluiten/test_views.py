"""Pages: a decision, the list of agreements, one agreement."""

from __future__ import annotations

import uuid
from decimal import Decimal

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.besluiten.models import Akkoord
from tafel.casussen.models import Casus
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.logboek.models import Inzage, Logregel
from tafel.overleggen.models import Overleg
from tests import bouw
from tests.besluiten.scene import maak


def _tel(app, client, url):
    gezien = []

    def tel(verbinding, cursor, statement, *rest):
        gezien.append(statement)

    engine = app.extensions["engine"]
    sa.event.listen(engine, "before_cursor_execute", tel)
    try:
        assert client.get(url).status_code == 200
    finally:
        sa.event.remove(engine, "before_cursor_execute", tel)
    return [een for een in gezien if not een.startswith(("PRAGMA", "INSERT INTO inzage", "BEGIN"))]


def _akkoord(wie):
    sessie.remove()
    rij = sessie.scalars(sa.select(Akkoord).where(Akkoord.gebruiker_id == wie.id)).one()
    sessie.remove()  # a request begins with a session that has not been used
    return rij


@pytest.fixture
def s(app):
    scene = maak()
    scene.casusnummer = scene.casus.nummer
    scene.nummer = scene.vast("onderwijs").nummer
    return scene


def test_een_besluit_toont_wie_wat_doet_en_wat_wacht(app, als, s):
    tekst = als(s.cv).get(f"/besluiten/{s.nummer}").text
    assert "Onderdeel 2 wacht op akkoord. De rest geldt." in tekst
    assert "Wacht op akkoord van Bert Kuipers" in tekst
    assert "De leerling (S.V.)" in tekst
    assert "Sam Verzonnen" not in tekst
    assert sessie.scalar(sa.select(Inzage.wat).where(Inzage.gebruiker_id == s.cv.id)) == "besluit"


def test_de_titel_noemt_alleen_een_nummer(als, s):
    titel = als(s.cv).get(f"/besluiten/{s.nummer}").text.split("<title>")[1].split("</title>")[0]
    assert titel == f"Besluit {s.nummer} – Tafel"


def test_wie_over_het_geld_gaat_leest_niet_wat_partijen_zeiden(als, s):
    tekst = als(s.directeur).get(f"/besluiten/{s.nummer}").text
    assert "Wie doet wat" in tekst
    assert "Wie zich verbindt" not in tekst
    assert "S.V." not in tekst


def test_een_ander_krijgt_hetzelfde_404_als_bij_een_onbekend_nummer(als, s):
    vreemd = bouw.mens(s.tafel, "partij")
    ander = maak("TFF")
    sessie.commit()
    sessie.remove()
    onbekend = als(s.voorzitter).get("/besluiten/DBM-2026-999")
    assert onbekend.status_code == 404
    for wie in (vreemd, ander.voorzitter, ander.directeur):
        antwoord = als(wie).get(f"/besluiten/{s.nummer}")
        assert (antwoord.status_code, _romp(antwoord)) == (404, _romp(onbekend))


def _romp(antwoord):
    return antwoord.text.split("<main")[1].split("</main>")[0]


def test_zonder_inloggen_eerst_inloggen(als, s):
    for url in (f"/besluiten/{s.nummer}", "/akkoord", f"/akkoord/{_akkoord(s.directeur).id}"):
        assert als(None).get(url).status_code == 303
    assert als(None).post(f"/akkoord/{_akkoord(s.directeur).id}", data={"antwoord": "ja"}).status_code == 303
    assert _akkoord(s.directeur).stand == "open"


def test_de_lijst_zet_vooraan_wat_wacht(als, s):
    tekst = als(s.directeur).get("/akkoord").text
    assert "De tafel wacht op één antwoord van u" in tekst
    assert "€\u00a04.320" in tekst
    assert "S.V." not in tekst
    tekst = als(s.teamleider).get("/akkoord").text
    assert "Niets wacht op u" in tekst
    assert "Bekijk de kosten" in tekst
    assert als(s.cv).get("/akkoord").status_code == 403


def test_een_concept_vraagt_nog_niets(als, app):
    s = maak()
    s.rijp("onderwijs")
    sessie.commit()
    assert "Niets wacht op u" in als(s.directeur).get("/akkoord").text
    assert als(s.directeur).get(f"/akkoord/{_akkoord(s.directeur).id}").status_code == 404


def test_het_scherm_noemt_de_leerling_niet_en_verandert_niets(als, s):
    url = f"/akkoord/{_akkoord(s.directeur).id}"
    tekst = als(s.directeur).get(url).text
    assert "Gaat u akkoord met deze kosten?" in tekst
    assert "S.V." not in tekst
    assert "Verzonnen" not in _romp(als(s.directeur).get(url))
    assert "Uw reden" in als(s.directeur).get(url + "?nee=1").text
    assert als(s.directeur).get(url + "?antwoord=ja").status_code == 200
    assert _akkoord(s.directeur).stand == "open"


def test_ja_geeft_akkoord_en_zegt_wat_er_nu_gebeurt(als, s):
    akkoord = _akkoord(s.directeur)
    antwoord = als(s.directeur).post(f"/akkoord/{akkoord.id}", data={"antwoord": "ja"}, follow_redirects=True)
    assert "Onderdeel 2 geldt nu." in antwoord.text
    assert "U gaf akkoord" in antwoord.text
    assert "Ja, akkoord" not in antwoord.text
    assert _akkoord(s.directeur).stand == "akkoord"
    assert sessie.scalar(sa.select(Logregel.onderwerp).where(Logregel.wat == "akkoord gegeven")) == s.nummer
    assert sessie.scalar(sa.select(Bericht.onderwerp).where(Bericht.sleutel.startswith("akkoord-rond")))


def test_een_tweede_antwoord_wordt_vriendelijk_geweigerd(als, s):
    url, client = f"/akkoord/{_akkoord(s.directeur).id}", als(s.directeur)
    client.post(url, data={"antwoord": "ja"})
    tweede = client.post(url, data={"antwoord": "nee", "reden": "bij nader inzien"})
    assert tweede.status_code == 422
    assert "Uw eerste antwoord staat." in tweede.text
    assert _akkoord(s.directeur).stand == "akkoord"
    assert sessie.scalar(sa.select(sa.func.count()).where(Logregel.wat.startswith("akkoord g"))) == 1


def test_nee_zonder_reden_wordt_geweigerd_en_met_reden_bewaard(als, s):
    url, client = f"/akkoord/{_akkoord(s.directeur).id}", als(s.directeur)
    geweigerd = client.post(url, data={"antwoord": "nee", "reden": "  "})
    assert geweigerd.status_code == 422
    assert "Schrijf op waarom u nee zegt." in geweigerd.text
    assert _akkoord(s.directeur).stand == "open"
    te_lang = client.post(url, data={"antwoord": "nee", "reden": "begin " + "x" * 10_000})
    assert te_lang.status_code == 422
    assert "begin xxx" in te_lang.text
    antwoord = client.post(url, data={"antwoord": "nee", "reden": "het potje is leeg"}, follow_redirects=True)
    assert "Uw reden: het potje is leeg" in antwoord.text
    assert "Onderdeel 2 geldt niet." in antwoord.text
    assert "omdat: het potje is leeg" in als(s.cv).get(f"/besluiten/{s.nummer}").text


@pytest.mark.parametrize("antwoord", ["", "misschien", "JA"])
def test_een_ander_woord_dan_ja_of_nee_telt_niet(als, s, antwoord):
    gaf = als(s.directeur).post(f"/akkoord/{_akkoord(s.directeur).id}", data={"antwoord": antwoord, "reden": "zomaar"})
    assert gaf.status_code == 422
    assert "Kies ja of nee." in gaf.text
    assert "zomaar" in gaf.text
    assert _akkoord(s.directeur).stand == "open"


def test_wie_meekijkt_ziet_de_grond_zonder_knoppen(als, s):
    url, client = f"/akkoord/{_akkoord(s.teamleider).id}", als(s.teamleider)
    tekst = client.get(url).text
    assert "6 uur x 12 weken x 60 euro" in tekst
    assert "Bert Kuipers beslist over deze kosten" in tekst
    assert "Ja, akkoord" not in tekst
    assert client.post(url, data={"antwoord": "ja"}).status_code == 422
    assert _akkoord(s.teamleider).stand == "open"


def test_een_akkoord_van_een_ander_bestaat_niet(als, s):
    url, ander = f"/akkoord/{_akkoord(s.directeur).id}", maak("TFF")
    onbekend = als(s.teamleider).get(f"/akkoord/{uuid.uuid4()}")
    assert onbekend.status_code == 404
    for wie in (s.teamleider, s.voorzitter, s.cv, ander.directeur):
        assert _romp(als(wie).get(url)) == _romp(onbekend)
        assert als(wie).post(url, data={"antwoord": "ja"}).status_code == 404
    assert _akkoord(s.directeur).stand == "open"


def test_wie_het_geld_vroeg_kan_via_het_adres_geen_akkoord_geven(als, app):
    s = maak()
    bouw.lid(s.tafel, s.voorzitter, "akkoordgever", mandaat=("onderwijs", "vo", None))
    s.vast("onderwijs")
    url = f"/akkoord/{_akkoord(s.directeur).id}"
    assert als(s.voorzitter).post(url, data={"antwoord": "ja"}).status_code == 404
    assert _akkoord(s.directeur).stand == "open"


def test_een_grens_van_de_database_geeft_dezelfde_zin(als, s, monkeypatch):
    """A race past the service ends in the sentence of the rule, not in an error page."""

    def langs_de_regel(actor, akkoord, ja, reden):
        akkoord.gevraagd_door_id = actor.id
        sessie.flush()

    monkeypatch.setattr("tafel.besluiten.views.beslis_akkoord", langs_de_regel)
    antwoord = als(s.directeur).post(f"/akkoord/{_akkoord(s.directeur).id}", data={"antwoord": "ja"})
    assert antwoord.status_code == 422
    assert "Een ander beslist erover." in antwoord.text
    assert _akkoord(s.directeur).gevraagd_door_id == s.voorzitter.id


def test_een_grens_zonder_woorden_blijft_een_conflict(als, s, monkeypatch):
    def langs_de_regel(actor, akkoord, ja, reden):
        sessie.execute(sa.update(Akkoord).values(taak="onzin"))

    monkeypatch.setattr("tafel.besluiten.views.beslis_akkoord", langs_de_regel)
    assert als(s.directeur).post(f"/akkoord/{_akkoord(s.directeur).id}", data={"antwoord": "ja"}).status_code == 409


def test_bladeren_slaat_niets_over(als, s):
    eerste = _akkoord(s.directeur)
    for nr in range(1, 30):
        regel = s.regel_erbij(Decimal(nr))
        sessie.add(
            Akkoord(
                kostenregel_id=regel, gebruiker_id=s.directeur.id, gevraagd_door_id=s.voorzitter.id, functie="",
                taak="beslist", gevraagd_op=eerste.gevraagd_op, antwoord_voor=eerste.antwoord_voor,
            )
        )  # fmt: skip
    sessie.commit()
    client = als(s.directeur)
    een = client.get("/akkoord").text
    assert "Meer dan 25 keer" in een
    verder = een.split('href="/akkoord?')[1].split('"')[0].replace("&amp;", "&")
    twee = client.get(f"/akkoord?{verder}").text
    gezien = {deel.split('"')[0] for deel in (een + twee).split('href="/akkoord/')[1:]}
    assert len(gezien) == 30
    assert client.get("/akkoord?soort=wacht&na=onzin").status_code == 200


def test_aantal_vragen_aan_de_database(app, als, s):
    for nr in range(1, 20):  # the number of rows does not count
        s.regel_erbij(Decimal(nr))
    sessie.commit()
    assert len(_tel(app, als(s.cv), f"/besluiten/{s.nummer}")) == 6  # one of them: the plan that lay on the table
    assert len(_tel(app, als(s.directeur), "/akkoord")) == 4
    assert len(_tel(app, als(s.directeur), f"/akkoord/{_akkoord(s.directeur).id}")) == 5


def test_het_besluit_leidt_naar_papier(als, s):
    adres = f"/besluiten/{s.nummer}/besluitblad.pdf"
    assert f'href="{adres}"' in als(s.cv).get(f"/besluiten/{s.nummer}").text
    assert f'href="{adres}"' in als(s.directeur).get(f"/akkoord/{_akkoord(s.directeur).id}").text


def test_na_een_nee_op_geld_staat_er_wat_nu_te_doen_is(app, als, s):
    akkoord = _akkoord(s.directeur)
    onderzoeker = bouw.mens(s.tafel, "zaakonderzoeker")
    bouw.toegang(s.casus, onderzoeker, "zaakonderzoeker")
    sessie.execute(sa.update(Casus).values(stand="opvolging"))
    sessie.commit()
    sessie.remove()
    als(s.directeur).post(f"/akkoord/{akkoord.id}", data={"antwoord": "nee", "reden": "Te <duur> voor mij."})
    tekst = als(onderzoeker).get(f"/besluiten/{s.nummer}").text
    assert "Onderdeel 2 kreeg geen akkoord van Bert Kuipers:</b> <q>Te &lt;duur&gt; voor mij.</q>" in tekst
    assert "Zet de casus terug op de agenda." in tekst
    assert f'href="/casussen/{s.casusnummer}/opvolging/terug"' in tekst
    assert "€\u00a00 akkoord · €\u00a04.320 afgewezen · €\u00a00 wacht" in tekst
    anders = als(s.cv).get(f"/besluiten/{s.nummer}").text
    assert "kreeg geen akkoord" in anders
    assert "opvolging/terug" not in anders


def test_van_het_besluit_naar_de_casus_en_terug_aan_tafel(app, als, s):
    naar_casus, aan_tafel = f'href="/casussen/{s.casusnummer}"', "/aan-tafel?punt="
    tekst = als(s.voorzitter).get(f"/besluiten/{s.nummer}").text
    assert naar_casus in tekst
    assert aan_tafel in tekst
    tekst = als(s.cv).get(f"/besluiten/{s.nummer}").text
    assert naar_casus in tekst
    assert aan_tafel not in tekst
    assert naar_casus not in als(s.directeur).get(f"/besluiten/{s.nummer}").text
    sessie.execute(sa.update(Overleg).values(stand="gesloten", gesloten_op=nu()))
    sessie.commit()
    sessie.remove()
    assert aan_tafel not in als(s.voorzitter).get(f"/besluiten/{s.nummer}").text
