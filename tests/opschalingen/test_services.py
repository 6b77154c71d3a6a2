"""Noting a talk, and what never gets stored."""

from __future__ import annotations

import datetime as dt

import pytest

from tafel.aanmeldingen.services import maak_casus, voeg_rij_toe
from tafel.kern.refusals import Geweigerd
from tafel.opschalingen.rules.gesprek import Invoer
from tafel.opschalingen.services import noteer_gesprek
from tests import bouw
from tests.opschalingen.hulp import zonder_gesprek

GEHEIM = "Dit hoort hier niet."


@pytest.fixture
def opzet(db):
    """A table, its casusverantwoordelijke as who asks."""
    tafel = bouw.tafel()
    cv = bouw.mens(tafel, "casusverantwoordelijke")
    bouw.mens(tafel, "voorzitter")
    return tafel, cv, bouw.actor(cv, tafel, "casusverantwoordelijke")


def _invoer(**anders):
    goed = {
        "organisatie": "Jeugdhulp De Brug", "naam": "R. Baas", "functie": "teamleider",
        "datum": dt.date(2026, 11, 20), "uitkomst": "Geen plek.", "zonder_resultaat": True,
    }  # fmt: skip
    return Invoer(**{**goed, **anders})


def test_in_een_concept_is_het_een_rij_van_de_aanmelding(opzet):
    tafel, cv, actor = opzet
    casus = bouw.casus(tafel, cv, document=zonder_gesprek())
    sleutel = noteer_gesprek(actor, casus, _invoer())
    assert [(r["_id"], r["leidinggevende"]) for r in casus.aanmelding["opschalingen"]] == [(sleutel, "R. Baas")]


def test_een_tweede_gesprek_laat_het_eerste_staan(opzet):
    tafel, cv, actor = opzet
    casus = bouw.casus(tafel, cv)
    noteer_gesprek(actor, casus, _invoer(naam="T. Twee"))
    assert [r["leidinggevende"] for r in casus.aanmelding["opschalingen"]] == ["R. Baas", "T. Twee"]


def test_een_half_gesprek_wordt_geweigerd_met_elke_reden(opzet):
    tafel, cv, actor = opzet
    casus = bouw.casus(tafel, cv, document=zonder_gesprek())
    with pytest.raises(Geweigerd) as nee:
        noteer_gesprek(actor, casus, Invoer())
    assert {w.veld for w in nee.value.weigeringen} == {
        "organisatie", "naam", "functie", "datum", "zin", "zonder_resultaat",
    }  # fmt: skip
    assert casus.aanmelding["opschalingen"] == []


def test_in_de_opvolging_kan_het_niet_meer(opzet):
    tafel, cv, actor = opzet
    casus = bouw.casus(tafel, cv, "opvolging")
    with pytest.raises(Geweigerd):
        noteer_gesprek(actor, casus, _invoer())


@pytest.mark.parametrize("soort", ["proces_verbaal", "preventief_gesprek"])
def test_de_inhoud_komt_langs_geen_weg_in_de_database(opzet, soort):
    _, _, actor = opzet
    document = zonder_gesprek()
    document["inzet"] = [{"soort": soort, "datum": "2026-10-01", "uitkomst": GEHEIM}]
    casus = maak_casus(actor, document)
    assert GEHEIM not in repr(casus.aanmelding)
    assert casus.aanmelding["inzet"][0]["soort"] == soort
    with pytest.raises(Geweigerd) as nee:
        voeg_rij_toe(actor, casus, "inzet", {"soort": soort, "datum": "2026-10-02", "uitkomst": GEHEIM})
    assert "Haal deze tekst weg." in nee.value.weigeringen[0].melding
    assert GEHEIM not in repr(casus.aanmelding)
