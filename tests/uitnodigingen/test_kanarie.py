"""No name of a child in anything that leaves: mails, subjects, calendar files, headers, addresses, file names."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import re

import pytest
import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.berichten.services import verstuur as verstuur_post
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.overleggen.models import Agendapunt, Deelname
from tafel.uitnodigingen.rules.antwoorden import Vervanger
from tafel.uitnodigingen.services import (
    Invoer,
    aanvaard_vervanger,
    bewaar_verwachting,
    geef_antwoord,
    herinner_genodigden,
    stuur_opnieuw,
    vertel_wijzigingen,
    voeg_erbij,
)
from tests.conftest import instellingen
from tests.uitnodigingen.wereld import HUIS, Wereld, aan, agenda_van, mails

KANARIES = ("Kanariela", "Vogelsang", "2013", "K.V.", "14 mei")


@pytest.fixture
def w(app):
    """Two cases of a child whose names occur nowhere else; everybody has an address."""
    with app.app_context():
        w = Wereld(2)
        for casus in w.cases:
            leerling = {"voornaam": "Kanariela", "achternaam": "Vogelsang", "geboortedatum": "2013-05-14"}
            casus.aanmelding = {**casus.aanmelding, "leerling": leerling}
            casus.initialen, casus.vraag = "K.V.", "Hoe kan Kanariela weer naar school?"
            w.stoel(casus, "leerling").naam, w.stoel(casus, "ouders").naam = "Kanariela Vogelsang", "A. Vogelsang"
            w.stoel(casus, "leerling").email = "leerling@voorbeeld.test"
            w.stoel(casus, "ouders").email = "ouders@voorbeeld.test"
            w.stoel(casus, "school").email = "school@voorbeeld.test"
        sessie.commit()
        sessie.remove()
    return w


def alles(w):
    """Do everything that makes a message."""
    w.verstuur()
    geef_antwoord(w.vers(), w.slot("jeugdhulp"), False, "kan_niet", "Kanariela wil mij er niet bij.")
    geef_antwoord(w.vers(), w.slot("ouders", 1), False, "kan_niet", "Kanariela is ziek.")
    vera = Vervanger("Vera Anders", "arts van Kanariela", "vera@voorbeeld.test", True)
    geef_antwoord(w.vers(), w.slot("leerplicht"), False, "ander", "", vera)
    aanvaard_vervanger(w.actor, w.vers(), w.slot("leerplicht"), False, HUIS)
    stuur_opnieuw(w.actor, w.vers(), w.slot("school"), HUIS)
    bewaar_verwachting(w.actor, w.vers(), w.cases[0], Invoer(onderwijs=4320, nvt={"leerplicht": "Kanariela is 4."}))
    voeg_erbij(w.actor, w.vers(), w.cases[0], "R. Baas", "oom van Kanariela", "", "baas@voorbeeld.test")
    sessie.commit()
    w.verstuur()
    w.vers().begint_om = dt.time(10)
    sessie.commit()
    w.verstuur()
    herinner_genodigden(w.vers().datum - dt.timedelta(days=2))
    punt = w.punt(1)
    sessie.execute(sa.delete(Deelname).where(Deelname.agendapunt_id == punt.id))
    sessie.delete(punt)
    sessie.commit()
    w.verstuur()
    overleg = w.vers()
    overleg.stand, overleg.reden_annuleren = "geannuleerd", "Kanariela is ziek."
    sessie.commit()
    w.verstuur()


def gezien(tekst):
    """The canaries in a text."""
    return [een for een in KANARIES if re.search(rf"(?<![\w-]){re.escape(een)}(?!\w)", tekst)]


def alle_post(app, map_):
    """Everything of every mail as it went out: headers, text, names and content of attachments, name of the file."""
    verstuur_post(instellingen(app.config["INSTELLINGEN"].database_url, mail_url=f"map://{map_}"), 500)
    uit = []
    for pad in map_.iterdir():
        brief = email.message_from_bytes(pad.read_bytes(), policy=email.policy.default)
        delen = [f"{naam}: {waarde}" for naam, waarde in brief.items()] + [pad.name]
        for deel in brief.walk():
            delen += [str(deel.get_filename()), str(deel["Content-Type"])]
            if not deel.is_multipart():
                delen.append(str(deel.get_content()))
        uit.append("\n".join(delen))
    return uit


def test_geen_kanarie_verlaat_het_huis(w, app, tmp_path):
    with app.app_context():
        alles(w)
    sessie.remove()
    post = alle_post(app, tmp_path)
    assert len(post) > 15 and any("METHOD:CANCEL" in een for een in post) and any("METHOD:REQUEST" in e for e in post)
    assert {"ouders@voorbeeld.test", "leerling@voorbeeld.test"} <= {re.search(r"To: (\S+)", e)[1] for e in post}
    for een in post:
        assert not gezien(een), (gezien(een), een)
    with app.app_context():
        for bericht in sessie.scalars(sa.select(Bericht)):
            assert not gezien(f"{bericht.sleutel} {bericht.pad}")
        sessie.remove()


def test_de_kanarie_wordt_gezien_als_zij_er_is(w, app, tmp_path):
    """Negative control: a name in the place of the meeting is found in mail and calendar file."""
    with app.app_context():
        w.vers().plaats = "Bij Kanariela thuis"
        sessie.commit()
        w.verstuur()
    sessie.remove()
    assert all(gezien(een) == ["Kanariela"] for een in alle_post(app, tmp_path))


def test_geen_kanarie_in_titel_adres_of_kop_en_niet_op_de_brief(w, app, als):
    with app.app_context():
        w.verstuur()
        sessie.remove()
    client = als(w.vz)
    slots = [w.slot(rol).id for rol in ("leerling", "ouders")]
    sessie.remove()
    paden = [w.url, *(f"{w.url}/slot/{slot}/brief" for slot in slots), f"/overleggen/{w.id}/mandaat"]
    paden += [f"/casussen/{w.cases[0].nummer}/uitnodigingen", "/ik/agenda"]
    for pad in paden:
        antwoord = client.get(pad)
        assert antwoord.status_code == 200
        titel = re.search(r"<title>(.*?)</title>", antwoord.text, re.S)[1]
        koppen = " ".join(f"{naam} {waarde}" for naam, waarde in antwoord.headers)
        links = " ".join(re.findall(r'(?:href|action)="([^"]+)"', antwoord.text))
        assert not gezien(f"{titel} {koppen} {links}")
        assert not [een for een in gezien(antwoord.text) if een in KANARIES[:2]], pad


def test_elke_dag_hoort_wie_op_een_oude_tijd_rekent_de_nieuwe(w, app):
    with app.app_context():
        w.verstuur()
        w.vers().datum += dt.timedelta(days=1)
        sessie.commit()
        voor = len(mails())
        assert vertel_wijzigingen(vandaag(), HUIS) == 6 and vertel_wijzigingen(vandaag(), HUIS) == 0
        sessie.commit()
        assert len(mails()) == voor + 6 and {e.sequence.value for e in agenda_van(aan(w.rob))} == {"1"}
        sessie.remove()


def test_elke_dag_nodigt_niemand_nieuw_uit(w, app):
    with app.app_context():
        w.verstuur()
        derde = w.casus()
        sessie.add(Agendapunt(overleg_id=w.id, casus_id=derde.id, volgorde=9, minuten=30))
        sessie.commit()
        assert vertel_wijzigingen(vandaag(), HUIS) == 0
        sessie.remove()


def test_een_herinnering_een_keer_en_alleen_wie_niet_antwoordde(w, app):
    with app.app_context():
        w.verstuur()
        geef_antwoord(w.vers(), w.slot("school"), False, "komt")
        geef_antwoord(w.vers(), w.slot("school", 1), False, "komt")
        sessie.commit()
        dag = w.vers().datum
        assert herinner_genodigden(dag - dt.timedelta(days=4)) == 0
        assert herinner_genodigden(dag - dt.timedelta(days=3)) == 5  # six people, school answered
        assert herinner_genodigden(dag - dt.timedelta(days=2)) == 0 and herinner_genodigden(dag) == 0
        sessie.remove()
