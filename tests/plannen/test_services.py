"""Versions: one holds, older ones stay, the one on the table never changes."""

from __future__ import annotations

import copy

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from tafel.aan_tafel.services import begin_punt, open_overleg
from tafel.aanmeldingen.services import dien_in
from tafel.berichten.models import Bericht
from tafel.casussen.models import Casus
from tafel.documenten.models import Document
from tafel.kern.db import sessie
from tafel.kern.refusals import Geweigerd
from tafel.logboek.models import Logregel
from tafel.overleggen.models import Agendapunt
from tafel.overleggen.queries import plan_op_tafel
from tafel.overleggen.services import speld_plannen_vast
from tafel.plannen.models import Planversie
from tafel.plannen.queries import find_concept, find_huidige, versies
from tafel.plannen.rules.regels import uit_document
from tafel.plannen.services import bewaar_concept, leg_plan_vast, maak_versie
from tests import bouw
from tests.plannen.hulp import regel


@pytest.fixture
def tafel(db):
    """A table with a chair, a casusverantwoordelijke and a zaakonderzoeker."""

    class T:
        pass

    t = T()
    t.tafel = bouw.tafel()
    t.cv = bouw.mens(t.tafel, "casusverantwoordelijke")
    t.zo = bouw.mens(t.tafel, "zaakonderzoeker")
    t.voorzitter = bouw.mens(t.tafel, "voorzitter")
    t.als_cv = bouw.actor(t.cv, t.tafel, "casusverantwoordelijke")
    t.als_vz = bouw.actor(t.voorzitter, t.tafel, "voorzitter")
    return t


def casus_van(t, stand="toegelaten", **anders):
    casus = bouw.casus(t.tafel, t.cv, stand, **anders)
    bouw.toegang(casus, t.zo, "zaakonderzoeker")
    return casus


def tel(model, **waar):
    return sessie.scalar(sa.select(sa.func.count()).select_from(model).filter_by(**waar))


def test_indienen_maakt_versie_1_en_hetzelfde_plan_geen_tweede(tafel):
    casus = casus_van(tafel, "concept")
    dien_in(tafel.als_cv, casus)
    een = find_huidige(casus.id)
    assert (een.nummer, een.stand, een.door_id) == (1, "definitief", tafel.cv.id)
    assert uit_document(een.inhoud)[0].wat == "belt elke maandag"
    assert leg_plan_vast(tafel.als_cv, casus).id == een.id
    assert tel(Planversie) == 1
    anders = copy.deepcopy(casus.aanmelding)
    anders["plan_van_aanpak"]["afspraken"][0]["wat"] = "belt elke dag"
    casus.aanmelding = anders
    twee = leg_plan_vast(tafel.als_cv, casus)
    assert (twee.nummer, twee.stand, een.stand) == (2, "definitief", "vervallen")
    assert tel(Logregel, wat="plan vastgelegd") == 2


def test_zonder_plan_geen_versie(tafel):
    casus = casus_van(tafel, "concept", document={**bouw.SAM, "plan_van_aanpak": None})
    assert leg_plan_vast(tafel.als_cv, casus) is None
    assert tel(Planversie) == 0


def test_een_nieuwe_versie_laat_de_aanmelding_zoals_zij_was(tafel):
    casus = casus_van(tafel)
    voor = copy.deepcopy(casus.aanmelding)
    een = leg_plan_vast(tafel.als_cv, casus)
    twee = maak_versie(tafel.als_cv, casus, [regel("school", "maakt een rooster", "2026-12-01")], "De mentor is ziek.")
    assert casus.aanmelding == voor
    assert (een.stand, twee.nummer, twee.stand, twee.reden) == ("vervallen", 2, "definitief", "De mentor is ziek.")
    assert twee.inhoud["doel_is_onderwijs"] is True
    assert [r.wie for r in uit_document(twee.inhoud)] == ["school"]
    assert [r.nummer for r in versies(casus.id)] == [2, 1]
    assert sessie.scalars(sa.select(Bericht.aan_id)).all() == [tafel.zo.id]
    tekst = sessie.scalar(sa.select(Bericht.tekst))
    assert "versie 2" in tekst
    assert "Sam" not in tekst


def test_de_eerste_keer_met_de_hand_houdt_ook_wat_is_ingediend(tafel):
    casus = casus_van(tafel)  # handed in before versions were kept
    nieuw = maak_versie(tafel.als_cv, casus, [regel("school", "maakt een rooster", "2026-12-01")], "Omdat.")
    assert nieuw.nummer == 2
    assert [(r.nummer, r.stand) for r in versies(casus.id)] == [(2, "definitief"), (1, "vervallen")]
    assert uit_document(versies(casus.id)[1].inhoud)[0].wat == "belt elke maandag"


def test_het_bestand_met_het_plan_hoort_bij_de_versie(tafel):
    casus = casus_van(tafel)
    een = leg_plan_vast(tafel.als_cv, casus)
    bestand = Document(
        casus_id=casus.id, soort="plan_van_aanpak", omschrijving="Plan", naam="plan.pdf", mediatype="application/pdf",
        grootte=3, sha256="a" * 64, op=een.op, door_id=tafel.cv.id, sleutel=b"x", sleutel_id="k", blokken=1,
    )  # fmt: skip
    sessie.add(bestand)
    sessie.flush()
    twee = leg_plan_vast(tafel.als_cv, casus)
    assert (twee.nummer, twee.document_id, twee.document_merk) == (2, bestand.id, "a" * 64)
    assert twee.merk != een.merk
    assert twee.inhoud == een.inhoud


