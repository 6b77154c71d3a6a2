"""The mail to a family says what it is about, whom to call and what to do; no name of a child, no word of the field."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from tafel.accounts.models import Gebruiker
from tafel.berichten.models import Bericht
from tafel.kern.db import sessie
from tafel.uitnodigingen.services import herinner_genodigden, stuur_opnieuw
from tafel.voor_u.rules.gewone_woorden import vakwoorden_in
from tests import bouw
from tests.uitnodigingen.wereld import HUIS
from tests.voor_u.wereld import Familie


@pytest.fixture
def w(db):
    """A case with mail addresses, sent; who chairs, heard the story and handed in have a number."""
    w = Familie.__new__(Familie)
    super(Familie, w).__init__(1)
    for rol in ("leerling", "ouders", "school"):
        w.stoel(w.cases[0], rol).email = f"{rol}@voorbeeld.test"
    for mens, nummer in ((w.vz, "06 1111 1111"), (w.cv, "06 2222 2222"), (w.zo, "06 3333 3333")):
        sessie.get_one(Gebruiker, mens.id).telefoon = nummer
    sessie.commit()
    return w


def laatste(rol):
    """The newest mail to one of them."""
    vraag = sa.select(Bericht).where(Bericht.adres == f"{rol}@voorbeeld.test").order_by(Bericht.gemaakt_op.desc())
    return sessie.scalars(vraag).first()


def test_ouders_lezen_waar_het_over_gaat_wie_te_bellen_en_wat_te_doen(w):
    bouw.toegang(w.cases[0], w.zo, "zaakonderzoeker")
    sessie.commit()
    w.stuur()
    mail, nummer = laatste("ouders"), w.cases[0].nummer
    assert mail.onderwerp.startswith("Uitnodiging: gesprek over school op ")
    assert "Het gesprek gaat over school en uw kind." in mail.tekst
    assert f"Bel Fatima Aydin, 06 3333 3333. Noem nummer {nummer}." in mail.tekst
    assert "Laat weten of u komt. Dat kan met de link hieronder." in mail.tekst and "Stadskantoor" in mail.tekst
    assert "uur." in mail.tekst and mail.bijlagen[0]["naam"] == f"gesprek-{nummer}.ics"
    assert f"SUMMARY:Gesprek over school ({nummer})" in mail.bijlagen[0]["inhoud"]
    for naam in ("Sam", "Verzonnen", "S.V."):
        assert naam not in mail.onderwerp + mail.tekst
    assert not vakwoorden_in(mail.onderwerp + mail.tekst)


def test_de_leerling_leest_je(w):
    w.stuur()
    mail = laatste("leerling")
    assert "Het gesprek gaat over school." in mail.tekst and "uw kind" not in mail.tekst
    assert "Je bent uitgenodigd" in mail.tekst and "Kom je liever niet? Dat mag." in mail.tekst
    assert not {"u", "uw"} & set(mail.tekst.lower().replace(".", " ").replace("?", " ").split())
    assert "Bel Mirjam Voorbeeld, 06 2222 2222." in mail.tekst  # nobody heard the story yet: who handed in


def test_zonder_nummers_zegt_de_mail_waar_te_vragen_en_anders_belt_men_de_voorzitter(w):
    sessie.execute(sa.update(Gebruiker).where(Gebruiker.id != w.vz.id).values(telefoon=""))
    sessie.commit()
    w.stuur()
    assert "Bel Hans Jacobs, 06 1111 1111." in laatste("ouders").tekst
    assert "Een vraag? Bel Hans Jacobs, 06 1111 1111." in laatste("school").tekst
    sessie.execute(sa.update(Gebruiker).values(telefoon=""))
    sessie.commit()
    stuur_opnieuw(w.actor, w.vers(), w.slot("ouders"), HUIS)
    sessie.commit()
    tekst = laatste("ouders").tekst
    assert "Een vraag? Vraag het Mirjam Voorbeeld, of op school." in tekst and "Bel " not in tekst


def test_de_herinnering_en_de_afzegging_zijn_in_dezelfde_woorden(w):
    w.stuur()
    dag = w.vers().datum
    assert herinner_genodigden(dag - dt.timedelta(days=2)) > 0
    sessie.commit()
    mail = laatste("ouders")
    assert mail.onderwerp.startswith("Komt u op ") and mail.onderwerp.endswith(" praten over school?")
    assert "Het gesprek gaat over school en uw kind." in mail.tekst and "06 2222 2222" in mail.tekst
    assert not vakwoorden_in(mail.onderwerp + mail.tekst)
    overleg = w.vers()
    overleg.stand, overleg.reden_annuleren = "geannuleerd", "De voorzitter is ziek."
    sessie.commit()
    w.verstuur()
    weg = laatste("ouders")
    assert weg.onderwerp.startswith("Het gesprek over school op ") and weg.onderwerp.endswith(" gaat niet door")
    assert "06 2222 2222" in weg.tekst and not vakwoorden_in(weg.onderwerp + weg.tekst)


def test_een_schoolmens_leest_de_woorden_van_het_vak(w):
    w.stuur()
    assert f"Casus {w.cases[0].nummer}" in laatste("school").tekst
