"""A meeting that moves to another day: every page, mail and calendar says from when to when, and asks again."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa
import vobject

from tafel.berichten.models import Bericht
from tafel.berichten.post import code_van
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.format import datum_zin
from tafel.overleggen.models import Deelname
from tafel.overleggen.services import Plan, leg_agenda_vast, wijzig_overleg
from tafel.uitnodigingen.models import Genodigde
from tafel.uitnodigingen.services import geef_antwoord, maak_feed
from tests import bouw
from tests.uitnodigingen.wereld import HUIS, WEEK, Wereld, aan, agenda_van, gebeurtenissen, mails

OUD, NIEUW = vandaag() + WEEK, vandaag() + 2 * WEEK
VAN_NAAR = f"van {datum_zin(OUD, NIEUW)} 09:35 naar {datum_zin(NIEUW, OUD)} 09:35"


def dagmaand(dag, naast):
    return datum_zin(dag, naast).partition(" ")[2]


@pytest.fixture
def w(app):
    """One case; everyone invited; jeugdhulp (with account) said to come, leerplicht (by mail) said no."""
    with app.app_context():
        w = Wereld(1)
        w.verstuur()
        geef_antwoord(w.vers(), w.slot("jeugdhulp"), False, "komt")
        geef_antwoord(w.vers(), w.slot("leerplicht"), False, "kan_niet", "Ik ben dan weg.")
        sessie.commit()
        sessie.remove()
        w.link = adres(Genodigde.gebruiker_id == w.rob.id)
    return w


def adres(waar):
    mens = sessie.scalar(sa.select(Genodigde).where(waar))
    pad = f"/uitnodiging/{code_van(HUIS.geheim, mens.zout)}"
    sessie.remove()
    return pad


def feed(w, app):
    """The address of Rob's calendar feed; a new one each time."""
    with app.app_context():
        token = maak_feed(bouw.actor(w.rob, w.tafel, "partij"))
        sessie.commit()
        sessie.remove()
    return f"/agenda/{token}.ics"


def verplaats(w, **anders):
    """Move the meeting a week, as the chair does."""
    o = w.vers()
    velden = {"datum": NIEUW, "begint_om": o.begint_om, "eindigt_om": o.eindigt_om, "plaats": o.plaats}
    plan = Plan(**velden | anders, welkom_minuten=o.welkom_minuten, voorzitter_id=o.voorzitter_id, online=o.online)
    wijzig_overleg(w.actor, o, plan)
    sessie.commit()
    sessie.remove()


def test_de_mail_zegt_van_welke_dag_naar_welke_en_wat_u_zei(w):
    verplaats(w)
    w.verstuur()
    [rob] = aan(w.rob)[1:]
    assert rob.onderwerp.startswith(f"Verplaatst naar {datum_zin(NIEUW)}: casus 2026-")
    assert f"Het overleg is verplaatst: {VAN_NAAR}." in rob.tekst
    assert f"U zei dat u kwam op {dagmaand(OUD, NIEUW)}. Laat weten of u dan ook kunt." in rob.tekst
    [joost] = mails("joost@voorbeeld.test")[1:]
    assert f"U zei dat u niet kon op {dagmaand(OUD, NIEUW)}. Laat weten of u dan wel kunt." in joost.tekst
    [els] = mails("els@voorbeeld.test")[1:]
    assert "U zei" not in els.tekst and "Laat weten of u dan ook kunt." in els.tekst
    [een] = agenda_van(aan(w.rob))
    assert een.description.value == f"Het overleg is verplaatst: {VAN_NAAR}."


def test_een_nieuwe_brief_zegt_dat_hij_anders_is_dan_de_vorige(w, als):
    client = als(w.vz)
    assert "eerdere brief" not in client.get(f"{w.url}/brieven").text
    verplaats(w)
    client.post(w.url)
    brieven = client.get(f"{w.url}/brieven").text
    assert brieven.count("Let op: dit is anders dan in een eerdere brief.") == 3
    assert datum_zin(NIEUW).capitalize() in brieven and datum_zin(OUD).capitalize() not in brieven


