"""The criteria of a table: read the versions, make a new one from a day on; for the beheerder only."""

from __future__ import annotations

import datetime as dt
import html

import pytest
import sqlalchemy as sa

from tafel.criteria.rules import Criteria
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.logboek.models import Logregel
from tafel.organisaties.models import Criteriaversie
from tests import bouw
from tests.casussen.hulp import lees, tel
from tests.tellen import statements
from tests.toetsen.hulp import versie

PAD = "/beheer/criteria/nieuw"


@pytest.fixture
def beheerder(tafel):
    """Somebody who manages the table."""
    wie = bouw.mens(tafel.tafel, "beheerder")
    sessie.commit()
    return wie


def _formulier(**anders):
    basis = {
        "overleggen": "3", "eerdere_overleggen": "y", "pogingen": "1", "vierjarigen": "ja",
        "vanaf": vandaag().isoformat(), "reden": "Zo afgesproken in de regio.",
    }  # fmt: skip
    return {**basis, **anders}


def test_een_tafel_begint_met_de_eisen_van_het_protocol(app, als, tafel, beheerder):
    pagina = als(beheerder).get("/beheer/criteria").text
    assert "Nu geldt versie 1: de eisen van het protocol" in pagina
    assert "Geen lopende casus houdt deze versie." in pagina
    assert 'href="/beheer/criteria"' in als(beheerder).get("/beheer").text
    assert 'value="2"' in als(beheerder).get(PAD).text


def test_een_nieuwe_versie_maken_en_de_verschillen_lezen(app, als, tafel, beheerder):
    bouw.casus(tafel.tafel, tafel.cv)
    bouw.casus(tafel.tafel, tafel.cv, "ingediend", criteria_nummer=1)
    bouw.casus(tafel.tafel, tafel.cv, "afgesloten", criteria_nummer=1)
    sessie.commit()
    client = als(beheerder)
    antwoord = client.post(PAD, data=_formulier())
    assert (antwoord.status_code, antwoord.location) == (303, "/beheer/criteria")
    rij = lees(sa.select(Criteriaversie))
    assert (rij.nummer, rij.vanaf, rij.door_id) == (2, vandaag(), beheerder.id)
    assert rij.parameters == {
        "hard": ["eerdere_overleggen"], "overleggen": 3, "pogingen": 1, "vierjarigen": None,
    }  # fmt: skip
    assert tel(Logregel, wat="criteria gewijzigd") == 1
    pagina = html.unescape(client.get("/beheer/criteria").text)
    assert "Nu geldt versie 2, sinds" in pagina
    assert "Er zijn 3 eerdere overleggen nodig. Dat was 2." in pagina
    assert "Eerdere overleggen: is nu hard." in pagina
    assert "1 lopende casus houdt deze versie." in pagina
    assert "1 concept volgt haar nu." in pagina
    assert "2026-00" not in pagina  # a beheerder sees no case


def test_een_versie_die_later_ingaat(app, als, tafel, beheerder):
    vanaf = vandaag() + dt.timedelta(days=10)
    client = als(beheerder)
    assert client.post(PAD, data=_formulier(vanaf=vanaf.isoformat())).status_code == 303
    pagina = client.get("/beheer/criteria").text
    assert "Nu geldt versie 1" in pagina
    assert "Gaat nog in" in pagina
    assert f'value="{vanaf.isoformat()}"' in client.get(PAD).text


@pytest.mark.parametrize(
    "anders, zin",
    [
        ({"vanaf": "2020-01-01"}, "Kies vandaag of een latere dag."),
        ({"vanaf": ""}, "Vul in vanaf welke dag dit geldt."),
        ({"vanaf": "morgen"}, "Vul een datum in als 21-11-2026."),
        ({"reden": "  "}, "Schrijf waarom de eisen anders worden."),
        ({"reden": "x" * 1501}, "Gebruik hoogstens 1500 tekens."),
        ({"overleggen": "0"}, "Vul een heel getal in van 1 tot en met 5."),
        ({"overleggen": "6"}, "Vul een heel getal in van 1 tot en met 5."),
        ({"pogingen": "twee"}, "Vul een heel getal in van 1 tot en met 5."),
        ({"vierjarigen": ""}, "Kies ja of nee."),
        ({"vierjarigen": "soms"}, "Kies ja of nee."),
        ({"overleggen": "2", "eerdere_overleggen": ""}, "Er verandert niets. Pas eerst een eis aan."),
    ],
)
def test_wat_niet_klopt_wordt_niet_bewaard(app, als, tafel, beheerder, anders, zin):
    data = _formulier(**anders)
    if not data["eerdere_overleggen"]:
        del data["eerdere_overleggen"]
    antwoord = als(beheerder).post(PAD, data=data)
    assert antwoord.status_code == 422
    tekst = html.unescape(antwoord.text)
    assert zin in tekst
    assert data["reden"].strip() in tekst
    assert tel(Criteriaversie) == 0


def test_leeftijd_en_plicht_zijn_niet_te_kiezen(app, als, tafel, beheerder):
    client = als(beheerder)
    pagina = client.get(PAD).text
    assert 'name="leeftijd"' not in pagina
    assert 'name="plicht"' not in pagina
    data = _formulier(leeftijd="", plicht="", hard="leeftijd")
    assert client.post(PAD, data=data).status_code == 303
    assert set(lees(sa.select(Criteriaversie)).parameters) == {"hard", "overleggen", "pogingen", "vierjarigen"}


def test_alleen_de_beheerder_van_deze_tafel(app, als, tafel, beheerder):
    versie(tafel.tafel, Criteria(overleggen=5))
    vreemd = bouw.mens(bouw.tafel("ABC"), "beheerder")
    sessie.commit()
    for wie in (tafel.voorzitter, tafel.cv, tafel.partij):
        assert als(wie).get("/beheer/criteria").status_code == 403
        assert als(wie).post(PAD, data=_formulier()).status_code == 403
    assert "Nu geldt versie 1" in als(vreemd).get("/beheer/criteria").text
    assert als(None).get("/beheer/criteria").status_code == 303
    assert als(None).post(PAD, data=_formulier()).status_code == 303
    assert tel(Criteriaversie) == 1


def test_de_pagina_blijft_even_snel(app, als, tafel, beheerder):
    for nummer in range(2, 12):
        versie(tafel.tafel, Criteria(overleggen=nummer % 5 + 1), nummer=nummer)
        bouw.casus(tafel.tafel, tafel.cv, "ingediend", criteria_nummer=nummer)
    sessie.commit()
    client = als(beheerder)
    client.get("/beheer/criteria")
    with statements(app) as gezien:
        assert client.get("/beheer/criteria").status_code == 200
    assert len(gezien) <= 5, gezien
