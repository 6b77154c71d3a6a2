"""Invitations lead to the page: the mail, the letter, the old link; and the chair reads what was said there."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.berichten.post import code_van
from tafel.kern.db import sessie
from tafel.links.models import PersoonlijkeLink
from tafel.toestemmingen.models import Gezagsouder
from tafel.uitnodigingen.models import Genodigde
from tests.uitnodigingen.wereld import HUIS
from tests.voor_u.wereld import Familie, open_


@pytest.fixture
def w(app):
    """Two cases; ouders of the first have a mail address, everybody of the second comes on paper."""
    with app.app_context():
        w = Familie.__new__(Familie)
        super(Familie, w).__init__(2)
        w.stoel(w.cases[0], "ouders").email = "ouders@voorbeeld.test"
        sessie.commit()
        w.stuur()
    return w


def bericht(email):
    rij = sessie.scalars(sa.select(Bericht).where(Bericht.adres == email)).one()
    sessie.remove()
    return rij


def oude_link(w, rol, nr=0):
    slot = w.slot(rol, nr)
    mens = sessie.get_one(Genodigde, slot.genodigde_id)
    pad = f"/uitnodiging/{code_van(HUIS.geheim, mens.zout)}"
    sessie.remove()
    return pad


def test_de_mail_leidt_naar_de_eigen_bladzijde(w, app):
    rij = bericht("ouders@voorbeeld.test")
    assert rij.pad == "/voor-u/{code}"
    pad = f"/voor-u/{code_van(HUIS.geheim, rij.zout)}"
    assert "Stadskantoor" in open_(app, pad).get(pad).text
    anderen = sessie.scalars(sa.select(Bericht.pad).where(Bericht.sleutel.like("uitnodiging:%"))).all()
    assert anderen.count("/voor-u/{code}") == 1 and "/uitnodiging/{code}" in anderen
    sessie.remove()


def test_een_link_per_mens_en_per_casus(w):
    links = sessie.scalars(sa.select(PersoonlijkeLink)).all()
    assert len(links) == 4 and len({(een.casus_id, een.betrokkene_id) for een in links}) == 4
    sessie.remove()
    w.verstuur()
    assert sessie.scalar(sa.select(sa.func.count()).select_from(PersoonlijkeLink)) == 4
    sessie.remove()


def test_de_brief_noemt_een_kort_adres_dat_werkt(w, app, als):
    slot = w.slot("leerling")
    sessie.remove()
    papier = als(w.vz).get(f"{w.url}/slot/{slot.id}/brief").text
    code = re.search(r"localhost/voor-u/([0-9a-z-]{19})", papier)[1]
    assert app.test_client().get(f"/voor-u/{code}").status_code == 200
    school = w.slot("school")
    sessie.remove()
    assert "/voor-u/" not in als(w.vz).get(f"{w.url}/slot/{school.id}/brief").text


def test_de_oude_link_van_een_ouder_leidt_naar_dezelfde_bladzijde(w, app):
    client = app.test_client()
    antwoord = client.get(oude_link(w, "ouders"))
    assert antwoord.status_code == 302 and antwoord.headers["Referrer-Policy"] == "no-referrer"
    assert antwoord.location == w.link("ouders")
    assert client.get(antwoord.location).status_code == 200
    assert client.get(oude_link(w, "jeugdhulp")).status_code == 200  # others stay where they were


def test_een_ouder_van_twee_kinderen_kiest_uit_de_lijst(app):
    with app.app_context():
        w = Familie.__new__(Familie)
        super(Familie, w).__init__(2)
        for casus in w.cases:
            w.stoel(casus, "ouders").email = "ouders@voorbeeld.test"
        sessie.commit()
        w.stuur()
    assert bericht("ouders@voorbeeld.test").pad == "/uitnodiging/{code}"
    tekst = app.test_client().get(oude_link(w, "ouders")).text
    assert w.link("ouders", 0) in tekst and w.link("ouders", 1) in tekst


def test_wie_niets_mag_horen_krijgt_geen_mail_en_geen_link_en_de_oude_link_stopt(w, app):
    oud = oude_link(w, "ouders")
    with app.app_context():
        weging = {"reden": "Op verzoek.", "gewogen_door": "M. Weger"}
        id_ = w.cases[0].id
        sessie.add_all([
            Gezagsouder(casus_id=id_, naam="A. Verzonnen"),
            Gezagsouder(casus_id=id_, naam="B. Verzonnen", staat="uitgesloten", **weging),
        ])  # fmt: skip
        sessie.commit()
        sessie.remove()
    client = app.test_client()
    assert client.get(client.get(oud).location).status_code == 404
    w.verstuur()  # and they are told that it does not go on for them
    assert w.slot("ouders").afgezegd
    sessie.remove()
    assert client.get(oud).status_code == 404


def test_een_ingetrokken_link_komt_niet_vanzelf_terug(w, app, als):
    stoel = w.stoel(w.cases[0], "ouders").id
    sessie.remove()
    als(w.vz).post(f"/casussen/{w.cases[0].nummer}/voor-u/{stoel}", data={"doe": "intrekken"})
    w.vers().plaats = "Wijkhuis"
    sessie.commit()
    w.verstuur()
    mails = sessie.scalars(sa.select(Bericht.pad).where(Bericht.adres == "ouders@voorbeeld.test")).all()
    assert sorted(mails) == ["/uitnodiging/{code}", "/voor-u/{code}"]
    sessie.remove()
    assert app.test_client().get(oude_link(w, "ouders")).status_code == 200  # answering still can


def test_de_voorzitter_leest_wat_er_is_gezegd(w, app, als):
    pad = w.link("leerling")
    client = open_(app, pad)
    client.post(pad + "/meedoen", data={"meedoen": "voorlezen", "tekst": "Eerst <b>twee</b> uur."})
    client.post(pad + "/meenemen", data={"naam": "Oom Teun"})
    vz = als(w.vz)
    lijst = vz.get(w.url).text
    assert "laat het voorlezen" in lijst and "Oom Teun" in lijst and "twee" not in lijst
    eigen = vz.get(f"/casussen/{w.cases[0].nummer}/voor-u").text
    assert "Eerst &lt;b&gt;twee&lt;/b&gt; uur." in eigen and "Oom Teun" in eigen
    assert f"/casussen/{w.cases[0].nummer}/voor-u" in vz.get(f"/casussen/{w.cases[0].nummer}/uitnodigingen").text
