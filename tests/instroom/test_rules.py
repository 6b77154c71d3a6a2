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
    assert all(rules.tegen_doorverwijzen(vo, naar, "Past.") == [] for naar in rules.BESTEMMINGEN)
