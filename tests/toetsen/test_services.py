"""Following requirements: what flips is kept once, with who did it; the criteria of a table; exceptions."""

from __future__ import annotations

import copy
import datetime as dt

import pytest
import sqlalchemy as sa

from tafel.aanmeldingen.services import leg_vast, maak_casus
from tafel.casussen.models import Casus, Toets
from tafel.criteria.rules import Criteria
from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.kern.refusals import Geweigerd
from tafel.logboek.models import Logregel
from tafel.toetsen import queries, services
from tafel.toetsen.models import Eisopmerking, Eisverandering
from tests import bouw
from tests.tellen import statements
from tests.toetsen.hulp import HALF, versie, weer, zaak

DRIE = Criteria(overleggen=3, hard=frozenset({"eerdere_overleggen"}))
VRAAG = "Hoe kan S. weer naar school?"


@pytest.fixture
def t(db, tafel):
    """The table, within an application context."""
    return tafel


def _flips(casus):
    vraag = sa.select(Eisverandering).where(Eisverandering.casus_id == casus.id).order_by(Eisverandering.eis)
    return [(v.eis, v.was, v.werd, v.aanleiding, v.door_id) for v in sessie.scalars(vraag)]


# --- what flips with a save -------------------------------------------------------------------------------------------


def test_alleen_wat_omslaat_wordt_een_regel_met_wie(t):
    casus = bouw.casus(t.tafel, t.cv, document=copy.deepcopy(HALF))
    leg_vast(casus, HALF, VRAAG, "doorbraakoverleg", t.cv.id)
    assert _flips(casus) == []
    assert casus.toetsstand["opschaling"] == "nog_niet"
    leg_vast(casus, bouw.SAM, VRAAG, "doorbraakoverleg", t.cv.id)
    leg_vast(casus, bouw.SAM, VRAAG, "doorbraakoverleg", t.voorzitter.id)
    sessie.flush()
    assert _flips(casus) == [("opschaling", "nog_niet", "voldaan", "bewaard", t.cv.id)]
    leg_vast(casus, bouw.SAM, "", "doorbraakoverleg", t.cv.id)
    sessie.flush()
    assert ("vraag", "voldaan", "nog_niet", "bewaard", t.cv.id) in _flips(casus)
    assert len(_flips(casus)) == 2


def test_een_save_zonder_omslag_kost_geen_vraag_aan_de_database(app, t):
    casus = bouw.casus(t.tafel, t.cv)
    leg_vast(casus, bouw.SAM, VRAAG, "doorbraakoverleg", t.cv.id)
    casus = weer(casus)
    with statements(app) as gezien:
        uitslag = queries.toets_van(casus, "doorbraakoverleg")
        assert services.volg_toets(casus, uitslag, t.cv.id) == ()
        sessie.flush()
    assert gezien == []


def test_een_nieuwe_casus_begint_zonder_verloop_maar_met_een_stand(t):
    casus = maak_casus(bouw.actor(t.cv, t.tafel, "casusverantwoordelijke"))
    assert (casus.toetsstand["leeftijd"], casus.toetsstand["stap_2"]) == ("nog_niet", "nvt")
    assert _flips(casus) == []


def test_het_verloop_is_alleen_aan_te_vullen(t):
    casus = bouw.casus(t.tafel, t.cv)
    services.voeg_opmerking_toe(
        bouw.actor(t.voorzitter, t.tafel, "voorzitter"), casus, zaak(casus), "plan", "Kijk nog eens."
    )
    rij = sessie.scalars(sa.select(Eisopmerking)).one()
    rij.tekst = "Iets anders."
    with pytest.raises(RuntimeError, match="only added to"):
        sessie.flush()
    sessie.rollback()


# --- what flips by itself ---------------------------------------------------------------------------------------------


def test_de_dag_maakt_een_leerling_twaalf(t):
    jarig = vandaag() - dt.timedelta(days=365 * 12 + 10)
    document = copy.deepcopy(bouw.SAM)
    document["leerling"]["geboortedatum"] = jarig.isoformat()
    del document["toestemmingen"][2]
    casus = bouw.casus(t.tafel, t.cv, "ingediend", document=document)
    twaalf = dt.date(jarig.year + 12, jarig.month, jarig.day)
    services.volg_de_dag(twaalf - dt.timedelta(days=1))
    assert _flips(casus) == []
    for _ in range(2):
        services.volg_de_dag(twaalf)
        sessie.flush()
    assert _flips(casus) == [("toestemming", "voldaan", "nog_niet", "dag", None)]
    regel = sessie.scalars(sa.select(Logregel).where(Logregel.wat == "toets veranderd")).one()
    assert (regel.casus_id, regel.gegevens) == (casus.id, {"eisen": ["toestemming"], "door": "dag"})


def test_de_dag_telt_wat_mist_in_een_concept_en_laat_de_versie_staan(t):
    document = copy.deepcopy(bouw.SAM)
    morgen = vandaag() + dt.timedelta(days=1)
    document["verzuim"]["thuis_sinds"] = morgen.isoformat()
    document["criteria"]["stap_2"] = []
    casus = bouw.casus(t.tafel, t.cv, document=document, nog_te_doen=0)
    assert services.volg_de_dag(vandaag()) == 0
    voor = weer(casus).versie
    assert services.volg_de_dag(morgen) == 1
    na = weer(casus)
    assert (na.versie, na.nog_te_doen) == (voor, 1)
    assert [f[:3] for f in _flips(casus)] == [("stap_2", "nvt", "nog_niet")]


