"""The link: a phone, no account; nothing by GET; the same 404 for everything that does not open."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa
import time_machine

from tafel.accounts.models import Inlogpoging
from tafel.berichten.post import code_van
from tafel.kern.db import sessie
from tafel.uitnodigingen.models import Genodigde, Tijdslot
from tests.uitnodigingen.wereld import HUIS, Wereld


@pytest.fixture
def w(app):
    """Invitations of one meeting with two cases, sent; w.link is Rob's."""
    with app.app_context():
        w = Wereld(2)
        w.verstuur()
        mens = sessie.scalar(sa.select(Genodigde).where(Genodigde.gebruiker_id == w.rob.id))
        w.link = f"/uitnodiging/{code_van(HUIS.geheim, mens.zout)}"
        w.slots = [w.slot("jeugdhulp", nr).id for nr in (0, 1)]
        sessie.remove()
    return w


@pytest.fixture
def telefoon(app):
    """A browser without account."""
    return app.test_client()


def staat(w, nr=0):
    sessie.remove()
    slot = w.slot("jeugdhulp", nr)
    sessie.remove()
    return slot


def test_een_get_laat_alleen_nummer_dag_tijd_en_plaats_zien_en_verandert_niets(w, telefoon):
    pagina = telefoon.get(w.link)
    assert pagina.status_code == 200 and w.cases[0].nummer in pagina.text and w.cases[1].nummer in pagina.text
    assert "Stadskantoor" in pagina.text and "Ik kom" in pagina.text
    for geheim in ("Sam ", "S.V.", "Verzonnen", "Joost", "Mirjam", "Nelleke"):
        assert geheim not in pagina.text
    assert staat(w).antwoord == "open" and pagina.headers["Cache-Control"] == "no-store"


def test_komt_kan_niet_en_een_ander(w, telefoon):
    assert telefoon.post(w.link, data={"slot": str(w.slots[0]), "antwoord": "komt"}).status_code == 303
    assert (staat(w).antwoord, staat(w, 1).antwoord) == ("komt", "open")
    assert "U komt." in telefoon.get(w.link).text
    nee = {"slot": str(w.slots[1]), "antwoord": "kan_niet", "s1-reden": "Ik ben dan op een andere school."}
    assert telefoon.post(w.link, data=nee).status_code == 303
    assert staat(w, 1).reden == "Ik ben dan op een andere school."
    ander = {
        "slot": str(w.slots[0]), "antwoord": "ander", "s0-vervanger_naam": "Vera Anders",
        "s0-vervanger_functie": "arts", "s0-vervanger_email": "vera@voorbeeld.test",
        "s0-vervanger_mandaat": "ja", "s0-vervanger_tot": "2.500",
    }  # fmt: skip
    assert telefoon.post(w.link, data=ander).status_code == 303
    assert (staat(w).vervanger_naam, staat(w).vervanger_tot, staat(w).vervanger_mandaat) == ("Vera Anders", 2500, True)


@pytest.mark.parametrize(
    "data, zin",
    [
        ({"antwoord": "kan_niet", "s0-reden": " "}, "Schrijf waarom u niet kunt."),
        ({"antwoord": "ander", "s0-vervanger_naam": "Vera Anders"}, "Vul een e-mailadres in"),
        ({"antwoord": "ander", "s0-vervanger_naam": "Vera Anders", "s0-vervanger_tot": "veel"}, "Vul een bedrag in"),
        ({"antwoord": "iets"}, "Kies of u komt."),
    ],
)
def test_een_fout_antwoord_blijft_staan_en_bewaart_niets(w, telefoon, data, zin):
    antwoord = telefoon.post(w.link, data={"slot": str(w.slots[0]), **data})
    assert antwoord.status_code == 422 and zin in antwoord.text
    if "s0-vervanger_naam" in data:
        assert 'value="Vera Anders"' in antwoord.text
    assert staat(w).antwoord == "open" and staat(w).vervanger_naam == ""


def test_een_slot_van_een_ander_is_er_niet(w, telefoon):
    vreemd = sessie.scalar(sa.select(Tijdslot.id).where(Tijdslot.rol == "leerplicht"))
    sessie.remove()
    for slot in (str(vreemd), "", "geen-id"):
        assert telefoon.post(w.link, data={"slot": slot, "antwoord": "komt"}).status_code == 404
    sessie.remove()
    assert sessie.scalar(sa.select(Tijdslot.antwoord).where(Tijdslot.id == vreemd)) == "open"


def test_onbekend_verlopen_en_ingetrokken_geven_dezelfde_404(w, telefoon):
    onbekend = telefoon.get("/uitnodiging/bestaat-niet")
    assert onbekend.status_code == 404
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=9), tick=False):
        assert telefoon.get(w.link).data == onbekend.data
        assert telefoon.post(w.link, data={"slot": str(w.slots[0]), "antwoord": "komt"}).data == onbekend.data
    sessie.execute(sa.update(Tijdslot).values(ingetrokken=True))
    sessie.commit()
    sessie.remove()
    assert telefoon.get(w.link).data == onbekend.data


def test_de_link_werkt_nog_een_dag_na_het_overleg(w, telefoon):
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=8), tick=False):
        assert telefoon.get(w.link).status_code == 200
        laat = telefoon.post(w.link, data={"slot": str(w.slots[0]), "antwoord": "komt"})
        assert laat.status_code == 422 and "geldt niet meer" in laat.text


def test_wie_blijft_raden_moet_wachten_en_wie_klopt_telt_niet_mee(w, telefoon):
    for _ in range(40):
        assert telefoon.get(w.link).status_code == 200
    for _ in range(30):
        telefoon.get("/uitnodiging/geraden")
    assert telefoon.get("/uitnodiging/geraden").status_code == 429
    assert telefoon.get(w.link).status_code == 429  # no way to tell a right code from a wrong one while waiting
    assert telefoon.get("/agenda/geraden.ics").status_code == 404  # counted apart
    sessie.remove()
    assert sessie.scalar(sa.select(sa.func.count()).select_from(Inlogpoging)) == 31
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=16), tick=False):
        assert telefoon.get(w.link).status_code == 200


def test_geen_code_staat_in_de_database(w, app):
    code = w.link.rpartition("/")[2]
    with app.extensions["engine"].connect() as verbinding:
        for tabel in ("genodigde", "tijdslot", "bericht", "verzending", "logregel"):
            for rij in verbinding.exec_driver_sql(f"SELECT * FROM {tabel}"):
                assert code not in str(rij), tabel


def test_ik_kom_bij_alles_laat_staan_wat_al_gezegd_was(w, telefoon):
    assert "Ik kom bij alle 2" in telefoon.get(w.link).text
    nee = {"slot": str(w.slots[1]), "antwoord": "kan_niet", "s1-reden": "Ik ben dan op een andere school."}
    telefoon.post(w.link, data=nee)
    assert "Ik kom bij alle" not in telefoon.get(w.link).text
    assert telefoon.post(w.link, data={"slot": "alle", "antwoord": "komt"}).status_code == 303
    assert (staat(w).antwoord, staat(w, 1).antwoord) == ("komt", "kan_niet")
    assert telefoon.post(w.link, data={"slot": "alle", "antwoord": "ander"}).status_code == 404
