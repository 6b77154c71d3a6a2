"""A talk with a file that is larger than it may be."""

from __future__ import annotations

from tafel.documenten.models import Document
from tests.casussen.hulp import haal, maak, tel
from tests.documenten.hulp import stuur
from tests.opschalingen.hulp import gesprek, zonder_gesprek


def test_een_te_groot_bestand_zegt_het_bij_het_veld_en_houdt_de_tekst(app, als, tafel):
    nummer = maak(tafel, document=zonder_gesprek())
    pad, groot = f"/casussen/{nummer}/opschaling", b"x" * 22_100_000
    antwoord = stuur(als(tafel.cv), pad, groot, **gesprek())
    assert antwoord.status_code == 413
    assert "Dit bestand is groter dan 20 MB." in antwoord.text.split('id="bestand-hint"')[1][:400]
    assert 'value="R. Baas"' in antwoord.text
    assert (haal(nummer).aanmelding["opschalingen"], tel(Document)) == ([], 0)
    for wie, status in ((tafel.ander, 404), (None, 303)):
        assert stuur(als(wie), pad, groot, **gesprek()).status_code == status
