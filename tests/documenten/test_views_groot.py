"""A request that is larger than it may be: the sentence at the form, and nothing told to who may not be there."""

from __future__ import annotations

from tafel.documenten.models import Document
from tests.casussen.hulp import maak, tel
from tests.documenten.hulp import BRIEF, adres, erbij, stuur


def test_te_groot_413_met_zin_en_getypte_tekst(app, als, tafel):
    nummer = maak(tafel, "toegelaten")
    client = als(tafel.cv)
    for grootte in (21 * 1024 * 1024 + 1, 60_000_000):
        antwoord = stuur(client, f"/casussen/{nummer}/documenten", b"x" * grootte, **BRIEF)
        assert antwoord.status_code == 413
        assert "Samen is dit meer dan 20 MB." in antwoord.text and 'value="Gesprek met de school"' in antwoord.text
    net = stuur(client, f"/casussen/{nummer}/documenten", b"%PDF-" + b"x" * (20 * 1024 * 1024), **BRIEF)
    assert net.status_code == 422 and "Dit bestand is groter dan 20 MB." in net.text
    document = erbij(client, nummer)
    assert "Samen is dit meer dan 20 MB." in stuur(client, adres(nummer, document, "/versie"), b"x" * 22_100_000).text
    assert tel(Document) == 1


def test_te_groot_zegt_niets_aan_wie_er_niet_in_mag(app, als, tafel):
    nummer = maak(tafel, "toegelaten")
    pad = f"/casussen/{nummer}/documenten"
    assert stuur(als(None), pad, b"x" * 22_100_000, **BRIEF).status_code == 303
    for wie in (tafel.ander, tafel.partij):
        antwoord = stuur(als(wie), pad, b"x" * 22_100_000, **BRIEF)
        assert antwoord.status_code == 404


def test_alleen_uploaden_mag_groot(app, als, tafel):
    nummer = maak(tafel, "toegelaten")
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/intrekken", data={"reden": "x" * 2_100_000})
    assert antwoord.status_code == 413
