"""Logging in and out: throttled, without telling who has an account, and a session that really ends."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa
import time_machine

from tafel.accounts.models import Gebruiker, Sessie
from tafel.accounts.services import hash_wachtwoord, nodig_uit
from tafel.kern.clock import nu
from tafel.kern.db import sessie
from tafel.logboek.models import Logregel
from tests import bouw

GEHEIM = "een lange zin als wachtwoord"


def met_wachtwoord(email: str = "hans@voorbeeld.test") -> Gebruiker:
    """Store a chair with a password."""
    gebruiker = bouw.mens(bouw.tafel(), "voorzitter", email=email)
    gebruiker.wachtwoord = hash_wachtwoord(GEHEIM)
    sessie.commit()
    return gebruiker


def _probeer(client, email="hans@voorbeeld.test", wachtwoord=GEHEIM):
    return client.post("/inloggen", data={"email": email, "wachtwoord": wachtwoord})


def test_inloggen_en_uitloggen(app):
    met_wachtwoord()
    client = app.test_client()
    assert client.get("/").location == "/inloggen"
    antwoord = _probeer(client, "Hans@voorbeeld.test")
    assert (antwoord.status_code, antwoord.location) == (303, "/")
    assert client.get("/").status_code == 200
    client.post("/uitloggen")
    assert client.get("/").status_code == 303


def test_na_uitloggen_is_het_oude_koekje_niets_waard(app):
    met_wachtwoord()
    client = app.test_client()
    _probeer(client)
    koekje = client.get_cookie("tafel").value
    client.post("/uitloggen")
    client.set_cookie("tafel", koekje)
    assert client.get("/").status_code == 303


def test_terug_naar_waar_men_wilde_zijn(app):
    met_wachtwoord()
    client = app.test_client()
    assert client.get("/casussen?vanaf=3").location == "/inloggen?terug=/casussen?vanaf%3D3"
    data = {"email": "hans@voorbeeld.test", "wachtwoord": GEHEIM, "terug": "/casussen?vanaf=3"}
    assert client.post("/inloggen", data=data).location == "/casussen?vanaf=3"


def test_fout_wachtwoord_en_onbekend_adres_zijn_gelijk(app):
    met_wachtwoord()
    fout = _probeer(app.test_client(), wachtwoord="verkeerd")
    onbekend = _probeer(app.test_client(), email="niemand@voorbeeld.test", wachtwoord="verkeerd")
    assert fout.status_code == onbekend.status_code == 422
    assert "horen niet bij elkaar" in fout.text
    assert fout.text.replace("hans@", "niemand@") == onbekend.text
    assert "hans@voorbeeld.test" in fout.text  # what was typed is still there
    assert "verkeerd" not in fout.text  # but never a password


def test_leeg_formulier(app):
    antwoord = app.test_client().post("/inloggen", data={})
    assert antwoord.status_code == 422
    assert "Vul uw e-mailadres in." in antwoord.text and "Vul uw wachtwoord in." in antwoord.text


def test_te_vaak_fout_dan_wachten_ook_met_het_goede_wachtwoord(app):
    met_wachtwoord()
    for _ in range(5):
        assert _probeer(app.test_client(), wachtwoord="verkeerd").status_code == 422
    assert _probeer(app.test_client()).status_code == 429
    with time_machine.travel(nu() + dt.timedelta(minutes=16), tick=False):
        assert _probeer(app.test_client()).status_code == 303


def test_een_ander_heeft_daar_geen_last_van(app):
    met_wachtwoord()
    for _ in range(5):
        _probeer(app.test_client(), wachtwoord="verkeerd", email="iemand@voorbeeld.test")
    assert _probeer(app.test_client()).status_code == 303


@pytest.mark.parametrize("minuten, binnen", [(29, True), (31, False)])
def test_een_stille_sessie_eindigt_na_een_half_uur(app, als, minuten, binnen):
    met_wachtwoord()
    start = nu()
    with time_machine.travel(start, tick=False) as klok:
        client = app.test_client()
        _probeer(client)
        klok.shift(dt.timedelta(minutes=minuten))
        assert (client.get("/").status_code == 200) is binnen


def test_wie_bezig_is_blijft_binnen_tot_twaalf_uur(app):
    met_wachtwoord()
    with time_machine.travel(nu(), tick=False) as klok:
        client = app.test_client()
        _probeer(client)
        for _ in range(28):  # 28 x 25 minutes = 11 hours 40
            klok.shift(dt.timedelta(minutes=25))
            assert client.get("/").status_code == 200
        klok.shift(dt.timedelta(minutes=25))
        assert client.get("/").status_code == 303


def test_geblokkeerd_account_is_er_meteen_uit(app):
    met_wachtwoord()
    client = app.test_client()
    _probeer(client)
    sessie.execute(sa.update(Gebruiker).values(actief=False))
    sessie.commit()
    assert client.get("/").status_code == 303
    assert _probeer(app.test_client()).status_code == 422


def test_in_de_database_staat_geen_token_en_geen_wachtwoord(app):
    met_wachtwoord()
    client = app.test_client()
    _probeer(client)
    with client.session_transaction() as koek:
        token = koek["_user_id"]
    rij = sessie.scalar(sa.select(Sessie))
    assert token not in (rij.sleutel, str(rij.id))
    assert sessie.scalar(sa.select(Gebruiker.wachtwoord)).startswith("$argon2id$")


def test_demo_knop_bestaat_alleen_in_de_demo(app):
    bouw.mens(bouw.tafel(), "voorzitter", email="voorzitter@demo.test")
    sessie.commit()
    client = app.test_client()
    assert client.post("/inloggen/demo", data={"email": "voorzitter@demo.test"}).status_code == 303
    assert client.get("/").status_code == 200
    app.config["DEMO"] = False
    try:
        ander = app.test_client()
        assert ander.post("/inloggen/demo", data={"email": "voorzitter@demo.test"}).status_code == 404
        assert "kies wie u vandaag bent" not in ander.get("/inloggen").text
    finally:
        app.config["DEMO"] = True


def test_demo_knop_opent_alleen_demo_accounts(app):
    met_wachtwoord()
    assert app.test_client().post("/inloggen/demo", data={"email": "hans@voorbeeld.test"}).status_code == 404


def test_een_ander_tafel_kiezen(app, als):
    eerste, tweede, vreemd = bouw.tafel("AAA"), bouw.tafel("BBB"), bouw.tafel("CCC")
    gebruiker = bouw.mens(eerste, "voorzitter")
    bouw.lid(tweede, gebruiker, "zaakonderzoeker")
    sessie.commit()
    client = als(gebruiker)
    assert "Tafel AAA" in client.get("/ik").text
    assert client.post("/ik/tafel", data={"tafel": str(tweede.id)}).status_code == 303
    assert "U werkt voor <b>Tafel BBB</b>" in client.get("/ik").text
    assert client.post("/ik/tafel", data={"tafel": str(vreemd.id)}).status_code == 422
    assert client.post("/ik/tafel", data={"tafel": "onzin"}).status_code == 404


def test_ieder_vult_zijn_eigen_nummer_in(als):
    mens = bouw.mens(bouw.tafel(), "voorzitter")
    sessie.commit()
    client = als(mens)
    fout = client.post("/ik/telefoon", data={"telefoon": "bel maar"})
    assert fout.status_code == 422 and "Vul een nummer in van cijfers" in fout.text and 'value="bel maar"' in fout.text
    klaar = client.post("/ik/telefoon", data={"telefoon": " 06 123 45 678 "})
    assert klaar.status_code == 303 and klaar.location.endswith("#telefoon-bij")
    pagina = client.get(klaar.location).text
    assert 'value="06 123 45 678"' in pagina and "Bewaard." in pagina and "Bewaard." not in client.get("/ik").text
    sessie.remove()
    [regel] = sessie.scalars(sa.select(Logregel).where(Logregel.wat == "telefoon bijgewerkt")).all()
    assert regel.gegevens == {"er_is_een_nummer": True}
    sessie.remove()
    assert client.post("/ik/telefoon", data={"telefoon": ""}).status_code == 303
    sessie.remove()
    assert sessie.scalar(sa.select(Gebruiker.telefoon).where(Gebruiker.id == mens.id)) == ""
    sessie.remove()
    assert als(None).post("/ik/telefoon", data={"telefoon": "0612345678"}).status_code == 303


def test_wachtwoord_kiezen_met_een_code(app):
    gebruiker = bouw.mens(bouw.tafel(), "voorzitter", email="nieuw@voorbeeld.test")
    code = nodig_uit(gebruiker.id)
    sessie.commit()
    client = app.test_client()
    assert client.get(f"/wachtwoord/{code}").status_code == 200
    kort = client.post(f"/wachtwoord/{code}", data={"wachtwoord": "kort"})
    assert kort.status_code == 422 and "12 tekens" in kort.text
    assert "Bewaar het wachtwoord" in kort.text and "log in</button>" not in kort.text
    assert "Uw wachtwoord is bewaard" not in client.get("/inloggen").text
    klaar = client.post(f"/wachtwoord/{code}", data={"wachtwoord": GEHEIM})
    assert klaar.status_code == 303
    verder = client.get(klaar.location)  # a link logs nobody in, and says so
    assert verder.status_code == 200 and "Uw wachtwoord is bewaard. Log er nu mee in." in verder.text
    assert client.get("/ik").status_code == 303
    assert _probeer(client, "nieuw@voorbeeld.test").status_code == 303
    nogmaals = app.test_client().post(f"/wachtwoord/{code}", data={"wachtwoord": GEHEIM})
    assert nogmaals.status_code == 422 and "geldt niet meer" in nogmaals.text


def test_het_inlogformulier_staat_boven_de_rollen_van_de_demo(app):
    tekst = app.test_client().get("/inloggen").text
    assert (
        tekst.index('id="wachtwoord"') < tekst.index("kies wie u vandaag bent</summary>") < tekst.index('class="rol ')
    )
