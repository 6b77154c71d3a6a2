"""The start page of the chair: who did not answer, who can't come, days before the meeting."""

from __future__ import annotations

from tafel.casussen.models import Betrokkene
from tafel.casussen.queries import betrokkenen
from tafel.kern.db import sessie
from tafel.uitnodigingen.services import geef_antwoord
from tests import bouw
from tests.uitnodigingen.wereld import Wereld


def test_de_voorzitter_ziet_dagen_vooraf_wie_mist(app, als):
    with app.app_context():
        w = Wereld()
        sessie.remove()
    client = als(w.vz)
    voor = client.get("/").text
    assert "Kijk wie er komt" not in voor and "6 mensen zijn nog niet uitgenodigd." in voor and "Nodig ze uit" in voor
    with app.app_context():
        w.verstuur()
        geef_antwoord(w.vers(), w.slot("jeugdhulp"), False, "kan_niet", "Ik ben dan weg.")
        geef_antwoord(w.vers(), w.slot("leerplicht"), False, "komt")
        sessie.commit()
        sessie.remove()
    tekst = client.get("/").text
    assert "1 mens kan niet, 4 antwoorden ontbreken nog." in tekst and "Kijk wie er komt" in tekst
    assert w.url in tekst


def test_klaar_is_niet_klaar_als_de_leerling_nee_zei(app, als):
    with app.app_context():
        w = Wereld()
        for rij in betrokkenen(w.cases[0].id):
            rij.heeft_mandaat = True
            if rij.rol not in ("leerling", "ouders"):
                rij.gebruiker_id = rij.gebruiker_id or bouw.mens(sessie.merge(w.tafel), "partij").id
        sessie.commit()
        w.verstuur()
        sessie.remove()
    client = als(w.vz)
    assert "6 mensen, allemaal uitgenodigd" in client.get("/").text and "1 casus is klaar." in client.get("/").text
    with app.app_context():
        geef_antwoord(w.vers(), w.slot("leerling"), False, "kan_niet", "Liever niet.")
        sessie.commit()
        sessie.remove()
    tekst = client.get("/").text
    assert "De leerling komt niet" in tekst and "1 casus is klaar." not in tekst and "Klaar<" not in tekst


def test_wie_na_het_versturen_op_een_stoel_kwam_wordt_geteld(app, als):
    with app.app_context():
        w = Wereld()
        w.verstuur()
        sessie.add(
            Betrokkene(casus_id=w.cases[0].id, volgorde=99, rol="wijkteam", naam="Nieuw Mens", organisatie="Buurt")
        )
        sessie.commit()
        sessie.remove()
    assert "6 antwoorden ontbreken nog, 1 mens is nog niet uitgenodigd." in als(w.vz).get("/").text
