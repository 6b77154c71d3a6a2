"""Spoed as the asker and the chair see it: how it stands, before which day, and a name in a text."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.kern.clock import vandaag
from tests import bouw
from tests.casussen.hulp import HTMX, lees, maak

VRAAG = {"reden": "De opvang stopt vrijdag.", "waarom_nu": "Dan is er niemand thuis."}


def dag(n):
    return (vandaag() + dt.timedelta(days=n)).isoformat()


def test_wie_spoed_vroeg_ziet_bij_de_casus_hoe_het_staat(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    cv, vz = als(tafel.cv), als(tafel.voorzitter)
    stand = f"/casussen/{nummer}/spoed/stand"
    assert stand in cv.get(f"/casussen/{nummer}").text
    assert "Kan het niet wachten? Vraag spoed" in cv.get(stand, headers=HTMX).text
    cv.post(f"/casussen/{nummer}/spoed", data={**VRAAG, "gewenst_op": dag(4)})
    stuk = cv.get(stand, headers=HTMX).text
    assert "Spoed gevraagd" in stuk and "Een antwoord is nodig vóór" in stuk and "<html" not in stuk
    assert "De opvang stopt" not in stuk  # the reason stays on its own page
    vz.post(f"/instroom/{nummer}/spoed", data={"besluit": "weigeren", "spoedreden": "Kan wachten."})
    assert "Geen spoed" in cv.get(stand, headers=HTMX).text
    assert "zei nee op" in cv.get(f"/casussen/{nummer}/spoed").text
    cv.post(f"/casussen/{nummer}/spoed", data={**VRAAG, "gewenst_op": dag(4)})
    vz.post(f"/instroom/{nummer}/spoed", data={"besluit": "toekennen_toelaten", "spoedreden": "Ja."})
    heel = cv.get(stand).text
    assert "<html" in heel and "Deze casus heeft spoed" in heel and "gegeven op" in heel
    assert "zei ja op" in cv.get(f"/casussen/{nummer}/spoed").text
    buiten = als(bouw.mens(tafel.tafel, "casusverantwoordelijke", "Buiten Staander"))
    assert buiten.get(stand).status_code == 404


def test_de_wachtrij_zegt_bij_spoed_voor_welke_dag_en_nooit_op_tijd(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    cv, vz = als(tafel.cv), als(tafel.voorzitter)
    cv.post(f"/casussen/{nummer}/spoed", data={**VRAAG, "gewenst_op": dag(4)})
    vz.post(f"/instroom/{nummer}", data={"besluit": "toelaten"})
    gevraagd = vz.get("/instroom/wachtrij").text
    assert "Gevraagd: een antwoord vóór" in gevraagd
    vz.post(f"/instroom/{nummer}/spoed", data={"besluit": "toekennen", "spoedreden": "Ja."})
    tekst = vz.get("/instroom/wachtrij").text
    assert "Spoed, nodig vóór" in tekst and "Op tijd" not in tekst


def test_een_naam_in_de_spoedvraag_of_een_brief_geeft_een_rustige_melding(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    cv, vz = als(tafel.cv), als(tafel.voorzitter)
    assert cv.post(f"/casussen/{nummer}/spoed", data={**VRAAG, "reden": "Sam is alleen."}).status_code == 303
    assert "In uw tekst staat “Sam”" in cv.get(f"/casussen/{nummer}/spoed").text
    vz.post(f"/instroom/{nummer}", data={"besluit": "toelaten"})
    brief = f"/instroom/{nummer}/brief/casusverantwoordelijke"
    assert "In deze brief staat" not in vz.get(brief).text
    assert vz.post(brief, data={"tekst": "Beste collega, meneer Verzonnen belde."}).status_code == 303
    assert "In deze brief staat “Verzonnen”" in vz.get(brief).text
    for naam in ("Sam", "Verzonnen"):  # nothing of these texts leaves by mail
        assert lees(sa.select(sa.func.count(Bericht.id)).where(Bericht.tekst.contains(naam))) == 0


def test_zonder_naam_staat_er_geen_melding(app, als, tafel):
    nummer = maak(tafel, "ingediend")
    cv = als(tafel.cv)
    cv.post(f"/casussen/{nummer}/spoed", data=VRAAG)
    assert "In uw tekst staat" not in cv.get(f"/casussen/{nummer}/spoed").text
