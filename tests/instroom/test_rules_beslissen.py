"""Rules of what the chair may rule on an aanmelding."""

from __future__ import annotations

import datetime as dt

from tafel.aanmeldingen.rules import Instroomfeiten
from tafel.criteria.feiten import feiten_uit
from tafel.criteria.rules import toets
from tafel.instroom import rules
from tafel.toetsen.rules import open_eisen, vraag_eis
from tests.bouw import SAM

DAG = dt.date(2026, 11, 30)
OPEN = (vraag_eis(""),)


def codes(weigeringen):
    return [w.code for w in weigeringen]


def test_toelaten_kan_alleen_met_alles_in_orde():
    assert rules.tegen_toelaten(Instroomfeiten("ingediend")) == []
    assert codes(rules.tegen_toelaten(Instroomfeiten("ingediend", OPEN))) == ["vraag"]
    assert codes(rules.tegen_toelaten(Instroomfeiten("toegelaten"))) == ["stand"]


def test_uitzondering_vraagt_reden_en_geldt_nooit_voor_leeftijd_of_plicht():
    assert rules.tegen_uitzondering(Instroomfeiten("ingediend", OPEN), "Haast.") == []
    assert codes(rules.tegen_uitzondering(Instroomfeiten("ingediend", OPEN), " ")) == ["geen_reden"]
    assert codes(rules.tegen_uitzondering(Instroomfeiten("ingediend"), "Haast.")) == ["niets_open"]
    assert codes(rules.tegen_uitzondering(Instroomfeiten("concept", OPEN), "Haast.")) == ["stand"]
    oud = {**SAM, "leerling": {**SAM["leerling"], "geboortedatum": "2008-01-01", "startkwalificatie": True}}
    buiten = open_eisen(toets(feiten_uit(oud, DAG, "doorbraakoverleg")), "Hoe?")
    assert {"leeftijd", "plicht"} <= set(codes(rules.tegen_uitzondering(Instroomfeiten("ingediend", buiten), "Haast.")))


def test_teruggeven():
    alles = ["plan", "vraag"]
    assert rules.tegen_teruggeven("ingediend", [], alles, "Bel nog even.") == []
    assert rules.tegen_teruggeven("ingediend", ["plan"], alles, "Bel.") == []
    assert codes(rules.tegen_teruggeven("ingediend", ["plan"], alles, "")) == ["geen_reden"]
    assert codes(rules.tegen_teruggeven("ingediend", ["x"], alles, "Bel.")) == ["mist_onbekend"]
    assert codes(rules.tegen_teruggeven("toegelaten", ["plan"], alles, "Bel.")) == ["stand"]


def test_doorverwijzen():
    po, vo = Instroomfeiten("ingediend", sector="po"), Instroomfeiten("ingediend", sector="vo")
    assert rules.tegen_doorverwijzen(vo, "casuistiekoverleg", "Past.") == []
    assert codes(rules.tegen_doorverwijzen(po, "casuistiekoverleg", "Past.")) == ["casuistiekoverleg_alleen_vo"]
    assert codes(rules.tegen_doorverwijzen(po, "maan", "")) == ["bestemming", "geen_reden"]
    assert codes(rules.tegen_doorverwijzen(Instroomfeiten("concept"), "mdo", "Past.")) == ["stand"]
    assert all(rules.tegen_doorverwijzen(vo, naar, "Past.", "Tafel X") == [] for naar in rules.BESTEMMINGEN)
    assert codes(rules.tegen_doorverwijzen(vo, "andere_tafel", "Past.", " ")) == ["welke_tafel"]
    assert "casuistiekoverleg" in rules.bestemmingen_voor("vo")
    assert "casuistiekoverleg" not in rules.bestemmingen_voor("po")
    assert set(rules.bestemmingen_voor("vo")) == set(rules.BESTEMMINGEN)


def test_geen_uitzondering_vraagt_dat_er_een_is_gevraagd():
    assert rules.tegen_geen_uitzondering("ingediend", True, "Eerst bellen.") == []
    assert codes(rules.tegen_geen_uitzondering("ingediend", False, "x")) == ["niet_gevraagd"]
    assert codes(rules.tegen_geen_uitzondering("ingediend", True, " ")) == ["geen_reden"]
    assert codes(rules.tegen_geen_uitzondering("toegelaten", True, "x")) == ["stand"]


def test_aanvulling_vraagt_een_dag_na_vandaag_en_een_reden():
    morgen = DAG + dt.timedelta(days=1)
    assert rules.tegen_aanvulling("ingediend", ["plan"], ["plan"], morgen, "Bel.", DAG) == []
    assert codes(rules.tegen_aanvulling("ingediend", ["plan"], ["plan"], DAG, "Bel.", DAG)) == ["termijn_voorbij"]
    assert codes(rules.tegen_aanvulling("ingediend", [], [], None, "", DAG)) == ["geen_termijn", "geen_reden"]
    ver = DAG + dt.timedelta(days=367)
    assert codes(rules.tegen_aanvulling("ingediend", ["x"], ["plan"], ver, "Bel.", DAG)) == [
        "mist_onbekend",
        "termijn_ver",
    ]
    assert codes(rules.tegen_aanvulling("aanvulling", [], [], morgen, "Bel.", DAG)) == ["stand"]


def test_verlengen_kan_alleen_naar_later():
    was, later = DAG + dt.timedelta(days=5), DAG + dt.timedelta(days=6)
    assert rules.tegen_verlengen("aanvulling", later, was, "Ziek.", DAG) == []
    assert codes(rules.tegen_verlengen("aanvulling", was, was, "Ziek.", DAG)) == ["termijn_eerder"]
    assert codes(rules.tegen_verlengen("aanvulling", None, was, "", DAG)) == ["geen_termijn", "geen_reden"]
    assert codes(rules.tegen_verlengen("ingediend", later, was, "x", DAG)) == ["stand"]


def test_sluiten_kan_pas_na_de_termijn_en_een_herinnering():
    gisteren = DAG - dt.timedelta(days=1)
    assert rules.tegen_sluiten("aanvulling", gisteren, DAG, "Kwam niet.", DAG) == []
    assert codes(rules.tegen_sluiten("aanvulling", DAG, DAG, "x", DAG)) == [
        "termijn_loopt"
    ]  # on the last day it may come
    assert codes(rules.tegen_sluiten("aanvulling", gisteren, None, "x", DAG)) == ["niet_herinnerd"]
    assert codes(rules.tegen_sluiten("aanvulling", gisteren, DAG, " ", DAG)) == ["geen_reden"]
    assert codes(rules.tegen_sluiten("ingediend", gisteren, DAG, "x", DAG)) == ["stand"]
