"""Start pages around the table: budget holder, beheerder, fg, somebody with more roles or none."""

from __future__ import annotations

import datetime as dt

from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.logboek.models import Inzage
from tafel.logboek.services import schrijf
from tests import bouw
from tests.opvolging.wereld import actie_van
from tests.vandaag.hulp import tekst

DAG = dt.timedelta(days=1)


def test_de_akkoordgever_ziet_wat_wacht(app, als, w):
    w.in_opvolging()
    akkoord = w.kosten(actie_van("Rob"))
    akkoord.antwoord_voor = vandaag() + 3 * DAG
    gever = sessie.get(type(w.cv), akkoord.gebruiker_id)
    sessie.commit()
    assert "De tafel wacht op één antwoord van u" in tekst(als, gever)


def test_de_beheerder_ziet_wat_ontbreekt(app, als, w):
    beheerder = bouw.mens(w.tafel, "beheerder")
    bouw.mens(None, None, "Nieuw Mens")
    sessie.commit()
    pagina = tekst(als, beheerder)
    assert "Niemand kan akkoord geven op jeugdhulp" in pagina
    assert "Nieuw Mens heeft nog geen rol" in pagina
    assert "/beheer" in pagina


def test_de_fg_ziet_regels_en_inzagen_van_de_eigen_tafel(app, als, w):
    fg = bouw.mens(w.tafel, "fg")
    schrijf(w.actor, "overleg gepland", "overleg 2026-11-22", tafel_id=w.tafel.id)
    schrijf(w.actor, "iets gewijzigd", w.casus.nummer, casus_id=w.casus.id)
    sessie.add(Inzage(casus_id=w.casus.id, gebruiker_id=w.cv.id, naam="Kijker", op=nu(), wat="casus", waarom="Omdat."))
    sessie.commit()
    pagina = tekst(als, fg)
    assert "Hans Voorzit: iets gewijzigd" in pagina
    assert "overleg 2026-11-22. " in pagina
    assert "Kijker: casus" in pagina
    assert "S.V." not in pagina


def test_zonder_rol_staat_er_wat_te_doen(app, als, w):
    los = bouw.mens(None, None)
    sessie.commit()
    assert "U hebt nog geen rol aan een tafel" in tekst(als, los)


def test_meer_rollen_de_voorzitter_eerst_en_een_rol_die_je_niet_hebt_bestaat_niet(app, als, w):
    bouw.lid(w.tafel, w.voorzitter, "zaakonderzoeker")
    sessie.commit()
    pagina = tekst(als, w.voorzitter)
    assert "Er staat geen overleg gepland" in pagina
    assert "Als zaakonderzoeker" in pagina
    assert "Deze week is rustig" in tekst(als, w.voorzitter, "/?rol=zaakonderzoeker")
    assert "Er staat geen overleg gepland" in tekst(als, w.voorzitter, "/?rol=fg")
