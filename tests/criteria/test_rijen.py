"""Rows by key: the same key each time, and a field at its own place whatever happens to other rows."""

from __future__ import annotations

import copy
import datetime as dt

import pytest

from tafel.criteria.feiten import feiten_uit
from tafel.criteria.formulier import lees_formulier, veldwaarden
from tafel.criteria.rijen import (
    LIJSTEN,
    bladnamen,
    haal_rij_weg,
    lees_plek,
    met_sleutels,
    op_sleutel,
    plek_van,
    rijen,
    splits,
    vind_rij,
    zet_plek,
    zonder_sleutels,
)
from tafel.criteria.schema import is_leeg, leeg_document, veld_bij
from tests.bouw import SAM
from tests.criteria.voorbeeld import GOED


def test_elke_regel_krijgt_een_sleutel_en_steeds_dezelfde():
    een, twee = met_sleutels(SAM), met_sleutels(copy.deepcopy(SAM))
    assert een == twee
    assert zonder_sleutels(een) == SAM
    for lijst in LIJSTEN:
        sleutels = [rij["_id"] for rij in rijen(een, lijst)]
        assert len(set(sleutels)) == len(sleutels)
    assert met_sleutels(een) == een


def test_dubbele_en_verkeerde_sleutels_worden_nieuwe():
    zelfde = {"rol": "ouders", "_id": "0000000a"}
    document = met_sleutels({"partijen": [zelfde, dict(zelfde), {"rol": "x", "_id": "A"}, {"rol": "x"}, {"rol": "x"}]})
    sleutels = [rij["_id"] for rij in rijen(document, "partijen")]
    assert sleutels[0] == "0000000a"
    assert len(set(sleutels)) == 5


def test_de_sleutel_is_niet_ingevuld_en_verandert_geen_feit():
    assert is_leeg({"_id": "0000000a", "rol": None})
    dag = dt.date(2026, 11, 30)
    assert feiten_uit(met_sleutels(SAM), dag, "doorbraakoverleg") == feiten_uit(SAM, dag, "doorbraakoverleg")


@pytest.mark.parametrize(
    "naam, delen",
    [
        ("opschalingen-0-datum", ("opschalingen", "0", "datum")),
        ("opschalingen-1a2b3c4d-datum", ("opschalingen", "1a2b3c4d", "datum")),
        ("plan_van_aanpak-afspraken-12-wie", ("plan_van_aanpak-afspraken", "12", "wie")),
        ("plan_van_aanpak-datum", ("", "", "plan_van_aanpak-datum")),
        ("opschalingen", ("", "", "opschalingen")),
        ("opschalingen-x-datum", ("", "", "opschalingen-x-datum")),
        ("opschalingen-1a2b3c4d", ("opschalingen", "1a2b3c4d", "")),
    ],
)
def test_een_naam_in_delen(naam, delen):
    assert splits(naam) == delen


@pytest.mark.parametrize(
    "naam",
    ["", "onzin", "leerling", "opschalingen", "opschalingen-0", "opschalingen-datum", "opschalingen-0-x", "vraag"],
)
def test_wat_geen_veld_is(naam):
    with pytest.raises(KeyError):
        plek_van(naam)


def test_een_nummer_is_de_regel_op_die_plek():
    document = met_sleutels(SAM)
    sleutel = document["partijen"][2]["_id"]
    assert op_sleutel(document, "partijen-2-naam") == f"partijen-{sleutel}-naam"
    assert op_sleutel(document, "partijen-2") == f"partijen-{sleutel}"
    assert op_sleutel(document, "partijen-99-naam") == "partijen-99-naam"
    assert op_sleutel(document, "verzuim-soort") == "verzuim-soort"
    assert veld_bij(f"partijen-{sleutel}-naam") is veld_bij("partijen-2-naam")


def test_zetten_maakt_een_regel_en_leegmaken_haalt_hem_weg():
    document = met_sleutels(leeg_document())
    plek = plek_van("plan_van_aanpak-afspraken-0000000a-wie")
    zet_plek(document, plek, "mentor")
    assert document["plan_van_aanpak"]["afspraken"] == [
        {"wie": "mentor", "wat": None, "wanneer": None, "_id": "0000000a"}
    ]
    assert lees_plek(document, plek) == "mentor"
    zet_plek(document, plek, None)
    assert document["plan_van_aanpak"] is None
    zet_plek(document, plek_van("steunpersoon-naam"), "Oom Jan")
    assert document["steunpersoon"] == {"naam": "Oom Jan", "relatie": None}
    zet_plek(document, plek_van("steunpersoon-naam"), None)
    assert document["steunpersoon"] is None
    zet_plek(document, plek_van("criteria-stap_1"), ["verschil_van_mening"])
    assert lees_plek(document, plek_van("criteria-stap_1")) == ["verschil_van_mening"]


def test_een_half_document_kan_ook():
    document = met_sleutels({"criteria": None, "plan_van_aanpak": None, "partijen": None})
    assert lees_plek(document, plek_van("criteria-stap_2-0000000a-soort")) is None
    zet_plek(document, plek_van("criteria-stap_2-0000000a-soort"), "zorgmelding")
    assert document["criteria"]["stap_1"] == []
    assert vind_rij(document, "criteria-stap_2", "0000000a")["soort"] == "zorgmelding"


def test_weghalen_verschuift_niets_en_twee_keer_kan():
    document = met_sleutels(SAM)
    sleutels = [rij["_id"] for rij in rijen(document, "partijen")]
    assert haal_rij_weg(document, "partijen", sleutels[1])
    assert not haal_rij_weg(document, "partijen", sleutels[1])
    assert [rij["_id"] for rij in rijen(document, "partijen")] == [sleutels[0], *sleutels[2:]]


def test_door_het_formulier_en_terug():
    document = met_sleutels({**leeg_document(), **GOED} if isinstance(GOED, dict) else SAM)
    velden = veldwaarden(document)
    deel, fouten = lees_formulier({n: [w] if isinstance(w, str) else w for n, w in velden.items()}, ["partijen"])
    assert fouten == []
    assert [rij["_id"] for rij in deel["partijen"]] == [rij["_id"] for rij in document["partijen"]]
    assert set(bladnamen(document)) == set(velden)