def test_een_geweigerde_versie_bewaart_niets(tafel):
    casus = casus_van(tafel)
    een = leg_plan_vast(tafel.als_cv, casus)
    for regels, reden, code in (
        ([], "Omdat.", "geen_regels"),
        ([regel(wanneer="")], "Omdat.", "geen_wanneer"),
        ([regel("school", "nieuw")], " ", "geen_reden"),
        (uit_document(een.inhoud), "Omdat.", "gelijk"),
    ):
        with pytest.raises(Geweigerd) as geweigerd:
            maak_versie(tafel.als_cv, casus, regels, reden)
        assert code in [w.code for w in geweigerd.value.weigeringen]
    assert tel(Planversie) == 1
    casus.stand = "afgesloten"
    with pytest.raises(Geweigerd):
        maak_versie(tafel.als_cv, casus, [regel()], "Omdat.")


def test_een_concept_verandert_en_wordt_een_versie(tafel):
    casus = casus_van(tafel)
    leg_plan_vast(tafel.als_cv, casus)
    eerste = bewaar_concept(tafel.als_cv, casus, [regel(wie="")], "")
    tweede = bewaar_concept(tafel.als_cv, casus, [regel("school", "belt", "")], "Half.")
    assert eerste.id == tweede.id == find_concept(casus.id).id
    assert [r.stand for r in versies(casus.id)] == ["definitief"]
    assert [r.stand for r in versies(casus.id, concept=True)] == ["concept", "definitief"]
    nieuw = maak_versie(tafel.als_cv, casus, [regel("school", "belt")], "Omdat.")
    assert (nieuw.nummer, nieuw.stand) == (2, "definitief")
    assert find_concept(casus.id) is None


def test_de_database_houdt_een_versie_die_geldt(tafel):
    casus = casus_van(tafel)
    een = leg_plan_vast(tafel.als_cv, casus)
    dubbel = Planversie(
        casus_id=casus.id, nummer=7, stand="definitief", inhoud={}, merk="0" * 64, door_id=een.door_id, op=een.op
    )
    sessie.add(dubbel)
    with pytest.raises(IntegrityError):
        sessie.flush()
    sessie.rollback()


# --- on the table -----------------------------------------------------------------------------------------------------


def punt_van(casus):
    return sessie.scalars(sa.select(Agendapunt).where(Agendapunt.casus_id == casus.id)).one()


def test_bij_het_openen_ligt_de_versie_op_tafel_en_die_blijft(tafel):
    met, zonder = casus_van(tafel), casus_van(tafel)
    geen = casus_van(tafel, document={**bouw.SAM, "plan_van_aanpak": None})
    een = leg_plan_vast(tafel.als_cv, met)
    overleg = bouw.overleg(tafel.tafel, tafel.voorzitter, met, zonder, geen)
    open_overleg(tafel.als_vz, overleg)
    assert punt_van(met).planversie_id == een.id
    assert punt_van(zonder).planversie_id == find_huidige(zonder.id).id  # kept at the opening
    assert punt_van(geen).planversie_id is None
    twee = maak_versie(tafel.als_cv, met, [regel("school", "nieuw")], "Omdat.")
    assert twee.nummer == 2
    assert speld_plannen_vast(tafel.als_vz, overleg.id) == 0
    begin_punt(tafel.als_vz, overleg, punt_van(met), met)
    assert punt_van(met).planversie_id == een.id
    _dag, plan = plan_op_tafel(punt_van(met).id)
    assert (plan.nummer, plan.kort, plan.heel, plan.nieuwste) == (1, een.merk[:8], True, 2)
    assert uit_document(plan.inhoud)[0].wat == "belt elke maandag"


def test_wat_later_op_de_agenda_komt_krijgt_zijn_plan_als_het_begint(tafel):
    eerst, later = casus_van(tafel), casus_van(tafel)
    overleg = bouw.overleg(tafel.tafel, tafel.voorzitter, eerst)
    open_overleg(tafel.als_vz, overleg)
    punt = Agendapunt(overleg_id=overleg.id, casus_id=later.id, volgorde=2, minuten=20)
    sessie.add(punt)
    sessie.flush()
    begin_punt(tafel.als_vz, overleg, punt, later)
    assert punt.planversie_id == find_huidige(later.id).id


def test_een_veranderde_rij_wordt_gezien(tafel):
    casus = casus_van(tafel)
    een = leg_plan_vast(tafel.als_cv, casus)
    overleg = bouw.overleg(tafel.tafel, tafel.voorzitter, casus)
    open_overleg(tafel.als_vz, overleg)
    assert plan_op_tafel(punt_van(casus).id)[1].heel
    inhoud = copy.deepcopy(een.inhoud)
    inhoud["afspraken"][0]["wat"] = "belt nooit"
    sessie.execute(sa.update(Planversie).where(Planversie.id == een.id).values(inhoud=inhoud))
    sessie.expire_all()
    assert not plan_op_tafel(punt_van(casus).id)[1].heel


def test_geen_service_verandert_een_versie_die_is_vastgelegd(tafel):
    casus = casus_van(tafel)
    een = leg_plan_vast(tafel.als_cv, casus)
    voor = (copy.deepcopy(een.inhoud), een.merk, een.op, een.door_id, een.reden, een.nummer)
    bewaar_concept(tafel.als_cv, casus, [regel("school", "a")], "")
    maak_versie(tafel.als_cv, casus, [regel("school", "b")], "Omdat.")
    maak_versie(tafel.als_cv, casus, [regel("school", "c")], "Omdat.")
    leg_plan_vast(tafel.als_cv, sessie.get(Casus, casus.id))
    sessie.expire_all()
    na = sessie.get(Planversie, een.id)
    assert (na.inhoud, na.merk, na.op, na.door_id, na.reden, na.nummer) == voor
    assert na.stand == "vervallen"
