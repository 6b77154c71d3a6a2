"""The start page of the chair: who did not answer, who can't come, days before the meeting."""

from __future__ import annotations

from tafel.kern.db import sessie
from tafel.uitnodigingen.services import geef_antwoord
from tests.uitnodigingen.wereld import Wereld


def test_de_voorzitter_ziet_dagen_vooraf_wie_mist(app, als):
    with app.app_context():
        w = Wereld()
        sessie.remove()
    client = als(w.vz)
    assert "Kijk wie er komt" not in client.get("/").text
    with app.app_context():
        w.verstuur()
        geef_antwoord(w.vers(), w.slot("jeugdhulp"), False, "kan_niet", "Ik ben dan weg.")
        geef_antwoord(w.vers(), w.slot("leerplicht"), False, "komt")
        sessie.commit()
        sessie.remove()
    tekst = client.get("/").text
    assert "1 mens kan niet, 4 antwoorden ontbreken nog." in tekst and "Kijk wie er komt" in tekst
    assert w.url in tekst
