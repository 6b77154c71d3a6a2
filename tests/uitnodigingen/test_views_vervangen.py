"""The pages: somebody comes instead, from one day to another; all letters at once."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
import sqlalchemy as sa

from tafel.kern.db import sessie
from tafel.uitnodigingen.models import Vervanging
from tests import bouw
from tests.tellen import statements
from tests.uitnodigingen.wereld import Wereld, mails


@pytest.fixture
def w(app):
    """A meeting with two cases."""
    with app.app_context():
        w = Wereld(2)
        sessie.remove()
    return w


VERA = {
    "vervanger_naam": "Vera Anders", "vervanger_functie": "adviseur", "vervanger_email": "vera@voorbeeld.test",
    "vervanger_mandaat": "ja", "vervanger_tot": "1.000",
}  # fmt: skip


def vervangerpad(w):
    """Send everything; the page that asks who comes instead of Rob, and the day of the meeting."""
    w.verstuur()
    pad, dag = f"{w.url}/slot/{w.slot('jeugdhulp').id}/vervanger", w.vers().datum
    sessie.remove()
    return pad, dag


def test_een_ander_komt_van_tot(w, als):
    pad, dag = vervangerpad(w)
    client = als(w.vz)
    assert f'value="{dag.isoformat()}"' in client.get(pad).text
    periode = {"van": dag.isoformat(), "tot": (dag + dt.timedelta(days=30)).isoformat()}
    assert client.post(pad, data={**VERA, **periode}).status_code == 303
    assert "Vera Anders" in client.get(w.url).text
    sessie.remove()
    v = sessie.scalars(sa.select(Vervanging)).one()
    assert (v.van, v.tot) == (dag, dag + dt.timedelta(days=30)) and len(mails("vera@voorbeeld.test")) == 1


@pytest.mark.parametrize(
    "anders, zin",
    [
        ({"vervanger_naam": ""}, "Vul in wie er komt."),
        ({"vervanger_email": "vera"}, "Vul een e-mailadres in"),
        ({"tot": "2020-01-01"}, "de dag van het overleg."),
        ({"van": "31-02-2026"}, "van"),
        ({"vervanger_mandaat": "nee"}, "Er staat een bedrag, maar geen mandaat."),
    ],
)
def test_een_vervanger_die_niet_kan_bewaart_niets(w, als, anders, zin):
    pad, dag = vervangerpad(w)
    antwoord = als(w.vz).post(pad, data={**VERA, "van": dag.isoformat(), "tot": dag.isoformat(), **anders})
    assert antwoord.status_code == 422 and zin in antwoord.text and "adviseur" in antwoord.text
    sessie.remove()
    assert sessie.scalar(sa.select(sa.func.count()).select_from(Vervanging)) == 0 and not mails("vera@voorbeeld.test")


def test_wie_geen_voorzitter_is_regelt_geen_vervanger(w, als):
    pad, _ = vervangerpad(w)
    onbekend = als(w.rob).get(f"{w.url}/slot/{uuid.uuid4()}/vervanger")
    familie = f"{w.url}/slot/{w.slot('ouders').id}/vervanger"
    sessie.remove()
    assert als(w.vz).get(familie).status_code == 404 == als(w.vz).post(familie, data=VERA).status_code
    for wie in (w.rob, w.nel):
        antwoord = als(wie).get(pad)
        assert antwoord.status_code == onbekend.status_code and als(wie).post(pad).status_code in (403, 404)


def test_alle_brieven_in_een_keer_elk_op_een_eigen_blad(w, als):
    client = als(w.vz)
    client.post(w.url)
    pagina = client.get(w.url).text
    assert "5 brieven afdrukken" in pagina
    with statements(client.application) as gezien:
        tekst = client.get(f"{w.url}/brieven").text
    assert tekst.count("<section") == 5 and tekst.count('class="bij-blad"') == 4
    assert tekst.count("Kom je praten over school?") == 2 and tekst.count("voor de ouders") == 2
    assert "Verzonnen " not in tekst.replace("Het Verzonnen College", "") and "Sam " not in tekst
    assert len(gezien) <= 8, gezien
    assert als(w.rob).get(f"{w.url}/brieven").status_code in (403, 404)


def test_een_voorzitter_die_partij_is_drukt_die_brieven_niet_af(w, als):
    als(w.vz).post(w.url)
    sessie.remove()
    w.stoel(w.cases[0], "school").gebruiker_id = w.vz.id
    bouw.toegang(w.cases[0], w.vz, "partij")
    sessie.commit()
    tekst = als(w.vz).get(f"{w.url}/brieven").text
    assert w.cases[0].nummer not in tekst and w.cases[1].nummer in tekst
