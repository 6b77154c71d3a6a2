"""The link of a professional says for whom they come, what is asked and who else comes; and gives a calendar file."""

from __future__ import annotations

from decimal import Decimal

import pytest
import sqlalchemy as sa
import vobject

from tafel.accounts.models import Gebruiker
from tafel.berichten.post import code_van
from tafel.kern.db import sessie
from tafel.uitnodigingen.models import Genodigde, Tijdslot
from tafel.uitnodigingen.rules.gevraagd import namens, wat_gevraagd, wie_nog_meer
from tafel.uitnodigingen.services import Invoer, bewaar_verwachting
from tests.tellen import statements
from tests.uitnodigingen.wereld import HUIS, Wereld


@pytest.fixture
def w(app):
    """Two cases; at the first jeugdhulp costs are expected, and a place."""
    with app.app_context():
        w = Wereld(2)
        invoer = Invoer(jeugdhulp=Decimal(900), plek=True)
        bewaar_verwachting(w.actor, w.vers(), sessie.merge(w.cases[0]), invoer)
        w.stoel(w.cases[0], "jeugdhulp").functie = "teamleider"
        w.stoel(w.cases[0], "jeugdhulp").organisatie = "Jeugdhulp De Brug"
        sessie.get_one(Gebruiker, w.vz.id).telefoon = "06 1111 1111"
        sessie.commit()
        w.verstuur()
        sessie.remove()
    return w


def pad(wie):
    mens = sessie.scalar(sa.select(Genodigde).where(Genodigde.gebruiker_id == wie.id))
    adres = f"/uitnodiging/{code_van(HUIS.geheim, mens.zout)}"
    sessie.remove()
    return adres


def test_namens_wie_wat_gevraagd_en_wie_nog_meer(w, app):
    sessie.execute(sa.update(Tijdslot).where(Tijdslot.rol == "leerplicht").values(antwoord="kan_niet", reden="ziek"))
    sessie.commit()
    adres, client = pad(w.rob), app.test_client()
    with statements(app) as gezien:
        tekst = client.get(adres).text
    assert len(gezien) <= 8, len(gezien)
    assert "U komt namens Jeugdhulp De Brug (jeugdhulp), als teamleider." in tekst
    assert "Vertel wat u ziet en wat u kunt doen." in tekst and "Wie komen er nog meer?" in tekst
    assert "<li>Leerling</li>" in tekst and "<li>Leerplicht, komt niet</li>" in tekst
    assert "<li>Iemand die over geld beslist</li>" in tekst
    assert 'href="tel:0611111111">06 1111 1111</a>' in tekst and "Stadskantoor" in tekst
    for geheim in ("Sam ", "S.V.", "Verzonnen", "Joost", "Nelleke", "ziek", "900"):
        assert geheim not in tekst, geheim


def test_wie_over_geld_beslist_leest_welk_mandaat_nodig_is(w, app):
    tekst = app.test_client().get(pad(w.nel)).text
    assert "U komt omdat u over geld mag beslissen. Kom met mandaat voor jeugdhulpkosten tot €\u00a0900." in tekst


def test_een_knop_voor_de_agenda(w, app):
    adres, client = pad(w.rob), app.test_client()
    assert f'href="{adres}/agenda.ics"' in client.get(adres).text
    bestand = client.get(f"{adres}/agenda.ics")
    assert bestand.status_code == 200 and bestand.mimetype == "text/calendar"
    assert (
        bestand.headers["Referrer-Policy"] == "no-referrer" and "attachment" in bestand.headers["Content-Disposition"]
    )
    afspraken = vobject.readOne(bestand.text).vevent_list
    assert [een.summary.value for een in afspraken] == [f"Overleg over casus {casus.nummer}" for casus in w.cases]
    slots = {f"{slot}@{HUIS.naam}" for slot in (w.slot("jeugdhulp").id, w.slot("jeugdhulp", 1).id)}
    sessie.remove()
    assert {een.uid.value for een in afspraken} == slots  # the same as in the mail: it replaces, and does not double
    assert client.get("/uitnodiging/bestaat-niet/agenda.ics").status_code == 404


def test_de_zinnen():
    assert namens("leiding", "", "", "") == "U komt als leidinggevende."
    assert namens("partij", "School", "", "") == "U komt namens school."
    assert "over een plek beslist" in wat_gevraagd("partij", True, True, [])
    assert "zonder mandaat" in wat_gevraagd("partij", False, False, [])
    assert wat_gevraagd("geld", False, False, []).startswith("Kom met mandaat: ")
    assert wie_nog_meer([("leiding", "", "x", "komt"), ("partij", "School", "ib'er", "open")]) == (
        "Leidinggevende", "School (ib'er)",
    )  # fmt: skip
