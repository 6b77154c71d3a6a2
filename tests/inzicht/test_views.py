"""The figures: only for the analist, small numbers screened."""

from __future__ import annotations

from tafel.kern.db import sessie
from tests import bouw


def test_de_analist_ziet_geen_aantal_onder_de_vijf(app, als):
    tafel = bouw.tafel()
    analist, cv = bouw.mens(tafel, "analist"), bouw.mens(tafel, "casusverantwoordelijke")
    for oorzaak, aantal in (("wachtlijst", 9), ("visieverschil", 3), ("partner", 2), ("problematiek", 1)):
        for _ in range(aantal):
            bouw.casus(tafel, cv, "opvolging", oorzaak_soort=oorzaak)
    sessie.commit()
    tekst = als(analist).get("/inzicht").get_data(as_text=True)
    assert "De meeste casussen zitten vast op een wachtlijst" in tekst
    assert "Samen 15 casussen" in tekst
    oorzaken = tekst.split("Waarom het vastzit", 1)[1].split("</section>")[0]
    assert oorzaken.count("Alle andere: minder dan 5 per soort.") == 1
    assert "&lt;5" not in oorzaken
    assert "Verschil van visie" not in oorzaken
    assert ">9<" in oorzaken
    assert als(cv).get("/inzicht").status_code == 403
    vandaag = als(analist).get("/").get_data(as_text=True)
    assert vandaag.count("Alle andere: minder dan 5 per soort.") == 2
    assert "&lt;5" not in vandaag


def test_bij_te_weinig_casussen_staat_er_niets(app, als):
    tafel = bouw.tafel()
    analist, cv = bouw.mens(tafel, "analist"), bouw.mens(tafel, "casusverantwoordelijke")
    bouw.casus(tafel, cv, "opvolging")
    sessie.commit()
    tekst = als(analist).get("/inzicht").get_data(as_text=True)
    assert "Minder dan vijf casussen" in tekst
    assert "<tbody>" not in tekst
