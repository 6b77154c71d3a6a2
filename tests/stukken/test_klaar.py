"""Is it ready for the table: the light of each case of a meeting, and whom the chair must phone."""

from __future__ import annotations

import re
import uuid

import pytest
import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.casussen.models import Betrokkene
from tafel.kern.db import sessie
from tafel.uitnodigingen.models import Tijdslot
from tafel.uitnodigingen.services import Invoer, bewaar_verwachting
from tests import bouw
from tests.stukken.test_views import tekst
from tests.stukken.wereld import Wereld, nummers
from tests.tellen import statements

HTMX = {"HX-Request": "true"}


@pytest.fixture
def w(app):
    """Two cases of which everybody is invited."""
    with app.app_context():
        w = Wereld(2)
        sessie.execute(sa.update(Betrokkene).where(Betrokkene.rol == "jeugdhulp").values(telefoon="06 1234 0000"))
        sessie.commit()
        w.alles_uit()
        w.klaar = f"/overleggen/{w.id}/klaar"
    return w


def test_wat_nog_moet_met_wie_te_bellen(w, als):
    een, twee = nummers(w)
    pagina = als(w.vz).get(w.klaar)
    woorden = tekst(pagina.text)
    assert f"{een} · S.V." in woorden and f"{twee} · S.V." in woorden
    assert "Rob Fantasie (jeugdhulp) gaf nog geen antwoord. Bel of het lukt." in woorden
    assert 'href="tel:0612340000"' in pagina.text
    assert "Vul in welke kosten u verwacht" in woorden
    assert "verhaal" not in woorden.lower() and "opties" not in woorden.lower()  # those are there
    assert "0 van 2 casussen klaar" in woorden
    assert "A. en B. Verzonnen" not in woorden.replace("Mirjam", "")


def test_zonder_nummer_de_weg_naar_waar_het_in_te_vullen_is(w, als):
    nummer = nummers(w)[0]
    pagina = als(w.vz).get(w.klaar).text
    stoel = w.stoel(w.cases[0], "samenwerkingsverband").id
    sessie.remove()
    assert f'href="/casussen/{nummer}/mensen#betrokkene-{stoel}">nummer niet bekend: vul het in' in pagina
    assert "nummer niet bekend: Mirjam Voorbeeld vult het in bij Menu" in pagina  # their own account
    als(w.cv).post("/ik/telefoon", data={"telefoon": "06 9999 0000"})
    pagina = als(w.vz).get(w.klaar).text
    assert "Mirjam Voorbeeld vult het in" not in pagina and 'href="tel:0699990000"' in pagina
    sessie.execute(sa.update(Gebruiker).values(telefoon=""))
    sessie.execute(
        sa.update(Betrokkene).where(Betrokkene.rol == "school").values(telefoon="06 7777 0000", gebruiker_id=w.cv.id)
    )
    sessie.commit()
    assert 'Mirjam Voorbeeld</b>, casusverantwoordelijke, <a href="tel:0677770000"' in als(w.vz).get(w.klaar).text


def test_alles_geregeld_wordt_groen_met_woord_en_teken(w, als):
    nummer = nummers(w)[0]
    sessie.execute(sa.update(Tijdslot).values(antwoord="komt"))
    sessie.execute(sa.update(Tijdslot).where(Tijdslot.rol == "leerling").values(meedoen="schrijven"))
    bewaar_verwachting(w.actor, w.vers(), sessie.merge(w.cases[0]), Invoer())
    sessie.commit()
    pagina = als(w.vz).get(f"/casussen/{nummer}/klaar").text
    assert re.search(r'class="status goed"><svg.+?#i-ok"/></svg>Klaar voor de tafel', pagina)
    assert "Alles is geregeld voor" in pagina
    stuk = als(w.zo).get(f"/casussen/{nummer}/klaar", headers=HTMX).text
    assert "Klaar voor de tafel" in stuk and "<html" not in stuk
    beide = als(w.vz).get(w.klaar, headers=HTMX).text
    assert "1 van 2 klaar" in beide
    ids = [str(w.punt(nr).id) for nr in (0, 1)]
    sessie.remove()
    for id_ in ids:  # the light in each row of the agenda
        assert f'<div id="licht-{id_}" hx-swap-oob="true">' in beide


def test_toestemming_die_mist_is_een_punt(w, als):
    w.zonder_toestemming(0)
    woorden = tekst(als(w.vz).get(f"/casussen/{nummers(w)[0]}/klaar").text)
    assert "Delen met Rob Fantasie (jeugdhulp) mag nog niet. A. Verzonnen is nog niet gevraagd." in woorden


def test_de_agenda_haalt_het_licht_op_en_heeft_een_link_zonder_javascript(w, als):
    agenda = als(w.vz).get(f"/overleggen/{w.id}").text
    assert f'hx-get="{w.klaar}"' in agenda and f'href="{w.klaar}"' in agenda
    ids = [str(w.punt(nr).id) for nr in (0, 1)]
    sessie.remove()
    for id_ in ids:
        assert f'id="licht-{id_}"' in agenda
    assert w.klaar not in als(w.zo).get(f"/overleggen/{w.id}").text


def test_een_leeg_overleg_en_een_casus_die_al_is_geweest(w, als):
    sessie.execute(sa.text("UPDATE agendapunt SET uitkomst = 'niet_besproken'"))
    sessie.commit()
    assert "Er staat geen casus die nog komt." in als(w.vz).get(w.klaar).text
    assert "Er staat nog geen casus die komt." in als(w.vz).get(w.klaar, headers=HTMX).text
    assert als(w.vz).get(f"/casussen/{nummers(w)[0]}/klaar").status_code == 404


def test_wie_het_niet_aangaat(w, als):
    vreemd, ander = bouw.mens(bouw.tafel("TFF"), "voorzitter"), bouw.mens(w.tafel, "zaakonderzoeker")
    sessie.commit()
    nummer = nummers(w)[0]
    assert als(vreemd).get(w.klaar).data == als(vreemd).get(f"/overleggen/{uuid.uuid4()}/klaar").data
    for wie in (vreemd, ander, w.rob, w.cv):
        assert als(wie).get(w.klaar).status_code in (403, 404)
        assert als(wie).get(f"/casussen/{nummer}/klaar").status_code in (403, 404)
    assert als(None).get(w.klaar).status_code == 303


def test_een_voorzitter_die_partij_is_ziet_die_casus_niet(w, als):
    bouw.toegang(sessie.merge(w.cases[0]), w.vz, "partij")
    sessie.commit()
    een, twee = nummers(w)
    pagina = als(w.vz).get(w.klaar).text
    assert een not in pagina and twee in pagina
    assert als(w.vz).get(f"/casussen/{een}/klaar").status_code in (403, 404)


def test_hoogstens_acht_vragen_hoeveel_casussen_ook(w, als, app):
    client, nummer = als(w.vz), nummers(w)[0]
    for pad, kop in ((w.klaar, {}), (w.klaar, HTMX), (f"/casussen/{nummer}/klaar", HTMX)):
        client.get(pad)
        with statements(app) as gezien:
            assert client.get(pad, headers=kop).status_code == 200
        assert len(gezien) <= 8, gezien
