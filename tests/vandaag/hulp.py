"""Read a start page."""

from __future__ import annotations


def tekst(als, mens, pad: str = "/") -> str:
    """Return the page of somebody; checks what holds for every start page."""
    antwoord = als(mens).get(pad)
    assert antwoord.status_code == 200
    inhoud = antwoord.get_data(as_text=True)
    assert "<title>Vandaag – Tafel</title>" in inhoud
    assert "Sam Verzonnen" not in inhoud
    assert "Stap(" not in inhoud
    assert inhoud.count('<a class="knop"') <= 1
    return inhoud