def test_alleen_een_andere_tijd_heet_geen_verplaatst_overleg(w):
    w.punt()
    verplaats(w, datum=OUD, begint_om=dt.time(10))
    w.verstuur()
    [rob] = aan(w.rob)[1:]
    assert "verplaatst" not in rob.onderwerp + rob.tekst and "Dit is nieuw, het was 09:35." in rob.tekst
    assert "U zei dat u kwam om 09:35 uur. Laat weten of u dan ook kunt." in rob.tekst
    assert gebeurtenissen([rob])[0].description.value == "De tijd is veranderd: van 09:35 naar 10:05 uur."


def test_de_linkbladzijde_toont_de_nieuwe_dag_voor_en_na_de_mail(w, app):
    verplaats(w)
    for verstuurd in (False, True):
        if verstuurd:
            with app.app_context():
                w.verstuur()
                sessie.remove()
        tekst = app.test_client().get(w.link).text
        assert f"Komt u op {datum_zin(NIEUW)}?" in tekst and f"Het overleg is verplaatst: {VAN_NAAR}." in tekst
        vraag = f"U zei dat u kwam op {dagmaand(OUD, NIEUW)}. Kunt u ook op {dagmaand(NIEUW, OUD)}?"
        assert vraag in tekst and "U komt." not in tekst and "Ik kom" in tekst
        [een] = vobject.readOne(app.test_client().get(feed(w, app)).text).vevent_list
        assert een.dtstart.value.date() == NIEUW and VAN_NAAR in een.description.value


def test_wie_antwoordt_voor_de_mail_ging_antwoordt_over_de_nieuwe_dag(w, app):
    verplaats(w)
    slot = w.slot("jeugdhulp").id
    sessie.remove()
    klant = app.test_client()
    assert klant.post(w.link, data={"slot": str(slot), "antwoord": "komt"}).status_code == 303
    tekst = klant.get(w.link).text
    assert f"U komt. Tot {datum_zin(NIEUW)}." in tekst and "verplaatst" not in tekst
    sessie.remove()
    assert (w.slot("jeugdhulp").antwoord, w.slot("jeugdhulp").datum) == ("komt", NIEUW)
    [mail] = aan(w.rob)[1:]
    assert "Uw antwoord staat erbij." in mail.tekst and "Laat weten" not in mail.tekst
    assert [een.dtstart.value.date() for een in agenda_van(aan(w.rob))] == [NIEUW]
    sessie.remove()
    w.verstuur()
    assert len(aan(w.rob)) == 2 and w.slot("jeugdhulp").antwoord == "komt"  # nothing twice, and the answer stays


def test_de_voorzitter_ziet_de_oude_dag_de_nieuwe_en_wat_iemand_zei(w, als):
    verplaats(w)
    client = als(w.vz)
    tekst = client.get(w.url).text
    oud, nieuw = datum_zin(OUD, NIEUW), datum_zin(NIEUW, OUD)
    assert "6 mensen weten nog niet dat het overleg is verplaatst" in tekst and "hoe laat" not in tekst
    assert f"Het overleg is verplaatst: van {oud} naar {nieuw}." in tekst and f"was {oud} 09:35" in tekst
    assert "was: komt" in tekst and "was: kan niet" in tekst
    dag = client.get(f"/overleggen/{w.id}/mandaat").text
    assert "dat het overleg is verplaatst" in dag and f"Zij rekenen op {oud}." in dag
    client.post(w.url)
    na = client.get(w.url).text
    assert "was: komt, sinds" in na and "Nog geen antwoord" in na and "verplaatst" not in na
    sessie.remove()
    geef_antwoord(w.vers(), w.slot("jeugdhulp"), False, "kan_niet", "Vrij.")
    sessie.commit()
    assert "was: komt" not in client.get(w.url).text


