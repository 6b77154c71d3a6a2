"""The page of one agenda: what it shows, refuses and costs."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa

from tafel.kern.db import sessie
from tafel.overleggen.models import Agendapunt, Overleg
from tests.overleggen.wereld import HTMX, Wereld, volgorde


def test_de_agenda_toont_tijden_nummers_en_wie_wacht(app, als):
    w = Wereld(2)
    pagina = als(w.vz).get(w.url).text
    assert "Agenda, 09:30 – 12:00" in pagina
    assert re.findall(r"<time>(\d\d:\d\d)</time>", pagina) == ["09:30", "09:35", "10:20", "11:05"]
    assert f"{w.nummers[0]} · S.V." in pagina
    assert f"{w.wacht} · W.T." in pagina
    assert "Klaar om 11:05 uur" in pagina and "Het overleg duurt tot 12:00: 55 minuten ruimte." in pagina
    for naam in ("Sam", "Verzonnen"):
        assert naam not in re.sub(r"Het Verzonnen College", "", pagina)


def test_te_vol_zegt_hoeveel_en_wat_het_oplost(app, als):
    w = Wereld(4)
    client = als(w.vz)
    assert "35 min te vol: u eindigt om 12:35 uur" in client.get(w.url).text
    assert client.post(f"{w.url}/agenda/inkorten").status_code == 303
    assert "te vol" not in client.get(w.url).text
    assert client.post(f"{w.url}/agenda/inkorten").status_code == 422


@pytest.mark.parametrize("koppen", [{}, HTMX])
def test_op_de_agenda_en_eraf(app, als, koppen):
    w = Wereld()
    client = als(w.vz)
    erop = client.post(f"{w.url}/agenda", data={"nummer": w.wacht}, headers=koppen)
    assert erop.status_code == (200 if koppen else 303)
    if koppen:
        assert erop.text.lstrip().startswith('<div id="agenda"')
        assert "<html" not in erop.text
        assert "Alles wat op een agenda hoort, staat erop." in erop.text
    punt = volgorde(w)[1]
    leeg = client.post(f"{w.url}/agenda/{punt}/eraf", data={"reden": " "})
    assert leeg.status_code == 422
    assert "Vul in waarom deze casus van de agenda gaat." in leeg.text
    assert len(volgorde(w)) == 2
    assert client.post(f"{w.url}/agenda/{punt}/eraf", data={"reden": "Ouders zijn ziek."}).status_code == 303
    assert volgorde(w) == w.punten
    assert client.get(f"{w.url}/agenda/{punt}/eraf").status_code == 404


@pytest.mark.parametrize("koppen", [{}, HTMX])
@pytest.mark.parametrize(
    "nummer,zin", [("", "Vul het nummer van de casus in"), ("1999-001", "Casus 1999-001 is er niet")]
)
def test_een_onbekend_nummer_komt_er_niet_op(app, als, koppen, nummer, zin):
    w = Wereld()
    antwoord = als(w.vz).post(f"{w.url}/agenda", data={"nummer": nummer}, headers=koppen)
    assert antwoord.status_code == 422
    assert zin in antwoord.text
    assert volgorde(w) == w.punten


@pytest.mark.parametrize("koppen", [{}, HTMX])
def test_verplaatsen_met_knoppen_en_naar_een_plek(app, als, koppen):
    w = Wereld(3)
    a, b, c = w.punten
    client = als(w.vz)
    antwoord = client.post(f"{w.url}/agenda/{a}/verplaats", data={"naar": "later", "positie": "1"}, headers=koppen)
    assert volgorde(w) == [b, a, c]
    if koppen:
        assert f'id="later-{a}"' in antwoord.text  # htmx gives the focus back by this id
        assert "Staat nu op plek 2." in antwoord.text
    else:
        assert antwoord.location.endswith(f"#punt-{a}")
    client.post(f"{w.url}/agenda/{c}/verplaats", data={"naar": "positie", "positie": "1"}, headers=koppen)
    assert volgorde(w) == [c, b, a]


@pytest.mark.parametrize("positie", ["", "0", "4", "twee"])
def test_een_plek_die_er_niet_is(app, als, positie):
    w = Wereld(3)
    antwoord = als(w.vz).post(f"{w.url}/agenda/{w.punten[0]}/verplaats", data={"naar": "positie", "positie": positie})
    assert antwoord.status_code == 422
    assert "Kies een plek van 1 tot en met 3." in antwoord.text
    assert volgorde(w) == w.punten


@pytest.mark.parametrize("koppen", [{}, HTMX])
@pytest.mark.parametrize("minuten", ["4", "241", "", "drie kwartier", "-5", "<b>9</b>"])
def test_verkeerde_minuten_blijven_staan_met_een_zin(app, als, koppen, minuten):
    w = Wereld()
    antwoord = als(w.vz).post(
        f"{w.url}/agenda/{w.punten[0]}/minuten", data={"minuten": minuten, "versie": "1"}, headers=koppen
    )
    assert antwoord.status_code == 422
    assert "Vul" in antwoord.text and 'aria-invalid="true"' in antwoord.text
    assert f'value="{minuten.replace("<", "&lt;").replace(">", "&gt;")}"' in antwoord.text
    assert sessie.scalars(sa.select(Agendapunt.minuten)).all() == [45]


def test_minuten_veranderen_de_tijden_en_een_oude_versie_is_een_conflict(app, als):
    w = Wereld(2)
    client = als(w.vz)
    pad = f"{w.url}/agenda/{w.punten[0]}/minuten"
    antwoord = client.post(pad, data={"minuten": "60", "versie": "1"}, headers=HTMX)
    assert re.findall(r"<time>(\d\d:\d\d)</time>", antwoord.text) == ["09:30", "09:35", "10:35", "11:20"]
    assert client.post(pad, data={"minuten": "30", "versie": "1"}).status_code == 409
    assert sessie.scalars(sa.select(Agendapunt.minuten).where(Agendapunt.id == w.punten[0])).one() == 60


def test_een_gesloten_overleg_toont_uitkomsten_en_geen_knoppen(app, als):
    w = Wereld()
    sessie.execute(sa.update(Overleg).values(stand="gesloten"))
    sessie.execute(sa.update(Agendapunt).values(uitkomst="geen_overeenstemming"))
    sessie.commit()
    client = als(w.vz)
    pagina = client.get(w.url).text
    assert "Geen overeenstemming" in pagina
    assert "Besluitenlijst (pdf)" in pagina
    for knop in ("Eerder", "Zet op de agenda", "Naar de tafel", "Wijzig"):
        assert knop not in pagina
    assert client.post(f"{w.url}/agenda", data={"nummer": w.wacht}).status_code == 422


def _tel(app, doe):
    tellen = []
    motor = app.extensions["engine"]

    def _bij(verbinding, cursor, tekst, *_):
        if tekst.lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            tellen.append(tekst)

    sa.event.listen(motor, "before_cursor_execute", _bij)
    try:
        doe()
    finally:
        sa.event.remove(motor, "before_cursor_execute", _bij)
    return len(tellen)


@pytest.mark.parametrize("aantal", [1, 12])
def test_zo_weinig_statements_hoe_vol_de_agenda_ook_is(app, als, aantal):
    w = Wereld(aantal)
    client = als(w.vz)
    assert _tel(app, lambda: client.get(w.url)) == 7
    assert _tel(app, lambda: client.get(w.url, headers=HTMX)) == 4
    assert _tel(app, lambda: client.get("/overleggen")) == 4
