"""Younger than 12: the parents are invited with the child (R28). One letter or mail a person; linking a seat."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from tafel.casussen.models import Casus, Casustoegang
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.organisaties.models import Lidmaatschap, Organisatie
from tafel.uitnodigingen.models import Genodigde, Tijdslot
from tafel.uitnodigingen.rules.familie import komt_met_ouders
from tests import bouw
from tests.uitnodigingen.wereld import WEEK, Wereld, aan, mails

DAG = vandaag() + WEEK


def jaren(leeftijd, dag=DAG):
    """Born so that somebody is this old on the day of the meeting, exactly."""
    return dag.replace(year=dag.year - leeftijd)


@pytest.mark.parametrize(
    "geboren, met", [(jaren(4), True), (jaren(12) + dt.timedelta(days=1), True), (jaren(12), False), (None, False)]
)
def test_vanaf_twaalf_op_de_dag_van_het_overleg(geboren, met):
    assert komt_met_ouders(geboren, DAG) is met


@pytest.fixture
def w(app):
    """Two cases; the leerling of the first is four."""
    with app.app_context():
        w = Wereld(2)
        w.cases[0].geboortedatum = jaren(4)
        w.stoel(w.cases[0], "ouders").email = "ouder@voorbeeld.test"
        sessie.commit()
        sessie.remove()
    return w


def test_een_kind_van_vier_krijgt_geen_brief_en_de_ouders_komen_met_het_kind(w, als):
    client = als(w.vz)
    assert "Jonger dan 12: geen eigen uitnodiging." in client.get(w.url).text
    client.post(w.url)
    sessie.remove()
    assert w.slot("leerling") is None and w.slot("leerling", 1) is not None
    [mail] = mails("ouder@voorbeeld.test")
    assert "Uw kind is jonger dan 12. Het gesprek is met u, en uw kind mag mee." in mail.tekst
    sessie.remove()
    slot = w.slot("ouders").id
    sessie.remove()
    brief = client.get(f"{w.url}/slot/{slot}/brief").text
    assert "Uw kind is jonger dan 12." in brief
    # 5 of the first case, 6 of the second, and nobody waits for the child
    assert "11 antwoorden ontbreken nog." in client.get("/").text
    assert "met de ouders, jonger dan 12" in client.get(f"/casussen/{w.cases[0].nummer}/blad").text


def test_een_uitnodiging_van_voor_deze_regel_vervalt_stil(w):
    sessie.get_one(Casus, w.cases[0].id).geboortedatum = jaren(14)
    sessie.commit()
    w.verstuur()
    assert w.slot("leerling") is not None
    sessie.get_one(Casus, w.cases[0].id).geboortedatum = jaren(4)
    sessie.commit()
    uitslag = w.verstuur()
    assert (uitslag.gemaild, uitslag.brieven) == (0, 0) and w.slot("leerling").ingetrokken


def test_een_mens_met_account_en_een_stoel_met_datzelfde_adres_krijgt_een_mail(w):
    """The same person is linked in one case and stands with the mail address of the account in the other."""
    stoel = w.stoel(w.cases[1], "jeugdhulp")
    stoel.gebruiker_id, stoel.email = None, "Rob@voorbeeld.test"
    sessie.commit()
    w.verstuur()
    assert mails("Rob@voorbeeld.test") == []
    [mail] = aan(w.rob)
    assert all(casus.nummer in mail.tekst for casus in w.cases) and len(mail.bijlagen) == 2


def test_een_mens_op_papier_krijgt_een_brief_met_beide_tijden(w, als):
    client = als(w.vz)
    client.post(w.url)
    brieven = client.get(f"{w.url}/brieven").text
    school = [deel for deel in brieven.split("<section") if "voor Mirjam Voorbeeld" in deel]
    assert len(school) == 1
    assert "09:35 tot 10:20" in school[0] and "10:20 tot 11:05" in school[0]
    assert all(f"Casus {casus.nummer}:" in school[0] for casus in w.cases)
    sessie.remove()
    wie = sessie.scalars(sa.select(Tijdslot.genodigde_id).where(Tijdslot.rol == "school")).all()
    assert len(set(wie)) == 1
    # the families never share a letter
    gezin = sessie.scalars(sa.select(Tijdslot.genodigde_id).where(Tijdslot.rol.in_(("leerling", "ouders")))).all()
    assert len(set(gezin)) == len(gezin) == 3
    assert sessie.scalar(sa.select(sa.func.count()).select_from(Genodigde)) == 3 + 3 + 1


def test_een_gelijke_naam_bij_een_andere_organisatie_is_een_ander(w):
    w.stoel(w.cases[1], "school").organisatie = "Een andere school"
    sessie.commit()
    w.verstuur()
    wie = sessie.scalars(sa.select(Tijdslot.genodigde_id).where(Tijdslot.rol == "school")).all()
    assert len(set(wie)) == 2


# --- a seat that is not linked to the account of the same person ------------------------------------------------------


@pytest.fixture
def los(w):
    """Joke of leerplicht has an account; her seat does not know it, and bears no address."""
    org = Organisatie(naam="Leerplicht Nergenshuizen", soort="leerplicht")
    sessie.add(org)
    joke = bouw.mens(bouw_tafel(w), "partij", "Joke Bedacht", email="joke@voorbeeld.test")
    sessie.flush()
    sessie.execute(sa.update(Lidmaatschap).where(Lidmaatschap.gebruiker_id == joke.id).values(organisatie_id=org.id))
    stoel = w.stoel(w.cases[0], "leerplicht")
    stoel.naam, stoel.organisatie, stoel.email, stoel.functie = "J. Ander", "leerplicht Nergenshuizen", "", "ambtenaar"
    sessie.commit()
    w.joke, w.stoel_id, w.punt_id = joke, stoel.id, w.punt().id
    sessie.remove()
    return w


def bouw_tafel(w):
    return sessie.merge(w.tafel)


def noem(w, **velden):
    stoel = w.stoel(w.cases[0], "leerplicht")
    for veld, waarde in velden.items():
        setattr(stoel, veld, waarde)
    sessie.commit()
    sessie.remove()


def test_alleen_wie_dezelfde_lijkt_wordt_voorgesteld(los, als):
    client = als(los.vz)
    assert "Koppel aan account" not in client.get(los.url).text and "er is geen e-mailadres" in client.get(los.url).text
    for velden in ({"naam": " joke bedácht"}, {"naam": "J. Ander", "email": "JOKE@voorbeeld.test"}):
        noem(los, **velden)
        assert "Koppel aan account Joke Bedacht" in client.get(los.url).text
    noem(los, naam="Joke Bedacht", email="")
    assert "er is een account maar dat hoort nog niet bij deze stoel" in client.get(los.url).text


def test_een_knop_koppelt_en_de_uitnodiging_gaat_naar_het_account(los, als):
    noem(los, naam="Joke Bedacht")
    client, pad = als(los.vz), f"{los.url}/{los.punt_id}/koppelen"
    data = {"wie": str(los.stoel_id), "account": str(los.joke.id)}
    assert als(los.zo).post(pad, data=data).status_code in (403, 404)
    assert als(los.rob).post(pad, data=data).status_code == 404
    assert client.post(pad, data={"wie": "iets"}).status_code == 404
    fout = client.post(pad, data={**data, "account": str(los.vz.id)})
    assert fout.status_code == 422 and "zit deze tafel voor" in fout.text
    sessie.remove()
    assert los.stoel(los.cases[0], "leerplicht").gebruiker_id is None
    sessie.remove()
    assert client.post(pad, data=data).status_code == 303
    sessie.remove()
    stoel = los.stoel(los.cases[0], "leerplicht")
    assert stoel.gebruiker_id == los.joke.id and stoel.functie == "ambtenaar"
    vraag = sa.select(Casustoegang.rol).where(Casustoegang.gebruiker_id == los.joke.id)
    assert sessie.scalars(vraag).all() == ["partij"]
    sessie.remove()
    assert "Koppel aan account" not in client.get(los.url).text
    client.post(los.url)
    assert len(aan(los.joke)) == 1
