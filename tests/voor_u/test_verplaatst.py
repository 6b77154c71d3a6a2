"""The page of the family shows a moved talk at once, marked as changed, also before the mails went."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.format import datum_zin
from tafel.uitnodigingen.models import Tijdslot
from tests.tellen import statements
from tests.uitnodigingen.wereld import WEEK
from tests.voor_u.wereld import Familie, open_

OUD, NIEUW = vandaag() + WEEK, vandaag() + 2 * WEEK
VAN_NAAR = f"van {datum_zin(OUD, NIEUW)} 09.35 naar {datum_zin(NIEUW, OUD)} 09.35"


@pytest.fixture
def w(app):
    """A talk next week; the parents open their page and say that they come."""
    with app.app_context():
        w = Familie(1)
        w.pad = w.link("ouders")
    w.klant = open_(app, w.pad)
    assert w.klant.post(f"{w.pad}/komt").status_code == 303
    return w


def verplaats(w, dag=NIEUW):
    w.vers().datum = dag
    sessie.commit()
    sessie.remove()


def test_de_nieuwe_dag_staat_er_meteen_met_wat_u_zei(w, app):
    verplaats(w)
    for verstuurd in (False, True):
        if verstuurd:
            with app.app_context():
                w.stuur()
        with statements(app) as gezien:
            tekst = w.klant.get(w.pad).text
        assert len(gezien) <= 8, [z[:80] for z in gezien]
        assert f"{datum_zin(NIEUW).capitalize()} praten we over school" in tekst
        assert f"Let op, dit is veranderd: {VAN_NAAR} uur." not in tekst and f"veranderd: {VAN_NAAR}." in tekst
        dagen = [datum_zin(een, ander).partition(" ")[2] for een, ander in ((OUD, NIEUW), (NIEUW, OUD))]
        assert f"U zei dat u kwam op {dagen[0]}. Kunt u ook op {dagen[1]}?" in tekst
        assert "U hebt gezegd dat u komt." not in tekst and "Ik kom" in tekst
    w.klant.post(f"{w.pad}/komt")
    tekst = w.klant.get(w.pad).text
    assert "U hebt gezegd dat u komt." in tekst and "veranderd" not in tekst


def test_een_antwoord_voor_de_brief_gaat_over_de_nieuwe_dag(w):
    verplaats(w)
    assert w.klant.post(f"{w.pad}/komt-niet", data={"reden": ""}).status_code == 303
    assert (w.slot("ouders").antwoord, w.slot("ouders").datum) == ("kan_niet", NIEUW)
    sessie.remove()
    w.stuur()
    assert w.slot("ouders").antwoord == "kan_niet"


def test_wat_niet_doorgaat_is_niet_geweest(w):
    overleg = w.vers()
    overleg.stand, overleg.reden_annuleren = "geannuleerd", "De zaal is dicht."
    sessie.commit()
    sessie.remove()
    tekst = w.klant.get(w.pad).text
    assert f"Het gesprek van {datum_zin(OUD)} gaat niet door." in tekst
    assert "is geweest" not in tekst and "zaten we aan tafel" not in tekst and "zaal" not in tekst


def test_een_casus_die_blijft_liggen_krijgt_de_nieuwe_dag_niet(w):
    punt = w.punt()
    punt.uitkomst = "niet_besproken"
    sessie.commit()
    verplaats(w)
    tekst = w.klant.get(w.pad).text
    assert "gaat niet door" in tekst and datum_zin(NIEUW) not in tekst


def test_wie_van_volgorde_wisselt_houdt_de_tijd_tot_de_mail(w, app):
    w.vers().begint_om = dt.time(9, 5)  # the case moves five minutes on the same day: a person sends that
    sessie.commit()
    sessie.remove()
    assert "9.35 tot" in w.klant.get(w.pad).text


def test_ouders_van_een_jong_kind_lezen_dat_het_mee_mag(w):
    assert "jonger dan 12" not in w.klant.get(w.pad).text
    sessie.get_one(Casus, w.cases[0].id).geboortedatum = OUD.replace(year=OUD.year - 4)
    sessie.execute(sa.delete(Tijdslot).where(Tijdslot.rol == "leerling"))
    sessie.commit()
    sessie.remove()
    tekst = w.klant.get(w.pad).text
    assert "Uw kind is jonger dan 12. Het gesprek is met u, en uw kind mag mee." in tekst
    assert "<b>Uw kind (S.V.)</b>, mag met u mee" in tekst
