"""The calendar feed: made once, taken back, case numbers only."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa
import vobject

from tafel.accounts.models import Gebruiker
from tafel.kern.db import sessie
from tafel.uitnodigingen.models import Agendasleutel
from tests.uitnodigingen.wereld import Wereld


@pytest.fixture
def w(app):
    """Invitations of one meeting with two cases, sent."""
    with app.app_context():
        w = Wereld(2)
        w.verstuur()
        sessie.remove()
    return w


def maak(client):
    """Make the address; return its path."""
    pagina = client.post("/ik/agenda").text
    return re.search(r"http://localhost(/agenda/[\w-]+\.ics)", pagina)[1]


def test_het_adres_is_een_keer_te_zien_en_geeft_de_eigen_tijden(w, als, app):
    client = als(w.rob)
    pad = maak(client)
    assert pad not in client.get("/ik/agenda").text
    antwoord = app.test_client().get(pad)
    assert antwoord.status_code == 200 and antwoord.mimetype == "text/calendar"
    titels = {een.summary.value for een in vobject.readOne(antwoord.text).vevent_list}
    assert titels == {f"Overleg over casus {casus.nummer}" for casus in w.cases}
    for geheim in ("Sam", "S.V.", "Verzonnen", "Rob", "/uitnodiging/"):
        assert geheim not in antwoord.text
    sessie.remove()
    sleutel = sessie.scalars(sa.select(Agendasleutel.sleutel)).one()
    assert sleutel not in pad


def test_een_verschoven_tijd_staat_er_een_keer_in(w, als, app):
    pad = maak(als(w.rob))
    for plaats in ("Raadhuis", "Wijkhuis"):
        w.vers().plaats = plaats
        sessie.commit()
        w.verstuur()
    sessie.remove()
    rijen = vobject.readOne(app.test_client().get(pad).text).vevent_list
    assert [(een.sequence.value, een.location.value) for een in rijen] == [("2", "Wijkhuis")] * 2


def test_een_nieuw_adres_of_intrekken_sluit_het_oude(w, als, app):
    client, buiten = als(w.rob), app.test_client()
    eerste = maak(client)
    tweede = maak(client)
    onbekend = buiten.get("/agenda/bestaat-niet.ics")
    assert onbekend.status_code == 404 and buiten.get(eerste).data == onbekend.data
    assert buiten.get(tweede).status_code == 200
    assert client.post("/ik/agenda/intrekken").status_code == 303
    assert buiten.get(tweede).data == onbekend.data


def test_een_gesloten_account_heeft_geen_agenda(w, als, app):
    pad = maak(als(w.rob))
    sessie.execute(sa.update(Gebruiker).where(Gebruiker.id == w.rob.id).values(actief=False))
    sessie.commit()
    sessie.remove()
    assert app.test_client().get(pad).status_code == 404


def test_de_voorzitter_ziet_het_hele_overleg_als_een_afspraak(w, als, app):
    [een] = vobject.readOne(app.test_client().get(maak(als(w.vz))).text).vevent_list
    assert een.summary.value == "Overleg voorzitten"