@pytest.mark.parametrize("stand", ["opvolging", "afgesloten", "ingetrokken", "doorverwezen"])
def test_een_casus_die_verder_is_wordt_niet_meer_gevolgd(t, stand):
    casus = bouw.casus(t.tafel, t.cv, stand, toetsstand={"plan": "nog_niet"})
    assert services.volg_de_dag(vandaag()) == 0
    assert weer(casus).toetsstand == {"plan": "nog_niet"}


def test_meer_casussen_dan_in_een_keer(t, monkeypatch):
    monkeypatch.setattr("tafel.toetsen.services.volgen.PER_KEER", 2)
    for _ in range(5):
        bouw.casus(t.tafel, t.cv, toetsstand={"plan": "nog_niet"})
    assert services.volg_de_dag(vandaag()) == 5
    assert services.volg_de_dag(vandaag()) == 0


# --- the criteria of a table ------------------------------------------------------------------------------------------


def _open(casus, dag=None):
    uitslag = queries.toets_van(weer(casus), "doorbraakoverleg", dag)
    return uitslag.eis("eerdere_overleggen").voldaan


def test_een_concept_volgt_de_versie_van_vandaag_en_een_ingediende_casus_die_van_toen(t):
    concept, oud = bouw.casus(t.tafel, t.cv), bouw.casus(t.tafel, t.cv, "ingediend", criteria_nummer=1)
    nieuw = bouw.casus(t.tafel, t.cv, "ingediend", criteria_nummer=2)
    elders = bouw.casus(bouw.tafel("ABC"), t.cv)
    versie(t.tafel, DRIE)
    assert [_open(c) for c in (concept, oud, nieuw, elders)] == [False, True, False, True]


def test_een_versie_van_morgen_telt_vandaag_nog_niet(t, monkeypatch):
    concept = bouw.casus(t.tafel, t.cv)
    morgen = vandaag() + dt.timedelta(days=1)
    versie(t.tafel, DRIE, morgen)
    assert _open(concept) is True
    assert queries.criteria_nu(t.tafel.id)[0] == 1
    assert queries.criteria_nu(t.tafel.id, morgen) == (2, DRIE)
    monkeypatch.setattr("tafel.casussen.models.vandaag", lambda: morgen)
    assert _open(concept) is False


def test_van_twee_op_een_dag_geldt_de_laatste(t):
    concept = bouw.casus(t.tafel, t.cv)
    versie(t.tafel, DRIE)
    versie(t.tafel, Criteria(), nummer=3)
    assert _open(concept) is True
    assert queries.criteria_nu(t.tafel.id) == (3, Criteria())
    assert queries.geldt_nu(queries.versies(t.tafel.id), vandaag()).nummer == 3


def test_wie_voor_het_eerst_indient_houdt_de_versie_ook_na_teruggeven(t):
    versie(t.tafel, Criteria(pogingen=1, vierjarigen=False))
    casus = weer(bouw.casus(t.tafel, t.cv))
    services.leg_toets_vast(casus, queries.toets_van(casus, "doorbraakoverleg"), "ingediend")
    assert casus.criteria_nummer == 2
    versie(t.tafel, DRIE, nummer=3)
    casus = weer(casus)
    casus.stand = "teruggegeven"
    assert _open(casus) is True
    casus = weer(casus)
    services.leg_toets_vast(casus, queries.toets_van(casus, "doorbraakoverleg"), "ingediend")
    assert casus.criteria_nummer == 2
    assert {rij.criteria_nummer for rij in sessie.scalars(sa.select(Toets))} == {2}


def test_een_rij_van_een_lijst_draagt_haar_eisen_zelf(app, t):
    versie(t.tafel, DRIE)
    for _ in range(3):
        bouw.casus(t.tafel, t.cv)
    with statements(app) as gezien:
        rijen = sessie.execute(sa.select(Casus.aanmelding, Casus.vraag, Casus.criteria)).all()
        assert [queries.toets_van(rij, "doorbraakoverleg").uitkomst for rij in rijen] == ["nog_niet_tafelrijp"] * 3
    assert len(gezien) == 1


def test_een_nieuwe_casus_kent_de_versie_meteen(t):
    versie(t.tafel, Criteria(hard=frozenset({"eerdere_poging"})))
    casus = maak_casus(bouw.actor(t.cv, t.tafel, "casusverantwoordelijke"), {**bouw.SAM, "eerdere_pogingen": []}, VRAAG)
    assert casus.nog_te_doen == 1


def test_een_versie_vanaf_vandaag_kijkt_concepten_meteen_na(t):
    concept, ingediend = bouw.casus(t.tafel, t.cv), bouw.casus(t.tafel, t.cv, "ingediend", criteria_nummer=1)
    services.volg_de_dag(vandaag())
    beheerder = bouw.mens(t.tafel, "beheerder")
    rij = services.maak_versie(bouw.actor(beheerder, t.tafel, "beheerder"), DRIE, vandaag(), "  Zo afgesproken. ")
    assert (rij.nummer, rij.reden, rij.parameters["overleggen"]) == (2, "Zo afgesproken.", 3)
    assert _flips(concept) == [("eerdere_overleggen", "voldaan", "nog_niet", "criteria", None)]
    assert _flips(ingediend) == []
    assert weer(concept).nog_te_doen == 1
    assert queries.volgers(t.tafel.id) == {None: 1, 1: 1}


def test_een_versie_die_niet_mag_wordt_niet_bewaard(t):
    actor = bouw.actor(bouw.mens(t.tafel, "beheerder"), t.tafel, "beheerder")
    with pytest.raises(Geweigerd):
        services.maak_versie(actor, DRIE, vandaag() - dt.timedelta(days=1), "Zo.")
    assert len(queries.versies(t.tafel.id)) == 1
