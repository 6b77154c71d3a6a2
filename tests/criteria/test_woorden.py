"""The sentences of the check: who and what they name, in the right number."""

from typing import Any

import pytest

from tafel.criteria.rules.basis import kort, opsomming
from tests.criteria.voorbeeld import NET_16, eis

MORGEN = "2026-11-24"
KETEN = {"soort": "ketenhulp_gestagneerd", "instantie": "De Brug", "datum": "2026-11-01", "uitkomst": "nee"}


@pytest.mark.parametrize("code, wijzig, uitleg", [
    ("plicht", {"leerling.geboortedatum": "2008-11-23"}, "De leerling is 18 jaar of ouder. Er is geen leerplicht of "
     "kwalificatieplicht meer. Vraag het Doorstroompunt om hulp."),
    ("stap_2_bewijs", {"criteria.stap_2": [{**KETEN, "datum": None}]},
     "Bij reden 1 van stap 2 ontbreekt nog: de datum."),
    ("stap_2_bewijs", {"criteria.stap_2": [{"soort": "ketenhulp_gestagneerd"}]},
     "Bij reden 1 van stap 2 ontbreken nog: de instantie, de datum en het antwoord."),
    ("geinformeerd", {"geinformeerd.leerling": None}, "Nog niet ingevuld sinds wanneer de leerling hiervan weet."),
    ("geinformeerd", {"geinformeerd.ouders": None}, "Nog niet ingevuld sinds wanneer de ouders hiervan weten."),
    ("geinformeerd", {"geinformeerd.ouders": MORGEN}, "De datum waarop de ouders het hoorden is nog niet geweest."),
    ("geinformeerd", {"geinformeerd.leerling": MORGEN}, "De datum waarop de leerling het hoorde is nog niet geweest."),
    ("geinformeerd", {"leerling.geboortedatum": NET_16, "geinformeerd.leerling": MORGEN},
     "De datum waarop de leerling het hoorde is nog niet geweest."),
    ("partijen", {"partijen": []}, "Er is nog geen organisatie genoemd. Noem er minstens twee. "
     "Leerling en ouders tellen hier niet mee."),
    ("toestemming_beide_ouders", {"toestemmingen": []}, "Nog geen van de 2 ouders met gezag gaf toestemming om te "
     "delen. Vraag het alle ouders met gezag."),
    ("toestemming_beide_ouders", {"toestemmingen.1.datum": MORGEN}, "Van de 2 ouders met gezag gaf er 1 toestemming "
     "om te delen. Vraag het alle ouders met gezag."),
])  # fmt: skip
def test_uitleg(code: str, wijzig: dict[str, Any], uitleg: str) -> None:
    assert eis(code, wijzig).uitleg == uitleg


def test_half_gesprek_naast_een_ander_gesprek() -> None:
    anders = {"organisatie": "Een ander"}
    e = eis("opschaling", {"opschalingen": [anders, {"organisatie": "De Brug", "leidinggevende": "B"}]})
    assert e.uitleg.startswith("Nog niet compleet: het gesprek met de leidinggevende van De Brug.")
    assert (e.veld, e.actie) == (
        "opschalingen-1-functie",
        "Maak het gesprek met de leidinggevende van De Brug compleet",
    )


def test_kort_en_opsomming() -> None:
    assert kort("a\n  b") == "a b"
    assert kort("x" * 80) == "x" * 80
    assert kort("x" * 81) == "x" * 79 + "…"
    assert [opsomming(list("abc")[:n]) for n in (1, 2, 3)] == ["a", "a en b", "a, b en c"]