def test_een_antwoord_op_de_oude_dag_telt_niet_als_komt(w, als):
    verplaats(w)
    tekst = als(w.vz).get("/").text
    assert "6 antwoorden ontbreken nog." in tekst and "kan niet" not in tekst
    lijst = als(w.cv).get(f"/casussen/{w.cases[0].nummer}/uitnodigingen").text
    assert "weet het nog niet" in lijst and "was: komt" in lijst


def test_terug_naar_de_oude_dag_voor_de_mail_verandert_niets(w, app):
    verplaats(w)
    verplaats(w, datum=OUD)
    tekst = app.test_client().get(w.link).text
    assert "verplaatst" not in tekst and f"U komt. Tot {datum_zin(OUD)}." in tekst
    w.verstuur()
    assert len(aan(w.rob)) == 1


def test_een_afgezegd_overleg_staat_er_niet_meer_als_afspraak(w, app):
    overleg = w.vers()
    overleg.stand, overleg.reden_annuleren = "geannuleerd", "Ziek."
    sessie.commit()
    sessie.remove()
    klant = app.test_client()
    tekst = klant.get(w.link).text
    assert "gaat voor u niet door" in tekst and "Ik kom" not in tekst and "Ziek" not in tekst
    slot = w.slot("jeugdhulp").id
    sessie.remove()
    assert klant.post(w.link, data={"slot": str(slot), "antwoord": "kan_niet", "s0-reden": "x"}).status_code == 422
    [feed_] = vobject.readOne(klant.get(feed(w, app)).text).vevent_list
    assert feed_.status.value == "CANCELLED"


def test_een_casus_die_niet_meegaat_staat_er_niet_met_de_nieuwe_dag(w, app):
    verplaats(w)
    sessie.execute(sa.delete(Deelname))
    sessie.delete(w.punt())
    sessie.commit()
    sessie.remove()
    tekst = app.test_client().get(w.link).text
    assert "gaat voor u niet door" in tekst and datum_zin(NIEUW) not in tekst


def test_van_een_andere_dag_hoort_ieder_maar_een_keer(w):
    """Rob reads the case and is invited: the invitation tells him. The casusverantwoordelijke is not: told apart."""
    bouw.toegang(w.cases[0], w.rob, "partij")
    sessie.commit()
    voor = len(alles(w.rob))
    verplaats(w)
    w.verstuur()
    assert [b.onderwerp.split(":")[0] for b in alles(w.rob)[voor:]] == [f"Verplaatst naar {datum_zin(NIEUW)}"]
    [cv] = [b for b in alles(w.cv) if "verplaatst" in b.onderwerp]
    assert f"Het was op {datum_zin(OUD, NIEUW)}." in cv.tekst


def test_van_een_nieuwe_versie_van_de_agenda_hoort_ieder_maar_een_keer(w):
    """Fixing version B tells who is not invited; who is invited hears it by the changed invitation."""
    bouw.toegang(w.cases[0], w.rob, "partij")
    sessie.commit()
    leg_agenda_vast(w.actor, w.vers())
    w.punt().minuten = 60
    w.vers().begint_om = dt.time(9, 10)
    sessie.commit()
    voor = len(alles(w.rob)), len(alles(w.cv))
    leg_agenda_vast(w.actor, w.vers())
    sessie.commit()
    assert (len(alles(w.rob)), len(alles(w.cv))) == (voor[0], voor[1] + 1)
    w.verstuur()
    [een] = alles(w.rob)[voor[0] :]
    assert "Nieuwe tijd of plaats" in een.onderwerp and len(alles(w.cv)) == voor[1] + 1


def alles(wie):
    """Every message to somebody, oldest first."""
    vraag = sa.select(Bericht).where(Bericht.aan_id == wie.id).order_by(Bericht.gemaakt_op)
    return sessie.scalars(vraag).all()
